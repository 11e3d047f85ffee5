"""Writes a case of a function exercise as code that a learner can paste into a cell.

The right value is not in it.
"""

import numpy as np

from lib.text import Text

DIGITS = 2  # of numbers that are drawn: fewer are easier to follow


def as_code(name, case):
    """The lines that give the arguments of a case their values and call the learner's function.

    Args:
        name: str, the function's name.
        case: dict of the arguments.
    """
    lines = []
    for argument, value in case.items():
        if callable(value):
            made = Text("{name} is a function that the check makes", name=argument)
            lines.append(f"# {made}")
        else:
            lines.append(f"{argument} = {literal(value)}")
    return "\n".join([*lines, f"{name}({', '.join(case)})"])


def literal(value):
    """A value as Python code, numbers of arrays rounded to DIGITS."""
    if isinstance(value, np.ndarray):
        rounded = value.round(DIGITS) if value.dtype.kind == "f" else value
        return f"np.array({rounded.tolist()})"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return repr(value)
