"""What the sunspot chapter claims holds over its ten seeds: the table and the whole cycle."""

import numpy as np
import pytest

from lib.data import sunspots
from tools import chapter_cells

YEARS, COUNTS = sunspots.load_sunspots()
DATA = sunspots.prepare(YEARS, COUNTS)
OBSERVED = COUNTS[YEARS >= 1950]


def error(forecast):
    return sunspots.mean_absolute_error(DATA.scale.inverse_transform(forecast(DATA.x_test)), OBSERVED)


@pytest.fixture(scope="module")
def trained():
    """Ten forecasting functions per layer, as the page trains them."""
    cells = "build", "train-function", "trained", "train-simple-rnn", "train-lstm", "train-gru"
    page = chapter_cells.run("forecasting", "load", "split-years", "baselines-cell", *cells)
    return page["networks"]


def test_baselines_are_as_the_page_says():
    ar2, ar9 = (sunspots.fit_ar(DATA.x_train, DATA.y_train, order) for order in (2, 9))
    errors = [error(forecast) for forecast in (sunspots.last_year, sunspots.one_cycle_ago, ar2, ar9)]
    np.testing.assert_allclose(errors, [25.45, 27.35, 15.89, 12.56], atol=0.01)


def test_networks_nearly_halve_the_error_of_last_year_over_ten_seeds(trained):
    for layer, forecasts in trained.items():
        assert np.median([error(f) for f in forecasts]) < 0.6 * error(sunspots.last_year), layer


def test_seeds_differ_by_more_than_the_median_network_differs_from_ten_numbers(trained):
    ar9 = error(sunspots.fit_ar(DATA.x_train, DATA.y_train, 9))
    errors = {layer: [error(f) for f in forecasts] for layer, forecasts in trained.items()}
    for layer, values in errors.items():
        assert max(values) - min(values) > abs(np.median(values) - ar9), layer
    assert np.median(errors["GRU"]) < ar9 < np.median(errors["LSTM"]) < np.median(errors["SimpleRNN"])
    assert min(errors["LSTM"] + errors["SimpleRNN"]) > ar9
    assert 0 < sum(value < ar9 for value in errors["GRU"]) < 10


def test_blocks_of_test_years_cannot_tell_gru_and_lstm_from_ten_numbers(trained):
    """The bootstrap of the page, with other draws: the interval of the difference has 0 in it."""
    drawn = (np.random.default_rng(1).integers(0, 59, size=(5000, 6, 1)) + np.arange(11)) % 59
    drawn = drawn.reshape(5000, 66)[:, :59]

    def interval(values):
        return np.quantile(values[drawn].mean(axis=1), [0.025, 0.975])

    def miss(forecast):
        return np.abs(DATA.scale.inverse_transform(forecast(DATA.x_test)) - OBSERVED)

    ar9 = miss(sunspots.fit_ar(DATA.x_train, DATA.y_train, 9))
    np.testing.assert_allclose(interval(ar9), [10, 15], atol=0.5)
    for layer in ("LSTM", "GRU"):
        low, high = interval(np.mean([miss(f) for f in trained[layer]], axis=0) - ar9)
        assert low < -0.5 and high > 0.5, layer


def test_over_a_whole_cycle_medians_are_worse_than_ten_numbers_and_the_seeds_spread_around_them(trained):
    x, _ = sunspots.windows(DATA.scale.transform(COUNTS).astype("float32"), 22)
    first_years = range(1950, 1999)
    starts = x[np.isin(YEARS[22:], first_years)]
    truth = np.stack([COUNTS[first <= YEARS][:11] for first in first_years])

    def cycle_error(forecast):
        return sunspots.mean_absolute_error(
            DATA.scale.inverse_transform(sunspots.forecast_ahead(forecast, starts)), truth
        )

    ar9 = cycle_error(sunspots.fit_ar(DATA.x_train, DATA.y_train, 9))
    assert ar9 < cycle_error(sunspots.one_cycle_ago)
    for layer, forecasts in trained.items():
        errors = [cycle_error(f) for f in forecasts]
        assert ar9 < np.median(errors) < cycle_error(sunspots.one_cycle_ago), layer
        assert max(errors) - min(errors) > np.median(errors) - ar9, layer


def test_validation_years_choose_nine_coefficients():
    past = YEARS < 1950
    inner = sunspots.prepare(YEARS[past], COUNTS[past], first_test_year=1900)
    held = COUNTS[(YEARS >= 1900) & past]
    errors = [
        sunspots.mean_absolute_error(inner.scale.inverse_transform(ar(inner.x_test)), held)
        for ar in (sunspots.fit_ar(inner.x_train, inner.y_train, order) for order in range(1, 23))
    ]
    assert np.argmin(errors) + 1 == 9


def test_a_scale_that_knows_the_test_years_changes_no_forecast_of_a_linear_model():
    x, y = sunspots.windows(sunspots.SquareRootScaler(COUNTS).transform(COUNTS))
    train_years = YEARS[22:] < 1950
    leaking = sunspots.fit_ar(x[train_years], y[train_years], 9)(x[~train_years])
    honest = sunspots.fit_ar(DATA.x_train, DATA.y_train, 9)(DATA.x_test)
    np.testing.assert_allclose(
        sunspots.SquareRootScaler(COUNTS).inverse_transform(leaking),
        DATA.scale.inverse_transform(honest),
        atol=1e-3,
    )
