class FixedGate:
    def __init__(self, z):
        self.z = z
        self.h = 0.0
        self.seen = 0

    def step(self, x):
        self.h = self.z * self.h + (1 - self.z) * x
        self.seen += 1
        return self.h

    def steps_seen(self):
        return self.seen


ASK = FixedGate
OPEN = [((0.5,), [("step", 1.0), ("step", 1.0), ("steps_seen",)])]


def inputs(hidden):
    for _ in range(3):
        steps = [("step", hidden.uniform(-2, 2)) for _ in range(6)]
        yield (
            (hidden.uniform(0.6, 0.95),),
            [*steps[:4], ("steps_seen",), *steps[4:], ("steps_seen",)],
        )
