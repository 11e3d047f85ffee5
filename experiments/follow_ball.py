"""Measures lib/data/ball_runs.json for the chapter 공은 어디에?

`python -m experiments.follow_ball [PART [KIND …]]`

Parts: "recurrent" (how many seeds follow the ball, by layer and units), "transformers" (share of
right answers after
each swap, by kind), "counting" (share of depths of brackets that are right throughout). A
learning rate and a way of
training are chosen on seeds and games of their own; what the chapter shows comes from other seeds
and other games.
It takes about an hour on a quiet core. Trainings differ between machines in the last digits.
"""

import json
import sys

import numpy as np

from experiments import transformers
from lib import cells, setup
from lib.data import ball, brackets
from lib.training import many_seeds
from tools import notebooks

FILE = notebooks.ROOT / "lib/data/ball_runs.json"
SWAPS = (10, 100, 1000, 10_000)
LAYERS = ("GRU", 16), ("GRU", 4), ("GRU", 6), ("LSTM", 16), ("SimpleRNN", 16)
RATES = (0.005, 0.01, 0.02)
# What counts brackets: a layer of Keras and its options, by name. With ReLU a state has no bound.
COUNTERS = {
    "SimpleRNN": ("SimpleRNN", {}),
    "LSTM": ("LSTM", {}),
    "GRU": ("GRU", {}),
    "RNN ReLU": ("SimpleRNN", {"activation": "relu"}),
    "GRU ReLU": ("GRU", {"activation": "relu"}),
}
COUNTING_RATES = (0.003, 0.01, 0.03, 0.1)
DEPTHS = ((1, 15), (16, 20), (21, 30), (31, 50))
# Layers, width, positions, whether the games grow from 2 swaps to 10 during the training, whether
# the input holds the last answer; and the seeds.
TRANSFORMERS = {
    "waves": ((4, 64, "waves", True, False), (0, 2)),
    "none": ((4, 64, "none", True, False), (0, 1, 2)),
    "offset": ((4, 64, "offset", True, False), (0, 1, 2)),
    "ALiBi": ((4, 64, "ALiBi", True, False), (0, 1, 2)),
    "ten swaps at once": ((4, 64, "waves", False, False), (0,)),
    "own answer": ((1, 16, "none", False, True), (0, 1, 2)),
}
GAMES, BATCH = 384_000, 128
SHOWN = 20  # swaps of the game that the chapter shows step by step


def model(layer, units, features, classes, **options):
    """A function that builds the model of the page with another layer and its options."""
    keras = setup.import_keras()

    def build():
        recurrent = getattr(keras.layers, layer)(units, return_sequences=True, **options)
        output = keras.layers.Dense(classes, activation="softmax")
        return keras.Sequential([keras.Input((None, features)), recurrent, output])

    return build


def recurrent(results, sweep=True):
    """What became of each of LAYERS, by its name.

    Counts at SWAPS of ten seeds for each rate, of 20 others at the best one, and of these if
    their states are moved to the nearest cluster; the weights of the first of them that loses the
    ball, or of the first.

    What is measured already stays; the results are given after each layer.
    """
    for layer, units in LAYERS:
        measured = results.setdefault(f"{layer} {units}", {})
        if "choice" not in measured and sweep:
            runs = [followers(layer, units, rate, range(100, 110), 50) for rate in RATES]
            measured["choice"] = [count(right) for _, right, _ in runs]
            best = RATES[int(np.argmax(np.sum(measured["choice"], axis=1)))]
            if best != measured.get("rate"):
                measured.pop("right", None)
                measured["rate"] = best
        if "right" not in measured:
            run, right, (x, y) = followers(layer, units, measured["rate"], range(20), 0)
            measured["right"] = count(right)
            loses = int(np.argmin(right[:, : SWAPS[2] + 1].all(axis=1)))
            shown = run.weights(run.seeds[loses])
            measured["weights"] = [np.round(array, 4).tolist() for array in shown]
            if layer == "GRU":
                swaps = SWAPS[2] + 1
                games, places = x[:, :swaps], y[:, :swaps].argmax(axis=-1)
                answers = [by_moving(run.weights(seed), games) for seed in run.seeds]
                measured["moved"] = int(sum((each == places).all() for each in answers))
        print(layer, units, measured["rate"], measured["right"], measured.get("moved"), flush=True)
        yield {"rates": RATES, "swaps": SWAPS, "seeds": 20, "layers": results}


def followers(layer, units, rate, seeds, data):
    """Train on 9,600 games of ten swaps.

    Returns the run; whether each seed is right in all of 10 new games, after each swap (seeds,
    swaps + 1); and these games (x, y).
    """
    x, y = ball.make_games(10, 9600, seed=data)
    optimizer = setup.import_keras().optimizers.Adam(rate)
    build = model(layer, units, 6, 3)
    run = many_seeds.train(build, x, y, seeds=seeds, epochs=1, batch_size=8, optimizer=optimizer)
    x, y = ball.make_games(max(SWAPS), 10, seed=data + 1)
    right = (run.predict(x).argmax(axis=-1) == y.argmax(axis=-1)).all(axis=1)
    return run, right, (x, y)


def count(right):
    """How many seeds are right at every swap up to each of SWAPS: list of int."""
    return [int(right[:, : swaps + 1].all(axis=1).sum()) for swaps in SWAPS]


def by_moving(weights, games):
    """Answers (games, steps) of a GRU whose state is moved to the mean of the nearest cluster.

    The clusters are the states with equal answers while it reads 500 games of ten swaps.
    """
    *gru, kernel, bias = weights
    states, _ = cells.gru(ball.make_games(10, 500)[0], *gru)
    same = (states @ kernel + bias).argmax(axis=-1)
    centres = np.array([states[same == place].mean(axis=0) for place in range(3)])
    h, answers = None, []
    for step in range(games.shape[1]):
        _, h = cells.gru(games[:, step : step + 1], *gru, h0=h)
        h = centres[np.linalg.norm(h[:, None] - centres, axis=-1).argmin(axis=-1)]
        answers.append((h @ kernel + bias).argmax(axis=-1))
    return np.transpose(answers)


def with_last_answer(x, answers):
    """The input of each step and, beside it, the answer of the step before: (games, steps, 6 +
    3)."""
    before = np.pad(answers, ((0, 0), (1, 0), (0, 0)))[:, :-1]
    return np.concatenate([x, before], axis=-1).astype("float32")


def transformer(settings, seed):
    """Train one transformer.

    Returns its number of weights, the share of right answers (201,) after each swap, and what it
    answered in the first game up to SHOWN swaps (SHOWN + 1,).
    """
    layers, width, positions, grow, own_answer = settings
    setup.import_keras().utils.set_random_seed(seed)
    features = 9 if own_answer else 6
    trained = transformers.build(positions, layers, width, features, 3)
    rng = np.random.default_rng(1000 + seed)

    def batch(share):
        swaps = min(10, 2 + int(12 * share)) if grow else 10
        x, y = ball.make_games(swaps, BATCH, seed=int(rng.integers(2**32)))
        first = rng.integers(transformers.LONGEST - swaps) if positions == "offset" else 0
        return with_last_answer(x, y) if own_answer else x, y, first

    transformers.train(trained, batch, GAMES // BATCH // (5 if own_answer else 1))
    ask = transformers.asker(trained, features)
    x, y = ball.make_games(200, 20 if own_answer else 200, seed=1)
    if own_answer:
        answers = np.zeros((len(x), 201, 3), "float32")
        for step in range(201):
            seen = with_last_answer(x[:, : step + 1], answers[:, : step + 1])
            answers[:, step] = np.eye(3)[ask(seen)[:, -1]]
        answers = answers.argmax(axis=-1)
    else:
        answers = np.concatenate([ask(part) for part in np.split(x, 4)])
    right = (answers == y.argmax(axis=-1)).mean(axis=0)
    shares = [round(float(share), 3) for share in right]
    return trained.count_params(), shares, answers[0, : SHOWN + 1].tolist()


def train_transformers(names):
    """Train kinds of TRANSFORMERS.

    Kept are, for each, its number of weights, the shares of right answers of each seed, and the
    answers of the last one in a game. What is measured already stays.
    """
    for name in names:
        settings, seeds = TRANSFORMERS[name]
        kind = kept("transformers").get(name, {"settings": settings, "right": []})
        for seed in seeds[len(kind["right"]) :]:
            kind["weights"], right, kind["game"] = transformer(settings, seed)
            kind["right"].append(right)
            print(name, seed, [right[swap] for swap in (5, 8, 10, 11, 12, 15, 40)], flush=True)
            save("transformers", kept("transformers") | {name: kind})


def counting(results):
    """What became of each layer of 8 units, by its name.

    The rate that was best for ten seeds beyond a depth of 15, and the shares at DEPTHS of 20
    others; the weights of the first of them. What is measured already stays; the results are
    given after each layer.
    """
    for layer in COUNTERS:
        if layer in results:
            continue
        choice = [count_brackets(layer, rate, range(100, 110), 5)[0] for rate in COUNTING_RATES]
        beyond = [float(shares[:, 1:].mean()) for shares in choice]
        best = COUNTING_RATES[int(np.argmax(beyond))]
        shares, weights = count_brackets(layer, best, range(20), 0)
        results[layer] = {
            "choice": np.round(beyond, 3).tolist(),
            "rate": best,
            "right": np.round(shares, 3).tolist(),
            "weights": [np.round(array, 4).tolist() for array in weights],
        }
        print(layer, best, np.median(shares, axis=0), flush=True)
        yield {"rates": COUNTING_RATES, "depths": DEPTHS, "layers": results}


def count_brackets(name, rate, seeds, data):
    """Share of the depths that are right at every step, for each seed (seeds, ranges of DEPTHS).

    name: one of COUNTERS.

    Beside it the weights of the recurrent layer of the first seed.
    """
    depths = np.random.default_rng(data).integers(1, 16, size=32 * 600)
    x, y = brackets.make_brackets(depths, 30)
    optimizer = setup.import_keras().optimizers.Adam(rate)
    layer, options = COUNTERS[name]
    build = model(layer, 8, 3, 2, **options)
    run = many_seeds.train(build, x, y, seeds=seeds, epochs=1, batch_size=32, optimizer=optimizer)
    x, y = brackets.make_brackets(range(1, 51), 100)
    right = (run.predict(x).argmax(axis=-1) == y.argmax(axis=-1)).all(axis=-1)
    shares = [right[:, low - 1 : high].mean(axis=1) for low, high in DEPTHS]
    return np.stack(shares, axis=1), run.weights(run.seeds[0])[:3]


def save(part, results):
    """Replace one part of the file."""
    runs = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    FILE.write_text(json.dumps(runs | {part: results}, indent=1) + "\n", encoding="utf-8")


def kept(part):
    """What the file has of a part, {} for nothing."""
    runs = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return runs.get(part, {})


if __name__ == "__main__":
    part, *names = sys.argv[1:] or ["all"]
    if part in ("recurrent", "all"):
        for results in recurrent(kept("recurrent").get("layers", {})):
            save("recurrent", results)
    if part in ("transformers", "all"):
        train_transformers(names or list(TRANSFORMERS))
    if part in ("counting", "all"):
        for results in counting(kept("counting").get("layers", {})):
            save("counting", results)
