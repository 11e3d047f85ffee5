"""Reads a master notebook: task text in both languages, questions with points, solutions and tests between Otter's
markers.

Raw cells hold the structure (`# ASSIGNMENT CONFIG`, `# BEGIN QUESTION`, `# BEGIN SOLUTION`, `# BEGIN TESTS` and
their ends), comments in code cells mark the solution lines. A Markdown cell that begins with `<!-- ko -->` or `<!--
en -->` is for that edition only. Everything that is wrong is collected, names its cell, and is raised as one
MasterError.
"""

import re
from dataclasses import replace
from pathlib import Path

import nbformat
import yaml

from assignments.authoring import author_limits
from assignments.authoring.checks import OwnText
from assignments.authoring.parts import Cell, Master, MasterError, QuestionRow
from assignments.authoring.remove_solutions import SolutionError, remove_solutions
from lib.text import LANGUAGES

MARKER = re.compile(r"^#\s*(ASSIGNMENT CONFIG|(?:BEGIN|END) (?:QUESTION|SOLUTION|TESTS|PROMPT))\s*$")
LANGUAGE = re.compile(r"^<!--\s*(\w+)\s*-->\n?")
HEADING = re.compile(r"^#+ +(.+)$", re.M)
NAME = re.compile(r"^[a-z][a-z0-9_]*$")


def where(number, cell):
    """How errors name a cell: its number, counted from 1, its id and its first line."""
    first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "empty")
    return f"cell {number} ({cell.get('id', 'no id')}: {first[:50]})"


def read_master(source):
    """The Master in `source`, a path or the text of a notebook. Raises MasterError."""
    try:
        text = Path(source).read_text(encoding="utf-8") if isinstance(source, Path) else source
        notebook = nbformat.reads(text, as_version=4)
    except OSError as problem:
        raise MasterError(f"The master {source} cannot be read: {problem.strerror}.") from None
    except Exception as problem:
        raise MasterError(f"The master {source} is not a notebook of format 4: {str(problem)[:200]}") from None
    reader = _Reader()
    for number, cell in enumerate(notebook.cells, 1):
        reader.take(cell, where(number, cell))
    return reader.finish()


class _Reader:
    def __init__(self):
        self.master, self.question, self.block, self.open_at, self.wrong = Master(""), None, None, "", []

    def finish(self):
        if not self.master.name:
            self.wrong.append("The master has no raw cell `# ASSIGNMENT CONFIG` with a `name:`.")
        if self.block or self.question:
            self.wrong.append(f"{self.open_at}: {self.block or 'QUESTION'} is begun and never ended.")
        if not self.master.questions:
            self.wrong.append("The master has no raw cell `# BEGIN QUESTION`.")
        solved = {cell.question for cell in self.master.cells if cell.role == "solution"}
        for question in self.master.questions:
            if question.name not in solved:
                self.wrong.append(f"Question {question.name} has no cell between # BEGIN SOLUTION and # END SOLUTION.")
            languages = {c.language for c in self.master.cells if c.question == question.name and c.role == "text"}
            for language in sorted(set(LANGUAGES) - languages) if languages and None not in languages else ():
                advice = f"add a Markdown cell that begins with `<!-- {language} -->`."
                self.wrong.append(f"Question {question.name} has no text for the edition {language}: {advice}")
        self.master.questions = [self.titled(question) for question in self.master.questions]
        if self.wrong:
            raise MasterError("\n".join(self.wrong))
        return self.master

    def titled(self, question):
        """The question with the first heading of its text, without what stands in brackets, as its title."""
        titles = {}
        for cell in self.master.cells:
            heading = HEADING.search(cell.source) if cell.question == question.name and cell.role == "text" else None
            for language in (cell.language,) if cell.language else LANGUAGES:
                if heading:
                    titles.setdefault(language, re.sub(r"\s*\([^)]*\)\s*$", "", heading[1]))
        return replace(question, title=OwnText(titles)) if set(titles) == set(LANGUAGES) else question

    def take(self, cell, place):
        lines = cell.source.strip().splitlines()
        marker = MARKER.match(lines[0].strip()) if lines else None
        if cell.cell_type == "raw":
            if marker is None:
                self.wrong.append(f"{place}: a raw cell must begin with one of Otter's markers, as `# BEGIN QUESTION`.")
            else:
                self.mark(marker.group(1), "\n".join(lines[1:]), place)
            return
        if marker and marker.group(1) != "BEGIN SOLUTION":
            self.wrong.append(f"{place}: the marker `{lines[0].strip()}` must stand in a raw cell.")
            return
        source, language, role = cell.source, None, "text" if cell.cell_type == "markdown" else "given"
        if self.block == "SOLUTION" and role == "given":
            role = "solution"
        elif self.block == "SOLUTION":
            self.wrong.append(f"{place}: text between the solution markers would vanish; move it outside.")
        elif self.block == "TESTS":
            role = "hidden" if lines and re.match(r"#\s*HIDDEN\b", lines[0]) else "test"
        elif role == "given" and "SOLUTION" in source:
            self.wrong.append(f"{place}: a solution marker outside `# BEGIN SOLUTION` … `# END SOLUTION` raw cells.")
        if role == "text" and (match := LANGUAGE.match(source)):
            language, source = match.group(1), source[match.end() :]
            if language not in LANGUAGES:
                self.wrong.append(f"{place}: language `{language}` is not one of {', '.join(LANGUAGES)}.")
        handed_out, secret = source, ()
        if role == "hidden":
            handed_out, secret = "", tuple(source.splitlines())
        elif role == "solution":
            try:
                stripped = remove_solutions(source)
                handed_out, secret = stripped.source, tuple(stripped.secret)
            except SolutionError as problem:
                self.wrong.append(f"{place}: {problem}")
        about = (cell.get("id", ""), self.question, language, handed_out, secret, cell.get("attachments"))
        self.master.cells.append(Cell(place, role, cell.cell_type, source, *about))

    def mark(self, marker, text, place):
        action, _, block = marker.partition(" ")
        if marker == "ASSIGNMENT CONFIG":
            settings = self.settings(text, place)
            self.master.name = str(settings.get("name", ""))
            self.limit(author_limits.changed, settings, place)
            if not NAME.match(self.master.name):
                self.wrong.append(f"{place}: `name: {self.master.name}` must be small Latin letters, digits and _.")
        elif block == "QUESTION":
            if action == "BEGIN" and self.question is None:
                self.question, self.open_at = self.add(self.settings(text, place), place), place
            elif action == "END" and self.question and not self.block:
                self.question = None
            else:
                self.wrong.append(f"{place}: `{marker}` does not fit here; each question is begun once and ended once.")
        elif action == "BEGIN" and self.question and not self.block:
            self.block, self.open_at = block, place
        elif action == "END" and self.block == block:
            self.block = None
        else:
            self.wrong.append(f"{place}: `{marker}` does not fit here (question {self.question}, open: {self.block}).")

    def add(self, settings, place):
        name, points = str(settings.get("name", "")), settings.get("points")
        if not NAME.match(name) or name in {question.name for question in self.master.questions}:
            self.wrong.append(f"{place}: question name `{name}` is missing, taken, or not small letters, digits and _.")
        if type(points) not in (int, float) or points <= 0:
            self.wrong.append(f"{place}: `points: {points}` of {name} must be a number above 0.")
            points = 1
        self.limit(author_limits.for_question, settings, place)
        self.master.questions.append(QuestionRow(name, float(points)))
        return name

    def limit(self, change, settings, place):
        try:
            self.master.limits = change(settings, self.master.limits, place)
        except ValueError as problem:
            self.wrong.append(str(problem))

    def settings(self, text, place):
        try:
            settings = yaml.safe_load(text)
        except yaml.YAMLError:
            settings = None
        if isinstance(settings, dict):
            return settings
        self.wrong.append(f"{place}: lines such as `name: q1` are expected below the marker.")
        return {}
