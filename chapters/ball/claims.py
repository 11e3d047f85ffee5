"""The chapter 공은 어디에? over more seeds and games than `make test` has time for."""

import numpy as np
import pytest

from experiments import follow_ball
from tools import chapter_cells

SEEDS = range(1000, 1020)


def page(*names, data=1, **options):
    return chapter_cells.run("ball", *names, seeds=SEEDS, data=data, **options)


@pytest.mark.parametrize("data", [1, 2])
def test_only_the_gru_follows_the_ball_beyond_the_length_it_has_seen(data):
    _, right, _ = follow_ball.followers("GRU", 16, 0.01, SEEDS, data)
    assert right.all(axis=1).sum() >= 18


@pytest.mark.parametrize("kind", ["none", "waves", "offset", "ALiBi"])
def test_a_transformer_guesses_beyond_the_length_it_has_seen(kind):
    settings, _ = follow_ball.TRANSFORMERS[kind]
    _, right, _ = follow_ball.transformer(settings, 100)
    assert right[5] > 0.95  # it has learnt to follow a few swaps
    assert max(np.mean(right[13:18]), np.mean(right[30:])) < 0.45


@pytest.mark.parametrize("seed", [100, 101])
def test_a_small_transformer_follows_the_ball_if_it_reads_its_own_last_answer(seed):
    settings, _ = follow_ball.TRANSFORMERS["own answer"]
    _, right, _ = follow_ball.transformer(settings, seed)
    assert min(right[10:]) > 0.95


@pytest.mark.parametrize("data", [1, 2])
def test_four_units_lose_the_ball_because_their_states_spread(data):
    held, moved = {}, {}
    for units, rate in ((4, 0.02), (16, 0.01)):
        run, right, (x, y) = follow_ball.followers("GRU", units, rate, SEEDS, data)
        games, places = x[:, :1001], y[:, :1001].argmax(axis=-1)
        answers = [follow_ball.by_moving(run.weights(seed), games) for seed in SEEDS]
        held[units] = right[:, :1001].all(axis=1).sum()
        moved[units] = sum((each == places).all() for each in answers)
    assert held[4] <= 10
    assert moved[4] >= 18
    assert min(held[16], moved[16]) >= 18  # what should change nothing


@pytest.mark.parametrize("data", [1, 2])
def test_a_table_of_nine_rows_or_arrows_never_errs(data):
    variables = page("train", "long", "nine", "states", "arrows", "machine-alone-cell", data=data)
    assert variables["wrong"] == 0
    assert variables["counts"].max(axis=-1).sum() == variables["counts"].sum()


@pytest.mark.parametrize("data", [7, 8])
def test_an_lstm_counts_beyond_the_depths_it_has_seen_and_a_gru_does_not(data):
    kept = follow_ball.kept("counting")["layers"]
    medians = {
        layer: np.median(
            follow_ball.count_brackets(layer, measured["rate"], SEEDS, data)[0], axis=0
        )
        for layer, measured in kept.items()
    }
    assert medians["LSTM"][2] >= 0.6  # depths of 21 to 30
    assert max(medians["GRU"][2], medians["SimpleRNN"][2]) <= 0.1
    assert max(medians["GRU ReLU"][2], medians["RNN ReLU"][2]) <= 0.3  # states without bounds


def test_no_rate_lets_a_gru_count_beyond_the_depths_it_has_seen():
    for rate in follow_ball.COUNTING_RATES:
        shares, _ = follow_ball.count_brackets("GRU", rate, SEEDS, 9)
        assert np.median(shares, axis=0)[2] <= 0.1
