"""The chapter on generation from seeds that it does not show: `make claims`."""

import numpy as np

from lib.data import garden
from tests.generation_runs import HELD_OUT, LETTERS, TRAIN, Y_HELD, tenses_right, train_from


def test_other_seeds_tell_most_held_out_tenses_and_mostly_beat_the_4_gram():
    predicted = [p for first in (20, 25, 30, 35) for _, p in train_from(range(first, first + 5)).values()]
    right = [tenses_right(probabilities) for probabilities in predicted]
    assert min(right) > 6 and np.median(right) >= 16
    four = garden.cross_entropy(garden.witten_bell(TRAIN, LETTERS, 4)(HELD_OUT), Y_HELD)
    assert sum(garden.cross_entropy(probabilities, Y_HELD) < four for probabilities in predicted) >= 16
