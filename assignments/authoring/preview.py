"""Lists the bank, and shows what one student gets: text, numbers and right answers."""

from pathlib import Path

import yaml
from tabulate import tabulate

from assignments.authoring.folder import load
from assignments.authoring.question import read_question
from assignments.authoring.question_cells import literal
from lib.questions import reader
from lib.text import Text

DIGITS = 5  # of what is shown
CONTENTS = Path(__file__).parents[2] / "_toc.yml"


def bank():
    """Every Question of the bank, in the order of the book's chapters, then by level."""
    parts = yaml.safe_load(CONTENTS.read_text(encoding="utf-8"))["parts"]
    chapters = [Path(chapter["file"]).parent.name for part in parts for chapter in part["chapters"]]
    questions = [read_question(path) for path in reader.paths("assignment").values()]
    questions.sort(
        key=lambda question: (
            chapters.index(question.chapter),
            question.settings.get("level"),
            question.name,
        )
    )
    return questions


def table(language):
    """A table of the bank."""
    head = Text("name, chapter, level, minutes, points, answer, title").to(language).split(", ")
    rows = []
    for question in bank():
        rows.append(
            (
                question.name.replace("_", "-"),
                question.chapter,
                question.settings.get("level"),
                question.settings.get("minutes"),
                question.settings.get("points"),
                question.kind,
                question.title.to(language),
            )
        )
    return tabulate(rows, head, "plain")


def preview(folder, student_id, key, language):
    """The lines of what `student_id` gets in the assignment in `folder`. key: the class key, from
    which the inputs of functions come."""
    assignment = load(folder)
    lines = []
    for name, checks in assignment.checks(student_id, key).items():
        texts = [cell for cell in assignment.cells if cell.question == name and cell.role == "text"]
        lines += [*(cell.source for cell in texts if cell.language in (None, language)), ""]
        data = (
            assignment.files[name].data(assignment.name, student_id)
            if name in assignment.files
            else {}
        )
        lines += [f"    {variable} = {literal(value, DIGITS)}" for variable, value in data.items()]
        lines.append("  -- " + Text("Right").to(language) + " --")
        for check in checks:
            asked = check.name if check.args is None else check.name + _call(check.args)
            asked += "".join(
                f".{method}{_call(arguments)}" for method, *arguments in check.methods or ()
            )
            right = (
                literal(check.expected, DIGITS) if check.accept is None else "(its accept decides)"
            )
            lines.append(f"    {asked} -> {right}")
        lines.append("")
    return lines


def _call(arguments):
    return f"({', '.join(literal(item, DIGITS) for item in arguments)})"
