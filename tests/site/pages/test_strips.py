"""The page of conclusions says and draws the numbers of a result."""

import re

import pytest

from book.strips import drawn, strips_of
from tools import results


@pytest.mark.parametrize(
    ("row", "said", "on_the_line"),
    [
        ({"count": 1, "of": 20, "interval": [1, 24]}, "1 / 20 [1, 24] %", (1, 24, 5)),
        ({"count": 20, "of": 20}, "20 / 20", (None, None, 100)),
        ({"range": [None, 4], "of": 20}, "≤ 4 / 20", (0, 20, None)),
        ({"range": [16, None], "of": 20}, "≥ 16 / 20", (80, 100, None)),
        ({"range": [9, 18], "of": 18}, "9–18 / 18", (50, 100, None)),
        ({"percent": 71}, "71%", (None, None, 71)),
        ({"fraction": 0.1}, "0.10", (None, None, 10)),
        ({"difference": [16, 41], "unit": "pp"}, "[16, 41] pp", (16, 41, None)),
        ({"difference": [-0.28, -0.1], "value": -0.2}, "−0.20 [−0.28, −0.10]", (-0.28, -0.1, -0.2)),
        ({"power": 1e-10}, "1e-10", (None, None, -10)),
        ({"power": 1}, "1", (None, None, 0)),
    ],
)
def test_a_row_is_said_and_drawn(row, said, on_the_line):
    named = {"name": "LSTM", **row}
    assert results.in_words([named]) == f"LSTM: {said}"
    assert strips_of([named, named])[0][1:4] == on_the_line


def test_a_row_without_a_number_is_named():
    with pytest.raises(ValueError, match="expected one of count, range"):
        results.in_words([{"name": "LSTM", "counts": 3}])


def test_differences_share_a_scale_around_zero_and_powers_one_of_powers():
    differences = strips_of(
        [{"name": "a", "difference": [0, 5]}, {"name": "b", "difference": [-10, 0]}]
    )
    assert re.findall(r"left:([\d.]+)%", drawn(differences)) == ["50.0", "4.5"]
    powers = strips_of([{"name": str(power), "power": power} for power in (1e-10, 1e-5, 1)])
    assert re.findall(r"left:([\d.]+)%", drawn(powers)) == ["9.1", "54.5", "100.0"]


def test_what_has_no_scale_or_no_opponent_is_not_drawn():
    assert strips_of([{"name": "mirrors", "number": 584}, {"name": "GRU", "number": 1000}]) == []
    assert strips_of([{"name": "minGRU", "range": [8, None], "of": 10}]) == []
