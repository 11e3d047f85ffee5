"""Known mistakes as edits of the right solution, so that no formula stands in a question a second
time.

Whoever forgets the bias of a step writes the solution without "+ b". So a mistake is the solution
with an old text replaced by a new one. The solution is read as Python itself writes it
(ast.unparse): line breaks, quotes, comments and needless brackets do not matter, so a formatter
breaks no edit. An old text that is a whole expression may be laid out as one likes; a part of one,
such as " + b", is written as Python writes it.
"""

import ast
import functools
import itertools
import re
import sys

import numpy as np


@functools.lru_cache(1000)
def normalised(source):
    """Python code as ast.unparse writes it. Raises ValueError if it is no Python code."""
    try:
        text = ast.unparse(ast.parse(source))
    except SyntaxError as error:
        raise ValueError(f"this is not Python: {error}\n{source}") from error
    # Before 3.11 it puts brackets around the names in `a, b = …` and `for a, b in …`.
    if sys.version_info < (3, 11):
        text = re.sub(r"^( *)\(([^()]*)\) = ", r"\1\2 = ", text, flags=re.MULTILINE)
        text = re.sub(r"\bfor \(([^()]*)\) in ", r"for \1 in ", text)
    return text


def edited(solution, edits):
    """The text of a solution after some edits, all places of each old text replaced.

    Args:
        solution: str of Python code.
        edits: iterable of (old, new), made one after the other.

    Raises:
        ValueError: the solution does not hold an old text, or the edited text is no Python code.
    """
    text = normalised(solution)
    for old, new in edits:
        found = next((form for form in _forms(old) if form in text), None)
        if found is None:
            raise ValueError(
                f"the solution does not hold {old!r}, which an edit replaces by {new!r}; "
                f"as Python writes it, the solution is\n{text}"
            )
        text = text.replace(found, new)
    return text


def _forms(old):
    """How an old text may stand in normalised code: as it is, and laid out by Python."""
    yield old
    try:
        yield normalised(old)
    except ValueError:
        return


def orders(names):
    """Edits that put some names of a solution, `i, f, candidate, o = …`, into each other order.

    Args:
        names: lists of the names on the left of a `=`; all are reordered in the same way.

    Yields:
        dicts {old: new}, as `edit` of a mistake has them.
    """
    right = tuple(range(len(names[0])))
    for order in itertools.permutations(right):
        if order != right:
            yield {
                f"{', '.join(listed)} =": f"{', '.join(listed[place] for place in order)} ="
                for listed in names
            }


def run(source, name, variables=None):
    """What `name` is after a piece of Python code has run.

    Args:
        variables: dict of what the code may use besides np.

    Raises:
        ValueError: the code cannot be compiled.
    """
    try:
        code = compile(source, f"<{name}>", "exec")
    except SyntaxError as error:
        raise ValueError(f"an edit gives code that is not Python: {error}\n{source}") from error
    namespace = {"np": np, **(variables or {})}
    exec(code, namespace)
    return namespace[name]
