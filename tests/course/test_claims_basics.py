"""What the chapters 순서와 기억 and RNN claim about training holds over seeds, and over others than the pages use."""

import numpy as np
import pytest

from lib import cells, setup, tomato
from lib.training import many_seeds, models

pytestmark = pytest.mark.usefixtures("english")

keras = setup.import_keras()
layers = keras.layers
SEEN, RIGHT = "토토마를자먹", "토마토를먹자"


def with_place(x):
    return np.concatenate([x, np.broadcast_to(np.eye(6, dtype="float32"), (len(x), 6, 6))], axis=-1)


def with_place_model():
    return keras.Sequential([keras.Input((6, 11)), layers.Dense(5, "softmax")])


def flat_model():
    parts = [layers.Flatten(), layers.Dense(30), layers.Reshape((6, 5)), layers.Softmax()]
    return keras.Sequential([keras.Input((6, 5)), *parts])


def rnn_model():
    return keras.Sequential(
        [keras.Input((None, 5)), layers.SimpleRNN(10, return_sequences=True), layers.Dense(5, "softmax")]
    )


def previous_letter(count, steps, seed):
    x = np.eye(5, dtype="float32")[np.random.default_rng(seed).integers(0, 5, (count, steps))]
    return x, np.concatenate([x[:, :1], x[:, :-1]], axis=1)


def shares_right(trained, x, y):
    """Share of right answers from the second step on, for each seed."""
    return (trained.predict(x).argmax(axis=-1) == y.argmax(axis=-1))[..., 1:].mean(axis=(1, 2))


def trained_on(build, x, y, learning_rate=0.1):
    adam = keras.optimizers.Adam(learning_rate)
    return many_seeds.train(build, x, y, seeds=range(100, 120), epochs=60, batch_size=len(x), optimizer=adam)


@pytest.mark.parametrize(("build", "prepare"), [(with_place_model, with_place), (flat_model, np.array)])
def test_positions_or_the_whole_sentence_also_give_six_of_six(build, prepare):
    x, y = tomato.labelling()
    answers = trained_on(build, prepare(x), y).predict(prepare(x))
    assert [tomato.decode(answer) for answer in answers] == [RIGHT] * 20


def test_only_what_sees_the_letter_before_learns_to_say_it():
    study, new, longer = (previous_letter(200, steps, seed) for steps, seed in ((6, 7), (6, 8), (12, 9)))
    unseen = [not (sentence == study[0]).all(axis=(1, 2)).any() for sentence in new[0]]
    new = tuple(array[unseen] for array in new)
    place = trained_on(with_place_model, with_place(study[0]), study[1], 0.03)
    flat, rnn = (trained_on(build, *study, 0.03) for build in (flat_model, rnn_model))
    assert shares_right(place, with_place(new[0]), new[1]).max() < 0.3
    assert shares_right(flat, *new).min() > 0.95
    assert min(shares_right(rnn, *new).min(), shares_right(rnn, *longer).min()) > 0.97


@pytest.fixture(scope="module")
def readers():
    """Weights of 20 tomato models from other seeds than the chapter's."""
    x, y = tomato.labelling()
    adam = keras.optimizers.Adam(0.1)
    build = lambda: models.same_head_model("SimpleRNN")  # noqa: E731
    trained = many_seeds.train(build, x, y, seeds=range(100, 120), epochs=50, optimizer=adam)
    return [trained.weights(seed) for seed in trained.seeds]


def read(text, weights, erase_before=None):
    """The answers of a tomato model; its state is zero before the step erase_before."""
    *rnn, kernel, bias = weights
    x = tomato.encode(text)
    parts = [x] if erase_before is None else [x[:, :erase_before], x[:, erase_before:]]
    h = np.concatenate([cells.simple_rnn(part, *rnn)[0] for part in parts], axis=1)
    return tomato.decode(h @ kernel + bias)


def test_without_its_memory_the_second_letter_gets_the_answer_of_the_first(readers):
    assert {read(SEEN, weights) for weights in readers} == {RIGHT}
    kept = [sum(read(SEEN, weights, step)[step] == RIGHT[step] for weights in readers) for step in range(1, 6)]
    assert kept[0] == 0 and min(kept[1:]) >= 10, kept


def test_the_letter_before_matters_more_for_the_second_answer_than_its_own(readers):
    def share(place):
        others = [letter for letter in tomato.VOCABULARY if letter != SEEN[place]]
        texts = [SEEN[:place] + letter + SEEN[place + 1 :] for letter in others]
        return np.mean([read(text, weights)[1] != RIGHT[1] for weights in readers for text in texts])

    assert share(0) > share(1) + 0.15
    assert [share(place) for place in range(2, 6)] == [0] * 4, "an answer cannot depend on what comes later"


def test_the_first_step_of_adam_moves_every_weight_by_the_learning_rate():
    x, y = tomato.labelling()
    keras.utils.set_random_seed(5)
    model = models.same_head_model("SimpleRNN")
    model.compile(keras.optimizers.Adam(0.1), loss="categorical_crossentropy")
    before = model.get_weights()
    model.train_on_batch(x, y)
    moved = np.concatenate([np.ravel(new - old) for new, old in zip(model.get_weights(), before, strict=True)])
    assert moved.size == 85
    np.testing.assert_allclose(np.abs(moved), 0.1, rtol=0.02)
