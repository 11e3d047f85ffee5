"""What the chapter on the Constitution shows comes from the weights that the course ships.

The long trainings behind its table of variants are repeated by chapters/writing/claims.py.
"""

import itertools
import re

import numpy as np
import pytest

from experiments import train_writer
from lib import hangul
from lib.data import constitution, ngrams
from lib.training import writer
from tools import chapter_cells, notebooks

TEXT = constitution.load_constitution()
SIGNS = constitution.vocabulary(TEXT)
TRAIN, VALIDATION, TEST = constitution.split(TEXT)
PAGE = notebooks.read("chapters/writing/writing-ko.ipynb")
CELLS = "text-cell", "jamo", "split-cell", "probabilities", "write", "all-probabilities"
VARIABLES = chapter_cells.run("writing", *CELLS)
predicted = VARIABLES["lstm_probabilities"]


def recorded(name):
    (cell,) = [cell for cell in PAGE.code if cell.id == name]
    return "".join(map(notebooks.text_of, cell.outputs))


def test_the_two_sentences_of_the_riddle_are_the_models_and_the_third_is_article_80():
    riddle = next(cell.source for cell in PAGE.prose if cell.id == "three")
    sentences = re.findall(r"^> \d\. (.*)$", riddle, re.MULTILINE)
    assert len(sentences) == 3
    assert "제80조 " + sentences[1] in TEST
    for sentence in (sentences[0], sentences[2]):
        assert "제131조 ① " + sentence in recorded("guess").splitlines()
        assert sentence not in TEXT


def test_the_jamo_of_a_text_are_together_as_probable_as_its_syllables():
    letters = "".join(sorted(set(TEXT)))
    p = ngrams.kneser_ney(TRAIN, letters, 3, 0.8)(TEST)
    of_jamo = ngrams.by_jamo(p, TEST, letters, SIGNS)
    _, y = constitution.inputs_and_targets(TEST, SIGNS)
    for row, part in enumerate(TEST):
        steps = [letters.index(letter) for letter in part + "\n"]
        bits = -np.log2(p[row, range(len(steps)), steps]).sum()
        jamo = constitution.bits(of_jamo[[row]], y[[row]]) * (y[row] >= 0).sum()
        assert jamo == pytest.approx(bits)


def test_the_tables_of_the_page_lie_inside_the_values_that_were_tried():
    """The chosen row of each table, as the page prints it, is neither the first nor the last."""
    lines = re.findall(r"([\d. ]+) +(자모|음절) +(\d+)-gram", recorded("ngrams"))
    for kind, order in (("자모", 12), ("음절", 5)):
        rows = {}
        for bits, name, of_order in lines:
            if name == kind:
                rows[int(of_order)] = list(map(float, bits.split()))
        assert min(rows) < order < max(rows)
        # Of three discounts the one in the middle was chosen.
        _, chosen, _ = rows[order]
        assert chosen == min(map(min, rows.values()))


@pytest.mark.weekly
def test_numbers_do_not_go_on_even_where_the_last_one_stands_within_the_window():
    text = "".join(
        VARIABLES["write"](writer.weights(60), "\n제1조 ①", 2000, 0.5, seed)
        for seed in range(100, 120)
    )
    numbers = []  # of an article and of the next one, where the first is in sight of the second
    for first, second in itertools.pairwise(re.finditer(r"\n제(\d+)조 ", text)):
        between = text[first.start() : second.start()]
        if len(hangul.to_jamo(between)) <= 58:
            numbers.append((int(first[1]), int(second[1])))
    assert len(numbers) > 20
    assert len([pair for pair in numbers if pair[1] == pair[0] + 1]) <= 2


def test_each_recorded_run_of_the_writer_is_there():
    runs = writer.runs()
    assert {name: len(of_seeds) for name, of_seeds in runs.items()} == train_writer.SEEDS


@pytest.mark.weekly
def test_the_shipped_weights_are_those_of_the_recorded_training():
    """Bits of the model with dropout that is kept, before its weights became whole numbers."""
    run = writer.runs()["dropout"][train_writer.KEPT_SEED]
    for name, parts in {"validation": VALIDATION, "test": TEST}.items():
        x, y = constitution.inputs_and_targets(parts, SIGNS)
        for epochs in (1, 10, 60):
            measured = constitution.bits(predicted(writer.weights(epochs), x), y)
            assert measured == pytest.approx(run[name][epochs - 1], abs=0.01), (name, epochs)
    with pytest.raises(ValueError, match="weights: epochs"):
        writer.weights(2)
