"""Writes what a template repository of GitHub Classroom needs beside the notebooks: a workflow that
runs the open tests of each function whenever a student pushes. It tells nothing that students do
not have, and it is not the grade."""

import re
import shlex
import shutil
from pathlib import Path

import yaml
from packaging.requirements import Requirement

from assignments.authoring import about
from assignments.authoring.assignment import MasterError

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("open_tests.py")
OPEN = re.compile(r'open_tests\("(\w+)"')
MINUTES = 5
# The actions of GitHub Classroom, each at one commit of its release v1.
CHECKOUT = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8"
PYTHON = "actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065"
GRADER = "classroom-resources/autograding-command-grader@d5b3fa6f50f7f629b7bfae0cc3e4c58852b412d5"
REPORTER = (
    "classroom-resources/autograding-grading-reporter@d13b5912daf5042ac1b71bc38bdb4a6bcd61d8ca"
)


def write(assignment, out):
    """Writes OUT/.github/workflows/classroom.yml and the program that it runs. Returns the path of
    the workflow. Raises MasterError for an assignment without open tests."""
    tested = [name for cell in assignment.cells for name in OPEN.findall(cell.source)]
    if not tested:
        raise MasterError("No question has open tests (OPEN), which a workflow could run.")
    folder = out / ".github"
    (folder / "workflows").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PROGRAM, folder / PROGRAM.name)
    path = folder / "workflows/classroom.yml"
    keras = about.needs_keras(about.code(assignment))
    content = yaml.safe_dump(workflow(tested, keras), sort_keys=False, width=100)
    path.write_text(content, encoding="utf-8")
    return path


def packages(keras):
    """What open tests import, in the versions that requirements-course.txt admits."""
    lines = (ROOT / "requirements-course.txt").read_text(encoding="utf-8").splitlines()
    stated = [line.partition("#")[0].strip() for line in lines]
    course = [Requirement(text) for text in stated if text]
    names = {"numpy", "keras", "tensorflow-cpu"} if keras else {"numpy"}
    return [f"{one.name}{one.specifier}" for one in course if one.name in names]


def workflow(tested, keras):
    """The workflow that runs the open tests of these functions."""
    tests = [
        {
            "name": name,
            "id": name,
            "uses": GRADER,
            "with": {
                "test-name": name,
                "command": f"python .github/{PROGRAM.name} {name}",
                "timeout": MINUTES,
                "max-score": 1,
            },
        }
        for name in tested
    ]
    reporter = {
        "name": "Autograding Reporter",
        "uses": REPORTER,
        "env": {
            f"{name.upper()}_RESULTS": f"${{{{ steps.{name}.outputs.result }}}}" for name in tested
        },
        "with": {"runners": ",".join(tested)},
    }
    before = [
        {"uses": CHECKOUT, "with": {"persist-credentials": False}},
        {"uses": PYTHON, "with": {"python-version": "3.12"}},
        {"run": shlex.join(["python", "-m", "pip", "install", *packages(keras)])},
    ]
    return {
        "name": "Autograding Tests",
        "on": ["push", "repository_dispatch"],
        "permissions": {"checks": "write", "actions": "read", "contents": "read"},
        "jobs": {
            "run-autograding-tests": {
                "runs-on": "ubuntu-latest",
                "if": "github.actor != 'github-classroom[bot]'",
                "steps": [*before, *tests, reporter],
            }
        },
    }
