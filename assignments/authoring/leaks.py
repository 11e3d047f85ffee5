"""Looks for anything in a student notebook that a student must not have: solution lines, hidden checks, expected
values."""

import ast
import re

import numpy as np

SHORT = 8  # letters of a line, without spaces: shorter ones (`else:`, `h = c`) stand everywhere
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w)")
COMMON = re.compile(r"^(import |from |def |class |else|try|@)")


def find(master, made, language, checks_source, checks):
    """A sentence for each leak into the notebook `made`; each names the cell of the master.

    checks: {question: [Check]} for the id that the notebook assigns. Values are looked for in the cells of their
    question and in those of no question, but not in the code that draws numbers in a question file.
    """
    found = []
    places, own_cells = {cell.id: cell.where for cell in master.cells}, {cell.id: cell for cell in master.cells}
    secret = {_plain(line): cell.where for cell in master.cells for line in cell.secret if _telling(line)}
    hidden = {_plain(line) for line in _lines(checks_source) if _telling(line) and not COMMON.match(line.strip())}
    values = _expected(checks)
    for cell in made.cells:
        place = f"{places.get(cell.id, cell.id)} in the {language} edition"
        plain = _plain(cell.source)
        own = {_plain(line) for line in cell.source.splitlines()}
        if re.search(r"\bSOLUTION\b|BEGIN TESTS|# *HIDDEN", cell.source):
            found.append(f"{place}: a marker of solutions or tests is left.")
        for line, where in secret.items():
            if line in plain:
                found.append(f"{place}: a solution line of {where} is left: {line[:60]}")
        for line in sorted(hidden & own):
            found.append(f"{place}: a line of the hidden checks is left: {line[:60]}")
        of = own_cells.get(cell.id)
        for question, name, answer in values:
            looked_at = of is None or (of.question in (None, question) and not (of.role == "given" and of.from_file))
            if looked_at and (text := _stands_in(answer, cell.source)):
                found.append(f"{place}: the expected value {text} of {name} is left.")
        if cell.cell_type == "code" and (cell.outputs or cell.execution_count):
            found.append(f"{place}: outputs are left.")
    return found


def _plain(line):
    """Code without comments and spaces, so that another layout does not hide it."""
    return re.sub(r"\s+", "", re.sub(r"(^|\s)#.*$", "", line, flags=re.M))


def _telling(line):
    """Is the line long enough to give something away?"""
    return len(_plain(line)) >= SHORT and not line.strip().startswith(("import ", "from "))


def _lines(source):
    """The code lines of checks.py without its docstrings and comments."""
    strings = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            strings.update(range(node.lineno, node.end_lineno + 1))
    return [line for number, line in enumerate(source.splitlines(), 1) if number not in strings]


def _expected(checks):
    """(question, name, value) of every expected value of a variable that is distinctive enough to be looked for."""
    asked = [(question, check) for question, asks in checks.items() for check in asks if check.args is None]
    return [(question, check.name, part) for question, check in asked for part in _parts(check.expected)]


def _parts(expected):
    if isinstance(expected, np.ndarray):
        expected = tuple(expected.ravel()[:50].tolist())
    if isinstance(expected, dict):
        expected = tuple(expected.values())
    if isinstance(expected, tuple):
        if len(expected) > 1 and not any(isinstance(part, tuple | dict) for part in expected):
            yield expected
        for part in expected:
            yield from _parts(part)
    elif (isinstance(expected, str) and len(expected) >= 3) or (
        isinstance(expected, int | float) and (abs(expected) >= 100 or not float(expected).is_integer())
    ):
        yield expected


def _stands_in(answer, source):
    """The text in `source` that is the answer: a number to at least three digits, all numbers of a tuple in order, a
    text between quotes or, if it is long, as words; else None."""
    if isinstance(answer, str):
        words = rf"(?<!\w){re.escape(answer)}(?!\w)" if len(answer) >= 6 else rf"([\"'`]){re.escape(answer)}\1"
        return answer if re.search(words, source) else None
    numbers = NUMBER.findall(source)
    if not isinstance(answer, tuple):
        return next((text for text in numbers if _is_number(answer, text, 3)), None)
    if not all(isinstance(part, int | float) for part in answer):
        return None
    wanted = r"\s*,\s*".join(NUMBER.pattern for _ in answer)
    for match in re.finditer(rf"[(\[]\s*{wanted}\s*,?\s*[)\]]", source):
        texts = NUMBER.findall(match[0])
        if all(_is_number(part, text, 1) for part, text in zip(answer, texts, strict=True)):
            return match[0]
    return None


def _is_number(answer, text, digits):
    """Does `text` say the number `answer`, to the digits that it has and to at least `digits` of them?"""
    mantissa = re.sub(r"[eE].*", "", text)
    told = mantissa.rstrip("0") if "." in mantissa else mantissa
    if len(told.replace(".", "").lstrip("0-")) < digits and not (digits == 1 and float(text) == answer):
        return False
    if isinstance(answer, int) or "." not in mantissa:
        return float(text) == answer
    decimals = len(mantissa.partition(".")[2]) - int(text.lower().partition("e")[2] or 0)
    return abs(float(text) - answer) <= max(0.5000001 * 10.0**-decimals, 1e-6 * abs(answer))
