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
    """Every Question of the bank, in the order of the book's chapters, then by level. Those of a
    chapter that the book does not list yet come last."""
    parts = yaml.safe_load(CONTENTS.read_text(encoding="utf-8"))["parts"]
    chapters = [Path(chapter["file"]).parent.name for part in parts for chapter in part["chapters"]]
    places = {chapter: place for place, chapter in enumerate(chapters)}

    def order(question):
        place = places.get(question.chapter, len(places))
        return place, question.settings.get("level"), question.name

    return sorted(map(read_question, reader.paths("assignment").values()), key=order)


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
        lines += [f"    {_asked(check)} -> {_right(check)}" for check in checks]
        lines.append("")
    return lines


def _asked(check):
    """What a check asks for: a name, or a call with its arguments."""
    first = check.name if check.args is None else check.name + _call(check.args)
    return first + "".join(
        f".{method}{_call(arguments)}" for method, *arguments in check.methods or ()
    )


def _right(check):
    return literal(check.expected, DIGITS) if check.accept is None else "(its accept decides)"


def _call(arguments):
    return f"({', '.join(literal(item, DIGITS) for item in arguments)})"
