"""Makes the notebook cells of a Question: the student's own data, the answer, the tests of its
form.
"""

import ast

import numpy as np

from assignments.authoring.student_setup import outcome


def given_cell(question):
    """The cell that draws and shows the student's own data, or None."""
    if not question.given_names:
        return None
    shown = [f'print(f"{{{name} = }}")' for name in question.given_names]
    return "\n".join(
        [
            f'numbers = variant(student_id, "{question.name}")',
            question.code.body_and_results("given")[0],
            *shown,
        ]
    )


def answer_cell(question):
    """(solution, what students get in its place, [line that they do not get])."""
    if not question.asks_for_code:
        body = question.solution_cell
        return body, "\n".join(f"{name} = ..." for name in question.asked), body.splitlines()
    node = question.code.node(question.asked[0])
    solution = question.source.splitlines()[node.lineno - 1 : node.end_lineno]
    handed_out = ast.unparse(_without_solution(node))
    return (
        "\n".join(solution),
        handed_out,
        [line for line in solution if line not in handed_out.splitlines()],
    )


def _without_solution(node):
    """The syntax tree of a function or class without its body; of a class the heads of the methods
    are left.
    """
    of_class = node.body if isinstance(node, ast.ClassDef) else []
    methods = [part for part in of_class if isinstance(part, ast.FunctionDef)]
    node.body = [_without_solution(method) for method in methods] or [ast.Expr(ast.Constant(...))]
    return node


def tests_cell(question):
    """The cell that looks at the answers' form and holds the open tests."""
    if not question.asks_for_code:
        right = question.answers(question.data("any", "0"))
        return "\n".join(
            f'form("{name}", {name}, {type(answer).__name__})' for name, answer in right.items()
        ).replace(", ndarray)", ", np.ndarray)")
    name = question.asked[0]
    ask = question.ask
    cases = [(arguments, outcome(ask, arguments)) for arguments in question.file.OPEN]
    return "\n".join(
        [f'open_tests("{name}", {name}, [', *(f"    {literal(case)}," for case in cases), "])"]
    )


def literal(item, digits=None):
    """Python source of an input or its expected outcome; arrays as nested lists in np.array; floats
    of arrays are rounded to `digits`, if there are any."""
    if isinstance(item, np.ndarray):
        item = item.round(digits) if digits and item.dtype.kind == "f" else item
        return f"np.array({item.tolist()})"
    if isinstance(item, list):
        return f"[{', '.join(literal(part, digits) for part in item)}]"
    if isinstance(item, tuple):
        inside = ", ".join(literal(part, digits) for part in item)
        return f"({inside},)" if len(item) == 1 else f"({inside})"
    return repr(item.item() if isinstance(item, np.generic) else item)
