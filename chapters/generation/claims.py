"""The chapter on generation from seeds that it does not show: `make claims`."""

import functools

import numpy as np
import pytest

from lib.data import ngrams
from tools import chapter_cells

SEEDS = range(20, 30)
LINES = 18  # of the test
BY_GUESSING = 6  # lines of which a table tells the tense that does not count the beginning
PAIRS = 36  # of a line and another tense that it can be turned to


@pytest.fixture(scope="module")
def page():
    return chapter_cells.run("generation", "garden-cell", "encode", "build")


@pytest.fixture(scope="module")
def trained(page):
    """What the two copies of the page's models, from other seeds, say of the test lines: the
    outputs of those stopped early and of the last ones, each (seeds, lines, steps, letters).
    """
    page["runs"] = {SEEDS[0]: page["train_from"](SEEDS)}
    chapter_cells.run("generation", "stop-early", variables=page)
    outputs = page["kept"](page["x_test"])
    return outputs[page["early"]], outputs[-1]


def test_other_seeds_tell_the_tense_as_a_table_does_only_if_it_counts_the_beginning(page, trained):
    garden = page["garden"]
    lines = page["test"]
    where = np.arange(len(lines)), garden.tense_steps(lines)

    def right(p):
        return (p[where].argmax(axis=-1) == page["y_test"][where].argmax(axis=-1)).sum()

    for order in (2, 5, 20):
        assert right(table_of(page, order)(lines)) == BY_GUESSING
    page["table"] = table_of(page)
    chapter_cells.run("generation", "start-share", variables=page)
    assert right(page["with_start"](lines)) == LINES
    early, late = ([right(p) for p in copies] for copies in trained)
    assert min(early + late) > BY_GUESSING
    assert np.median(early) >= 14
    assert np.median(late) >= 17
    assert np.mean(late) > np.mean(early)


def table_of(page, order=5):
    """A table of n-grams of the page's training lines."""
    return ngrams.kneser_ney(page["train"], page["letters"], order, discount=0.7)


def test_the_longer_training_has_the_higher_loss_and_the_table_lies_between(page, trained):
    early, late = (page["losses_of"](copies, page["y_test"]) for copies in trained)
    (table,) = page["losses_of"]([table_of(page)(page["test"])], page["y_test"])
    assert early.mean() < table < late.mean()


def test_one_unit_seldom_turns_the_tense_at_its_usual_value_and_the_best_sixteen_mostly_do(
    page, trained
):
    """Pushed twice as far, a unit turns it more often; sixteen drawn at random turn it less often
    than the best sixteen.
    """
    cells = ("numpy-lstm", "unit-search", "unit-best", "unit-change", "unit-changed")
    chapter_cells.run("generation", *cells, variables=page)
    for weights in page["by_weights"]:
        ranked, usual = page["by_unit"](weights)
        change = functools.partial(page["changed"], weights, usual)
        alone = max(change([unit]) for unit in ranked)
        best = change(ranked[:16])
        rng = np.random.default_rng(0)
        at_random = [change(rng.permutation(len(ranked))[:16]) for _ in range(5)]
        assert alone < PAIRS / 2
        assert best > change(ranked[:1])
        assert max(change([unit], push=2) for unit in ranked[:4]) >= alone
        assert best > np.median(at_random) + 5
        assert change(ranked, both=True) >= PAIRS - 1
