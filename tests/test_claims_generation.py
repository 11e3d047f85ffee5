"""What the generation chapter claims of training holds over seeds; recorded samples do not hang by a hair."""

import re

import numpy as np
import pytest

from lib import cells, setup, tomato
from lib.data import garden
from lib.training import many_seeds, models
from tools import notebooks

TEXT = garden.load_garden()
TRAIN, HELD_OUT = garden.split(TEXT)
LETTERS = garden.vocabulary(TEXT)
X, Y = garden.inputs_and_targets(TRAIN, LETTERS)
X_HELD, Y_HELD = garden.inputs_and_targets(HELD_OUT, LETTERS)
WHERE = np.arange(len(HELD_OUT)), garden.tense_steps(HELD_OUT)


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def tenses_right(probabilities):
    return (probabilities[WHERE].argmax(axis=-1) == Y_HELD[WHERE].argmax(axis=-1)).sum()


@pytest.mark.parametrize("layer", ["SimpleRNN", "LSTM", "GRU"])
def test_every_of_20_seeds_writes_the_sentence_from_its_first_letter(layer):
    keras = setup.import_keras()
    x, y = tomato.next_character()
    trained = many_seeds.train(
        lambda: models.same_head_model(layer, steps=5),
        x,
        y,
        seeds=range(20),
        epochs=150,
        optimizer=keras.optimizers.Adam(0.1),
    )
    assert {tomato.decode(probabilities) for probabilities in trained.predict(x)} == {"마토를먹자"}
    cell = {"SimpleRNN": cells.simple_rnn, "LSTM": cells.lstm, "GRU": cells.gru}[layer]
    for seed in range(20):
        *recurrent, kernel, bias = trained.weights(seed)
        text, states = "토", []
        while len(text) < 6:
            outputs, *states = cell(tomato.encode(text[-1]), *recurrent, *states)
            text += tomato.decode(outputs @ kernel + bias)
        assert text == "토마토를먹자", (layer, seed)


def train_from(seeds):
    """What the chapter trains: the weights and the probabilities on the held-out lines, by seed."""
    keras = setup.import_keras()

    def build():
        x = keras.Input((None, len(LETTERS)))
        outputs = keras.layers.LSTM(64, return_sequences=True)(x)
        return keras.Model(x, keras.layers.Dense(len(LETTERS), activation="softmax")(outputs))

    order = np.random.default_rng(0).permutation(len(TRAIN))
    trained = many_seeds.train(
        build, X[order], Y[order], seeds=seeds, epochs=60, batch_size=18, optimizer=keras.optimizers.Adam(0.03)
    )
    return {seed: (trained.weights(seed), p) for seed, p in zip(seeds, trained.predict(X_HELD), strict=True)}


def read(weights, x, *states):
    """Probabilities and states of the trained LSTM, in NumPy."""
    outputs, *states = cells.lstm(x, *weights[:3], *states)
    return softmax(outputs @ weights[3] + weights[4]), states


@pytest.fixture(scope="module")
def of_the_page():
    return train_from(range(10))


def test_tables_lower_the_loss_on_held_out_lines_and_know_nothing_of_tenses():
    losses = {}
    for order in (2, 3, 4, 5):
        predicted = garden.witten_bell(TRAIN, LETTERS, order)(HELD_OUT)
        losses[order] = garden.cross_entropy(predicted, Y_HELD)
        assert tenses_right(predicted) == 6
    assert losses[4] < losses[5] < losses[3] < losses[2]
    assert tenses_right(X_HELD @ garden.bigram(X, Y, added=0)) == 6


def test_ten_other_seeds_tell_most_held_out_tenses_and_mostly_beat_the_4_gram():
    predicted = [probabilities for _, probabilities in train_from(range(20, 30)).values()]
    right = [tenses_right(probabilities) for probabilities in predicted]
    assert min(right) > 6 and np.median(right) >= 16
    four = garden.cross_entropy(garden.witten_bell(TRAIN, LETTERS, 4)(HELD_OUT), Y_HELD)
    assert sum(garden.cross_entropy(probabilities, Y_HELD) < four for probabilities in predicted) >= 8


def unit_scores(weights):
    """How well each unit's cell state before the verb tells the tense: variance between tenses over that within."""
    tenses = np.array(["었는겠".find(line[-2].replace("았", "었")) for line in TRAIN])
    states = []
    for line in TRAIN:
        x, _ = garden.inputs_and_targets([line[: line.rindex(" ") + 1]], LETTERS)
        states.append(read(weights, x)[1][1][0])
    groups = [np.stack(states)[tenses == tense] for tense in range(3)]
    return np.var([g.mean(axis=0) for g in groups], axis=0) / np.mean([g.var(axis=0) for g in groups], axis=0)


def test_one_unit_stands_out_for_the_seed_of_the_page_and_other_seeds_use_other_units(of_the_page):
    scores = {seed: unit_scores(weights) for seed, (weights, _) in of_the_page.items()}
    first, second = np.sort(scores[0])[::-1][:2]
    assert first > 4 * second
    assert len({score.argmax() for score in scores.values()}) > 5


def test_one_number_changed_early_makes_every_held_out_line_future_and_changed_late_changes_none(of_the_page):
    weights, _ = of_the_page[0]
    unit = unit_scores(weights).argmax()
    for cut, expected in ((garden.time_word, ["겠"] * 18), (lambda line: line[: line.rindex(" ") + 1], None)):
        told = []
        for line in HELD_OUT:
            start = cut(line)
            x, _ = garden.inputs_and_targets([start], LETTERS)
            _, (h, c) = read(weights, x)
            c[0, unit] = 2
            rest = np.eye(len(LETTERS))[[[LETTERS.index(letter) for letter in line[len(start) : -2]]]]
            told.append(LETTERS[read(weights, rest, h, c)[0][0, -1].argmax()])
        assert told == (expected or [line[-2] for line in HELD_OUT])


def write(weights, start, temperature, rng, nudge):
    """The page's sampling, with each probability changed at random by up to `nudge`."""
    text, states = start, []
    x, _ = garden.inputs_and_targets([start], LETTERS)
    while len(text) < 30:
        probabilities, states = read(weights, x, *states)
        nudged = np.clip(probabilities[0, -1] * (1 + nudge()), 1e-12, None)
        letter = LETTERS[rng.choice(len(LETTERS), p=garden.with_temperature(nudged, temperature))]
        if letter == garden.END:
            break
        text += letter
        x = np.eye(len(LETTERS))[[[LETTERS.index(letter)]]]
    return text


@pytest.mark.parametrize("size", [0, 1e-5])
def test_recorded_samples_stay_when_probabilities_change_by_what_machines_differ(of_the_page, size):
    cell = next(c for c in notebooks.read("chapters/ko/generation.ipynb").code if c.id == "sample")
    recorded = "".join(map(notebooks.text_of, cell.outputs))
    seed = int(re.search(r"default_rng\((\d+)\)", cell.source)[1])
    noise, (weights, _) = np.random.default_rng(0), of_the_page[0]
    for _ in range(5 if size else 1):
        written = []
        for temperature in (0.2, 1, 3):
            rng = np.random.default_rng(seed)
            nudge = lambda: noise.uniform(-size, size, len(LETTERS))  # noqa: E731
            written += [write(weights, "어제 ", temperature, rng, nudge) for _ in range(3)]
        listed = [
            line.strip().removesuffix("(학습한 줄)").strip() for line in recorded.splitlines() if "T =" not in line
        ]
        assert [line.strip() for line in written] == listed
