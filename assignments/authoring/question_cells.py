"""Makes the notebook cells of a Question: the student's own data, the answer, the tests of its form."""

import ast

import numpy as np

from assignments.authoring.question import outcome

SECRET = ("# BEGIN SOLUTION NO PROMPT", "# END SOLUTION")


def given_cell(question):
    """The cell that draws and shows the student's own data, or None."""
    if not question.given_names:
        return None
    shown = [f'print(f"{{{name} = }}")' for name in question.given_names]
    return "\n".join([f'numbers = variant(student_id, "{question.name}")', question.part("given")[0], *shown])


def solution_cell(question):
    """The answer cell with the solution between Otter's markers."""
    if not hasattr(question.file, "ASK"):
        body, asked = question.part("answer")
        return "\n".join([*(f"{name} = ..." for name in asked), SECRET[0], body, SECRET[1]])
    node, lines = question.node(question.asked[0]), question.source.splitlines()
    functions = node.body if isinstance(node, ast.ClassDef) else [node]
    functions = [part for part in functions if isinstance(part, ast.FunctionDef)]
    for function in reversed(functions):
        first, last = function.body[0].lineno, function.body[-1].end_lineno
        indent = " " * function.body[0].col_offset
        begin = indent + SECRET[0].removesuffix(" NO PROMPT")
        lines[first - 1 : last] = [begin, *lines[first - 1 : last], indent + SECRET[1]]
    return "\n".join(lines[node.lineno - 1 : node.end_lineno + 2 * len(functions)])


def tests_cell(question):
    """The cell that looks at the answers' form and holds the open tests."""
    if not hasattr(question.file, "ASK"):
        right = question.answers(question.data("any", "0"))
        return "\n".join(f'form("{name}", {name}, {type(answer).__name__})' for name, answer in right.items()).replace(
            ", ndarray)", ", np.ndarray)"
        )
    name, ask = question.asked[0], question.file.ASK
    cases = [(arguments, outcome(ask, arguments)) for arguments in question.file.OPEN]
    return "\n".join([f'open_tests("{name}", {name}, [', *(f"    {_literal(case)}," for case in cases), "])"])


def _literal(item):
    """Python source of an open input or its expected outcome; arrays as nested lists in np.array."""
    if isinstance(item, np.ndarray):
        return f"np.array({item.tolist()})"
    if isinstance(item, tuple):
        return f"({', '.join(map(_literal, item))}{',' if len(item) == 1 else ''})"
    if isinstance(item, list):
        return f"[{', '.join(map(_literal, item))}]"
    return repr(item.item() if isinstance(item, np.generic) else item)
