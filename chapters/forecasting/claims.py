"""The chapter on sunspots: what its validation years choose, and its verdict from other seeds:
`make claims`.
"""

import json

import numpy as np
import pytest

from experiments import roll_sunspots
from lib.data import sunspots
from tools import chapter_cells

LAYERS = ("SimpleRNN", "LSTM", "GRU")
CHOSEN = ("show-validation", "validate-lstm", "validate-gru")
CHOICE = ("load", "split-years", "choose-order", "build", "train-function", "choose-function")


@pytest.fixture(scope="module")
def page():
    """The chapter's validation; `settings` holds what it chooses for each layer."""
    return chapter_cells.run("forecasting", *CHOICE, *CHOSEN)


@pytest.mark.parametrize("layer", LAYERS)
def test_the_chosen_learning_rate_lies_inside_its_grid(page, layer):
    rates = sorted(rate for name, rate in page["curves"] if name == layer)
    assert rates[0] < page["settings"][layer][0] < rates[-1]


@pytest.mark.parametrize("layer", LAYERS)
def test_validation_years_prefer_the_chosen_rate_and_epochs_to_fewer_and_to_more(page, layer):
    rate, epochs = page["settings"][layer]
    learnt, held = page["curves"][layer, rate]
    after_few = 10 - 1
    chosen = epochs - 1
    after_many = 100 - 1
    assert held[chosen] < min(held[after_few], held[after_many])
    assert learnt[after_few] > learnt[chosen] > learnt[after_many]


def test_of_other_seeds_too_no_layer_can_be_told_from_the_two_part_ar9_by_these_years(page):
    cells = (*CHOICE, "baselines-cell", "baselines-errors", "bootstrap")
    other = chapter_cells.run("forecasting", *cells, seeds=range(10, 20))
    data = other["data"]
    observed = other["observed"]
    two_part_miss = np.abs(other["one_year"]([other["two_part"]])[0] - observed)
    for layer in LAYERS:
        trained = other["train"](layer, data, *page["settings"][layer])
        forecasts = data.scale.inverse_transform(trained.predict(data.x_test)[..., 0])
        miss = np.abs(forecasts - observed).mean(axis=0)
        low, high = other["interval"](miss - two_part_miss)
        assert low < 0 < high, layer


@pytest.mark.parametrize("layer", LAYERS)
def test_from_many_dates_too_other_seeds_give_the_verdict_of_the_page(layer):
    page = chapter_cells.run("forecasting", "build", "train-function", seeds=range(10, 20))
    settings = json.loads(sunspots.DATES.read_text(encoding="utf-8"))["settings"][layer]
    formula = sunspots.errors_by_date()["two-part AR"]
    errors = [
        roll_sunspots.network(page, date, layer, chosen).mean()
        for date, chosen in zip(roll_sunspots.DATES, settings, strict=True)
    ]
    more = np.array(errors) - formula
    half = 2.101 * more.std(ddof=1) / np.sqrt(len(more))
    assert more.mean() - half < 0 < more.mean() + half
