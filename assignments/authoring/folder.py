"""Reads an assignment's folder: a list questions.txt, a master.ipynb with checks.py, or both.

questions.txt has a line per question, its name and, where they shall differ, its points. Lines such as
`name: rnn_2026`, `title: 한국어 | English` and `cell_seconds: 30` come first; `#` begins a comment. A question is the
file NAME.py in the folder, or else in assignments/bank.
"""

import re
from pathlib import Path

from assignments.authoring import limits, question_cells
from assignments.authoring import master as masters
from assignments.authoring import question as questions
from assignments.authoring.parts import Cell, Master, MasterError, Question
from assignments.authoring.remove_solutions import remove_solutions
from lib.text import LANGUAGES, Text

BANK = Path(__file__).parents[1] / "bank"
LIST = "questions.txt"
INTRODUCTION = Text("""# {title}

- **To do**: answer all questions. Replace each `...` by your code. Leave the other cells in place.
- **You need**: this one notebook. In Colab: **File → Upload notebook**. It takes about {minutes} minutes.
- **To hand in**: run it from top to bottom, then hand in the `.ipynb` file as it is.

A cell below each question looks at the form of your answer. It does not tell whether the answer is right.""")
OWN_ID = Text("""## Your student id

Put your student id into `student_id`, between the quotes. It decides the numbers in the questions, so they differ from person to person.""")
HEADING = Text("""## Question {number}. {title} ({points:g} points)

{text}""")


def read(path):
    """(Master, text of checks.py or "", {name: Question}) of a folder or a master.ipynb. Raises MasterError."""
    path = Path(path)
    folder = path if path.is_dir() else path.parent
    notebook = folder / "master.ipynb" if path.is_dir() else path
    listed = folder / LIST
    if not path.is_dir() or not listed.is_file():
        if path.is_dir() and not notebook.is_file():
            raise MasterError(f"{path} holds no {LIST} and no master.ipynb. make assignment NEW=folder begins one.")
        return masters.read(notebook), _checks(folder), {}
    settings, wanted = parse(listed)
    master = masters.read(notebook) if notebook.is_file() else Master("", limits={})
    if master.name and "name" in settings:
        raise MasterError(f"{listed}: the name is already in master.ipynb; take the line `name:` out.")
    master.name = master.name or settings.get("name", "")
    if not masters.NAME.match(master.name):
        raise MasterError(f"{listed}: write a line `name: rnn_2026` (small Latin letters, digits and _).")
    found = {name: questions.read(find(name, folder)) for name, _ in wanted}
    if not notebook.is_file():
        master.cells += _head(settings, sum(question.file.MINUTES for question in found.values()))
    for name, points in wanted:
        question = found[name]
        points = question.file.POINTS if points is None else points
        master.questions.append(Question(name, float(points), question.file.TITLE))
        master.cells += cells(question, len(master.questions), points)
    master.limits = limits.changed(settings, master.limits, str(listed))
    for name, question in found.items():
        seconds = {"seconds": question.file.SECONDS} if hasattr(question.file, "SECONDS") else {}
        master.limits = limits.for_question(seconds, master.limits, f"{name}.py")
    _apart(master, found, listed)
    return master, _checks(folder) if notebook.is_file() else "", found


def find(name, folder=None):
    """The path of a question file, in the folder or else in the bank. `name` may have hyphens. Raises MasterError."""
    stem = str(name).replace("-", "_")
    for place in (folder, BANK):
        if place is not None and (Path(place) / f"{stem}.py").is_file():
            return Path(place) / f"{stem}.py"
    places = "the bank" if folder is None else f"{folder} or the bank"
    raise MasterError(f"There is no question {name!r} in {places}. make bank lists all questions.")


def parse(listed):
    """({setting: text}, [(question name, points or None)]) of a questions.txt. Raises MasterError with the line."""
    settings, wanted, wrong = {}, [], []
    for number, line in enumerate(Path(listed).read_text(encoding="utf-8-sig").splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if match := re.fullmatch(r"(\w+):\s+(.+)", line):
            settings[match[1]] = match[2].strip()
        elif match := re.fullmatch(r"([a-z][a-z0-9_-]*)(?:[\s:]+(\d+(?:\.\d+)?))?", line):
            wanted.append((match[1].replace("-", "_"), float(match[2]) if match[2] else None))
            if wanted[-1][1] == 0:
                wrong.append(f"{listed}, line {number}: points must be above 0.")
        elif line:
            wrong.append(
                f"{listed}, line {number}: write a question and its points, such as `rnn-step 2`, not {line!r}."
            )
    names = [name for name, _ in wanted]
    wrong += [f"{listed}: the question {name} is listed twice." for name in sorted(set(names)) if names.count(name) > 1]
    if not wanted:
        wrong.append(f"{listed} lists no question; make bank prints all names.")
    if wrong:
        raise MasterError("\n".join(wrong))
    return settings, wanted


def cells(question, number, points):
    """The cells of a Question as a master has them."""
    name, place = question.name, f"{question.name}.py"
    made = []
    for language in LANGUAGES:
        title, text = getattr(question.file.TITLE, language), getattr(question.file.TEXT, language).strip()
        text = getattr(HEADING, language).format(number=number, title=title, points=points, text=text)
        made.append(Cell(place, "text", "markdown", text, f"{name}-{language}", name, language, text))
    if given := question_cells.given_cell(question):
        made.append(Cell(place, "given", "code", given, f"{name}-given", name, None, given, from_file=True))
    source = question_cells.solution_cell(question)
    left = remove_solutions(source)
    made.append(Cell(place, "solution", "code", source, f"{name}-answer", name, None, left.source, tuple(left.secret)))
    tests = question_cells.tests_cell(question)
    made.append(Cell(place, "test", "code", tests, f"{name}-form", name, None, tests))
    return made


def _head(settings, minutes):
    korean, _, english = settings.get("title", "과제 | Assignment").partition("|")
    titles, made = {"ko": korean.strip(), "en": english.strip() or korean.strip()}, []
    for part, texts in (("title", INTRODUCTION), ("id", OWN_ID)):
        for language in LANGUAGES:
            text = getattr(texts, language).replace("{title}", titles[language]).replace("{minutes}", str(minutes))
            made.append(Cell(LIST, "text", "markdown", text, f"{part}-{language}", None, language, text))
    source = 'student_id = "20260000"'
    return [*made, Cell(LIST, "given", "code", source, "numbers", None, None, source)]


def _apart(master, found, listed):
    """Raises MasterError if a name that one question asks for is given or asked for by another one, too."""
    owner = {}
    for question in found.values():
        for name in question.asked:
            if name in owner:
                raise MasterError(
                    f"{listed}: {question.name} and {owner[name]} both ask for {name}; take one of them out."
                )
            owner[name] = question.name
    for question in found.values():
        for name in question.given_names:
            if owner.get(name, question.name) != question.name:
                raise MasterError(
                    f"{listed}: {question.name} gives {name}, which {owner[name]} asks for; take one out."
                )
    names = [question.name for question in master.questions]
    if len(names) != len(set(names)):
        raise MasterError(f"{listed}: master.ipynb has a question of the same name: {', '.join(names)}.")


def _checks(folder):
    try:
        return (Path(folder) / "checks.py").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise MasterError(f"The hidden checks {folder}/checks.py were not found beside the master.") from None


__all__ = ["BANK", "cells", "find", "parse", "read"]
