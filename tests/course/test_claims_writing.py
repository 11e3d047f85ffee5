"""What the chapter on the Constitution shows comes from the weights that the course ships, and does not hang by a hair.

The long trainings behind its table of variants are repeated by long/test_writing_over_seeds.py, not here.
"""

import functools
import re

import numpy as np
import pytest

from lib import cells
from lib.data import constitution, ngrams
from lib.training import writer
from tools import notebooks

TEXT = constitution.load_constitution()
SIGNS = constitution.vocabulary(TEXT)
TRAIN, VALIDATION, TEST = constitution.split(TEXT)
PAGE = notebooks.read("chapters/ko/writing.ipynb")


@functools.cache
def n_gram(order):
    """Probabilities of a table of n-grams on the test articles."""
    train, test = ([constitution.to_jamo(part) for part in parts] for parts in (TRAIN, TEST))
    return ngrams.witten_bell(train, SIGNS, order)(test)


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


def test_a_training_epoch_later_is_better_and_the_last_weights_beat_every_table_but_not_the_two_together():
    x, y = constitution.inputs_and_targets(TEST, SIGNS)
    by_epochs = {epochs: predicted(writer.weights(epochs), x) for epochs in (1, 3, 10, 30, 60)}
    bits = [constitution.bits(p, y) for p in by_epochs.values()]
    assert bits == sorted(bits, reverse=True)
    assert bits[-1] < min(constitution.bits(n_gram(order), y) for order in (4, 5, 6)) - 0.05
    assert constitution.bits((n_gram(5) + by_epochs[60]) / 2, y) < bits[-1] - 0.05


def test_eight_bits_for_a_weight_are_enough():
    rng = np.random.default_rng(0)
    arrays = [rng.normal(size=(75, 32)), rng.normal(size=512), np.zeros((3, 2))]
    for array, (whole, scale) in zip(arrays, writer.pack(arrays), strict=True):
        assert whole.dtype == np.int8
        np.testing.assert_allclose(whole * scale, array, atol=np.abs(array).max() / 250)
    with pytest.raises(ValueError, match="weights: epochs"):
        writer.weights(2)


def five_gram():
    """Bits of the 5-gram on the test articles."""
    return constitution.bits(n_gram(5), constitution.inputs_and_targets(TEST, SIGNS)[1])


def on_test(name, how=""):
    """The bits on test of all recorded seeds, each after the epoch that was best on validation, smallest first."""
    return sorted(run["test" + how][int(np.argmin(run["validation" + how]))] for run in writer.runs()[name])


def test_one_model_beats_the_5_gram_clearly_with_dropout_only_from_every_seed():
    assert len(on_test("dropout")) == len(on_test("base")) == 5
    assert on_test("dropout")[-1] < five_gram() - 0.05
    for name in ("base", "small", "steps16", "steps256", "carry"):
        assert on_test(name)[0] > five_gram() - 0.01, name
    assert round(on_test("small")[0], 2) >= 1.83 > on_test("base")[-1]
    base = writer.runs()["base"][0]
    stop = int(np.argmin(base["validation"]))
    assert 25 < stop < 40 and base["validation"][-1] > base["validation"][stop] + 0.05
    assert base["train"] == sorted(base["train"], reverse=True)
    assert all(np.argmin(run["validation"]) < 85 for run in writer.runs()["small"])


def test_seeds_together_are_better_and_two_without_dropout_beat_the_5_gram():
    together = {name: [run["together"] for run in writer.runs()[name]] for name in ("base", "dropout")}
    for bits in together.values():
        assert bits == sorted(bits, reverse=True) and bits[-1] < bits[0] - 0.09
    assert together["base"][1] < five_gram() - 0.05
    assert together["base"][-1] < on_test("dropout")[0] - 0.02


def test_the_length_of_the_window_changes_less_than_dropout_does():
    lengths = [on_test(name) for name in ("steps16", "base", "steps256")]
    assert max(bits[0] for bits in lengths) < min(bits[-1] for bits in lengths), "the ranges do not overlap"
    assert min(min(bits) for bits in lengths) > on_test("dropout")[-1] + 0.05


def test_a_model_that_carries_its_state_must_carry_it_in_the_test_too():
    by_way = {(name, how): on_test(name, how) for name in ("base", "carry") for how in ("", " in order")}
    means = {way: np.mean(bits) for way, bits in by_way.items()}
    worst = means.pop(("carry", ""))
    assert worst > max(means.values()) + 0.04
    carried, from_zero = by_way["carry", " in order"], by_way["base", ""] + by_way["base", " in order"]
    assert carried[3] < min(from_zero) and carried[4] > max(from_zero) and carried[0] > on_test("dropout")[-1]
    for run in writer.runs()["carry"]:
        stop = int(np.argmin(run["validation"]))
        assert run["test in order"][stop] < run["test"][stop] - 0.03
    for run in writer.runs()["base"]:
        stop = int(np.argmin(run["validation"]))
        assert abs(run["test in order"][stop] - run["test"][stop]) < 0.01


def test_the_shipped_weights_are_those_of_the_recorded_training():
    """Bits of the first model with dropout, as they were before its weights became whole numbers."""
    run = writer.runs()["dropout"][0]
    for name, parts in {"validation": VALIDATION, "test": TEST}.items():
        x, y = constitution.inputs_and_targets(parts, SIGNS)
        for epochs in (1, 10, 60):
            measured = constitution.bits(predicted(writer.weights(epochs), x), y)
            assert measured == pytest.approx(run[name][epochs - 1], abs=0.01), (name, epochs)
