"""Looks for anything in a student notebook that a student must not have: solution lines, hidden checks, expected
values."""

import ast
import re

import numpy as np

SHORT = 8  # letters of a line, without spaces: shorter ones (`else:`, `h = c`) stand everywhere
COMMON = re.compile(r"^(import |from |def |class |else|try|@)")


def find(master, made, language, checks_source, checks):
    """A sentence for each leak into the notebook `made`; each names the cell of the master.

    checks: {question: [Check]} for the id that the notebook assigns.
    """
    found = []
    places = {cell.id: cell.where for cell in master.cells}
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
        for name, text in values:
            if re.search(rf"(?<![\w.]){re.escape(text)}(?![\w.])", plain):
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
    """(name, text) of every expected value that is distinctive enough to be looked for: not small numbers."""
    texts = {}
    for check in (check for asked in checks.values() for check in asked):
        for text in _texts(check.expected):
            texts.setdefault(text, check.name)
    return [(name, text) for text, name in texts.items()]


def _texts(expected):
    if isinstance(expected, bool) or expected is None:
        return
    if isinstance(expected, int) and abs(expected) >= 100:
        yield str(expected)
    elif isinstance(expected, float) and not float(expected).is_integer():
        yield re.sub(r"\s", "", f"{expected:.4g}")
    elif isinstance(expected, str) and len(expected) >= 3:
        yield repr(expected)
        yield f'"{expected}"'
    elif isinstance(expected, np.ndarray):
        for item in expected.ravel()[:50]:
            yield from _texts(float(item))
    elif isinstance(expected, tuple | list | dict):
        if len(expected) > 1:
            yield re.sub(r"\s", "", str(tuple(expected) if not isinstance(expected, dict) else expected))
        for item in expected.values() if isinstance(expected, dict) else expected:
            yield from _texts(item)
