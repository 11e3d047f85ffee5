"""The chapter GRU over other seeds than those that it shows: `make claims`."""

from lib.training import success
from tools import chapter_cells

SEEDS = range(100, 200)
Z = 0
R = 5


def test_the_gap_between_the_gates_is_there_only_with_a_gate_forced_to_0():
    """How many of 100 models still get the sentence right, with one gate forced to one value."""
    page = chapter_cells.run(
        "gru", "become-memoryless-cell", "build", "lose-memory-cell", seeds=SEEDS
    )
    page |= chapter_cells.run("gru", "mean-gates", variables=page)
    at_0 = {gate: right(page, gate, [-1000] * len(SEEDS)) for gate in (Z, R)}
    at_mean = {}
    for gate in (Z, R):
        at_mean[gate] = right(page, gate, [page["mean_bias"](seed, gate) for seed in SEEDS])
    print(at_0, at_mean)
    low, _ = success.difference(at_0[Z], at_0[R], len(SEEDS))
    assert low > 0.3
    assert min(at_mean.values()) >= 65
    low, high = success.difference(at_mean[Z], at_mean[R], len(SEEDS))
    assert low < 0 < high


def right(page, gate, biases):
    answers = [
        page["gated_answer"](seed, [gate], bias) for seed, bias in zip(SEEDS, biases, strict=True)
    ]
    return answers.count("토마토를먹자")
