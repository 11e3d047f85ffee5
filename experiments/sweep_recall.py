"""Measures lib/data/recall_sweep.json: how many seeds learn recall, by start and rate.

`.venv/bin/python -m experiments.sweep_recall` (about twenty minutes of one core). The models, their
ids and the biases of gates that start open are those of the chapter 오래 기억하기: its cells
`build`, `starts`, `apart-starts` and `large-start`; the small start is that of sweep_adding. A
rate is chosen on seeds and data of its own; the count that the chapter compares comes from other
seeds and data.
"""

import json
import re

import numpy as np

from experiments import sweep_adding
from lib import setup
from lib.data import recall
from lib.training import many_seeds, success
from tools import chapter_cells

RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2]
# Who succeeds at one rate would not fail with a choice of more: so longer training has one only.
LONGER = {"rates": [0.002], "batches": 600}
BATCHES = 220
LARGEST_NORM = 1  # of a gradient that is clipped
DRAWS = 8  # of data for each count of the clipping sweep: on a single one luck decides


def learned(models, rate, first_seed, data, *, steps=30, batches=BATCHES, seeds=20, clip=None):
    """How many of the seeds from first_seed on learn, for each model: dict of int by id."""
    x, y = recall.make_recall(steps, examples=8 * batches, seed=data)
    optimizer = setup.import_keras().optimizers.Adam(rate, global_clipnorm=clip)
    chosen = range(first_seed, first_seed + seeds)
    runs = many_seeds.train(models, x, y, seeds=chosen, epochs=1, batch_size=8, optimizer=optimizer)
    counts = {}
    for start, run in runs.items():
        accuracy = run.batch_history["categorical_accuracy"]
        counts[start] = int(success.learned(accuracy)[:, -1].sum())
    return counts


def sweep(groups, rates, seeds=20, **task):
    """A recall.Sweep of groups of models: tuple of dicts by id, each of one architecture."""
    choice = {}
    test = {}
    for models in groups:
        counts = [
            learned(models, rate, first_seed=100, data=5, seeds=seeds, **task) for rate in rates
        ]
        for start, build in models.items():
            choice[start] = [count[start] for count in counts]
            best = rates[int(np.argmax(choice[start]))]
            test |= learned({start: build}, best, first_seed=0, data=0, seeds=seeds, **task)
    return recall.Sweep(rates, choice, test, seeds, task.get("batches", BATCHES))


def measure():
    """All sweeps: 30 steps; 100 steps, with chrono and taken apart, and with more batches; large
    recurrent weights with and without clipping.

    Returns:
        biases: those of gates that start open, as the chapter has them: {name: number}.
        sweeps: dict of recall.Sweep. draws: what recall.clipping_draws returns.
    """
    page = chapter_cells.run("recall", "build", "starts", "apart-starts", "large-start")
    sweeps = {"30": sweep(page["starts"](30), RATES), **hundred_steps(page)}
    sweeps["clipping"], draws = clipping(page["large"])
    return {name: page[name] for name in recall.BIASES}, sweeps, draws


def hundred_steps(page):
    """The sweeps over 100 steps, of the starts that the cells of the page build: dict."""
    simple, lstms, grus = page["starts"](100)
    apart = page["apart"](100)
    groups = [simple | {"simple_small": small_start(page["model"])}, lstms, grus]
    one_missing = {start: apart[start] for start in ("short_closed", "long_open")}
    neither = {start: lstms[start] for start in ("lstm_default", "lstm_open")}
    return {
        "100": sweep(groups, RATES, steps=100, batches=150),
        "apart": sweep([apart], RATES, steps=100, batches=150),
        "longer": sweep(
            [neither | one_missing], LONGER["rates"], steps=100, batches=LONGER["batches"]
        ),
    }


def small_start(model):
    """A function that builds the SimpleRNN whose input weights start small."""
    layers = setup.import_keras().layers
    small = sweep_adding.small_numbers
    return lambda: model(layers.SimpleRNN(16, kernel_initializer=small()))


def clipping(build):
    """Counts over several draws of data, with and without clipping.

    Returns:
        a recall.Sweep, its counts summed over the draws, and its test for each draw: dict of lists.
    """
    rates = RATES[1:6]
    choice = {}
    draws = {}
    for name, clip in {"not_clipped": None, "clipped": float(LARGEST_NORM)}.items():

        def counts(rate, first_seed, first_data, clip=clip):
            data = range(first_data, first_data + DRAWS)
            return [learned({"": build}, rate, first_seed, each, clip=clip)[""] for each in data]

        choice[name] = [sum(counts(rate, first_seed=100, first_data=100)) for rate in rates]
        draws[name] = counts(rates[int(np.argmax(choice[name]))], first_seed=0, first_data=0)
    test = {name: sum(each) for name, each in draws.items()}
    return recall.Sweep(rates, choice, test, seeds=20 * DRAWS, batches=BATCHES), draws


def write(biases, sweeps, draws):
    """Write the file that recall.sweep reads, a list of counts on one line."""
    parts = {name: sweep._asdict() for name, sweep in sweeps.items()}
    content = biases | {"largest_norm": LARGEST_NORM, "sweeps": parts, "clipping_draws": draws}
    text = json.dumps(content, indent=1)
    text = re.sub(r"\[[^]]+\]", lambda numbers: " ".join(numbers[0].split()), text)
    recall.MEASURED.write_text(text.replace("[ ", "[").replace(" ]", "]") + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(*measure())
