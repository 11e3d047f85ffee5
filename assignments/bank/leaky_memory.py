"""Follow the simplest memory by hand: m = a m + x, forwards and with the order reversed."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 1, 6, 2
TITLE = Text("The simplest memory")
TEXT = Text("""
The memory $m$ starts at 0 and becomes $m \\leftarrow a\\,m + x$ at each time step. The inputs are `values`, and
$a$ is `keep`. Give the last memory without rounding.

- `memory_forward`: when `values` are read in their order
- `memory_backward`: when they are read in reverse order
""")


def given(numbers):
    keep = numbers.choice([0.5, 0.6, 0.7, 0.8])
    values = sorted(numbers.sample(range(1, 20), 5))
    return keep, values


def answer(keep, values):
    memory_forward = memory_backward = 0.0
    for x in values:
        memory_forward = keep * memory_forward + x
    for x in reversed(values):
        memory_backward = keep * memory_backward + x
    return memory_forward, memory_backward


MISTAKES = [
    (lambda values: (float(sum(values)),) * 2, Text("The factor a is missing.")),
    (
        lambda keep, values: answer(keep, values)[::-1],
        Text("The direction of reading is swapped."),
    ),
    (
        lambda keep, values: tuple(keep * memory for memory in answer(keep, values)),
        Text("The last input is not multiplied by a yet."),
    ),
    (
        lambda keep, values: (float(np.dot(values, keep ** np.arange(1, 6))), None),
        Text("The powers of a are shifted by one time step."),
    ),
]
