"""Reads a master notebook: task text in both languages, questions with points, solutions and tests
between Otter's markers.

Raw cells hold the structure (`# ASSIGNMENT CONFIG`, `# BEGIN QUESTION`, `# BEGIN SOLUTION`, `#
BEGIN TESTS` and their ends), comments in code cells mark the solution lines. A Markdown cell that
begins with `<!-- ko -->` or `<!-- en -->` is for that edition only. Everything that is wrong is
collected, names its cell, and is raised as one MasterError."""

import re

import nbformat
import yaml

from assignments.authoring.assignment import (
    SETTINGS,
    Assignment,
    Cell,
    MasterError,
    QuestionRow,
    are_points,
    check_settings,
)
from assignments.authoring.remove_solutions import remove_solutions
from lib.questions.words import Words
from lib.text import LANGUAGES

MARKER = re.compile(
    r"^#\s*(ASSIGNMENT CONFIG|(?:BEGIN|END) (?:QUESTION|SOLUTION|TESTS|PROMPT))\s*$"
)
LANGUAGE = re.compile(r"^<!--\s*(\w+)\s*-->\n?")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
NAME = re.compile(r"^[a-z][a-z0-9_]*$")


def where(number, cell):
    """How errors name a cell: its number, counted from 1, its id and its first line."""
    first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "empty")
    return f"cell {number} ({cell.get('id', 'no id')}: {first[:50]})"


def read_master(path):
    """The Assignment in the notebook `path`, without its checks. Raises MasterError."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except Exception as problem:
        raise MasterError(
            f"The master {path} cannot be read as a notebook: {str(problem)[:200]}"
        ) from None
    reader = _Reader()
    for number, cell in enumerate(notebook.cells, 1):
        reader.take(cell, where(number, cell))
    return reader.finish()


class _Reader:
    """Takes one cell after the other. `question` and `block` (SOLUTION, TESTS, PROMPT) are those
    that are open."""

    def __init__(self):
        self.assignment = Assignment("")
        self.question = None
        self.block = None
        self.open_at = ""
        self.wrong = []

    def take(self, cell, place):
        first, _, rest = cell.source.strip().partition("\n")
        marker = MARKER.match(first)
        if cell.cell_type == "raw":
            if marker:
                self.mark(marker[1], rest, place)
            else:
                self.wrong.append(
                    f"{place}: a raw cell must begin with one of Otter's markers, as `# "
                    "BEGIN QUESTION`."
                )
        elif marker and marker[1] != "BEGIN SOLUTION":
            self.wrong.append(f"{place}: the marker `{first}` must stand in a raw cell.")
        elif cell.cell_type == "markdown":
            self.text(cell, place)
        else:
            self.code(cell, place)

    def text(self, cell, place):
        source = cell.source
        language = None
        if self.block == "SOLUTION":
            self.wrong.append(
                f"{place}: text between the solution markers would vanish; move it outside."
            )
        if match := LANGUAGE.match(source):
            language = match[1]
            source = source[match.end() :]
            if language not in LANGUAGES:
                self.wrong.append(
                    f"{place}: language `{language}` is not one of {', '.join(LANGUAGES)}."
                )
        self.add(
            place, "text", source, cell, language=language, attachments=cell.get("attachments")
        )

    def code(self, cell, place):
        source = cell.source
        role = "given"
        handed_out = None
        secret = ()
        if self.block == "SOLUTION":
            role = "solution"
            try:
                handed_out, secret = remove_solutions(source)
            except MasterError as problem:
                self.wrong.append(f"{place}: {problem}")
        elif self.block == "TESTS" and re.match(r"\s*#\s*HIDDEN\b", source):
            role = "hidden"
            secret = source.splitlines()
        elif self.block == "TESTS":
            role = "test"
        elif "SOLUTION" in source:
            self.wrong.append(
                f"{place}: a solution marker outside `# BEGIN SOLUTION` … `# END "
                "SOLUTION` raw cells."
            )
        self.add(place, role, source, cell, handed_out=handed_out, secret=tuple(secret))

    def add(self, place, role, source, cell, **more):
        self.assignment.cells.append(
            Cell(place, role, source, cell.get("id", ""), self.question, **more)
        )

    def mark(self, marker, text, place):
        action, _, block = marker.partition(" ")
        if marker == "ASSIGNMENT CONFIG":
            settings = self.settings(text, place, SETTINGS)
            self.assignment.name = self.name(settings, place)
            self.assignment.limits = self.assignment.limits.changed(settings, place)
            self.assignment.settings = settings
        elif marker == "BEGIN QUESTION" and self.question is None:
            self.question = self.begin(text, place)
            self.open_at = place
        elif marker == "END QUESTION" and self.question and not self.block:
            self.question = None
        elif action == "BEGIN" and self.question and not self.block and block != "QUESTION":
            self.block = block
            self.open_at = place
        elif action == "END" and self.block == block:
            self.block = None
        else:
            self.wrong.append(
                f"{place}: `{marker}` does not fit here (question {self.question}, open: "
                f"{self.block})."
            )

    def begin(self, text, place):
        """Adds a question and returns its name."""
        settings = self.settings(text, place, ("name", "points", "manual"))
        name = self.name(settings, place)
        points = settings.get("points")
        if not are_points(points):
            self.wrong.append(f"{place}: `points: {points}` of {name} must be a number above 0.")
            points = 1
        is_by_hand = settings.get("manual", False)
        if type(is_by_hand) is not bool:
            self.wrong.append(f"{place}: `manual: {is_by_hand}` must be true or false.")
        row = QuestionRow(name, float(points), is_by_hand=is_by_hand is True)
        self.assignment.questions.append(row)
        return name

    def name(self, settings, place):
        name = str(settings.get("name", ""))
        if not NAME.match(name):
            self.wrong.append(f"{place}: `name: {name}` must be small Latin letters, digits and _.")
        return name

    def settings(self, text, place, known):
        try:
            settings = yaml.safe_load(text)
        except yaml.YAMLError:
            settings = None
        if not isinstance(settings, dict):
            self.wrong.append(f"{place}: lines such as `name: q1` are expected below the marker.")
            return {}
        try:
            check_settings(settings, place, known)
        except MasterError as problem:
            self.wrong.append(str(problem))
        return settings

    def finish(self):
        if not self.assignment.name:
            self.wrong.append("The master has no raw cell `# ASSIGNMENT CONFIG` with a `name:`.")
        if self.block or self.question:
            self.wrong.append(
                f"{self.open_at}: {self.block or 'QUESTION'} is begun and never ended."
            )
        if not self.assignment.questions:
            self.wrong.append("The master has no raw cell `# BEGIN QUESTION`.")
        for question in self.assignment.questions:
            self.complete(question)
        if self.wrong:
            raise MasterError("\n".join(self.wrong))
        return self.assignment

    def complete(self, question):
        """Looks for the question's solution and texts; the first heading in each language, without
        what stands in brackets behind it, is its title."""
        cells = [cell for cell in self.assignment.cells if cell.question == question.name]
        texts = [cell for cell in cells if cell.role == "text"]
        if not question.is_by_hand and not any(cell.role == "solution" for cell in cells):
            self.wrong.append(
                f"Question {question.name} has no cell between # BEGIN SOLUTION and # END SOLUTION."
            )
        titles = {}
        for language in LANGUAGES:
            sources = [cell.source for cell in texts if cell.language in (None, language)]
            if texts and not any(source.strip() for source in sources):
                advice = f"add a Markdown cell that begins with `<!-- {language} -->`."
                self.wrong.append(
                    f"Question {question.name} has no text for the edition {language}: {advice}"
                )
            if heading := HEADING.search("\n".join(sources)):
                titles[language] = re.sub(r"\s*\([^)]*\)\s*$", "", heading[1])
        if len(titles) == len(LANGUAGES):
            question.title = Words(titles)
