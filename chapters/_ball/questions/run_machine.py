import numpy as np


def run_machine(arrows, start, inputs):
    states = [start]
    for each in inputs:
        states.append(arrows[states[-1], each])
    return np.array(states)


def cases(rng):
    for count in [*range(1, 13), *[12] * 12]:
        states = int(rng.integers(3, 6))
        arrows = np.stack([rng.permutation(states) for _ in range(states)], axis=1)
        inputs = rng.integers(states, size=count)
        yield {"arrows": arrows, "start": int(rng.integers(states)), "inputs": inputs}
