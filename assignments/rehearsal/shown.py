"""Looks for right answers in what an unanswered notebook prints and computes when it is run."""

import ast
import re

from assignments.authoring.checks import decode
from assignments.grading import comparison
from assignments.rehearsal.leaks import is_telling, stands_in

LONGEST = 50_000  # characters of what it prints that are looked at
LISTEN = f"""import io as _io, sys as _sys
_printed = _io.StringIO()
_sys.stdout = _printed
_sys.stderr = _printed
def display(*things): print(*map(repr, things))
def _told(): return _printed.getvalue()[:{LONGEST}]"""


def find(assignment, checks, cells, runner):
    """[(question, name of the answer, what shows it)] of one student. cells: the notebook's, as
    intake reads them."""
    names = sorted(set().union(*(_assigned(cell["source"]) for cell in cells)))
    listening = [{"name": "cell 0", "source": LISTEN}]
    listening += [cell | {"source": _echoing(cell["source"])} for cell in cells]
    asks = {"names": [{"name": name} for name in names], "told": [{"name": "_told", "args": []}]}
    answers = runner.run(listening, asks).answers
    printed = answers.get("told", {}).get(0, {}).get("value", "")
    found = []
    computed = {
        place: value
        for number, name in enumerate(names)
        for place, value in _parts(name, answers.get("names", {}).get(number, {}))
    }
    for question, asked in checks.items():
        for check in asked:
            if check.args is not None or check.accept or not is_telling(check.expected):
                continue
            if _is_in(check.expected, printed):
                found.append((question, check.name, "prints it"))
            for place, value in computed.items():
                is_right = comparison.compare(check, check.expected, value) is None
                if is_right or (type(value) is str and _is_in(check.expected, value)):
                    found.append((question, check.name, f"computes it as `{place}`"))
    return found


def _is_in(answer, text):
    """Whether a text holds an answer as Python writes it, or a whole number to another base."""
    others = (hex(answer), oct(answer), bin(answer)) if type(answer) is int else ()
    return stands_in(answer, text) or any(other in text for other in others)


def _parts(name, reply):
    """Yields (how it is written, value) of a variable and of all that lies in it; reply: what the
    sandbox said of it."""
    try:
        waiting = [(name, decode(reply["value"]))]
    except (KeyError, ValueError):
        return
    for place, value in waiting:
        yield place, value
        if isinstance(value, tuple):
            waiting += [(f"{place}[{number}]", part) for number, part in enumerate(value)]
        elif isinstance(value, dict):
            waiting += [(f"{place}[{part!r}]", value[part]) for part in value]


def _assigned(source):
    """The names that a cell assigns outside functions and classes."""
    tree = _tree(source)
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Name)] if tree else []
    return {node.id for node in nodes if isinstance(node.ctx, ast.Store)}


def _echoing(source):
    """The source with its last expression printed, as Jupyter shows it."""
    tree = _tree(source)
    if not tree or not tree.body or not isinstance(tree.body[-1], ast.Expr):
        return source
    last = tree.body[-1]
    lines = source.splitlines()[: last.lineno - 1]
    return "\n".join([*lines, f"print(repr({ast.unparse(last.value)}))"])


def _tree(source):
    """The syntax tree of a cell without its magics, None if it is no Python."""
    plain = re.sub(r"^\s*[%!].*$", "", source, flags=re.MULTILINE)
    try:
        return ast.parse(plain)
    except SyntaxError:
        return None
