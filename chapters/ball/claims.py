"""The chapter 공은 어디에? over more seeds and games than `make test` has time for."""

import numpy as np
import pytest

from experiments import follow_ball
from lib.data import ball
from lib.training import success
from tools import chapter_cells

SEEDS = range(1000, 1020)
MOST = 18  # of 20 seeds
OTHER_SEEDS = (100, 101)  # of transformers
# The rates that the recorded sweep chose for a GRU, by its units.
RATES = {4: 0.02, 16: 0.01}
STEPS = 1001  # a thousand swaps, and the place before the first one
LAST_SEEN = 10  # swaps in the games of the training
GUESSING = 0.45  # more than a third, what guessing gives


def page(*names, data):
    return chapter_cells.run("ball", *names, seeds=SEEDS, data=data)


@pytest.mark.parametrize("data", [1, 2])
def test_a_gru_follows_the_ball_beyond_the_length_it_has_seen(data):
    _, right, _ = follow_ball.followers("GRU", 16, RATES[16], SEEDS, data)
    assert right.all(axis=1).sum() >= MOST


@pytest.mark.parametrize("data", [1, 2])
@pytest.mark.parametrize("layer", ["LSTM", "SimpleRNN"])
def test_most_seeds_of_other_layers_follow_the_ball_too(layer, data):
    rate = ball.runs()["recurrent"]["layers"][f"{layer} 16"]["rate"]
    _, right, _ = follow_ball.followers(layer, 16, rate, SEEDS, data)
    assert right.all(axis=1).sum() > len(SEEDS) / 2


@pytest.mark.parametrize(
    "kind, knows",
    [
        ("none", 5),
        ("waves", 5),
        ("offset", 5),
        ("ALiBi", 5),
        # It trains for a quarter of an hour on a quiet core.
        pytest.param("larger", LAST_SEEN, marks=pytest.mark.timeout(7200)),
    ],
)
def test_a_transformer_guesses_beyond_the_length_it_has_seen(kind, knows):
    settings, _ = follow_ball.TRANSFORMERS[kind]
    _, right = follow_ball.transformer(settings, OTHER_SEEDS[0])
    assert right[knows] > 0.75  # it has learnt to follow so many swaps, far better than by guessing
    soon_after = right[LAST_SEEN + 3 : LAST_SEEN + 8]
    much_later = right[3 * LAST_SEEN :]
    assert np.mean(soon_after) < GUESSING
    assert np.mean(much_later) < GUESSING


@pytest.mark.parametrize("seed", OTHER_SEEDS)
def test_a_small_transformer_follows_the_ball_if_it_reads_its_own_last_answer(seed):
    settings, _ = follow_ball.TRANSFORMERS["own answer"]
    _, right = follow_ball.transformer(settings, seed)
    assert min(right[LAST_SEEN:]) >= 0.9  # of 20 games it may lose two


@pytest.mark.parametrize("seed", OTHER_SEEDS)
def test_positions_that_it_never_saw_make_a_small_transformer_lose_the_ball(seed):
    settings, _ = follow_ball.TRANSFORMERS["own answer, waves"]
    _, right = follow_ball.transformer(settings, seed)
    assert min(right[: LAST_SEEN + 1]) >= 0.9  # of 20 games it may lose two
    _, without = follow_ball.transformer(settings._replace(positions="none"), seed)
    assert np.mean(right[3 * LAST_SEEN :]) < np.mean(without[3 * LAST_SEEN :]) - 0.2


@pytest.mark.parametrize("data", [1, 2])
def test_grus_lose_a_ball_that_nobody_touches_because_their_states_drift(data):
    run, random, _ = follow_ball.followers("GRU", 16, RATES[16], SEEDS, data)
    assert random.all(axis=1).sum() >= MOST
    lost = np.array(follow_ball.lost(run), float) > 0  # swaps, places, seeds
    at_rest = lost[[0, 1, 2], [2, 1, 0]]  # each swap from the place that it leaves alone
    assert at_rest.mean() > 0.8
    assert lost.sum() - at_rest.sum() < at_rest.sum() / 10
    keep = (~lost).all(axis=(0, 1)).sum()
    moved = follow_ball.count_moved(run, follow_ball.same_swap(), STEPS)
    more, _ = success.difference(moved, keep, of=len(SEEDS))
    assert more > 0  # the interval of the difference lies above 0


@pytest.mark.parametrize("data", [1, 2])
def test_four_units_lose_the_ball_because_their_states_leave_the_means(data):
    held = {}
    moved = {}
    for units, rate in RATES.items():
        run, right, games = follow_ball.followers("GRU", units, rate, SEEDS, data)
        held[units] = right[:, :STEPS].all(axis=1).sum()
        moved[units] = follow_ball.count_moved(run, games, STEPS)
    more, _ = success.difference(moved[4], held[4], of=len(SEEDS))
    assert more > 0  # the interval of the difference lies above 0
    assert moved[4] >= MOST
    # What should change nothing.
    assert held[16] >= MOST
    assert moved[16] >= MOST


@pytest.mark.parametrize("data", [1, 2])
def test_a_table_of_nine_rows_or_arrows_never_errs(data):
    names = ("game", "train", "long", "nine", "states", "arrows", "machine-alone-cell")
    variables = page(*names, data=data)
    assert not variables["wrong"].any()
    assert not variables["wrong_alone"].any()
    assert variables["counts"].max(axis=-1).sum() == variables["counts"].sum()
