"""What the sunspot chapter claims holds over its ten seeds: the table, the choice of 80 steps, the whole cycle."""

import numpy as np
import pytest

from lib import cells, setup
from lib.data import sunspots
from lib.training import many_seeds

YEARS, COUNTS = sunspots.load_sunspots()
DATA = sunspots.prepare(YEARS, COUNTS)
OBSERVED = COUNTS[YEARS >= 1950]
NUMPY_CELLS = {"SimpleRNN": cells.simple_rnn, "LSTM": cells.lstm, "GRU": cells.gru}


def train(layer, data, seeds, epochs=80, **options):
    keras = setup.import_keras()

    def build():
        return keras.Sequential(
            [keras.Input((22, 1)), getattr(keras.layers, layer)(16), keras.layers.Dense(1)],
        )

    return many_seeds.train(
        build,
        data.x_train,
        data.y_train[:, None],
        seeds=seeds,
        epochs=epochs,
        batch_size=len(data.x_train),
        optimizer=keras.optimizers.Adam(0.01),
        loss="mean_squared_error",
        metrics=["mean_absolute_error"],
        **options,
    )


def forecaster(layer, weights):
    *recurrent, kernel, bias = weights
    return lambda x: (NUMPY_CELLS[layer](x, *recurrent)[1] @ kernel + bias)[:, 0]


def error(forecast):
    return sunspots.mean_absolute_error(DATA.scale.inverse_transform(forecast(DATA.x_test)), OBSERVED)


@pytest.fixture(scope="module")
def trained():
    """Ten forecasting functions per layer."""
    models = {layer: train(layer, DATA, range(10)).models for layer in NUMPY_CELLS}
    return {layer: [forecaster(layer, m.weights(seed)) for seed in range(10)] for layer, m in models.items()}


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
    assert 0 < sum(value < ar9 for value in errors["GRU"]) < 10


def test_over_a_whole_cycle_ten_numbers_beat_the_median_of_every_network(trained):
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
        assert ar9 < np.median([cycle_error(f) for f in forecasts]) < cycle_error(sunspots.one_cycle_ago), layer


def test_validation_years_prefer_80_steps_to_20_and_to_160():
    past = YEARS < 1950
    inner = sunspots.prepare(YEARS[past], COUNTS[past], first_test_year=1900)
    tried = train("GRU", inner, range(3), 160, validation_data=(inner.x_test, inner.y_test[:, None]))
    held = np.median(tried.history["val_mean_absolute_error"], axis=0)
    learnt = np.median(tried.history["mean_absolute_error"], axis=0)
    assert held[79] < held[19] and held[79] < held[159]
    assert learnt[19] > learnt[79] > learnt[159]
