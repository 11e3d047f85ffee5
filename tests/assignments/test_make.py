"""A student notebook holds no answer; a broken master says which cell is broken."""

import json

import nbformat
import pytest

from assignments import cli
from assignments.authoring import leaks, make, notebooks, student_setup
from assignments.authoring.assignment import load
from assignments.authoring.master import read_master
from assignments.authoring.parts import MasterError
from assignments.authoring.remove_solutions import remove_solutions
from assignments.demo.demo_class import DEMO

MASTER = json.loads((DEMO / "master.ipynb").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def handout(tmp_path_factory):
    """The demo's student notebooks, made by the command, which runs them in the sandbox."""
    out = tmp_path_factory.mktemp("handout")
    cli.main(["make", str(DEMO), "--out", str(out)])
    return {language: nbformat.read(out / f"gates.{language}.ipynb", 4) for language in ("ko", "en")}


def test_student_notebooks_are_valid_and_hold_each_language_alone(handout):
    for language, notebook in handout.items():
        nbformat.validate(notebook)
        text = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
        assert ("점)" in text) is (language == "ko") and ("points)" in text) is (language == "en")
        assert ("아직 답하지 않았습니다." in notebook.cells[1].source) is (language == "ko")
        assert [cell.id for cell in notebook.cells if cell.metadata] == ["setup"]  # folded, in Colab and JupyterLab
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)


def test_every_question_is_asked_and_no_line_of_its_solution_is_left(handout):
    master = read_master(DEMO / "master.ipynb")
    secret = [line.strip() for cell in master.cells for line in cell.secret]
    for notebook in handout.values():
        text = "\n".join(cell.source for cell in notebook.cells)
        assert not [line for line in secret if len(line) > 8 and line in text]
        assert {f"{question.name}-answer" for question in master.questions} <= {cell.id for cell in notebook.cells}


def test_the_set_up_cell_is_the_code_that_grading_uses(handout):
    names = {}
    exec(next(cell.source for cell in handout["en"].cells if cell.id == "setup"), names)
    assert names["variant"]("1", "q").random() == student_setup.variant("1", "q", "gates").random()


def changed(tmp_path, change, checks=lambda text: text):
    """A copy of the demo with one thing changed: change(cells by id), checks(text of checks.py)."""
    broken = json.loads(json.dumps(MASTER))
    for cell in broken["cells"]:
        cell["source"] = "".join(cell["source"])
    change({cell["id"]: cell for cell in broken["cells"]})
    (tmp_path / "master.ipynb").write_text(json.dumps(broken), encoding="utf-8")
    (tmp_path / "checks.py").write_text(checks((DEMO / "checks.py").read_text(encoding="utf-8")), encoding="utf-8")
    return tmp_path


def put(name, text):
    return lambda cells: cells[name].update(source=text)


def replace(name, old, new):
    return lambda cells: cells[name].update(source=cells[name]["source"].replace(old, new))


LOOP = "total_shape = []\nfor n in (1, 2):\n    total_shape.append(n)  # SOLUTION"
BROKEN = {
    "no config": (put("config", "# BEGIN QUESTION\nname: q9\npoints: 1"), "ASSIGNMENT CONFIG"),
    "raw cell without marker": (put("config", "name: gates"), "(config: name: gates)"),
    "points missing": (put("q2-begin", "# BEGIN QUESTION\nname: q2"), "q2-begin"),
    "name twice": (put("q2-begin", "# BEGIN QUESTION\nname: q1\npoints: 1"), "q2-begin"),
    "question not ended": (put("q3-end", "# END TESTS"), "q3-end"),
    "marker in a code cell": (put("numbers", "# BEGIN QUESTION"), "numbers"),
    "solution outside": (put("numbers", "x = 1  # SOLUTION"), "numbers"),
    "nothing marked": (replace("q3-answer", "  # SOLUTION", ""), "q3-answer"),
    "block not ended": (replace("q4-answer", "    # END SOLUTION", ""), "q4-answer"),
    "marker mistyped": (replace("q4-answer", "# END SOLUTION", "# END SOLUTIONS"), "q4-answer"),
    "only part of a loop": (put("q3-answer", LOOP), "q3-answer"),
    "what is left is not Python": (put("q3-answer", "x = (1,  # SOLUTION\n2)"), "q3-answer"),
    "unknown language": (put("q1-ko", "<!-- de -->\nAufgabe"), "q1-ko"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_master_names_the_cell(tmp_path, name):
    change, named = BROKEN[name]
    folder = changed(tmp_path, change)
    with pytest.raises(MasterError) as wrong:
        make.make(folder, tmp_path / "out")
    assert named in str(wrong.value)
    assert not (tmp_path / "out").exists()


def leaks_in(folder):
    """What leaks.find says of the demo changed, without running it."""
    master = read_master(folder / "master.ipynb")
    return leaks.find(master, load(folder))


LEAKS = {
    "a solution line in a later cell": (put("q6-try", "z = sigmoid(from_x[0]+from_h[0])"), "q6-try"),
    "a solution line in the text": (put("q4-ko", "<!-- ko -->\n`return z * h + (1 - z) * candidate`"), "q4-ko"),
    "a line of the hidden checks": (put("q6-try", "c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)"), "q6-try"),
    "an expected number": (put("q3-form", "assert lstm_units == 170"), "q3-form"),
    "an expected tuple": (put("q1-form", "assert sequence_shape == (4,  22, 11)"), "q1-form"),
}


@pytest.mark.parametrize("name", LEAKS)
def test_what_survives_in_a_student_notebook_is_found(tmp_path, name):
    change, named = LEAKS[name]
    wrong = leaks_in(changed(tmp_path, change))
    assert wrong and all(named in sentence for sentence in wrong)


def test_hidden_tests_of_otter_do_not_reach_students(tmp_path):
    folder = changed(tmp_path, put("q3-form", "# HIDDEN\nassert lstm_units == 170"))
    cells = notebooks.build(read_master(folder / "master.ipynb"))["ko"].cells
    assert "q3-form" not in {cell.id for cell in cells}
    assert leaks_in(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "name"), [("def q5(", "def q55(", "q5"), ('return [value("lstm', 'return 1 / 0, [value("lstm', "q3")]
)
def test_checks_that_do_not_fit_the_master_are_refused(tmp_path, old, new, name):
    with pytest.raises(MasterError, match=name):
        load(changed(tmp_path, lambda cells: None, lambda text: text.replace(old, new)))


def test_solution_markers_are_taken_out_as_otter_does():
    lines = "a = 1  # SOLUTION\nprint(a)  # SOLUTION\nkept = 2\nb = 3  # SOLUTION NO PROMPT\n"
    block = "def f():\n    # BEGIN SOLUTION\n    return 5\n    # END SOLUTION"
    handed_out, secret = remove_solutions(lines + block)
    assert handed_out == "a = ...\n...\nkept = 2\ndef f():\n    ..."
    assert [line.strip() for line in secret] == ["a = 1", "print(a)", "b = 3", "return 5"]
