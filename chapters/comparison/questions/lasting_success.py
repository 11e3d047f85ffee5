import numpy as np


def lasting_success(correct):
    result = []
    for seed in correct:
        failures = np.flatnonzero(~seed)
        result.append(failures[-1] + 1 if len(failures) else 0)
    return np.array(result)


def cases(rng):
    for _ in range(24):
        seeds, epochs = rng.integers((4, 5), (8, 14)).tolist()
        # Each epoch stands once or several times, so that there are runs of all lengths.
        drawn = rng.random((seeds, epochs)) < 0.5
        correct = np.repeat(drawn, rng.integers(1, 4, epochs), axis=1)[:, :epochs]
        always, never, just, not_at_the_end = rng.permutation(seeds)[:4]
        correct[always] = True
        correct[never] = False
        correct[just, -2:] = False, True
        correct[not_at_the_end, -1] = False
        yield {"correct": correct}
    for shape in [(1, 7), (1, 5), (1, 1), (6, 1)]:
        yield {"correct": rng.random(shape) < 0.5}
    yield {"correct": np.ones((1, 6), bool)}
    # As long as training takes: one failure is a small part of it.
    correct = np.ones((4, 50), bool)
    correct[np.arange(1, 4), rng.permutation([0, 25, int(rng.integers(1, 49))])] = False
    yield {"correct": correct}
