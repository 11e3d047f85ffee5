"""The archive for Gradescope grades as here: run as its documentation describes, in a view of this
machine like a container of Docker. What its service does with results.json is not tried."""

import json
import subprocess
import sys
import zipfile

import pytest

from assignments.authoring import notebooks
from assignments.authoring.folder import load
from assignments.rehearsal.students import handed_in
from tests.assignments import authoring
from tests.assignments.tiny_class import run
from tests.assignments.views import container

ROSTER = "student_id,name,language,email\n20260001,김민지,ko,\n20260002,Ben Cole,en,ben@a.edu\n"
USERS = [{"email": "ben@a.edu", "id": 5, "name": "B. Cole"}]


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory):
    """An assignment, and the archive that grades it."""
    path = tmp_path_factory.mktemp("class")
    (path / "small").mkdir()
    authoring.folder(path / "small")
    (path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    known = ("--roster", path / "roster.csv", "--out", path / "autograder.zip")
    said = run("gradescope", path / "small", *known, "--visibility", "after_published")
    assert "keep it private" in said
    assert (path / "class.key").exists()
    assert (path / "autograder.zip").stat().st_mode & 0o077 == 0
    return path


def graded(class_folder, tmp_path, submission, users=USERS):
    """results.json for the files of a submission, {name: content}."""
    root = tmp_path / "autograder"
    (root / "results").mkdir(parents=True)
    (root / "submission").mkdir()
    for name, content in submission.items():
        (root / "submission" / name).write_bytes(content)
    metadata = {"id": 1, "created_at": "2018-07-01T14:22:32.365935-07:00", "users": users}
    (root / "submission_metadata.json").write_text(json.dumps(metadata))
    with zipfile.ZipFile(class_folder / "autograder.zip") as archive:
        archive.extractall(root / "source")
        assert {"setup.sh", "run_autograder"} <= set(archive.namelist())
    (root / "run_autograder").write_bytes((root / "source/run_autograder").read_bytes())
    (root / "run_autograder").chmod(0o755)
    environment = {"PATH": "/usr/bin:/bin", "PYTHON": sys.executable}
    command = [*container({"/autograder": root}), "/autograder/run_autograder"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads((root / "results/results.json").read_text(encoding="utf-8"))


def solved(class_folder, student_id="20260002", more=""):
    """The bytes of a solved notebook, with code that comes after the answers."""
    notebook = notebooks.solved(load(class_folder / "small"))
    notebook.cells[-1].source += more
    return handed_in(notebook, student_id)


def test_a_right_notebook_earns_everything_and_questions_are_shown_as_the_lecturer_said(
    class_folder, tmp_path
):
    results = graded(class_folder, tmp_path, {"small.ipynb": solved(class_folder)})
    whole, question = results["tests"]
    assert (whole["output"], whole["visibility"], "score" in whole) == ("", "visible", False)
    assert (question["score"], question["max_score"], question["status"]) == (2, 2, "passed")
    assert (question["name"], question["visibility"]) == (
        "Question 1. Three times",
        "after_published",
    )
    assert "score" not in results  # or Gradescope would show the sum of what is not yet visible


# It looks for the class key and the hidden checks, forges results, and leaves a process behind.
HOSTILE = """
import os
found = [folder for folder in ("/autograder/source", "/autograder/results") if
         os.access(folder, os.R_OK | os.W_OK)]
for place in ("/autograder/source/class/class.key", "/autograder/results/results.json"):
    try:
        found.append(open(place, "a+").read())
    except OSError:
        pass
if os.fork() == 0:
    while True:
        pass
raise SystemExit(f"{os.getuid() >= 60000} {found}")
"""


def test_student_code_is_another_user_who_reads_and_writes_nothing_of_the_judge(
    class_folder, tmp_path
):
    files = {"small.ipynb": solved(class_folder, more=HOSTILE), "notes.txt": b"x"}
    whole, question = graded(class_folder, tmp_path, files)["tests"]
    assert "SystemExit: True []" in whole["output"]
    assert question["score"] == 2


# Each process stays below what one may hold, and all together do not.
HOG = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        held = b"x" * (300 << 20)
        time.sleep(20)
        os._exit(0)
time.sleep(20)
"""


def test_memory_of_all_processes_together_is_bounded(class_folder, tmp_path):
    files = {"small.ipynb": solved(class_folder, more=HOG)}
    whole, question = graded(class_folder, tmp_path, files)["tests"]
    assert "memory" in whole["output"]
    assert question["score"] == 2


@pytest.mark.parametrize(
    ("content", "users", "said"),
    [
        (b"{", USERS, "cannot be read as a notebook"),
        (None, USERS, "There is no submission"),
        (b"{}", [{"name": "Nobody", "email": "x@y"}], "The class list has nobody"),
    ],
)
def test_what_cannot_be_graded_says_so_in_results(class_folder, tmp_path, content, users, said):
    files = {} if content is None else {"small.ipynb": content}
    results = graded(class_folder, tmp_path, files, users)
    assert said in json.dumps(results, ensure_ascii=False)
    assert sum(test.get("score", 0) for test in results.get("tests", ())) == 0


def test_the_archive_installs_by_hash_what_grading_imports(class_folder):
    with zipfile.ZipFile(class_folder / "autograder.zip") as archive:
        lines = archive.read("requirements.txt").decode()
    names = {line.partition("==")[0] for line in lines.splitlines() if "==" in line[:60]}
    assert {"numpy", "ipython", "nbformat", "pyseccomp", "traitlets", "decorator"} <= names
    assert not {"keras", "jupyter-book", "pytest"} & names
    assert lines.count("--hash=") > len(names)
