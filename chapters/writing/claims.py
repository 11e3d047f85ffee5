"""The chapter on the Constitution from seeds that it does not record: each claim of its comparison
once more.

Some minutes on a quiet core; `make test` checks the recorded trainings only.
"""

import numpy as np
import pytest

from experiments import train_writer
from lib import hangul
from lib.data import constitution, ngrams
from lib.training import success

TEXT = constitution.load_constitution()
SIGNS = constitution.vocabulary(TEXT)
TRAIN, _, TEST = constitution.split(TEXT)
X, Y = constitution.inputs_and_targets(TEST, SIGNS)
LENGTHS = (Y >= 0).sum(axis=1)


@pytest.fixture(scope="module")
def trained():
    """Probabilities on the test articles from two seeds of each variant, at the epoch that
    validation chose.
    """
    return {
        (name, seed): train_writer.run(name, seed, X)[1]
        for name in ("base", "dropout")
        for seed in (100, 101)
    }


@pytest.fixture(scope="module")
def table():
    jamo = [[hangul.to_jamo(part) for part in parts] for parts in (TRAIN, TEST)]
    return ngrams.kneser_ney(jamo[0], SIGNS, 12, 0.9)(jamo[1])


def difference(first, second):
    """The paired interval of bits per sign, first minus second."""
    bits = [
        np.array([constitution.bits(p[[row]], Y[[row]]) for row in range(len(Y))])
        for p in (first, second)
    ]
    return success.bootstrap(bits[0] - bits[1], LENGTHS, 99)


def test_the_table_beats_every_lstm_and_both_together_beat_the_table(trained, table):
    """Also a table that goes on counting in the article that it reads."""

    def counting(p):
        return ngrams.counting_on(p, X, Y, size=3, share=0.2)

    for name, probabilities in trained.items():
        both = (table + probabilities) / 2
        assert difference(table, probabilities)[1] < 0, name
        assert difference(both, table)[1] < 0 or name[0] == "base", name
        assert difference(counting(both), counting(table))[1] < 0 or name[0] == "base", name


def test_a_table_helps_an_lstm_more_than_another_seed_does(trained, table):
    first, second = trained["dropout", 100], trained["dropout", 101]
    assert difference((first + table) / 2, (first + second) / 2)[1] < 0


def test_dropout_lowers_the_bits(trained):
    bits = {name: constitution.bits(probabilities, Y) for name, probabilities in trained.items()}
    assert (
        max(bits["dropout", seed] for seed in (100, 101))
        < min(bits["base", seed] for seed in (100, 101)) - 0.04
    )
