"""Looks for anything in a student notebook that a student must not have: solution lines, hidden checks, expected
values."""

import re

import numpy as np

from assignments.authoring import notebooks
from assignments.authoring.rehearsal import KEY, own_id

SHORT = 8  # letters of a line, without spaces: shorter ones (`else:`, `h = c`) stand everywhere
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w)")
COMMON = re.compile(r"^(import |from |def |class |else|try|@)")


def find(master, assignment):
    """A sentence for each leak into a student notebook; each names the cell of the master.

    Values are those of the id that the notebook assigns. They are looked for in the cells of their question and in
    those of no question, but not in what draws numbers in a question file.
    """
    wrong, cells = [], {cell.id: cell for cell in master.cells}
    secret = {line: cell.where for cell in master.cells for line in _telling(cell.secret)}
    hidden = _telling(assignment.checks_source.splitlines())
    values = _expected(assignment.checks(own_id(master), KEY))
    for language, notebook in notebooks.build(master).items():
        for cell in notebook.cells:
            origin = cells.get(cell.id)
            code, lines = _plain(cell.source), {_plain(line) for line in cell.source.splitlines()}
            left = [
                f"a solution line of {where} is left: {line[:60]}" for line, where in secret.items() if line in code
            ]
            left += [f"a line of the hidden checks is left: {line[:60]}" for line in sorted(hidden & lines)]
            if re.search(r"\bSOLUTION\b|BEGIN TESTS|# *HIDDEN", cell.source):
                left.append("a marker of solutions or tests is left.")
            for question, name, answer in values:
                is_near = not origin or origin.question in (None, question)
                draws = origin and origin.role == "given" and origin.question in assignment.files
                if is_near and not draws and (text := _stands_in(answer, cell.source)):
                    left.append(f"the expected value {text} of {name} is left.")
            place = origin.where if origin else cell.id
            wrong += [f"{place} in the {language} edition: {sentence}" for sentence in left]
    return wrong


def _plain(line):
    """Code without comments and spaces, so that another layout does not hide it."""
    return re.sub(r"\s+", "", re.sub(r"(^|\s)#.*$", "", line, flags=re.M))


def _telling(lines):
    """The lines, plain, that are long enough to give something away."""
    return {_plain(line) for line in lines if len(_plain(line)) >= SHORT and not COMMON.match(line.strip())}


def _expected(checks):
    """(question, name, value) for each expected value of a variable that cannot stand anywhere by chance."""
    asked = [(question, check) for question, checks in checks.items() for check in checks if check.args is None]
    return [(question, check.name, part) for question, check in asked for part in _parts(check.expected)]


def _parts(expected):
    """Texts, whole tuples and single numbers of an answer: all but small whole numbers and single letters."""
    if isinstance(expected, np.ndarray):
        expected = tuple(expected.ravel()[:50].tolist())
    if isinstance(expected, dict):
        expected = tuple(expected.values())
    if isinstance(expected, tuple):
        if len(expected) > 1 and all(isinstance(part, int | float) for part in expected):
            yield expected
        for part in expected:
            yield from _parts(part)
    elif isinstance(expected, str):
        if len(expected) >= 3:
            yield expected
    elif isinstance(expected, int | float) and (abs(expected) >= 100 or not float(expected).is_integer()):
        yield expected


def _stands_in(answer, source):
    """The text in `source` that is the answer: a number to three digits or more, all numbers of a tuple in order, a
    text between quotes or, if it is long, as a word; else None."""
    if isinstance(answer, str):
        words = rf"(?<!\w){re.escape(answer)}(?!\w)" if len(answer) >= 6 else rf"([\"'`]){re.escape(answer)}\1"
        return answer if re.search(words, source) else None
    if not isinstance(answer, tuple):
        return next((text for text in NUMBER.findall(source) if _is_number(answer, text)), None)
    for match in re.finditer(r"[(\[]([^()\[\]]*)[)\]]", source):
        texts = [text.strip() for text in match[1].strip(" ,\n").split(",")]
        if all(map(NUMBER.fullmatch, texts)) and [*map(float, texts)] == [*answer]:
            return match[0]
    return None


def _is_number(answer, text):
    """Does `text` say the number `answer` to its last digit, of which there are three or more?"""
    digits = text.lower().partition("e")[0].replace(".", "").lstrip("-0")
    telling = digits.rstrip("0") if "." in text else digits
    return len(telling) >= 3 and float(text) == float(f"{answer:.{len(digits) - 1}e}")
