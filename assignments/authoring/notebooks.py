"""Builds notebooks from an assignment: what students get in each language, and the solved one that
is tried out."""

import json
import re
from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from assignments.authoring import student_setup
from lib.text import LANGUAGES, Text

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
FOLDED = {"cellView": "form", "jupyter": {"source_hidden": True}}  # in Colab, in JupyterLab
TITLE = Text("Set-up: run this cell first.")
SETUP = Path(student_setup.__file__).read_text(encoding="utf-8").split('"""\n', 1)[1].strip()
MARK = re.compile(r"^# assignment:.*\n?", re.MULTILINE)
LAST = Text("""## Open tests

Set `RUN` to `True` and run this cell to try the open tests of the function questions. \
**This is not the grade**: your lecturer grades with other inputs.""")


def setup(name, language):
    """The set-up cell of the assignment `name`: its mark, the drawing of numbers, the checks of an
    answer's form."""

    def translated(match):
        return f"say({json.dumps(Text(json.loads(match[1])).to(language), ensure_ascii=False)}"

    code = re.sub(r'say\(("[^"]+")', translated, SETUP).replace(
        'ASSIGNMENT = "assignment"', f'ASSIGNMENT = "{name}"'
    )
    return f"# @title {TITLE.to(language)}\n# assignment: {name}\n{code}"


def build(assignment):
    """{language: student notebook} of an Assignment."""
    shown = [cell for cell in assignment.cells if cell.role != "hidden"]
    handed_out = [
        (cell, cell.source if cell.handed_out is None else cell.handed_out) for cell in shown
    ]
    return {language: notebook(assignment, language, handed_out) for language in LANGUAGES}


def solved(assignment, language="ko"):
    """The notebook with the master's solutions."""
    return notebook(assignment, language, [(cell, cell.source) for cell in assignment.cells])


def notebook(assignment, language, sources):
    """A notebook without outputs of (Cell, source) pairs in one language. The set-up cell comes
    before other code."""
    cells = []
    code = []
    for cell, source in sources:
        if cell.language not in (None, language):
            continue
        if cell.role == "text":
            attachments = {"attachments": cell.attachments} if cell.attachments else {}
            cells.append(new_markdown_cell(source, id=cell.id, **attachments))
            continue
        if not code:
            cells.append(
                new_code_cell(setup(assignment.name, language), id="setup", metadata=FOLDED)
            )
        code.append(source)
        cells.append(new_code_cell(MARK.sub("", source), id=cell.id))
    if "open_tests(" in "\n".join(code):
        cells.append(new_markdown_cell(LAST.to(language), id="open-tests-text"))
        cells.append(new_code_cell("RUN = False\nif RUN:\n    run_open_tests()", id="open-tests"))
    return new_notebook(cells=cells, metadata=METADATA)
