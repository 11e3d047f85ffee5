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
    """{(question, name of the answer): what shows it} of one student. cells: the notebook's, as
    intake reads them."""
    names = sorted(set().union(*(_assigned(cell["source"]) for cell in cells)))
    listening = [{"name": "cell 0", "source": LISTEN}]
    listening += [cell | {"source": _echoing(cell["source"])} for cell in cells]
    asks = {"names": [{"name": name} for name in names], "told": [{"name": "_told", "args": []}]}
    answers = runner.run(listening, asks).answers
    printed = answers.get("told", {}).get(0, {}).get("value", "")
    found = {}
    for question, asked in checks.items():
        for check in asked:
            if check.args is not None or check.accept or not is_telling(check.expected):
                continue
            if stands_in(check.expected, printed):
                found[question, check.name] = "prints it"
            for number, name in enumerate(names):
                reply = answers.get("names", {}).get(number, {})
                if "value" in reply and _is_answer(check, reply["value"]):
                    found[question, check.name] = f"computes it as `{name}`"
    return found


def _is_answer(check, data):
    try:
        return comparison.compare(check, check.expected, decode(data)) is None
    except ValueError:
        return False


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
