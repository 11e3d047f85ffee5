"""The students for whom an assignment is tried out: whoever its notebook names, and two others."""

import copy
import re

import nbformat

from assignments.authoring.assignment import MasterError
from assignments.authoring.folder import ANYBODY

KEY = bytes(32)  # the class key
OTHERS = ("20260001", "19991231")
OWN_ID = re.compile(r"^student_id *= *(?:([\"'])(?P<id>.+?)\1)?.*$", re.MULTILINE)


def ids_of(assignment):
    """The ids that are tried, the notebook's own first. Raises MasterError if that is not between
    quotes."""
    return list(dict.fromkeys((_own_id(assignment), *OTHERS)))


def _own_id(assignment):
    """The id that the master's own cell assigns."""
    for cell in assignment.cells:
        if cell.role != "text" and (line := OWN_ID.search(cell.source)):
            if not line["id"]:
                raise MasterError(
                    f'{cell.where}: write the id between quotes, student_id = "20260000": {line[0]}'
                )
            return line["id"]
    return ANYBODY


def handed_in(notebook, student_id):
    """The bytes of a notebook into which a student has put her id."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        cell.source = OWN_ID.sub(f'student_id = "{student_id}"', cell.source)
    return nbformat.writes(notebook).encode()
