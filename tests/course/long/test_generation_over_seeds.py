"""The chapter on generation from seeds that it does not show: `make claims`."""

import numpy as np
import pytest

from lib import setup
from tools import chapter_cells


@pytest.fixture(scope="module")
def page():
    return chapter_cells.run("generation", "garden-cell", "encode")


@pytest.fixture(scope="module")
def measures(page):
    """Functions of probabilities on the held-out lines: tenses that are right, cross-entropy."""
    garden, lines, y = page["garden"], np.arange(18), page["y_held"]
    steps = garden.tense_steps(page["held_out"])
    answers = y[lines, steps].argmax(axis=-1)
    right = lambda p: (p[lines, steps].argmax(axis=-1) == answers).sum()  # noqa: E731
    return right, lambda p: garden.cross_entropy(p, y)


def test_other_seeds_tell_most_held_out_tenses_and_mostly_beat_the_4_gram(page, measures):
    chapter_cells.run("generation", "build", variables=page)
    predicted = [
        p for first in (20, 25, 30, 35) for p in page["train_from"](range(first, first + 5)).predict(page["x_held"])
    ]
    right, losses = (list(map(measure, predicted)) for measure in measures)
    assert min(right) > 6 and np.median(right) >= 16
    four = page["garden"].witten_bell(page["train"], page["letters"], 4)(page["held_out"])
    assert sum(loss < measures[1](four) for loss in losses) >= 16


def test_padding_is_learned_and_costs_some_tenses_but_not_cross_entropy(page, measures):
    """Without it: the gradient comes from the probabilities, where a row of zeros in y has none. Keras looks for a
    softmax in the last layer only."""
    chapter_cells.run("generation", "build", variables=page)
    keras, build = setup.import_keras(), page["build"]
    with_padding = page["train_from"](range(10)).predict(page["x_held"])
    page["build"] = lambda: keras.Sequential(
        [keras.Input((None, len(page["letters"]))), *build().layers, keras.layers.Rescaling(1.0, dtype="float64")]
    )
    without = page["train_from"](range(10)).predict(page["x_held"])
    for measure in measures:
        assert np.mean([measure(p) for p in with_padding]) < np.mean([measure(p) for p in without])
    highest = lambda p: p[:, page["y_held"].sum(axis=-1) == 0].max(axis=-1).mean()  # noqa: E731
    assert highest(with_padding) < 0.2 < 0.5 < highest(without)
