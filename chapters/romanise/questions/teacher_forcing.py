import numpy as np


def teacher_forcing(numbers, start, end, steps):
    before = np.zeros(steps)
    after = np.zeros(steps)
    before[: len(numbers) + 1] = [start, *numbers]
    after[: len(numbers) + 1] = [*numbers, end]
    return before, after


def cases(rng):
    for case in range(24):
        length = 1 if case < 2 else int(rng.integers(1, 14))
        steps = length + 1 + (0 if case % 3 == 0 else int(rng.integers(1, 5)))
        start, end = rng.permutation([1, 2, 3])[:2].tolist()
        yield {"numbers": rng.integers(4, 20, length), "start": start, "end": end, "steps": steps}
