"""The chapter on the Constitution from seeds that it does not record: dropout beats the 5-gram, nothing else does.

About two minutes on a quiet core; `make test` checks the recorded trainings only.
"""

import numpy as np
import pytest

from lib.data import constitution, ngrams
from lib.training import writer


def five_gram():
    """Bits per sign of the 5-gram on the test articles."""
    text = constitution.load_constitution()
    signs, (train, _, test) = constitution.vocabulary(text), constitution.split(text)
    jamo = [[constitution.to_jamo(part) for part in parts] for parts in (train, test)]
    _, y = constitution.inputs_and_targets(test, signs)
    return constitution.bits(ngrams.witten_bell(jamo[0], signs, 5)(jamo[1]), y)


@pytest.mark.parametrize("variant", ["base", "dropout"])
def test_with_dropout_and_only_with_it_the_lstm_beats_the_5_gram_on_articles_it_has_not_seen(variant):
    measured = writer.train(seed=100, **writer.VARIANTS[variant])
    stop = int(np.argmin(measured["validation"]))
    assert (measured["test"][stop] < five_gram() - 0.04) == (variant == "dropout")
