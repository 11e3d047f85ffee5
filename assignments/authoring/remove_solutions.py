"""Removes the solution from a code cell, by Otter's rules, and keeps the removed lines."""

import ast
import re

BEGIN = re.compile(r"^\s*#+ *BEGIN SOLUTION( NO PROMPT)?\s*$")
END = re.compile(r"^\s*#+ *END SOLUTION\s*$")
ASSIGNED = re.compile(r"^(\s*[A-Za-z0-9_, .\[\]]*[^=!<>]=)([^=].*?)#+ *SOLUTION\s*$")
LINE = re.compile(r"^(\s*)([^#\s].*?)#+ *SOLUTION( NO PROMPT)?\s*$")
BRANCHES = (ast.For, ast.While, ast.If, ast.With, ast.Try)


class SolutionError(ValueError):
    """A solution cell whose markers are missing, broken, or leave part of a solution standing."""


def remove_solutions(source):
    """(what students get, [removed line]) of a solution cell. Raises SolutionError if the markers do not cover a
    solution."""
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
            if not match.group(3):
                assigned = ASSIGNED.match(line)
                kept.append(f"{assigned.group(1)} ..." if assigned else f"{match.group(1)}...")
        elif "SOLUTION" in line:
            raise SolutionError(f"line {number} holds a marker that is not one of Otter's: {line.strip()}")
        else:
            kept.append(line)
    if block:
        raise SolutionError("a solution is begun and never ended.")
    if not taken:
        raise SolutionError("no line is marked as solution, so students would get all of it.")
    _whole_branches(source, taken)
    return "\n".join(kept), secret


def _whole_branches(source, taken):
    """A loop or branch with a solution line inside must be solution as a whole, or its head would give the way away."""
    plain = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines())
    try:
        tree = ast.parse(plain)
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
