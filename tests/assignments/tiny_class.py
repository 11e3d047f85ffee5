"""A tiny assignment and submissions to it."""

import json
from dataclasses import dataclass

from assignments.authoring import variant

CHECKS = """
from assignments.authoring.checks import call, value

def q1(student, hidden):
    return [value("number", student.randint(100, 10**6))]

def q2(student, hidden):
    numbers = [hidden.randint(10, 10**6) for _ in range(3)]
    return [call("double", (n,), 2 * n) for n in numbers]
"""
DOUBLE = "def double(n):\n    return 2 * n"


def notebook(*sources, mark="tiny"):
    """Returns a notebook's bytes with a code cell for each source."""
    cells = [
        {"cell_type": "code", "source": text, "metadata": {}, "outputs": [], "execution_count": None}
        for text in sources
    ]
    cells.insert(0, {"cell_type": "code", "source": f"# assignment: {mark}", "metadata": {}, "outputs": []})
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def right(student_id):
    """Returns the sources of a submission to `tiny` that earns everything."""
    return f"number = {variant.variant(student_id).randint(100, 10**6)}", DOUBLE


@dataclass(frozen=True)
class Content:
    """Stands where a Submission says where its bytes lie: it holds them."""

    content: bytes

    def read(self):
        return self.content


def write_folder(folder, checks=CHECKS):
    """Writes the tiny assignment as a lecturer's folder: master.ipynb and checks.py, without Keras."""
    raw = {"config": "# ASSIGNMENT CONFIG\nname: tiny"}
    cells = [("raw", raw["config"]), ("code", "# assignment: tiny\nstudent_id = '20260000'")]
    for name, points, solution in (("q1", 1, "number = 1  # SOLUTION"), ("q2", 3, "double = abs  # SOLUTION")):
        cells += [("raw", f"# BEGIN QUESTION\nname: {name}\npoints: {points}"), ("raw", "# BEGIN SOLUTION")]
        cells += [("code", solution), ("raw", "# END SOLUTION"), ("raw", "# END QUESTION")]
    made = [
        {"cell_type": kind, "source": text, "metadata": {}, "id": f"cell-{number}"}
        | ({"outputs": [], "execution_count": None} if kind == "code" else {})
        for number, (kind, text) in enumerate(cells)
    ]
    folder.mkdir(exist_ok=True)
    (folder / "master.ipynb").write_text(
        json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    )
    (folder / "checks.py").write_text(checks)
    return folder
