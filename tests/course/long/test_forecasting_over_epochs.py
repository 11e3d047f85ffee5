"""What the years before 1950 say of the epochs of the sunspot chapter: `make claims`."""

import pytest

from tools import chapter_cells


@pytest.fixture(scope="module")
def page():
    """The chapter's validation, and in networks how many epochs it trains each layer."""
    variables = chapter_cells.run("forecasting", "load", "split-years", "choose-order", "build", "train-function")
    variables["trained"] = lambda layer, epochs: range(epochs)
    return chapter_cells.run("forecasting", "train-simple-rnn", "train-lstm", "train-gru", variables=variables)


@pytest.mark.parametrize("layer", ["SimpleRNN", "LSTM", "GRU"])
def test_validation_years_prefer_the_epochs_of_the_page_to_fewer_and_to_more(page, layer):
    learnt, held = page["validate"](layer)
    chosen = len(page["networks"][layer])
    assert held[chosen - 1] < held[19] and held[chosen - 1] < held[149]
    assert held[chosen - 1] < held.min() + 0.01
    assert learnt[19] > learnt[chosen - 1] > learnt[149]
