"""What the generation chapter claims of training holds over seeds; recorded samples do not hang by a hair."""

import re

import numpy as np
import pytest

from lib import cells, setup, tomato
from lib.data import garden
from lib.training import many_seeds, models
from tools import chapter_cells, notebooks

PAGE = chapter_cells.run("generation", "garden-cell", "encode")
TRAIN, HELD_OUT, LETTERS = PAGE["train"], PAGE["held_out"], PAGE["letters"]
X_HELD, Y_HELD = PAGE["x_held"], PAGE["y_held"]
ANSWERS = np.arange(len(HELD_OUT)), garden.tense_steps(HELD_OUT)


def tenses_right(probabilities):
    return (probabilities[ANSWERS].argmax(axis=-1) == Y_HELD[ANSWERS].argmax(axis=-1)).sum()


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def test_every_of_20_seeds_writes_the_sentence_from_its_first_letter():
    keras = setup.import_keras()
    x, y = tomato.next_character()
    trained = many_seeds.train(
        lambda: models.same_head_model("LSTM", steps=5),
        x,
        y,
        seeds=range(20),
        epochs=150,
        optimizer=keras.optimizers.Adam(0.1),
    )
    assert {tomato.decode(probabilities) for probabilities in trained.predict(x)} == {"마토를먹자"}
    for seed in range(20):
        *recurrent, kernel, bias = trained.weights(seed)
        text, states = "토", []
        while len(text) < 6:
            outputs, *states = cells.lstm(tomato.encode(text[-1]), *recurrent, *states)
            text += tomato.decode(outputs @ kernel + bias)
        assert text == "토마토를먹자", seed


def read(weights, x, *states):
    """Probabilities and states of the trained LSTM, in NumPy."""
    outputs, *states = cells.lstm(x, *weights[:3], *states)
    return softmax(outputs @ weights[3] + weights[4]), states


@pytest.fixture(scope="module")
def of_the_page():
    """Weights of the networks that the page trains, by seed."""
    chapter_cells.run("generation", "build", variables=PAGE)
    trained = PAGE["train_from"](range(10, 15))
    return {seed: trained.weights(seed) for seed in trained.seeds}


def test_tables_lower_the_loss_on_held_out_lines_and_know_nothing_of_tenses():
    losses = {}
    for order in (2, 3, 4, 5):
        predicted = garden.witten_bell(TRAIN, LETTERS, order)(HELD_OUT)
        losses[order] = garden.cross_entropy(predicted, Y_HELD)
        assert tenses_right(predicted) == 6
    assert losses[4] < losses[5] < losses[3] < losses[2]
    assert tenses_right(X_HELD @ garden.bigram(PAGE["x_train"], PAGE["y_train"], added=0)) == 6


def test_a_5_gram_loses_where_the_answer_never_followed_a_known_beginning_and_gains_elsewhere():
    four, five = (
        -(Y_HELD * np.log(np.maximum(garden.witten_bell(TRAIN, LETTERS, order)(HELD_OUT), 1e-12))).sum(axis=-1)
        for order in (4, 5)
    )
    seen = {ending for line in TRAIN for ending in _endings(line)}
    known = {ending[:-1] for ending in seen}
    missing = np.zeros(four.shape, dtype=bool)
    for row, line in enumerate(HELD_OUT):
        endings = _endings(line)
        missing[row, : len(endings)] = [ending[:-1] in known and ending not in seen for ending in endings]
    lost = (five - four)[missing]
    assert (lost > 0).all() and (five - four)[~missing].sum() < 0 < lost.sum() + (five - four)[~missing].sum()


def _endings(line):
    """Each letter of the line and its end, with the four letters before it (fewer at the start)."""
    text = garden.END + line + garden.END
    return [text[max(0, place - 4) : place + 1] for place in range(1, len(text))]


def unit_scores(weights):
    """How well each unit's cell state before the verb tells the tense: variance between tenses over that within."""
    tenses = np.array(["었는겠".find(line[-2].replace("았", "었")) for line in TRAIN])
    states = []
    for line in TRAIN:
        x, _ = garden.inputs_and_targets([line[: line.rindex(" ") + 1]], LETTERS)
        states.append(read(weights, x)[1][1][0])
    groups = [np.stack(states)[tenses == tense] for tense in range(3)]
    return np.var([g.mean(axis=0) for g in groups], axis=0) / np.mean([g.var(axis=0) for g in groups], axis=0)


def test_the_best_unit_of_the_page_stands_out_and_not_every_seed_has_one(of_the_page):
    scores = {seed: unit_scores(weights) for seed, weights in of_the_page.items()}
    highest = {seed: score.max() for seed, score in scores.items()}
    assert max(highest, key=highest.get) == 13 and min(highest.values()) < highest[13] / 20
    first, second = np.sort(scores[13])[::-1][:2]
    assert first > 3 * second
    assert len({score.argmax() for score in scores.values()}) == len(scores), "another unit in each"


def test_one_number_changed_early_makes_every_line_past_and_the_next_unit_or_a_late_change_do_not(of_the_page):
    weights = of_the_page[13]
    best, next_best = unit_scores(weights).argsort()[::-1][:2]

    def tenses_with(cut, unit):
        told = []
        for line in HELD_OUT:
            start = cut(line)
            x, _ = garden.inputs_and_targets([start], LETTERS)
            _, (h, c) = read(weights, x)
            c[0, unit] = -3
            rest = np.eye(len(LETTERS))[[[LETTERS.index(letter) for letter in line[len(start) : -2]]]]
            told.append(LETTERS[read(weights, rest, h, c)[0][0, -1].argmax()])
        return told

    before_verb = lambda line: line[: line.rindex(" ") + 1]  # noqa: E731
    right = [line[-2] for line in HELD_OUT]
    assert set(tenses_with(garden.time_word, best)) == {"었", "았"}
    assert tenses_with(garden.time_word, next_best) == right
    assert sum(np.not_equal(tenses_with(before_verb, best), right)) <= 1


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
    noise, weights = np.random.default_rng(0), of_the_page[13]
    for _ in range(3 if size else 1):
        written = []
        for temperature in (0.2, 1, 3):
            rng = np.random.default_rng(seed)
            nudge = lambda: noise.uniform(-size, size, len(LETTERS))  # noqa: E731
            written += [write(weights, "어제 ", temperature, rng, nudge) for _ in range(3)]
        listed = [
            line.strip().removesuffix("(학습한 줄)").strip() for line in recorded.splitlines() if "T =" not in line
        ]
        assert [line.strip() for line in written] == listed
