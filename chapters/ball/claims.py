"""The chapter 공은 어디에? over more seeds and games than `make test` has time for."""

import numpy as np
import pytest

from experiments import follow_ball
from tools import chapter_cells

SEEDS = range(1000, 1020)
MOST = 18  # of 20 seeds
OTHER_SEEDS = (100, 101)  # of transformers
# The rates that the recorded sweep chose for a GRU, by its units.
RATES = {4: 0.02, 16: 0.01}
STEPS = 1001  # a thousand swaps, and the place before the first one
LAST_SEEN = 10  # swaps in the games of the training
GUESSING = 0.45  # more than a third, what guessing gives
DEEPER = 2  # the place of depths 21 to 30 in follow_ball.DEPTHS


def page(*names, data):
    return chapter_cells.run("ball", *names, seeds=SEEDS, data=data)


@pytest.mark.parametrize("data", [1, 2])
def test_only_the_gru_follows_the_ball_beyond_the_length_it_has_seen(data):
    _, right, _ = follow_ball.followers("GRU", 16, RATES[16], SEEDS, data)
    assert right.all(axis=1).sum() >= MOST


@pytest.mark.parametrize("kind", ["none", "waves", "offset", "ALiBi"])
def test_a_transformer_guesses_beyond_the_length_it_has_seen(kind):
    settings, _ = follow_ball.TRANSFORMERS[kind]
    _, right, _ = follow_ball.transformer(settings, OTHER_SEEDS[0])
    assert right[5] > 0.75  # it has learnt to follow a few swaps, far better than by guessing
    soon_after = right[LAST_SEEN + 3 : LAST_SEEN + 8]
    much_later = right[3 * LAST_SEEN :]
    assert np.mean(soon_after) < GUESSING
    assert np.mean(much_later) < GUESSING


@pytest.mark.parametrize("seed", OTHER_SEEDS)
def test_a_small_transformer_follows_the_ball_if_it_reads_its_own_last_answer(seed):
    settings, _ = follow_ball.TRANSFORMERS["own answer"]
    _, right, _ = follow_ball.transformer(settings, seed)
    assert min(right[LAST_SEEN:]) > 0.95


@pytest.mark.parametrize("data", [1, 2])
def test_four_units_lose_the_ball_because_their_states_spread(data):
    held = {}
    moved = {}
    for units, rate in RATES.items():
        run, right, games = follow_ball.followers("GRU", units, rate, SEEDS, data)
        held[units] = right[:, :STEPS].all(axis=1).sum()
        moved[units] = follow_ball.count_moved(run, games, STEPS)
    assert held[4] <= len(SEEDS) / 2
    assert moved[4] >= MOST
    # What should change nothing.
    assert held[16] >= MOST
    assert moved[16] >= MOST


@pytest.mark.parametrize("data", [1, 2])
def test_a_table_of_nine_rows_or_arrows_never_errs(data):
    variables = page("train", "long", "nine", "states", "arrows", "machine-alone-cell", data=data)
    assert variables["wrong"] == 0
    assert variables["counts"].max(axis=-1).sum() == variables["counts"].sum()


@pytest.mark.parametrize("data", [7, 8])
def test_an_lstm_counts_beyond_the_depths_it_has_seen_and_a_gru_does_not(data):
    median = {}
    for layer, measured in follow_ball.kept("counting")["layers"].items():
        shares, _ = follow_ball.count_brackets(layer, measured["rate"], SEEDS, data)
        median[layer] = np.median(shares[:, DEEPER])
    assert median["LSTM"] >= 0.6
    assert max(median["GRU"], median["SimpleRNN"]) <= 0.1
    assert max(median["GRU ReLU"], median["RNN ReLU"]) <= 0.3  # states without bounds


def test_no_rate_lets_a_gru_count_beyond_the_depths_it_has_seen():
    for rate in follow_ball.COUNTING_RATES:
        shares, _ = follow_ball.count_brackets("GRU", rate, SEEDS, data=9)
        assert np.median(shares[:, DEEPER]) <= 0.1
