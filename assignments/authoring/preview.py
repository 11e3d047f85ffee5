"""Lists the bank, and shows what one student gets: text, numbers and right answers."""

import unicodedata

import numpy as np

from assignments.authoring import assignment as assignments
from assignments.authoring import folder
from assignments.authoring import question as questions
from assignments.authoring.parts import Master
from assignments.authoring.parts import Question as Row
from assignments.reports import messages
from lib.text import Text

CHAPTERS = "sequences, rnn, lstm, gru, comparison, gradients, recall, generation, forecasting, beyond, own"
TABLE = Text(
    ("이름", "장", "수준", "분", "점수", "답", "제목"),
    ("name", "chapter", "level", "minutes", "points", "answer", "title"),
)

WIDTHS = (24, 12, 7, 7, 7, 9, 0)


def bank():
    """Every Question of the bank, by chapter and level."""
    found = [questions.read(path) for path in sorted(folder.BANK.glob("[a-z]*.py"))]
    return sorted(found, key=lambda one: (CHAPTERS.find(one.file.CHAPTER), one.file.LEVEL, one.name))


def table(language):
    """The lines of a table of the bank."""
    rows = [getattr(TABLE, language)]
    for one in bank():
        file, title = one.file, getattr(one.file.TITLE, language)
        rows.append((one.name.replace("_", "-"), file.CHAPTER, file.LEVEL, file.MINUTES, file.POINTS, one.kind, title))
    return [" ".join(map(_padded, row, WIDTHS)) for row in rows]


def _padded(item, width):
    """An entry of the table: text to the left, numbers to the right; Hangul is two columns wide."""
    text = str(item)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return text.rjust(width - wide) if isinstance(item, int) else text.ljust(width - wide)


def preview(path, names, student_id, key, language):
    """The lines of what `student_id` gets in the assignment in the folder `path`, or of the questions `names` of the
    bank. key: the class key, from which the inputs of functions come."""
    if path is None:
        found = {one.name: one for one in (questions.read(folder.find(name)) for name in names)}
        master = Master("preview", [Row(name, float(one.file.POINTS), one.file.TITLE) for name, one in found.items()])
        for number, one in enumerate(found.values(), 1):
            master.cells += folder.cells(one, number, one.file.POINTS)
        source = ""
    else:
        master, source, found = folder.read(path)
    assignment, lines = assignments.of(master, source, found, path), []
    for name, checks in assignment.checks(student_id, key).items():
        texts = [cell.source for cell in master.cells if cell.question == name and cell.role == "text"]
        wanted = {cell.source for cell in master.cells if cell.language in (None, language)}
        lines += [text for text in texts if text in wanted]
        lines.append("")
        for variable, data in found[name].data(assignment.name, student_id).items() if name in found else ():
            lines.append(f"    {variable} = {_shown(data)}")
        lines.append(f"  -- {messages.label('right', language)} --")
        for check in checks:
            asked = check.name if check.args is None else f"{check.name}({', '.join(map(_shown, check.args))})"
            for method, *arguments in check.methods or ():
                asked += f".{method}({', '.join(map(_shown, arguments))})"
            right = _shown(check.expected) if check.accept is None else "(its accept decides)"
            lines.append(f"    {asked} -> {right}")
        lines.append("")
    return lines


def _shown(item):
    if isinstance(item, tuple | list):
        return f"({', '.join(map(_shown, item))})"
    return (
        np.array2string(item, precision=5, separator=", ", max_line_width=1000).replace("\n", "")
        if isinstance(item, np.ndarray)
        else repr(item)
    )
