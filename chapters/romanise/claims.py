"""The chapter on romanisation with other words held out and from seeds that it does not record.

About a quarter of an hour on a quiet core; `make test` checks the recorded trainings only.
"""

import numpy as np
import pytest

from experiments import train_romaniser
from lib.data import romanise
from lib.training import romaniser
from tools import chapter_cells

TIE = 6  # words of 300 that two models may differ in
A_THIRD = 100  # of 300 words


@pytest.fixture(scope="module", params=[1, 2])
def right(request):
    """How many of 300 test words are right, by model, where words are drawn otherwise: dict of
    int.
    """
    drawn = np.random.default_rng(request.param).permutation(romanise.words()).tolist()
    seed = 100 + request.param
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(romanise, "words", lambda: drawn)
        page = chapter_cells.run("romanise", *train_romaniser.CELLS, "widths")
        counts = {
            "table": sum(page["right"](page["tables"]["양쪽"], "test")),
            "tagger": train_romaniser.train_tagger(page, seed).sum(),
        }
        for model in train_romaniser.SETTINGS:
            _, words_right = train_romaniser.train(page, model, seed)
            counts[model] = words_right.sum()
    return counts


def test_the_table_of_neighbours_beats_the_model_with_attention(right):
    assert right["table"] > max(right["attention"], right["attention-dropout"])


def test_a_network_that_is_told_what_the_table_is_told_ties_with_it(right):
    assert abs(right["tagger"] - right["table"]) <= TIE


def test_attention_beats_the_last_state_alone(right):
    assert right["attention"] > right["state"] + A_THIRD
    assert right["attention-dropout"] > right["state-dropout"] + A_THIRD


def test_a_last_state_four_times_as_large_and_fed_at_each_step_does_better_but_not_as_attention():
    page = chapter_cells.run("romanise", *train_romaniser.CELLS)
    right = train_romaniser.train_fed(page, seed=100).sum()
    runs = romaniser.runs()
    assert right > runs["state-dropout"].sum(axis=1).max()
    assert right < runs["attention-dropout"].sum(axis=1).min()
