"""Reads an assignment's folder: a list questions.txt, a master.ipynb with checks.py, or both.

questions.txt has a line per question, its name and, where they shall differ, its points; a line
`rnn-step | gru-bias` is a pool, of which each student gets one question. Lines such as `name:
rnn_2026`, `title: 한국어 | English`, `due: 2026-04-01 23:59` and `cell_seconds: 30` come first; `#`
begins a comment. A question is the file NAME.py in the folder, or else in chapters/*/questions."""

import re
from dataclasses import replace
from pathlib import Path

from assignments.authoring import question_cells
from assignments.authoring.assignment import (
    Assignment,
    Cell,
    MasterError,
    QuestionRow,
    are_points,
    check_settings,
)
from assignments.authoring.master import NAME, read_master
from assignments.authoring.question import read_question
from lib.questions import reader
from lib.questions.words import Words
from lib.text import LANGUAGES, Text

LIST = "questions.txt"
ANYBODY = "20260000"  # the id in a notebook that nobody has filled in
RESERVED = ("all", "student_id")  # names that grading gives to other things
QUESTION = "[a-z][a-z0-9_-]*"  # the name of one, as the list writes it
SETTING = re.compile(r"(?P<name>\w+):\s+(?P<text>.+)")
ROW = re.compile(
    rf"(?P<pool>{QUESTION}(?:\s*\|\s*{QUESTION})*)(?:[\s:]+(?P<points>\d+(?:\.\d+)?))?"
)


def load(path):
    """The Assignment in the folder `path`. Raises ValueError or OSError."""
    folder = Path(path)
    notebook = folder / "master.ipynb"
    list_file = folder / LIST
    if not notebook.is_file() and not list_file.is_file():
        raise MasterError(
            f"{path} holds no {LIST} and no master.ipynb. make assignment NEW=folder begins one."
        )
    settings = {}
    rows = []
    if list_file.is_file():
        settings, rows = parse(list_file)
    master = Assignment("")
    if notebook.is_file():
        checks = (folder / "checks.py").read_text(encoding="utf-8")
        master = replace(read_master(notebook), checks_source=checks)
    files = _files(rows, folder)
    listed = [_row_of(pool, points, files, list_file) for pool, points in rows]
    assignment = replace(
        master,
        name=_name(settings, master, list_file),
        questions=[*master.questions, *listed],
        limits=master.limits.changed(settings, list_file),
        files=files,
        settings=master.settings | settings,
    )
    _refuse_clashes_of_names(assignment, list_file)
    # A dry run: broken checks show now, not overnight.
    assignment.with_whole_pools.checks(ANYBODY, bytes(32))
    cells = [] if notebook.is_file() else _opening_cells(settings, _minutes(listed, files))
    for number, row in enumerate(listed, len(master.questions) + 1):
        cells += _cells_of_row(files, row, number)
    return replace(assignment, cells=[*master.cells, *cells])


def _name(settings, master, list_file):
    """The name of an assignment, which its list may change."""
    name = settings.get("name", master.name)
    if not NAME.match(name):
        raise MasterError(
            f"{list_file}: write a line `name: rnn_2026` (small Latin letters, digits and _)."
        )
    return name


def _files(rows, folder):
    """{name: Question} of the rows of a list."""
    names = [name for pool, _ in rows for name in pool.split("|")]
    return {name: read_question(find_question(name, folder)) for name in names}


def _row_of(pool, points, files, list_file):
    """The QuestionRow of a row of a list."""
    worth = {files[name].settings.get("points") for name in pool.split("|")}
    if not points and len(worth) > 1:
        raise MasterError(
            f"{list_file}: the questions of {pool} differ in points; write points behind the pool."
        )
    return QuestionRow(pool, float(points or worth.pop()))


def _minutes(rows, files):
    """How long the longest choice of these QuestionRows takes."""
    return sum(max(files[name].settings.get("minutes") for name in row.names) for row in rows)


def _cells_of_row(files, row, number):
    """The cells of one QuestionRow of a list: a question, or a pool of them."""
    if len(row.names) == 1:
        return _cells_of_question(files[row.name], number, row.points)
    cells = _cells_before_pool(row, number)
    for part, name in enumerate(row.names, 1):
        cells += _cells_of_question(files[name], f"{number}.{part}", row.points)
    return cells


def find_question(name, folder=None):
    """The path of a question file, in the folder or else in the chapters. `name` may have hyphens.
    Raises MasterError."""
    stem = name.replace("-", "_")
    if folder and (folder / f"{stem}.py").is_file():
        return folder / f"{stem}.py"
    if stem in reader.paths("assignment"):
        return reader.paths("assignment")[stem]
    place = f"{folder} or the chapters" if folder else "the chapters"
    raise MasterError(f"There is no question {name!r} in {place}. make bank lists all questions.")


def parse(list_file):
    """({setting: text}, [(question name, points or None)]) of a questions.txt. Raises MasterError
    with each line that cannot be used."""
    settings = {}
    rows = []
    wrong = []
    lines = Path(list_file).read_text(encoding="utf-8-sig").splitlines()
    for number, line in enumerate(lines, 1):
        place = f"{list_file}, line {number}"
        line = line.split("#", 1)[0].strip()
        try:
            if match := SETTING.fullmatch(line):
                settings |= _setting(match, place)
            elif line:
                rows.append(_row(line, place))
        except MasterError as problem:
            wrong.append(str(problem))
    if not rows:
        wrong.append(f"{list_file} lists no question; make bank prints all names.")
    if wrong:
        raise MasterError("\n".join(wrong))
    return settings, rows


def _setting(match, place):
    """{name: text} of a line `name: text`."""
    setting = {match["name"]: match["text"].strip()}
    check_settings(setting, place)
    return setting


def _row(line, place):
    """(question name, points or None) of a line `rnn-step 2`, or of a pool."""
    match = ROW.fullmatch(line)
    if not match:
        raise MasterError(
            f"{place}: write a question and its points, such as `rnn-step 2`, not {line!r}."
        )
    points = float(match["points"]) if match["points"] else None
    if points is not None and not are_points(points):
        raise MasterError(f"{place}: points must be above 0.")
    return re.sub(r"\s", "", match["pool"]).replace("-", "_"), points


def _cells_before_pool(row, number):
    """The cells before the questions of a pool."""
    heading = Text(
        """## Question {number}. One of {count} questions (points: {points:g})

The next cell prints the number of yours. Answer that one and leave the others as they are.""",
        number=number,
        count=len(row.names),
        points=row.points,
    )
    numbers = [f"{number}.{part}" for part in range(1, len(row.names) + 1)]
    name = f"question_{number}"
    draw = f'{name} = variant(student_id, "{row.name}").choice({numbers})\nprint(f"{{{name} = }}")'
    return [*_cell_in_each_language(LIST, name, heading), Cell(LIST, "given", draw, name)]


def _cells_of_question(question, number, points):
    """The cells of a Question as a master has them."""
    name = question.name
    place = f"{question.name}.py"
    heading = Text(
        """## Question {number}. {title} (points: {points:g})

{text}""",
        number=number,
        title=question.title,
        points=points,
        text=question.text,
    )
    cells = _cell_in_each_language(place, name, heading, name)
    if data := question_cells.given_cell(question):
        cells.append(Cell(place, "given", data, f"{name}-given", name))
    solution, handed_out, secret = question_cells.answer_cell(question)
    cells.append(
        Cell(place, "solution", solution, f"{name}-answer", name, None, handed_out, tuple(secret))
    )
    return [*cells, Cell(place, "test", question_cells.tests_cell(question), f"{name}-form", name)]


def _cell_in_each_language(place, name, text, question=None):
    return [
        Cell(place, "text", text.to(language), f"{name}-{language}", question, language)
        for language in LANGUAGES
    ]


def _opening_cells(settings, minutes):
    korean, _, english = settings.get("title", "과제 | Assignment").partition("|")
    title = Words({"ko": korean.strip(), "en": english.strip() or korean.strip()})
    introduction = Text(
        """# {title}

- **To do**: answer all questions. Replace each `...` by your code. Leave the other cells in place.
- **You need**: this one notebook. In Colab: **File → \
Upload notebook**. It takes about {minutes} minutes.
- **To hand in**: run it from top to bottom, then hand in the `.ipynb` file as it is.

A cell below each question looks at the form of your answer. It does not tell whether the answer \
is right.""",
        title=title,
        minutes=minutes,
    )
    student_id = Text("""## Your student id

Put your student id into `student_id`, between the quotes. It decides the numbers in the \
questions, so they differ from person to person.""")
    return [
        *_cell_in_each_language(LIST, "title", introduction),
        *_cell_in_each_language(LIST, "id", student_id),
        Cell(LIST, "given", f'student_id = "{ANYBODY}"', "numbers"),
    ]


def _refuse_clashes_of_names(assignment, list_file):
    """Raises MasterError if a question is listed twice, or uses a name that another one asks
    for."""
    names = assignment.names
    if taken := [name for name in names if name in RESERVED]:
        raise MasterError(f"{list_file.parent}: a question cannot be called {taken[0]}.")
    if twice := [name for name in names if names.count(name) > 1]:
        raise MasterError(f"{list_file.parent}: there are two questions {twice[0]}.")
    owner = {
        name: question.name for question in assignment.files.values() for name in question.asked
    }
    for question in assignment.files.values():
        for name in (*question.asked, *question.given_names):
            if owner.get(name, question.name) != question.name:
                raise MasterError(
                    f"{list_file}: {question.name} uses {name}, which {owner[name]} asks "
                    "for; take one out."
                )
