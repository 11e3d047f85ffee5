"""The command `gradescope`: writes an autograder archive, which grades an assignment by the same
judge in Gradescope's container."""

import json
import re
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from assignments.authoring import about, class_key, folder, make
from assignments.intake import roster

ROOT = Path(__file__).parents[2]
TIME = (2000, 1, 1, 0, 0, 0)  # the same archive for the same assignment
VISIBILITY = ("visible", "after_due_date", "after_published", "hidden")
NEEDED = ("numpy", "pyyaml", "nbformat", "jinja2", "tabulate", "tqdm", "ipython", "pyseccomp")
OLDER = ("decorator", "exceptiongroup", "typing-extensions")  # what Python 3.10 needs besides
CODE = ("assignments/**/*.py", "assignments/**/*.html", "lib/**/*.py", "lib/locale/**/*.mo")
SETUP = """#!/usr/bin/env bash
# Gradescope runs this once, as root, while it builds the image.
set -e
apt-get install -y python3 python3-venv bubblewrap libseccomp2
python3 -m venv /autograder/venv
/autograder/venv/bin/pip install --no-cache-dir --require-hashes \\
    -r /autograder/source/requirements.txt
"""
RUN = """#!/usr/bin/env bash
# Gradescope runs this as root for each submission. Student code is another user's, who reads none
# of these.
chmod -R go-rwx /autograder/source /autograder/submission /autograder/results
chmod go-rwx /autograder/submission_metadata.json
cd /autograder/source
exec "${PYTHON:-/autograder/venv/bin/python}" -m assignments.gradescope.run /autograder
"""


def write(options):
    """Writes the archive OUT. Raises ValueError with what is wrong with the assignment, which is
    tried out first."""
    students = roster.read(options.roster)
    key = options.key or options.roster.parent / "class.key"
    with tempfile.TemporaryDirectory() as temporary:
        _, notes = make.make(options.assignment, temporary)
    if not key.exists():
        class_key.make_key(key)
        notes.append(f"New class key: {key}. Keep it private and keep it.")
    class_key.read_key(key)
    assignment = folder.load(options.assignment)
    settings = {"visibility": options.visibility}
    options.out.touch(mode=0o600)
    options.out.chmod(0o600)  # it holds the class key, also where an older archive is replaced
    with zipfile.ZipFile(options.out, "w") as archive:
        _add(archive, "setup.sh", SETUP, mode=0o755)
        _add(archive, "run_autograder", RUN, mode=0o755)
        _add(archive, "requirements.txt", requirements(about.needs_keras(about.code(assignment))))
        _add(archive, "class/settings.json", json.dumps(settings))
        _add(archive, "class/roster.csv", options.roster.read_bytes())
        _add(archive, "class/class.key", key.read_bytes())
        for path in files_of(options.assignment, assignment):
            _add(archive, f"class/assignment/{path.name}", path.read_bytes())
        for pattern in CODE:
            for path in sorted(ROOT.glob(pattern)):
                _add(archive, path.relative_to(ROOT).as_posix(), path.read_bytes())
    print(*notes, sep="\n")
    print(f"{options.out}: {len(students)} students; the results of questions are shown to them")
    print(f"as `{options.visibility}` says. The archive holds the class key: keep it private.")


def files_of(path, assignment):
    """The files that make an assignment, with a copy of the questions that are the bank's."""
    found = {file.name: file for file in sorted(path.iterdir()) if file.is_file()}
    for name in assignment.files:
        source = folder.find_question(name, path)
        for file in (source, source.with_suffix(".yml")):
            if file.is_file():
                found.setdefault(file.name, file)
    return found.values()


def requirements(keras):
    """The lines of requirements.lock that grading needs, with their hashes."""
    needed = _closure([*NEEDED, *OLDER, *(["keras", "tensorflow-cpu"] if keras else [])])
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.findall(r"^[a-z0-9].*(?:\n    .*)*", lock, re.MULTILINE)
    wanted = [block for block in blocks if _plain(block.partition("==")[0]) in needed]
    return "\n".join([*wanted, ""])


def _closure(names):
    """The packages and all that they need on any Python, as the installed ones say."""
    found = set()
    left = [_plain(name) for name in names]
    while left:
        name = left.pop()
        if name in found:
            continue
        found.add(name)
        try:
            needed = map(Requirement, metadata.requires(name) or ())
        except metadata.PackageNotFoundError:  # of another system
            continue
        left += [_plain(one.name) for one in needed if "extra" not in str(one.marker)]
    return found


def _plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def _add(archive, name, content, mode=0o644):
    entry = zipfile.ZipInfo(name, TIME)
    entry.external_attr = mode << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
