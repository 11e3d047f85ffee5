"""Measures lib/data/brackets_runs.json for the chapter 누가 셀 수 있을까?

`python -m experiments.count_brackets` trains each of COUNTERS on brackets of depths up to 15 and
asks it for deeper ones. A learning rate is chosen on seeds and strings of their own. What is
measured already stays. It takes a quarter of an hour on a quiet core.
"""

import numpy as np

from experiments import shared
from lib import cells, setup
from lib.data import brackets
from lib.training import many_seeds
from tools import notebooks

FILE = notebooks.ROOT / "lib/data/brackets_runs.json"
LEARNED = 15  # the deepest string of the training
DEEPEST = 50  # the deepest string that is read
DEPTHS = ((1, LEARNED), (16, 20), (21, 30), (31, DEEPEST))
RELU = {"activation": "relu"}  # a state without bounds
IDENTITY = {"recurrent_initializer": "identity"}  # begins by keeping its state as it is
# What counts: a layer of Keras, its units and options, by name.
COUNTERS = {
    "SimpleRNN": ("SimpleRNN", 8, {}),
    "LSTM": ("LSTM", 8, {}),
    "GRU": ("GRU", 8, {}),
    "RNN ReLU": ("SimpleRNN", 8, RELU),
    "RNN ident": ("SimpleRNN", 8, RELU | IDENTITY),
    "GRU ReLU": ("GRU", 8, RELU),
}
INSIDE = ("LSTM", "GRU")  # whose weights are kept
RATES = (0.003, 0.01, 0.03, 0.1, 0.3)
SMALLER = {"RNN ident": (0.0003, 0.001)}  # rates that are tried besides, by name
CHOICE = {"seeds": range(100, 110), "data": 5}
SHOWN = {"seeds": range(20), "data": 0}


def measure():
    """Measure each of COUNTERS and keep the results after each."""
    for name in COUNTERS:
        layers = measured()
        if name not in layers:
            layers[name] = counting(name)
            print(name, layers[name]["rate"], flush=True)
            shared.keep(FILE, {"rates": RATES, "depths": DEPTHS, "layers": layers})


def measured():
    """What the file has of each of COUNTERS: dict by name."""
    return shared.kept(FILE).get("layers", {})


def counting(name):
    """How well one of COUNTERS counts: dict.

    The share of right depths beyond those it has learnt from, for each rate (`choice`); of other
    seeds at the best one, the shares at DEPTHS (`right`), and for INSIDE the weights of the first
    (`weights`). Of an LSTM also how deep each seed counts with a ceiling on its c (`capped`).
    """
    rates = (*SMALLER.get(name, ()), *RATES)
    choice = []
    for rate in rates:
        shares = shares_at_depths(trained(name, rate, **CHOICE))
        choice.append(float(shares[:, 1:].mean()))
    rate = shared.best(rates, choice)
    run = trained(name, rate, **SHOWN)
    results = {
        "choice": np.round(choice, 3).tolist(),
        "rate": rate,
        "right": np.round(shares_at_depths(run), 3).tolist(),
    }
    if name in INSIDE:
        results["weights"] = shared.short(run.weights(run.seeds[0]))
    if name == "LSTM":
        results["capped"] = [counts_up_to(run.weights(seed), LEARNED) for seed in run.seeds]
    return results


def trained(name, rate, seeds, data):
    """Train one of COUNTERS on 19,200 strings: many_seeds.Trained."""
    depths = np.random.default_rng(data).integers(1, LEARNED + 1, size=32 * 600)
    x, y = brackets.make_brackets(depths, 2 * LEARNED)
    optimizer = setup.import_keras().optimizers.Adam(rate)
    layer, units, options = COUNTERS[name]
    build = shared.labeller(layer, units, x.shape[-1], y.shape[-1], **options)
    return many_seeds.train(build, x, y, seeds=seeds, epochs=1, batch_size=32, optimizer=optimizer)


def shares_at_depths(run):
    """The share of the depths that are right at every step: (seeds, ranges of DEPTHS)."""
    x, y = brackets.make_brackets(range(1, DEEPEST + 1), 2 * DEEPEST)
    right = (run.predict(x).argmax(axis=-1) == y.argmax(axis=-1)).all(axis=-1)
    shares = [right[:, low - 1 : high].mean(axis=1) for low, high in DEPTHS]
    return np.stack(shares, axis=1)


def counts_up_to(weights, ceiling):
    """The n up to which an LSTM is right at every step of every string, under a ceiling: int.

    Args:
        weights: those of the LSTM, and of its output layer.
        ceiling: no number of c may leave what it reaches in strings of up to this depth.
    """
    *lstm, kernel, bias = weights
    x, y = brackets.make_brackets(range(1, DEEPEST + 1), 2 * DEEPEST)
    _, c = read_capped(x[:ceiling], lstm, -np.inf, np.inf)
    h, _ = read_capped(x, lstm, c.min(axis=(0, 1)), c.max(axis=(0, 1)))
    right = ((h @ kernel + bias).argmax(axis=-1) == y.argmax(axis=-1)).all(axis=-1)
    return int(np.argmin([*right, False]))


def read_capped(x, lstm, low, high):
    """The h and c (strings, steps, units) of an LSTM whose c stays between low and high."""
    h = None
    c = None
    states = []
    for step in range(x.shape[1]):
        _, h, c = cells.lstm(x[:, step : step + 1], *lstm, h0=h, c0=c)
        c = np.clip(c, low, high)
        states.append((h, c))
    return [np.stack(state, axis=1) for state in zip(*states, strict=True)]


if __name__ == "__main__":
    measure()
