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
SEEDS = (100, 101)
pytestmark = pytest.mark.timeout(7200)  # the trainings stand in a fixture


@pytest.fixture(scope="module")
def trained():
    """Probabilities on the test articles from two seeds of each variant, at the epoch that
    validation chose.
    """
    return {
        (name, seed): train_writer.run(name, seed, X)[1]
        for name in ("base", "dropout")
        for seed in SEEDS
    }


@pytest.fixture(scope="module")
def tables():
    """The page's tables on the test articles: of jamo, of syllables, and their mean."""
    train = [hangul.to_jamo(article) for article in TRAIN]
    test = [hangul.to_jamo(article) for article in TEST]
    letters = "".join(sorted(set(TEXT)))
    of_syllables = ngrams.kneser_ney(TRAIN, letters, order=5, discount=0.8)(TEST)
    of_jamo = ngrams.kneser_ney(train, SIGNS, order=12, discount=0.9)(test)
    syllables = ngrams.by_jamo(of_syllables, TEST, letters, SIGNS)
    return {"jamo": of_jamo, "syllables": syllables, "two": (of_jamo + syllables) / 2}


def difference(first, second):
    """The paired interval of bits per sign, first minus second."""
    return success.bootstrap(bits_by_article(first) - bits_by_article(second), LENGTHS, 99)


def bits_by_article(p):
    return np.array([constitution.bits(p[[row]], Y[[row]]) for row in range(len(Y))])


def test_both_tables_beat_every_lstm_and_an_lstm_lowers_the_bits_of_both_together(trained, tables):
    """Also those of tables that go on counting in the article that they read."""

    def counting(p, share=0.2):
        return ngrams.counting_on(p, X, Y, size=3, share=share)

    two = tables["two"]
    for (name, seed), probabilities in trained.items():
        three = (2 * two + probabilities) / 3
        for kind in ("jamo", "syllables"):
            _, high = difference(tables[kind], probabilities)
            assert high < 0, (name, seed, kind)
        _, high = difference(counting(two), counting(probabilities, share=0.3))
        assert high < 0, (name, seed)
        if name == "dropout":
            _, high = difference(three, two)
            assert high < 0, seed
            _, high = difference(counting(three), counting(two))
            assert high < 0, seed


def test_a_second_table_adds_nothing_to_that_of_syllables(tables):
    low, high = difference(tables["two"], tables["syllables"])
    assert low < 0 < high


def test_dropout_lowers_the_bits(trained):
    bits = {name: constitution.bits(probabilities, Y) for name, probabilities in trained.items()}
    with_dropout = max(bits["dropout", seed] for seed in SEEDS)
    without = min(bits["base", seed] for seed in SEEDS)
    assert with_dropout < without - 0.04
