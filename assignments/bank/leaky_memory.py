"""Follow the simplest memory by hand: m = a m + x, forwards and with the order reversed."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 1, 6, 2


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
    ("keep * ", "", Text("The factor a is missing.")),
    (
        "return memory_forward, memory_backward",
        "return memory_backward, memory_forward",
        Text("The direction of reading is swapped."),
    ),
    (
        "return memory_forward, memory_backward",
        "return keep * memory_forward, keep * memory_backward",
        Text("The last input is not multiplied by a yet."),
    ),
    ("return memory_forward,", "return keep * memory_backward,", Text("The powers of a are shifted by one time step.")),
]
