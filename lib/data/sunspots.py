"""The yearly sunspot numbers 1700-2008: windows, scaling without leakage, baselines (NumPy
only)."""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

DATA = Path(__file__).parent / "sunspots.csv"
DATES = Path(__file__).parent / "sunspots_dates.json"
FIRST_TEST_YEAR = 1950
CYCLE = 11  # years from one maximum to the next, on average
WINDOW = 2 * CYCLE  # years that a model sees


def load_sunspots():
    """The yearly mean sunspot number, 1700 to 2008 (source and licence: lib/data/README.md).

    Returns:
        years: int64 (309,). counts: float64 (309,), mean over the year of the index 10 * groups +
        spots, times a factor of the observer.
    """
    table = np.loadtxt(DATA, delimiter=",", skiprows=1)
    return table[:, 0].astype("int64"), table[:, 1]


class SquareRootScaler:
    """Square root, then mean 0 and variance 1, of the numbers given here and of no others."""

    def __init__(self, counts):
        self.mean = np.sqrt(counts).mean()
        self.spread = np.sqrt(counts).std()

    def transform(self, counts):
        """Scaled values, of the shape of counts."""
        return (np.sqrt(counts) - self.mean) / self.spread

    def inverse_transform(self, scaled):
        """Sunspot numbers from scaled values; what would be the square of a negative root is 0."""
        return np.maximum(np.asarray(scaled, "float64") * self.spread + self.mean, 0) ** 2


def windows(values, window=WINDOW):
    """Every run of `window` values (years that a model sees) with the value that follows it.

    Returns:
        x: (years - window, window, 1), as (batch, steps, features). y: (years - window,); y[i] is
        values[i + window].
    """
    values = np.asarray(values)
    x = np.lib.stride_tricks.sliding_window_view(values[:-1], window)[:, :, np.newaxis]
    return x.copy(), values[window:].copy()


class Prepared(NamedTuple):
    """What a model is trained on and tested on: scaled, float32; x (n, window, 1), y (n,)."""

    scale: SquareRootScaler
    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray


def prepare(years, counts, first_test_year=FIRST_TEST_YEAR):
    """Split by time: scale and training targets from before first_test_year, the rest for the test.

    A test window may look back at training years, as a forecaster would. A training window never
    sees a test year.

    Args:
        years, counts: arrays (n,), years rising.
        first_test_year: the first year to be forecast.
    """
    scale = SquareRootScaler(counts[years < first_test_year])
    x, y = windows(scale.transform(counts).astype("float32"))
    train = years[WINDOW:] < first_test_year
    return Prepared(scale, x[train], y[train], x[~train], y[~train])


def leaks(prepare, first_test_year=FIRST_TEST_YEAR):
    """What training sees of the test years: the arrays that change when only those years change.

    All of them change, and by much: a maximum of the series would not notice a small change.

    Args:
        prepare: function (years, counts) -> Prepared.
        first_test_year: the year from which values are changed.

    Returns:
        list of str, names out of "scale", "x_train", "y_train"; empty if nothing leaks.
    """
    years, counts = load_sunspots()
    other_counts = np.where(years < first_test_year, counts, 2 * counts[::-1] + 1)
    before = prepare(years, counts)
    after = prepare(years, other_counts)
    pairs = {
        "scale": (before.scale.transform(counts), after.scale.transform(counts)),
        "x_train": (before.x_train, after.x_train),
        "y_train": (before.y_train, after.y_train),
    }
    return [name for name, pair in pairs.items() if not np.array_equal(*pair)]


def fit_ar(x, y, order=9):
    """Linear autoregression by least squares: y ≈ constant + coefficients times the last values.

    Args:
        x, y: (n, window, 1) and (n,).
        order: how many of the last years it uses, at most window.

    Returns:
        function (m, window, 1) -> (m,); its attribute `coefficients` (order + 1,) has last year's
        first, then those of earlier years, and the constant at the end.
    """

    def rows(x):
        return np.column_stack([np.asarray(x, "float64")[:, : -order - 1 : -1, 0], np.ones(len(x))])

    def forecast(x):
        return rows(x) @ forecast.coefficients

    forecast.coefficients = np.linalg.lstsq(rows(x), np.asarray(y, "float64"), rcond=None)[0]
    return forecast


def fit_two_part_ar(x, y, order=9, delay=2):
    """Two linear autoregressions: one for the windows whose value `delay` years before the forecast
    is below the mean, one for the others.

    Source: a threshold autoregression; H. Tong and K. S. Lim, J. R. Stat. Soc. B 42 (1980) 245, fit
    one to sunspots.

    Args:
        x, y: (n, window, 1) and (n,), scaled, so that the mean of the training years is 0.
        order: how many of the last years each of the two uses.
        delay: 1 to window.

    Returns:
        function (m, window, 1) -> (m,).
    """

    def is_low(x):
        return x[:, -delay, 0] < 0

    chosen = is_low(x)
    low = fit_ar(x[chosen], y[chosen], order)
    high = fit_ar(x[~chosen], y[~chosen], order)

    def predict(x):
        return np.where(is_low(x), low(x), high(x))

    return predict


def last_year(x):
    """Baseline: next year will be as this year. (m, window, 1) -> (m,)."""
    return x[:, -1, 0]


def one_cycle_ago(x):
    """Baseline: next year will be as one mean solar cycle before it. (m, window, 1) -> (m,)."""
    return x[:, -CYCLE, 0]


def forecast_ahead(forecast, x):
    """Forecast the years of a cycle from each window; a forecast is fed back as if observed.

    Args:
        forecast: function (m, window, 1) -> (m,).
        x: (m, window, 1), the last observed years.

    Returns:
        float64 (m, 11): column k is the forecast for k + 1 years after the window.
    """
    window = np.array(x)
    columns = []
    for _ in range(CYCLE):
        next_year = np.asarray(forecast(window), "float64").reshape(-1)
        columns.append(next_year)
        newest = next_year.astype(window.dtype)[:, np.newaxis, np.newaxis]
        window = np.concatenate([window[:, 1:], newest], axis=1)
    return np.stack(columns, axis=1)


def mean_absolute_error(predicted, actual):
    """Mean absolute error (MAE), in the units of its arguments."""
    return float(np.mean(np.abs(np.asarray(predicted) - np.asarray(actual))))


def errors_by_date():
    """Mean absolute errors in the 11 years from each of 19 dates, 1800 to 1998.

    Each model is fitted, and its settings are chosen, on the years before the date
    (experiments/roll_sunspots.py).

    Returns:
        dict of arrays: a formula (19,), a network (19, 10 seeds), in sunspot numbers.
    """
    results = json.loads(DATES.read_text(encoding="utf-8"))
    return {name: np.array(errors) for name, errors in results["errors"].items()}
