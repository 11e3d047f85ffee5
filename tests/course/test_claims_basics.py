"""What the chapter 순서와 기억 claims about training holds over other seeds than its own, in its
own code.
"""

import pytest

from lib import tomato
from lib.training import many_seeds
from tools import chapter_cells

SEEDS = [0, *range(100, 119)]  # the page shows the answers of seed 0


@pytest.fixture(scope="module")
def sequences():
    return chapter_cells.run(
        "sequences", "purpose-models", "purpose-train", "previous-letter", "purpose-rnn"
    )


def trained_on(page, build, x, y, learning_rate=0.1):
    adam = page["keras"].optimizers.Adam(learning_rate)
    return many_seeds.train(build, x, y, seeds=SEEDS, epochs=60, batch_size=len(x), optimizer=adam)


def shares_right(trained, x, y):
    """Share of right answers from the second step on, for each seed."""
    return (trained.predict(x).argmax(axis=-1) == y.argmax(axis=-1))[..., 1:].mean(axis=(1, 2))


@pytest.mark.parametrize(
    ("build", "prepare"), [("place_model", "with_place"), ("flat_model", None)]
)
def test_positions_or_the_whole_sentence_also_give_six_of_six(sequences, build, prepare):
    x, y = tomato.labelling()
    x = sequences[prepare](x) if prepare else x
    answers = trained_on(sequences, sequences[build], x, y).predict(x)
    assert [tomato.decode(answer) for answer in answers] == ["토마토를먹자"] * 20


@pytest.mark.weekly
def test_only_what_sees_the_letter_before_learns_to_say_it(sequences):
    draw = sequences["random_sentences"]
    with_place = sequences["with_place"]
    x, y = draw(200, 6, seed=0)
    new_x, new_y = draw(200, 6, seed=8)
    place = trained_on(sequences, sequences["place_model"], with_place(x), y, 0.03)
    flat = trained_on(sequences, sequences["flat_model"], x, y, 0.03)
    rnn = trained_on(sequences, sequences["rnn_model"], x, y, 0.03)
    assert shares_right(place, with_place(new_x), new_y).max() < 0.3
    assert shares_right(flat, new_x, new_y).min() > 0.95
    assert (
        min(shares_right(rnn, new_x, new_y).min(), shares_right(rnn, *draw(200, 12, seed=9)).min())
        > 0.97
    )
