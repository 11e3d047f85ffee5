"""What the chapter on the Constitution shows comes from the weights that the course ships.

The long trainings behind its table of variants are repeated by long/test_writing_over_seeds.py, not
here.
"""

import itertools
import re

import numpy as np
import pytest

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
    assert len(sentences) == 3 and "제80조 " + sentences[1] in TEST
    for sentence in (sentences[0], sentences[2]):
        assert "제131조 ① " + sentence in recorded("guess").splitlines() and sentence not in TEXT


@pytest.mark.parametrize("articles", [TRAIN, VALIDATION + TEST], ids=["page", "held out"])
def test_no_unit_tells_the_inside_of_a_paragraph_where_letters_stand_at_the_same_place(articles):
    """Nor does a unit tell another feature better than the best function of the last two signs."""
    page = VARIABLES | {"best": writer.weights(60), "train": articles}
    chapter_cells.run("writing", "unit-search", variables=page)
    x = page["x_read"]
    y = page["y_read"]
    place = np.arange(page["x_read"].shape[1])
    pairs = x + len(SIGNS) * np.pad(x, ((0, 0), (1, 0)))[:, :-1]
    near = (y >= 0) & (place >= 20) & (place < 60)
    for name, pattern in page["patterns"].items():
        counted = near if name == "항의 안" else y >= 0
        inside = constitution.inside(page["articles"], pattern) & counted
        counts = [
            np.bincount(pairs[where], minlength=len(SIGNS) ** 2) for where in (inside, counted)
        ]
        share = counts[0] / np.maximum(counts[1], 1)
        values = np.concatenate([share[pairs][..., None], *page["h_and_c"]], axis=-1)
        groups = values[inside], values[counted & ~inside]
        with np.errstate(divide="ignore"):
            scores = np.var([g.mean(axis=0) for g in groups], axis=0) / np.mean(
                [g.var(axis=0) for g in groups], axis=0
            )
        assert scores[0] > scores[1:].max(), name
    without = ~constitution.inside(page["articles"], "①").any(axis=1)
    fallen = [
        page["h_and_c"][1, without][near[without] & (place // 20 == third)][:, 99].mean()
        for third in (1, 2)
    ]
    assert fallen[1] < fallen[0] - 5
    states = page["cells"].lstm(
        page["best"][0][constitution.encode("가" * 80, SIGNS)[None]], *page["best"][1:4]
    )
    assert states[2][0, 99] > 5, "it counts letters"


def test_a_table_of_syllables_has_fewer_bits_than_that_of_jamo():
    bits = []
    for write, order, discount in ((str, 5, 0.75), (hangul.to_jamo, 12, 0.9)):
        signs = "".join(sorted(set(write(TEXT))))
        train = list(map(write, TRAIN))
        held = list(map(write, TEST))
        p = ngrams.kneser_ney(train, signs, order, discount)(held)
        places = [
            (row, n, signs.index(sign))
            for row, part in enumerate(held)
            for n, sign in enumerate(part + "\n")
        ]
        bits.append(-np.log2(p[tuple(np.transpose(places))]).sum())
    assert bits[0] < 0.98 * bits[1]


def test_numbers_do_not_go_on_even_where_the_last_one_stands_within_the_window():
    text = "".join(
        VARIABLES["write"](writer.weights(60), "\n제1조 ①", 2000, 0.5, seed)
        for seed in range(100, 120)
    )
    articles = itertools.pairwise(re.finditer(r"\n제(\d+)조 ", text))
    near = [(a, b) for a, b in articles if len(hangul.to_jamo(text[a.start() : b.start()])) <= 58]
    assert len(near) > 20 and sum(int(b[1]) == int(a[1]) + 1 for a, b in near) <= 2


def test_the_shipped_weights_are_those_of_the_recorded_training():
    """Bits of the model with dropout that is kept, before its weights became whole numbers."""
    run = writer.runs()["dropout"][writer.KEPT_SEED]
    for name, parts in {"validation": VALIDATION, "test": TEST}.items():
        x, y = constitution.inputs_and_targets(parts, SIGNS)
        for epochs in (1, 10, 60):
            measured = constitution.bits(predicted(writer.weights(epochs), x), y)
            assert measured == pytest.approx(run[name][epochs - 1], abs=0.01), (name, epochs)
    with pytest.raises(ValueError, match="weights: epochs"):
        writer.weights(2)
