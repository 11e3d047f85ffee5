"""<rnn-shapes> shows what Keras returns, and refuses what is no size."""

import itertools
import re

import pytest
from copied_code import opened, rows_of

from lib import shapes
from lib.questions import layers

QUERIES = [
    "shapes.layer=GRU&shapes.reset_after=0&shapes.units=5",
    "shapes.bidirectional=concat",
    "shapes.bidirectional=None&shapes.layer=SimpleRNN",
    "shapes.return_state=0&shapes.use_bias=0&shapes.bidirectional=ave",
]


@pytest.mark.parametrize("query", QUERIES)
def test_copied_code_gives_the_tables(reader, query):
    explorer, _, names, printed = opened(reader, query)
    tensors = rows_of(explorer.locator("table").nth(0))
    weights = rows_of(explorer.locator("table").nth(1))
    outputs = explorer.locator("table").first.locator("tbody th").all_inner_texts()
    assert [str(tuple(names[name].shape)) for name in outputs] == [shape for shape, _ in tensors]
    kept = [str(tuple(weight.shape)) for weight in names["layer"].weights]
    assert kept == [shape for shape, _ in weights[:-1]]
    total = weights[-1][1].replace(",", "")
    assert (
        printed.strip().splitlines()[-1] == total == reader.numbers("shapes")[-1].replace(",", "")
    )


@pytest.mark.weekly
def test_shapes_and_counts_are_those_of_lib_for_thousands_of_settings(reader):
    """tests/course/test_shapes.py compares those of lib with Keras."""
    axes = {"layer": shapes.GATES, "units": (1, 2, 5, 32), "features": (1, 3, 10), "steps": (1, 6)}
    flags = ("return_sequences", "return_state", "use_bias", "reset_after")
    axes |= dict.fromkeys(flags, (False, True))
    axes |= {"bidirectional": ("", "concat", "sum", "mul", "ave", "None")}
    choices = [dict(zip(axes, values, strict=True)) for values in itertools.product(*axes.values())]
    explorer = reader.open(page="shapes").explorer("shapes")
    computed = explorer.evaluate(
        "(explorer, choices) => choices.map((choice) => explorer.compute(choice))", choices
    )
    for choice, result in zip(choices, computed, strict=True):
        returned = [tuple(tensor["shape"]) for tensor in result["tensors"]]
        assert returned == layers.tensors({**choice, "batch": None})
        names = ("layer", "features", "units", "use_bias", "reset_after")
        weights = list(shapes.weight_shapes(*(choice[name] for name in names)).values())
        directions = 2 if choice["bidirectional"] else 1
        assert [tuple(weight["shape"]) for weight in result["weights"]] == weights * directions
        assert result["count"] == layers.count(choice, {})


def test_a_typed_number_out_of_range_is_refused_with_the_range(reader):
    reader.open(page="shapes")
    units = reader.control("shapes", "units")
    problem = reader.explorer("shapes").locator(".problem:visible")
    code = reader.explorer("shapes").locator(".line-of-code")
    for typed in ("1e9", "1000000000", "0", "-3", ""):
        units.fill(typed)
        used = re.search(r"\((\d+),", code.inner_text())[1]
        assert re.findall(r"\d+", problem.inner_text()) == ["1", "4096", used]
        units.blur()
        assert units.input_value() == typed, "what was typed stays beside the message"
        assert problem.count() == 1
    assert units.get_attribute("aria-describedby") == problem.get_attribute("id")
    units.fill("8")
    assert problem.count() == 0
    units.fill("0")
    reader.button("shapes", "reset").click()
    assert problem.count() == 0


def test_a_kernel_parts_into_its_gates(reader):
    reader.open(page="shapes")
    blocks = reader.explorer("shapes").locator(".blocks > span")
    assert blocks.nth(1).locator("span").all_inner_texts() == ["i", "f", "c̃", "o"]
    reader.control("shapes", "layer").select_option("GRU")
    assert blocks.nth(1).locator("span").all_inner_texts() == ["z", "r", "h̃"]
    reader.control("shapes", "units").fill("500")
    assert blocks.nth(1).locator(".cut").count() == 3, "a block that is cut says so"
