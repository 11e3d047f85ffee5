"""The task of recall, and the counts that the chapter reads: measured for the models that stand on
the page.
"""

import json

import numpy as np
import pytest

from lib.data import recall
from lib.text import set_language
from tools import chapter_cells


@pytest.fixture(scope="module")
def page():
    return chapter_cells.run("recall", "build", "starts", "apart-starts")


def test_the_label_is_the_first_symbol_and_noise_follows():
    x, y = recall.make_recall(steps=10, examples=50)
    assert x.shape == (50, 10, 6) and y.shape == (50, 4)
    np.testing.assert_array_equal(x[:, 0].argmax(-1), y.argmax(-1))
    assert x[:, 1:].argmax(-1).min() >= 4


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
    assert list(recall.sweep("100").test) == [*starts, *page["apart"](100)]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_start_has_a_label_of_its_own_with_the_bias_in_it(language, page):
    set_language(language)
    labels = recall.labels()
    set_language("ko")
    for name in ("30", "100", "clipping"):
        assert set(recall.sweep(name).choice) <= set(labels)
    assert len(set(labels.values())) == len(labels)
    assert labels["lstm_open"].endswith(str(page["forget_bias"]))
    assert labels["gru_open"].endswith(str(page["update_bias"]))
