"""What the generation chapter claims of training holds over seeds; recorded samples do not hang by a hair."""

import re

import numpy as np
import pytest

from lib import cells, setup, tomato
from lib.data import ngrams
from lib.training import many_seeds, models
from tools import chapter_cells, notebooks


@pytest.fixture(scope="module")
def page():
    """Variables of the page, whose LSTM is trained from seed 0 only."""
    page = chapter_cells.run("generation", "garden-cell", "encode", "build")
    page["longer"] = {0: page["train_from"]([0], epochs=150)}
    return chapter_cells.run("generation", "numpy-lstm", variables=page)


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


def test_no_table_of_n_grams_tells_more_tenses_than_one_in_three_and_one_that_counts_the_beginning_tells_all(page):
    garden, lines = page["garden"], page["test"]
    where = np.arange(len(lines)), garden.tense_steps(lines)
    page["table"] = ngrams.kneser_ney(page["train"], page["letters"], 5, 0.7)
    p = chapter_cells.run("generation", "start-share", variables=page)["with_start"](lines)
    assert (p[where].argmax(axis=-1) == page["y_test"][where].argmax(axis=-1)).all()
    assert garden.cross_entropy(p, page["y_test"]) < garden.cross_entropy(page["table"](lines), page["y_test"]) + 0.01
    for order in (2, 3, 5, 8, 12, 20):
        for discount in (0.3, 0.7, 0.9):
            predicted = ngrams.kneser_ney(page["train"], page["letters"], order, discount)(lines)
            right = predicted[where].argmax(axis=-1) == page["y_test"][where].argmax(axis=-1)
            assert (right.reshape(-1, 3).sum(axis=1) == 1).all(), (order, discount)


@pytest.mark.parametrize("size", [0, 1e-5])
def test_recorded_samples_stay_when_probabilities_change_by_what_machines_differ(page, size):
    cell = next(cell for cell in notebooks.read("chapters/ko/generation.ipynb").code if cell.id == "sample")
    recorded = [line for line in "".join(map(notebooks.text_of, cell.outputs)).splitlines() if "T =" not in line]
    chapter_cells.run("generation", "write-function", variables=page)
    exact, noise, letters = page["probabilities_after"], np.random.default_rng(0), len(page["letters"])
    page["probabilities_after"] = lambda *arguments: exact(*arguments) * (1 + noise.uniform(-size, size, letters))
    seed = int(re.search(r"default_rng\((\d+)\)", cell.source)[1])
    for _ in range(3 if size else 1):
        written = []
        for temperature in (0.2, 1, 3):
            rng = np.random.default_rng(seed)
            draw = lambda p: rng.choice(letters, p=page["garden"].with_temperature(p, temperature))  # noqa: B023, E731
            written += [page["write"]("어제 ", draw).strip() for _ in range(3)]
        assert [line.strip().removesuffix("(학습한 줄)").strip() for line in recorded] == written
    page["probabilities_after"] = exact
