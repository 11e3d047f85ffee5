"""Looks for anything in a student notebook that a student must not have: solution lines, hidden checks, expected
values."""

import re

from assignments.authoring import notebooks
from assignments.authoring.rehearsal import KEY, own_id

SHORT = 8  # letters of a line, without spaces: shorter ones (`else:`, `h = c`) stand everywhere
TELLING = 3  # digits and letters of a value that does not stand anywhere by chance
COMMON = re.compile(r"^(import |from |def |class |else|try|@)")


def find(assignment):
    """A sentence for each leak into a student notebook; each names the cell of the master.

    Values are those of the id that the notebook assigns. They are looked for in the cells of their question and in
    those of no question, but not in what draws numbers.
    """
    wrong, cells = [], {cell.id: cell for cell in assignment.cells}
    secret = dict.fromkeys(
        _telling(assignment.checks_source.splitlines()), "a line of the hidden checks"
    )
    for cell in assignment.cells:
        secret |= dict.fromkeys(_telling(cell.secret), f"a solution line of {cell.where}")
    values = list(_expected(assignment.checks(own_id(assignment), KEY)))
    for language, notebook in notebooks.build(assignment).items():
        for cell in notebook.cells:
            origin, code = cells.get(cell.id), _plain(cell.source)
            left = [f"{what} is left: {line[:60]}" for line, what in secret.items() if line in code]
            for question, check in values if origin and origin.role != "given" else ():
                if origin.question in (None, question) and stands_in(check.expected, cell.source):
                    left.append(f"the expected value {check.expected} of {check.name} is left.")
            place = origin.where if origin else cell.id
            wrong += [f"{place} in the {language} edition: {sentence}" for sentence in left]
    return wrong


def _plain(code):
    """Code without spaces, so that another layout does not hide it."""
    return re.sub(r"\s+", "", code)


def _telling(lines):
    """The lines, plain and without their comments, that are long enough to give something away."""
    lines = [re.sub(r"(^|\s)#.*$", "", line) for line in lines if not COMMON.match(line.strip())]
    return {_plain(line) for line in lines if len(_plain(line)) >= SHORT}


def _expected(checks):
    """Yields (question, Check) of each variable whose value cannot stand anywhere by chance."""
    for question, asked in checks.items():
        for check in asked:
            letters = re.sub(r"[\W_]", "", repr(check.expected)).lstrip("0")
            if (
                check.args is None
                and type(check.expected) in (int, float, str, tuple)
                and len(letters) >= TELLING
            ):
                yield question, check


def stands_in(answer, source):
    """Whether the source holds the answer as Python writes it; a text between quotes of any kind."""
    source = re.sub(r"[\"`]", "'", source)
    return bool(re.search(rf"(?<![\w.]){re.escape(repr(answer))}(?!\.?\w)", source))
