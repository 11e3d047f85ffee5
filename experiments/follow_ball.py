"""Measures lib/data/ball_runs.json for the chapter 공은 어디에?

`python -m experiments.follow_ball [PART [KIND …]]`

Parts: "recurrent" (how many seeds follow the ball, by layer and units), "same swap" (how long they
follow it if the same two cups are swapped over and over) and "transformers" (share of right answers
after each swap, by kind). A learning rate and a way of training are chosen on seeds
and games of their own; what the chapter shows comes from other seeds and other games. What is
measured already stays. It takes two hours on a quiet core. Trainings differ between machines in
the last digits.
"""

import sys
from typing import NamedTuple

import numpy as np

from experiments import shared, transformers
from experiments.shared import best, short
from lib import cells, setup
from lib.data import ball
from lib.training import many_seeds
from tools import notebooks

FILE = notebooks.ROOT / "lib/data/ball_runs.json"
CUPS = 3
# Seeds and data: those that choose a rate, and those that the chapter shows.
CHOICE = {"seeds": range(100, 110), "data": 50}
SHOWN = {"seeds": range(20), "data": 0}

# --- recurrent layers ---
RATES = (0.005, 0.01, 0.02)
MORE_RATES = (0.002, *RATES, 0.05)
# Layers, their units and the rates that are tried.
LAYERS = (
    ("GRU", 16, RATES),
    ("GRU", 4, RATES),
    ("GRU", 6, RATES),
    ("LSTM", 16, MORE_RATES),
    ("SimpleRNN", 16, MORE_RATES),
)
SWAPS = (10, 100, 1000, 10_000)
A_THOUSAND = 1001  # steps: the place of the ball, and a thousand swaps
# Layers, their units and one of their best rates; of an LSTM, three tied.
SAME_SWAP = (("GRU", 16, 0.01), ("LSTM", 16, 0.02), ("SimpleRNN", 16, 0.02))


# --- transformers ---
class Kind(NamedTuple):
    """A kind of transformer. `grows`: its games grow from 2 swaps to 10 during the training."""

    layers: int
    width: int
    positions: str
    grows: bool
    reads_own_answer: bool
    batches: int = 3000


TRANSFORMERS = {  # by name: the kind, and its seeds
    "waves": (Kind(4, 64, "waves", grows=True, reads_own_answer=False), (0, 2)),
    "none": (Kind(4, 64, "none", grows=True, reads_own_answer=False), (0, 1, 2)),
    "offset": (Kind(4, 64, "offset", grows=True, reads_own_answer=False), (0, 1, 2)),
    "ALiBi": (Kind(4, 64, "ALiBi", grows=True, reads_own_answer=False), (0, 1, 2)),
    "larger": (Kind(6, 64, "waves", grows=True, reads_own_answer=False, batches=10_000), (0,)),
    "own answer": (
        Kind(1, 16, "none", grows=False, reads_own_answer=True, batches=600),
        (0, 1, 2),
    ),
    "own answer, waves": (
        Kind(1, 16, "waves", grows=False, reads_own_answer=True, batches=600),
        (0, 1, 2),
    ),
}
BATCH = 128
TRAINED = 10  # swaps of the games that it is trained on
READ = 201  # steps of the games that it then reads


def measure_recurrent():
    """Measure each of LAYERS and keep the results after each."""
    results = kept("recurrent").get("layers", {})
    for layer, units, rates in LAYERS:
        name = f"{layer} {units}"
        if name not in results:
            results[name] = recurrent(layer, units, rates)
            print(name, results[name]["rate"], results[name]["right"], flush=True)
            seeds = len(SHOWN["seeds"])
            save("recurrent", {"swaps": SWAPS, "seeds": seeds, "layers": results})


def recurrent(layer, units, rates):
    """How many seeds of a layer follow the ball: dict.

    Counts at SWAPS for each of `rates` (`choice`), at the best one of other seeds (`right`). Of a
    GRU also the count if its states are moved to the nearest cluster (`moved`), and the weights of
    the first seed that loses the ball, or of the first.
    """
    choice = []
    for rate in rates:
        _, right, _ = followers(layer, units, rate, **CHOICE)
        choice.append(count(right))
    rate = best(rates, np.sum(choice, axis=1))
    run, right, games = followers(layer, units, rate, **SHOWN)
    measured = {"rates": rates, "choice": choice, "rate": rate, "right": count(right)}
    if layer == "GRU":
        follows = right[:, :A_THOUSAND].all(axis=1)
        shown = run.seeds[int(np.argmin(follows))]
        measured["weights"] = short(run.weights(shown))
        measured["moved"] = count_moved(run, games, A_THOUSAND)
    return measured


def followers(layer, units, rate, seeds, data):
    """Train on 9,600 games of ten swaps.

    Returns:
        run: many_seeds.Trained.
        right: whether each seed is right in all of 10 new games, after each swap (seeds, swaps +
            1).
        games: these games, (x, y).
    """
    x, y = ball.make_games(10, 9600, seed=data)
    optimizer = setup.import_keras().optimizers.Adam(rate)
    build = shared.labeller(layer, units, x.shape[-1], CUPS)
    run = many_seeds.train(build, x, y, seeds=seeds, epochs=1, batch_size=8, optimizer=optimizer)
    x, y = ball.make_games(max(SWAPS), 10, seed=data + 1)
    right = (run.predict(x).argmax(axis=-1) == y.argmax(axis=-1)).all(axis=1)
    return run, right, (x, y)


def count(right):
    """How many seeds are right at every swap up to each of SWAPS: list of int."""
    return [int(right[:, : swaps + 1].all(axis=1).sum()) for swaps in SWAPS]


def measure_same_swap():
    """Train each of SAME_SWAP and keep how many seeds follow random swaps (`right`, at SWAPS) and
    when each loses the ball if one swap is repeated (`lost`). Of a GRU also how many never lose it
    then if their states are moved to the nearest cluster (`moved`).
    """
    results = kept("same swap")
    for layer, units, rate in SAME_SWAP:
        name = f"{layer} {units}, {rate}"
        if name not in results:
            run, right, _ = followers(layer, units, rate, **SHOWN)
            results[name] = {"right": count(right), "lost": lost(run)}
            if layer == "GRU":
                results[name]["moved"] = count_moved(run, same_swap(), A_THOUSAND)
            print(name, results[name], flush=True)
            save("same swap", results)


def lost(run):
    """At which swap each seed first errs if the same two cups are swapped a thousand times.

    Returns lists (pairs of cups, places of the ball, seeds), None for a seed that never errs.
    """
    x, y = same_swap()
    wrong = run.predict(x).argmax(axis=-1) != y.argmax(axis=-1)  # (seeds, games, steps)
    first = np.where(wrong.any(axis=-1), wrong.argmax(axis=-1), None)
    return first.T.reshape(CUPS, CUPS, -1).tolist()


def same_swap():
    """Nine games, (x, y): each swap a thousand times over, from each place of the ball."""
    pair, start = np.divmod(np.arange(CUPS * CUPS), CUPS)
    return ball.play(start, np.tile(pair[:, None], A_THOUSAND - 1))


def count_moved(run, games, steps):
    """How many seeds of a GRU are right throughout if their states are moved to clusters."""
    x, y = games
    places = y[:, :steps].argmax(axis=-1)
    answers = [by_moving(run.weights(seed), x[:, :steps]) for seed in run.seeds]
    return sum(bool((each == places).all()) for each in answers)


def by_moving(weights, games):
    """Answers (games, steps) of a GRU whose state is moved to the mean of the nearest cluster.

    The clusters are the states with equal answers while it reads 500 games of ten swaps.
    """
    *gru, kernel, bias = weights
    states, _ = cells.gru(ball.make_games(10, 500)[0], *gru)
    same = (states @ kernel + bias).argmax(axis=-1)
    centres = np.array([states[same == place].mean(axis=0) for place in range(CUPS)])
    h = None
    answers = []
    for step in range(games.shape[1]):
        _, h = cells.gru(games[:, step : step + 1], *gru, h0=h)
        distances = np.linalg.norm(h[:, None] - centres, axis=-1)
        h = centres[distances.argmin(axis=-1)]
        answers.append((h @ kernel + bias).argmax(axis=-1))
    return np.transpose(answers)


def measure_transformers(names):
    """Train kinds of TRANSFORMERS and keep the results after each seed: its number of weights and
    the shares of right answers of each seed.
    """
    for name in names:
        kind, seeds = TRANSFORMERS[name]
        results = kept("transformers").get(name, {"settings": kind, "right": []})
        for seed in seeds[len(results["right"]) :]:
            results["weights"], right = transformer(kind, seed)
            results["right"].append(right)
            print(name, seed, [right[swap] for swap in (5, 8, 10, 11, 12, 15, 40)], flush=True)
            save("transformers", kept("transformers") | {name: results})


def transformer(kind, seed):
    """Train one transformer.

    Returns its number of weights, and the share of right answers (READ,) after each swap.
    """
    setup.import_keras().utils.set_random_seed(seed)
    x, y = ball.make_games(READ - 1, 20 if kind.reads_own_answer else 200, seed=1)
    features = x.shape[-1] + (CUPS if kind.reads_own_answer else 0)
    trained = transformers.build(kind.positions, kind.layers, kind.width, features, CUPS)
    transformers.train(trained, batches_of(kind, np.random.default_rng(1000 + seed)), kind.batches)
    ask = transformers.asker(trained, features)
    if kind.reads_own_answer:
        answers = answers_one_by_one(ask, x)
    else:
        answers = np.concatenate([ask(part) for part in np.split(x, 4)])
    right = (answers == y.argmax(axis=-1)).mean(axis=0)
    shares = [round(float(share), 3) for share in right]
    return trained.count_params(), shares


def batches_of(kind, rng):
    """A function of the share of the training so far that draws a batch: x, y, first step."""

    def batch(share):
        swaps = min(TRAINED, 2 + int(12 * share)) if kind.grows else TRAINED
        x, y = ball.make_games(swaps, BATCH, seed=int(rng.integers(2**32)))
        first = rng.integers(transformers.LONGEST - swaps) if kind.positions == "offset" else 0
        if kind.reads_own_answer:
            x = with_last_answer(x, y)
        return x, y, first

    return batch


def answers_one_by_one(ask, x):
    """Answers (games, steps) of a model that reads its own last answer."""
    answers = np.zeros((*x.shape[:2], CUPS), "float32")
    for step in range(x.shape[1]):
        seen = with_last_answer(x[:, : step + 1], answers[:, : step + 1])
        answers[:, step] = np.eye(CUPS)[ask(seen)[:, -1]]
    return answers.argmax(axis=-1)


def with_last_answer(x, answers):
    """The input of each step and, beside it, the answer of the step before: (games, steps,
    features).
    """
    before = np.pad(answers, ((0, 0), (1, 0), (0, 0)))[:, :-1]
    return np.concatenate([x, before], axis=-1).astype("float32")


def save(part, results):
    """Replace one part of the file."""
    shared.keep(FILE, {part: results})


def kept(part):
    """What the file has of a part, {} for nothing."""
    return shared.kept(FILE).get(part, {})


if __name__ == "__main__":
    part, *names = sys.argv[1:] or ["all"]
    if part in ("recurrent", "all"):
        measure_recurrent()
    if part in ("same swap", "all"):
        measure_same_swap()
    if part in ("transformers", "all"):
        measure_transformers(names or list(TRANSFORMERS))
