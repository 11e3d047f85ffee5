"""<rnn-seeds> shows the seeds of the chapter, and draws one of each layer."""

import json

import pytest
from copied_code import opened

from explorers.catalog import SOURCES
from tools import notebooks


def test_the_dots_are_the_seeds_of_the_chapter():
    """As many are right at an epoch as its cell prints."""
    learned = json.loads((SOURCES / "data/learned.json").read_text("utf8"))
    chapter = notebooks.read("chapters/comparison/comparison-ko.ipynb")
    cells = {cell.id: cell for cell in chapter.code}
    lines = cells["success-by-epoch"].outputs[0].text.splitlines()
    (_, *epochs), *rows = (line.split() for line in lines)
    for layer, *counts in rows:
        right = [
            sum(sum(change <= int(epoch) for change in seed) % 2 for seed in learned[layer])
            for epoch in epochs
        ]
        assert right == list(map(int, counts))


@pytest.mark.weekly
def test_copied_code_gives_the_dots_of_one_draw(reader):
    _, computed, names, _ = opened(reader, "seeds.epoch=10&seeds.draws=1")
    drawn = zip(computed["rightAt"], computed["drawn"], strict=True)
    assert list(names["right"].values()) == [right[seed] for right, seed in drawn]
    assert sum(computed["won"]) <= 1


def test_a_draw_adds_to_the_draws(reader):
    reader.open(page="seeds")
    for draws in ("1", "2"):
        reader.button("seeds", "draw").click()
        assert draws in reader.numbers("seeds")
    assert "seeds.draws=2" in reader.query()
