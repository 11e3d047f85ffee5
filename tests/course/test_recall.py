"""The task of recall, and the counts that the chapter reads: measured for the models that stand on
the page.
"""

import json

import numpy as np
import pytest

from lib.data import adding, recall
from lib.text import set_language
from tools import chapter_cells


@pytest.fixture(scope="module")
def page():
    return chapter_cells.run("recall", "build", "starts", "apart-starts")


def test_the_label_is_the_first_symbol_and_noise_follows():
    x, y = recall.make_recall(steps=10, examples=50)
    assert x.shape == (50, 10, 6)
    assert y.shape == (50, 4)
    np.testing.assert_array_equal(x[:, 0].argmax(-1), y.argmax(-1))
    assert x[:, 1:].argmax(-1).min() >= 4


def test_one_number_of_either_half_is_marked_and_their_sum_is_the_answer():
    x, y = adding.make_adding(steps=10, examples=50)
    numbers, marks = np.moveaxis(x, -1, 0)
    np.testing.assert_array_equal(marks.reshape(50, 2, 5).sum(axis=-1), 1)
    np.testing.assert_allclose(y[:, 0], (numbers * marks).sum(axis=1))
    assert x.dtype == y.dtype == "float32"


def test_the_counts_were_measured_with_the_bias_of_the_page(page):
    measured = json.loads(recall.MEASURED.read_text(encoding="utf-8"))
    for name in recall.BIASES:
        assert measured[name] == page[name], (
            f"the chapter's counts were measured with another {name}: python -m "
            "experiments.sweep_recall, then make record, make claims"
        )


def test_each_start_of_the_page_was_measured(page):
    starts = [start for group in page["starts"](100) for start in group]
    assert list(recall.sweep("30").test) == starts
    first, *others = starts
    assert list(recall.sweep("100").test) == [first, "simple_small", *others]
    assert list(recall.sweep("apart").test) == list(page["apart"](100))
    assert set(recall.sweep("longer").test) < {*starts, *page["apart"](100)}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_start_has_a_label_of_its_own_with_the_bias_in_it(language, page):
    set_language(language)
    labels = recall.labels()
    set_language("ko")
    names = ("30", "100", "apart", "longer", "clipping")
    for sweep in (*map(recall.sweep, names), adding.sweep()):
        assert set(sweep.choice) <= set(labels)
    assert len(set(labels.values())) == len(labels)
    assert labels["lstm_open"].endswith(str(page["forget_bias"]))
    assert labels["gru_open"].endswith(str(page["update_bias"]))
