"""The chapter LSTM over other seeds than those that it shows: `make claims`."""

from lib import cells, tomato
from tools import chapter_cells

SEEDS = range(100, 200)
OTHERS = "마를먹자"


def test_one_step_later_a_wrong_c_and_a_wrong_h_change_the_answer():
    """What the second 토 is answered, with the states that the first one left erased or swapped."""
    page = chapter_cells.run("lstm", "build")
    letters, labels = tomato.labelling()
    runs = page["many_seeds"].train(
        page["tomato_lstm"],
        letters,
        labels,
        seeds=SEEDS,
        epochs=50,
        optimizer=page["keras"].optimizers.Adam(0.1),
    )
    kept = {"both": 0, "c erased": 0, "h erased": 0}
    changed = {"c": 0, "h": 0}
    for seed in SEEDS:
        weights = runs.weights(seed)
        h, c = after("토", weights)
        kept["both"] += says_ma(weights, h, c)
        kept["c erased"] += says_ma(weights, h, 0 * c)
        kept["h erased"] += says_ma(weights, 0 * h, c)
        others = [after(other, weights) for other in OTHERS]
        changed["c"] += not all(says_ma(weights, h, other_c) for _, other_c in others)
        changed["h"] += not all(says_ma(weights, other_h, c) for other_h, _ in others)
    print(kept, changed)
    assert kept["both"] == len(SEEDS)
    assert kept["c erased"] >= 90
    assert kept["h erased"] <= 10
    assert min(changed.values()) >= 85


def after(text, weights):
    """The h and c of one model, given as its weights, after a text."""
    _, h, c = cells.lstm(tomato.encode(text), *weights[:3])
    return h, c


def says_ma(weights, h, c):
    """Whether the model answers the second 토 with 마 from these states."""
    *layer, hidden_kernel, hidden_bias, kernel, bias = weights
    _, h, _ = cells.lstm(tomato.encode("토"), *layer, h, c)
    hidden = (h @ hidden_kernel + hidden_bias).clip(0)
    return tomato.decode(hidden @ kernel + bias) == "마"
