"""What no rule of ruff says of code that learners read: names get their values one at a time."""

import ast


def crowded(source):
    """The assignments that give several names values of their own in one line, as text.

    Literals of one kind may share a line (steps, units = 10, 8), and what a call, a row or a name
    holds may be taken apart (h, c = cell(x)).
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            made_here = ast.Tuple | ast.List | ast.GeneratorExp | ast.ListComp
            if isinstance(node.value, made_here) and not _alike(node.value):
                yield ast.unparse(node)


def _alike(values):
    """Whether a tuple or list has only literals of one type."""
    elements = getattr(values, "elts", [])
    kinds = {
        type(element.value) if isinstance(element, ast.Constant) else element
        for element in elements
    }
    return len(kinds) == 1
