"""The chapter on generation from seeds that it does not show: `make claims`."""

import numpy as np

from lib.data import garden
from tests.course.generation_runs import HELD_OUT, LETTERS, TRAIN, Y_HELD, tenses_right, train_from


def test_other_seeds_tell_most_held_out_tenses_and_mostly_beat_the_4_gram():
    predicted = [p for first in (20, 25, 30, 35) for _, p in train_from(range(first, first + 5)).values()]
    right = [tenses_right(probabilities) for probabilities in predicted]
    assert min(right) > 6 and np.median(right) >= 16
    four = garden.cross_entropy(garden.witten_bell(TRAIN, LETTERS, 4)(HELD_OUT), Y_HELD)
    assert sum(garden.cross_entropy(probabilities, Y_HELD) < four for probabilities in predicted) >= 16


def test_padding_is_learned_and_costs_some_tenses_but_not_cross_entropy():
    trained = {padding: train_from(range(10), padding).values() for padding in (True, False)}
    right, losses, highest = (
        {padding: np.mean([measure(p) for _, p in each]) for padding, each in trained.items()}
        for measure in (tenses_right, lambda p: garden.cross_entropy(p, Y_HELD), _highest_on_padding)
    )
    assert right[True] < right[False] and losses[True] < losses[False]
    assert highest[True] < 0.2 < 0.5 < highest[False]


def _highest_on_padding(probabilities):
    return probabilities[Y_HELD.sum(axis=-1) == 0].max(axis=-1).mean()
