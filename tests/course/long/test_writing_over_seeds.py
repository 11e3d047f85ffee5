"""The chapter on the Constitution from seeds that it does not record: each claim of its comparison once more.

About six minutes on a quiet core; `make test` checks the recorded trainings only.
"""

import numpy as np
import pytest

from lib.data import constitution, ngrams
from tools import train_writer

TEXT = constitution.load_constitution()
SIGNS, (TRAIN, _, TEST) = constitution.vocabulary(TEXT), constitution.split(TEXT)
X, Y = constitution.inputs_and_targets(TEST, SIGNS)


@pytest.fixture(scope="module")
def trained():
    """What train_writer.run returns for two seeds without dropout and one of each other variant that the tests need."""
    return {
        (name, seed): train_writer.run(name, seed, X)
        for name, seed in (("base", 100), ("base", 101), ("dropout", 100), ("carry", 100))
    }


@pytest.fixture(scope="module")
def five_gram():
    """Bits per sign of the 5-gram on the test articles."""
    jamo = [[constitution.to_jamo(part) for part in parts] for parts in (TRAIN, TEST)]
    return constitution.bits(ngrams.witten_bell(jamo[0], SIGNS, 5)(jamo[1]), Y)


def test_with_dropout_and_only_with_it_one_lstm_beats_the_5_gram_on_articles_it_has_not_seen(trained, five_gram):
    bits = {key: constitution.bits(probabilities, Y) for key, (_, probabilities, _) in trained.items()}
    assert {name for (name, _), value in bits.items() if value < five_gram - 0.04} == {"dropout"}


def test_two_lstms_without_dropout_beat_the_5_gram_together(trained, five_gram):
    both = (trained["base", 100][1] + trained["base", 101][1]) / 2
    assert constitution.bits(both, Y) < five_gram - 0.04


def test_a_state_that_was_carried_in_training_must_be_carried_in_the_test(trained):
    for (name, _), (measured, _, _) in trained.items():
        if "test in order" in measured:
            stop = int(np.argmin(measured["validation"]))
            gained = measured["test"][stop] - measured["test in order"][stop]
            assert gained > 0.04 if name == "carry" else abs(gained) < 0.02, name
