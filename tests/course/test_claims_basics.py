"""What the chapter 순서와 기억 claims about training holds over other seeds than its own, in its
own code.
"""

import pytest

from lib import tomato
from lib.training import many_seeds
from tools import chapter_cells

SEEDS = list(range(100, 120))  # the page shows those from 0 to 9


@pytest.fixture(scope="module")
def sequences():
    return chapter_cells.run(
        "sequences",
        "purpose-models",
        "side-by-side",
        "previous-letter",
        "purpose-rnn",
        "first-letter-models",
    )


def trained_on(page, build, x, y):
    """As train_ten of the page, from SEEDS."""
    adam = page["keras"].optimizers.Adam(0.05)
    return many_seeds.train(
        page[build], x, y, seeds=SEEDS, epochs=100, batch_size=len(x), optimizer=adam
    )


def shares_right(trained, x, y):
    """Share of right answers at each time step, for each seed: array (seeds, steps)."""
    return (trained.predict(x).argmax(axis=-1) == y.argmax(axis=-1)).mean(axis=1)


@pytest.mark.parametrize(
    ("build", "prepare"),
    [("place_model", "with_place"), ("flat_model", None), ("window_model", None)],
)
def test_more_than_the_current_letter_gives_six_of_six_without_memory(sequences, build, prepare):
    x, y = tomato.labelling()
    x = sequences[prepare](x) if prepare else x
    answers = trained_on(sequences, build, x, y).predict(x)
    assert [tomato.decode(answer) for answer in answers] == ["토마토를먹자"] * 20


@pytest.mark.weekly
def test_only_what_sees_the_letter_before_learns_to_say_it(sequences):
    previous = sequences["previous"]
    x, new_x, long_x = (
        sequences["random_sentences"](200, steps, seed) for steps, seed in [(6, 0), (6, 8), (12, 9)]
    )
    with_place = sequences["with_place"]
    place = trained_on(sequences, "place_model", with_place(x), previous(x))
    assert shares_right(place, with_place(new_x), previous(new_x))[:, 1:].mean(axis=1).max() < 0.3
    flat = trained_on(sequences, "flat_model", x, previous(x))
    assert shares_right(flat, new_x, previous(new_x))[:, 1:].mean(axis=1).min() > 0.95
    for build in ("window_model", "rnn_model"):
        reader = trained_on(sequences, build, x, previous(x))
        for unseen in (new_x, long_x):
            assert shares_right(reader, unseen, previous(unseen))[:, 1:].mean(axis=1).min() > 0.97


@pytest.mark.weekly
def test_a_window_loses_the_first_letter_and_most_memories_keep_it(sequences):
    first = sequences["first"]
    x, long_x, far_x = (
        sequences["random_sentences"](200, steps, seed)
        for steps, seed in [(6, 0), (12, 9), (100, 10)]
    )
    window = shares_right(trained_on(sequences, "wide_model", x, first(x)), long_x, first(long_x))
    assert window[:, :6].min() > 0.85
    assert window[:, 6:].max() < 0.35
    rnn = trained_on(sequences, "rnn_model", x, first(x))
    assert shares_right(rnn, long_x, first(long_x))[:, -1].min() > 0.9
    kept = (shares_right(rnn, far_x, first(far_x))[:, -1] > 0.95).sum()
    assert 12 <= kept < 20  # the page has 9 of 10, and says that not all keep it
