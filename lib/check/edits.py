"""Known mistakes, stated as edits of the right solution's text: (old, new, what the learner reads).

Whoever forgets the bias of a step writes the solution without "+ b". So a mistake is the solution with `old` replaced
by `new`, and no formula stands in the code a second time. Exercises of the chapters and questions of the bank share it.
"""

import textwrap

import numpy as np


def wrong_versions(solution, name, edits, variables=None):
    """What `name` is in each edited solution, with its sentence: a list of (function, class or value, Text).

    Args:
        solution: str of Python code that defines `name`.
        name: what is judged.
        edits: iterable of (old, new, Text). `old` must stand in the solution; each place is replaced. A list of pairs
            in the place of (old, new), as in ([(old, new), …], Text), makes several edits at once.
        variables: dict of what the solution may use besides np.

    Raises:
        ValueError: an edit does not fit the solution, or the edited text is no Python code.
    """
    versions = []
    for *edit, text in edits:
        source = textwrap.dedent(solution)
        for old, new in edit[0] if len(edit) == 1 else [edit]:
            if old not in source:
                raise ValueError(
                    f"{name}: the solution does not hold {old!r}, which an edit replaces by {new!r}"
                )
            source = source.replace(old, new)
        versions.append((run(source, name, variables), text))
    return versions


def run(source, name, variables=None):
    """What `name` is after a piece of Python code has run. Raises ValueError if the code cannot be compiled."""
    try:
        code = compile(source, f"<{name}>", "exec")
    except SyntaxError as error:
        raise ValueError(
            f"{name}: an edit gives code that is not Python: {error}\n{source}"
        ) from error
    namespace = {"np": np, **(variables or {})}
    exec(code, namespace)
    return namespace[name]
