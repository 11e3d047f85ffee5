"""Removes the solution from a code cell, by Otter's rules, and keeps the removed lines."""

import ast
import re

from assignments.authoring.assignment import MasterError

BLOCK = re.compile(
    r"^(?P<start> *)#+ *BEGIN SOLUTION *\n(?P<code>(.*\n)*?) *#+ *END SOLUTION *(\n|\Z)",
    re.MULTILINE,
)
LINE = re.compile(r"^(?P<start> *)(?P<code>[^#\s].*?)#+ *SOLUTION *(\n|\Z)", re.MULTILINE)
ASSIGNED = re.compile(r"[\w, .\[\]]*[^=!<>]=(?!=)")
BRANCHES = (ast.For, ast.While, ast.If, ast.With, ast.Try)


def remove_solutions(source):
    """(what students get, [removed line]) of a solution cell. Raises MasterError if the markers do
    not cover a solution."""
    secret = []

    def prompt(match):
        secret.extend(match["code"].splitlines())
        assigned = ASSIGNED.match(match["code"]) if match.re is LINE else None
        return f"{match['start']}{f'{assigned[0]} ...' if assigned else '...'}\n"

    handed_out = LINE.sub(prompt, BLOCK.sub(prompt, source)).rstrip("\n")
    if left := re.search(r"^.*SOLUTION.*$", handed_out, re.MULTILINE):
        raise MasterError(
            f"`{left[0].strip()}` is not one of Otter's markers, or is begun and never ended."
        )
    if not secret:
        raise MasterError("no line is marked as solution, so students would get all of it.")
    _whole_branches(handed_out)
    return handed_out, secret


def _whole_branches(handed_out):
    """A loop or branch with a solution line inside must be solution as a whole, or its head would
    give the way away."""
    plain = "\n".join(
        "" if line.lstrip().startswith(("%", "!")) else line for line in handed_out.splitlines()
    )
    try:
        tree = ast.parse(plain)
    except SyntaxError as problem:
        raise MasterError(
            f"SyntaxError without the solution: {problem.msg}, line {problem.lineno}."
        ) from None
    branches = [node for node in ast.walk(tree) if isinstance(node, BRANCHES)]
    for branch in branches:
        values = [getattr(node, "value", None) for node in ast.walk(branch)]
        if any(isinstance(value, ast.Constant) and value.value is ... for value in values):
            raise MasterError(
                f"a line is solution, but the `{type(branch).__name__.lower()}` around it in line "
                f"{branch.lineno} is not and would stay; put # BEGIN SOLUTION and # END SOLUTION "
                "around all of it."
            )
