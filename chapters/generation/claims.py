"""The chapter on generation from seeds that it does not show: `make claims`."""

import functools

import numpy as np
import pytest

from lib.data import ngrams
from tools import chapter_cells

SEEDS = range(20, 30)


@pytest.fixture(scope="module")
def page():
    return chapter_cells.run("generation", "garden-cell", "encode", "build")


@pytest.fixture(scope="module")
def trained(page):
    """Models of the page's two trainings from other seeds: dict of Trained by epochs."""
    return {epochs: page["train_from"](SEEDS, epochs) for epochs in (80, 150)}


def test_other_seeds_tell_the_tense_as_a_table_does_only_if_it_counts_the_beginning(page, trained):
    garden, lines = page["garden"], page["test"]
    where = np.arange(len(lines)), garden.tense_steps(lines)

    def right(p):
        return (p[where].argmax(axis=-1) == page["y_test"][where].argmax(axis=-1)).sum()

    tables = [ngrams.kneser_ney(page["train"], page["letters"], n, 0.7)(lines) for n in (2, 5, 20)]
    told = {
        epochs: [right(p) for p in models.predict(page["x_test"])]
        for epochs, models in trained.items()
    }
    assert {right(table) for table in tables} == {6}
    page["table"] = ngrams.kneser_ney(page["train"], page["letters"], 5, 0.7)
    assert (
        right(chapter_cells.run("generation", "start-share", variables=page)["with_start"](lines))
        == 18
    )
    assert (
        min(told[80] + told[150]) > 6 and np.median(told[80]) >= 14 and np.median(told[150]) >= 17
    )
    assert np.mean(told[150]) > np.mean(told[80])


def test_the_longer_training_has_the_higher_loss_and_the_table_lies_between(page, trained):
    def loss(p):
        return page["garden"].cross_entropy(p, page["y_test"])

    losses = {
        epochs: np.mean([loss(p) for p in models.predict(page["x_test"])])
        for epochs, models in trained.items()
    }
    table = loss(ngrams.kneser_ney(page["train"], page["letters"], 5, 0.7)(page["test"]))
    assert losses[80] < table < losses[150]


def test_one_unit_seldom_turns_the_tense_at_its_usual_value_and_the_best_sixteen_mostly_do(
    page, trained
):
    """Pushed twice as far, a unit turns it more often; sixteen drawn at random turn it less often
    than the best sixteen.
    """
    page["longer"] = {20: trained[150]}
    chapter_cells.run(
        "generation",
        "numpy-lstm",
        "unit-search",
        "unit-best",
        "unit-change",
        "unit-changed",
        variables=page,
    )
    for weights in page["by_weights"]:
        ranked, usual = page["by_unit"](weights)
        change = functools.partial(page["changed"], weights, usual)
        alone = max(change([unit]) for unit in ranked)
        best = change(ranked[:16])
        assert alone < 18 and best > change(ranked[:1])
        assert max(change([unit], push=2) for unit in ranked[:4]) >= alone
        rng = np.random.default_rng(0)
        assert best > np.median([change(rng.permutation(64)[:16]) for _ in range(5)]) + 5
        assert change(ranked, both=True) >= 35
