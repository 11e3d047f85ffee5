"""The chapter 누가 셀 수 있을까? over more seeds and strings than `make test` has time for."""

import numpy as np
import pytest

from experiments import count_brackets

SEEDS = range(1000, 1020)
DEEPER = 2  # the place of depths 21 to 30 in count_brackets.DEPTHS


def medians_deeper(names, data):
    """The median share of the depths 21 to 30 that are right, at the rates that were chosen."""
    layers = count_brackets.measured()
    medians = {}
    for name in names:
        run = count_brackets.trained(name, layers[name]["rate"], SEEDS, data)
        medians[name] = np.median(count_brackets.shares_at_depths(run)[:, DEEPER])
    return medians


@pytest.mark.parametrize("data", [7, 8])
def test_an_lstm_counts_beyond_the_depths_it_has_seen_and_a_gru_does_not(data):
    medians = medians_deeper(("LSTM", "GRU", "SimpleRNN"), data)
    assert medians["LSTM"] >= 0.6
    assert max(medians["GRU"], medians["SimpleRNN"]) <= 0.1


@pytest.mark.parametrize("data", [7, 8])
def test_a_state_without_bounds_does_not_count_by_itself(data):
    others = set(count_brackets.measured()) - {"LSTM", "GRU", "SimpleRNN"}
    assert max(medians_deeper(others, data).values()) <= 0.3


def test_no_rate_lets_a_gru_count_beyond_the_depths_it_has_seen():
    for rate in count_brackets.RATES:
        run = count_brackets.trained("GRU", rate, SEEDS, data=9)
        assert np.median(count_brackets.shares_at_depths(run)[:, DEEPER]) <= 0.1


@pytest.mark.parametrize("data", [7, 8])
def test_a_ceiling_on_c_is_a_ceiling_on_what_an_lstm_counts(data):
    run = count_brackets.trained("LSTM", count_brackets.measured()["LSTM"]["rate"], SEEDS, data)
    for ceiling in (10, count_brackets.LEARNED):
        depths = [count_brackets.counts_up_to(run.weights(seed), ceiling) for seed in SEEDS]
        assert np.mean([depth == ceiling for depth in depths]) >= 0.9
    # A ceiling that c does not reach changes nothing.
    free = count_brackets.shares_at_depths(run)[:, DEEPER]
    high = [count_brackets.counts_up_to(run.weights(seed), 40) >= 30 for seed in SEEDS]
    assert np.mean(high) == pytest.approx(np.mean(free == 1), abs=0.05)
