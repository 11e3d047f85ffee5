"""Measures lib/data/sunspots_dates.json for the chapter 실전: 태양의 흑점.

`python -m experiments.roll_sunspots`, a quarter of an hour: at each of 19 dates, every 11 years
from 1800 on, all models are fitted anew on the years before the date and forecast the 11 years
after it, one year ahead. The settings, too, are chosen at each date by the last of the years before
it.
"""

import itertools

import numpy as np

from experiments import shared
from lib.data import sunspots
from tools import chapter_cells

DATES = range(1800, 2009, sunspots.CYCLE)
HELD = 50  # years at most before a date, and at most a quarter of them, that choose the settings
ORDERS = (1, 2, 4, 8, 9, 10, 16, 22)
DELAYS = range(1, sunspots.CYCLE + 1)
RATES = {
    "SimpleRNN": (0.003, 0.01, 0.03),
    "LSTM": (0.01, 0.03, 0.1),
    "GRU": (0.01, 0.03, 0.1),
}


def error(forecast, prepared, observed):
    """Mean absolute error of a function of windows, in sunspot numbers."""
    values = prepared.scale.inverse_transform(forecast(prepared.x_test))
    return sunspots.mean_absolute_error(values, observed)


def fitted(prepared, order, delay=None):
    """A formula fitted to the training windows: AR, or the two-part AR if it has a delay."""
    windows = prepared.x_train, prepared.y_train
    if delay is None:
        return sunspots.fit_ar(*windows, order)
    return sunspots.fit_two_part_ar(*windows, order, delay)


def best_formula(inner, held, *choices):
    """The arguments of `fitted` with the smallest error in the years held out."""
    return min(choices, key=lambda choice: error(fitted(inner, *choice), inner, held))


def best_epochs(page, layer, inner):
    """The learning rate and the epochs, a multiple of 5, as the chapter chooses them."""
    tried = []
    for rate in RATES[layer]:
        held = inner.x_test, inner.y_test[:, None]
        history = page["train"](layer, inner, rate, 100, held).history
        errors = np.median(history["val_mean_absolute_error"], axis=0)[4::5]
        tried.append((errors.min(), rate, 5 * int(errors.argmin()) + 5))
    return min(tried)[1:]


def parts(date):
    """The series at a date: (inner, what its held years observed, data, what the 11 years from the
    date observed), where inner and data are sunspots.Prepared before and from the date.
    """
    years, counts = sunspots.load_sunspots()
    past = years < date
    held = min(HELD, past.sum() // 4)
    inner = sunspots.prepare(years[past], counts[past], date - held)
    shown = years < date + sunspots.CYCLE
    data = sunspots.prepare(years[shown], counts[shown], date)
    return inner, counts[past][-held:], data, counts[shown & ~past]


def formulas(date):
    """Errors of the two formulas from a date, and their settings: two dicts by name."""
    inner, held, data, observed = parts(date)
    choices = {
        "AR": [(order,) for order in ORDERS],
        "two-part AR": list(itertools.product(ORDERS, DELAYS)),
    }
    settings = {name: best_formula(inner, held, *each) for name, each in choices.items()}
    errors = {name: error(fitted(data, *each), data, observed) for name, each in settings.items()}
    return errors, settings


def network(page, date, layer, settings):
    """Errors of the chapter's 10 seeds of a layer from a date: (10,)."""
    _, _, data, observed = parts(date)
    trained = page["train"](layer, data, *settings)
    forecasts = data.scale.inverse_transform(trained.predict(data.x_test)[..., 0])
    return np.abs(forecasts - observed).mean(axis=-1)


def at(date, page):
    """Errors of all models from a date, and their settings: two dicts by name."""
    errors, settings = formulas(date)
    inner = parts(date)[0]
    for layer in RATES:
        settings[layer] = best_epochs(page, layer, inner)
        errors[layer] = network(page, date, layer, settings[layer])
    return errors, settings


if __name__ == "__main__":
    page = chapter_cells.run("forecasting", "build", "train-function")
    rows = [at(date, page) for date in DATES]
    names = list(rows[0][0])
    results = {
        "errors": {name: shared.short([errors[name] for errors, _ in rows]) for name in names},
        "settings": {name: [settings[name] for _, settings in rows] for name in names},
    }
    shared.keep(sunspots.DATES, results)
