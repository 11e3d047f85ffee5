"""Write a class with a fixed update gate: exponential smoothing as the simplest gated cell."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 2, 10, 3
TITLE = Text("A cell with a fixed gate")
TEXT = Text("""
Write the class `FixedGate`, made by `FixedGate(z)`. Its state starts at 0.0.

- `step(x)` changes the state to $z\\,h + (1 - z)\\,x$ and returns the new state as a float.
- `steps_seen()` returns how often `step` has been called, as an integer.
""")


class FixedGate:
    def __init__(self, z):
        self.z, self.h, self.seen = z, 0.0, 0

    def step(self, x):
        self.h = self.z * self.h + (1 - self.z) * x
        self.seen += 1
        return self.h

    def steps_seen(self):
        return self.seen


ASK = FixedGate
OPEN = [((0.5,), [("step", 1.0), ("step", 1.0), ("steps_seen",)])]


def inputs(hidden):
    cases = []
    for _ in range(3):
        steps = [("step", hidden.uniform(-2, 2)) for _ in range(6)]
        cases.append(((hidden.uniform(0.6, 0.95),), [*steps[:4], ("steps_seen",), *steps[4:], ("steps_seen",)]))
    return cases


class Swapped(FixedGate):
    def step(self, x):
        self.h, self.seen = (1 - self.z) * self.h + self.z * x, self.seen + 1
        return self.h


class NotKept(FixedGate):
    def step(self, x):
        self.seen += 1
        return (1 - self.z) * x


class NotCounted(FixedGate):
    def steps_seen(self):
        return 0


MISTAKES = [
    (Swapped, Text("z and 1 - z are swapped.")),
    (NotKept, Text("step does not keep the state.")),
    (NotCounted, Text("The count does not grow with step.")),
]
