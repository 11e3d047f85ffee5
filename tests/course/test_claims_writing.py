"""What the chapter on the Constitution shows comes from the weights that the course ships, and does not hang by a hair.

The long trainings behind its table of variants are repeated by long/test_writing_over_seeds.py, not here.
"""

import re

import numpy as np
import pytest

from lib import cells
from lib.data import constitution
from lib.training import writer
from tools import notebooks

TEXT = constitution.load_constitution()
SIGNS = constitution.vocabulary(TEXT)
TRAIN, VALIDATION, TEST = constitution.split(TEXT)
PAGE = notebooks.read("chapters/ko/writing.ipynb")


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def predicted(weights, x):
    outputs, _, _ = cells.lstm(weights[0][x], *weights[1:4])
    return softmax(outputs @ weights[4] + weights[5])


def write(weights, start, length, T, seed, nudge):
    """The page's sampling, with each probability changed at random by up to `nudge`."""
    rng, noise, numbers = np.random.default_rng(seed), np.random.default_rng(1), []
    new, states = constitution.encode(start, SIGNS), []
    for _ in range(length):
        _, *states = cells.lstm(weights[0][None, new], *weights[1:4], *states)
        p = softmax((states[0][0] @ weights[4] + weights[5]) / T) * (1 + noise.uniform(-nudge, nudge, len(SIGNS)))
        new = [rng.choice(len(SIGNS), p=p / p.sum())]
        numbers += new
    return start + constitution.decode(numbers, SIGNS)


def recorded(name):
    (cell,) = [cell for cell in PAGE.code if cell.id == name]
    return "".join(map(notebooks.text_of, cell.outputs))


@pytest.mark.parametrize("nudge", [0, 1e-5])
def test_the_shipped_weights_write_the_recorded_samples_also_with_the_rounding_of_another_machine(nudge):
    shown = recorded("samples")
    for epochs in (1, 30, 60):
        written = write(writer.weights(epochs), "\n제", 120, 0.6, 0, nudge).strip()
        assert f"── {epochs}에포크\n{written}\n" in shown
    for T in (0.2, 0.7, 1.5):
        assert write(writer.weights(60), "\n제131조 ①", 150, T, 1, nudge).strip() in recorded("article-131")


def test_the_two_sentences_of_the_riddle_are_the_models_and_the_third_is_article_80():
    riddle = next(cell.source for cell in PAGE.prose if cell.id == "three")
    sentences = re.findall(r"^> \d\. (.*)$", riddle, re.M)
    assert len(sentences) == 3 and "제80조 " + sentences[1] in TEST
    for sentence in (sentences[0], sentences[2]):
        assert "제131조 ① " + sentence in recorded("guess").splitlines() and sentence not in TEXT


def test_a_training_epoch_later_is_better():
    x, y = constitution.inputs_and_targets(TEST, SIGNS)
    bits = [constitution.bits(predicted(writer.weights(epochs), x), y) for epochs in (1, 3, 10, 30, 60)]
    assert bits == sorted(bits, reverse=True)


def test_the_shipped_weights_are_those_of_the_recorded_training():
    """Bits of the first model with dropout, as they were before its weights became whole numbers."""
    run = writer.runs()["dropout"][0]
    for name, parts in {"validation": VALIDATION, "test": TEST}.items():
        x, y = constitution.inputs_and_targets(parts, SIGNS)
        for epochs in (1, 10, 60):
            measured = constitution.bits(predicted(writer.weights(epochs), x), y)
            assert measured == pytest.approx(run[name][epochs - 1], abs=0.01), (name, epochs)
    with pytest.raises(ValueError, match="weights: epochs"):
        writer.weights(2)
