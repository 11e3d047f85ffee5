"""Removes the solution from a code cell, by Otter's rules, and keeps the removed lines."""

import ast
import re
from dataclasses import dataclass, field

BEGIN = re.compile(r"^\s*#+ *BEGIN SOLUTION( NO PROMPT)?\s*$")
END = re.compile(r"^\s*#+ *END SOLUTION\s*$")
ASSIGNED = re.compile(r"^(\s*[A-Za-z0-9_, .\[\]]*[^=!<>]=)([^=].*?)#+ *SOLUTION\s*$")
LINE = re.compile(r"^(\s*)([^#\s].*?)#+ *SOLUTION( NO PROMPT)?\s*$")
BRANCHES = (ast.For, ast.While, ast.If, ast.With, ast.Try)


class SolutionError(ValueError):
    """A solution cell whose markers are missing, broken, or leave part of a solution standing."""


@dataclass
class StudentVersion:
    """`source` is what students get; `secret` holds the removed lines."""

    source: str = ""
    secret: list = field(default_factory=list)


def remove_solutions(source):
    """The StudentVersion of a solution cell. Raises SolutionError if the markers do not cover a solution."""
    kept, secret, taken, block = [], [], set(), False
    for number, line in enumerate(source.splitlines(), 1):
        if begin := BEGIN.match(line):
            if block:
                raise SolutionError(f"line {number} begins a solution inside a solution.")
            block = True
            if not begin.group(1):
                kept.append(" " * (len(line) - len(line.lstrip())) + "...")
        elif END.match(line):
            if not block:
                raise SolutionError(f"line {number} ends a solution that was not begun.")
            block = False
        elif block:
            secret.append(line)
            taken.add(number)
        elif match := LINE.match(line):
            secret.append(match.group(2))
            taken.add(number)
            assigned = ASSIGNED.match(line)
            if assigned and not match.group(3):
                kept.append(f"{assigned.group(1)} ...")
            elif not match.group(3):
                kept.append(f"{match.group(1)}...")
        elif "SOLUTION" in line:
            raise SolutionError(f"line {number} holds a marker that is not one of Otter's: {line.strip()}")
        else:
            kept.append(line)
    if block:
        raise SolutionError("a solution is begun and never ended.")
    if not taken:
        raise SolutionError("no line is marked as solution, so students would get all of it.")
    _whole_branches(source, taken)
    result = StudentVersion("\n".join(kept), secret)
    try:
        compile(_plain(result.source), "cell", "exec")
    except SyntaxError as problem:
        raise SolutionError(f"what is left for students is not Python: {problem.msg}, line {problem.lineno}.") from None
    return result


def _plain(source):
    """The source without lines that only Jupyter understands."""
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())


def _whole_branches(source, taken):
    """A loop or branch with a solution line inside must be solution as a whole, or its head would give the way away."""
    try:
        tree = ast.parse(_plain(source))
    except SyntaxError as problem:
        raise SolutionError(f"the solution is not Python: {problem.msg}, line {problem.lineno}.") from None
    for node in ast.walk(tree):
        if isinstance(node, BRANCHES) and node.lineno not in taken:
            inside = taken.intersection(range(node.lineno + 1, node.end_lineno + 1))
            if inside:
                raise SolutionError(
                    f"line {min(inside)} is solution, but the `{type(node).__name__.lower()}` around it in line "
                    f"{node.lineno} is not and would stay; put # BEGIN SOLUTION and # END SOLUTION around all of it."
                )
