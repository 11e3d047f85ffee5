"""Counts of seeds that succeed, their ranges in words, and the intervals of shares and of their
differences.
"""

import numpy as np
import pytest

from lib.training import success

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_intervals_are_those_of_newcombes_table(count, of, low, high):
    """Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, 3."""
    np.testing.assert_allclose(success.wilson(count, of), (low, high), atol=5e-5)
    np.testing.assert_allclose(success.wilson(of - count, of), (1 - high, 1 - low), atol=5e-5)


@pytest.mark.parametrize(
    ("counts", "low", "high"), [((9, 3), 0.1705, 0.8090), ((10, 0), 0.6075, 1)]
)
def test_intervals_of_a_difference_are_those_of_newcombes_table(counts, low, high):
    """Newcombe 1998, "Interval estimation for the difference between independent proportions",
    method 10.
    """
    np.testing.assert_allclose(success.difference(*counts, of=10), (low, high), atol=5e-5)
    np.testing.assert_allclose(success.difference(*counts[::-1], of=10), (-high, -low), atol=5e-5)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (4, "at most 4 of 20"),
        (5, "5 to 15 of 20"),
        (15, "5 to 15 of 20"),
        (16, "at least 16 of 20"),
    ],
)
def test_an_amount_is_a_range_that_holds_the_count(count, text):
    assert success.amount(count, of=20) == text


def test_learned_counts_the_last_batches_only():
    accuracy = np.repeat([[0, 1], [1, 0]], 30, axis=1)
    late, early = success.learned(accuracy)
    assert np.flatnonzero(late).tolist() == list(range(50, 61))
    assert np.flatnonzero(early).tolist() == list(range(20, 31))


def test_a_bootstrap_interval_of_13_items_holds_their_mean_as_often_as_it_says():
    """For 99 percent; items of unequal weight, as articles are."""
    rng = np.random.default_rng(0)
    held = 0
    weights = rng.integers(40, 470, 13)
    for _ in range(200):
        low, high = success.bootstrap(rng.normal(0.1, 1, 13), weights, percent=99, draws=500)
        held += low <= 0.1 <= high
    assert held >= 186
