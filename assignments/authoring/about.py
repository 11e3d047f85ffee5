"""What is said of an assignment beside its checks: its title, those of its questions, and the code
that is handed out."""

import itertools
import re

from assignments.authoring import notebooks
from lib.questions.words import Words
from lib.text import LANGUAGES

TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)
HEADING = re.compile(r"^#+ +.+$", re.MULTILINE)


def title(assignment):
    """What an assignment is called, a Text: the first heading of its texts, or its name."""
    found = {language: TITLE.search(text) for language, text in texts(assignment.cells).items()}
    titles = {
        language: heading[1] if heading else assignment.name for language, heading in found.items()
    }
    return Words(titles)


def texts(cells):
    """{language: the text that its readers see} of the text cells among these."""
    read = [cell for cell in cells if cell.role == "text"]
    return {
        language: "\n".join(cell.source for cell in read if cell.language in (None, language))
        for language in LANGUAGES
    }


def titles(assignment):
    """{name: Text} of the questions: a question's heading in the master, or its name where it has
    none."""
    of_rows = {
        row.name: row.title or Words(dict.fromkeys(LANGUAGES, row.name))
        for row in assignment.questions
    }
    return of_rows | {name: question.title for name, question in assignment.files.items()}


def headings(assignment):
    """{question: the line of its heading in each language}."""
    found = {}
    for cell in assignment.cells:
        if cell.question and cell.role == "text" and (line := HEADING.search(cell.source)):
            found.setdefault(cell.question, []).append(line[0].strip())
    return found


def code(assignment):
    """What the code cells of students hold when they are handed out, in any edition: list of
    str."""
    editions = notebooks.build(assignment).values()
    cells = itertools.chain.from_iterable(edition.cells for edition in editions)
    return list(dict.fromkeys(cell.source for cell in cells if cell.cell_type == "code"))


def needs_keras(code):
    """Whether code cells use Keras, which a fork server then imports once."""
    return any("keras" in text or "tensorflow" in text for text in code)
