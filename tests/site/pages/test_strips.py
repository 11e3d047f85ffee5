"""The page of conclusions draws a result as it says it."""

import re

import pytest

from book.strips import Strip, drawn, strips_of


def test_shares_lie_between_0_and_100_and_differences_around_zero():
    first = "Seeds. LSTM (ratio \\(1e-20\\)): 1 / 20 [1, 24] %"
    result = f"{first}; GRU: 20 / 20 seeds; GRU − LSTM: [16, 41] %p"
    assert strips_of(result) == [
        Strip("LSTM", 1, 24, 5, "share"),
        Strip("GRU", None, None, 100, "share"),
        Strip("GRU − LSTM", 16, 41, None, "difference"),
    ]
    assert strips_of("table − LSTM: −0.21 bits [−0.28, −0.10]") == [
        Strip("table − LSTM", -0.28, -0.1, -0.21, "difference")
    ]
    assert 'class="difference"><i style="left:' in drawn(strips_of(result))


def test_powers_of_ten_have_a_scale_of_powers():
    result = "Median. GRU: $1 \\times 10^{-10}$; SimpleRNN: $1 \\times 10^{-5}$; without it: 1"
    assert [strip.value for strip in strips_of(result)] == [-10, -5, 0]
    assert re.findall(r"left:([\d.]+)%", drawn(strips_of(result))) == ["9.1", "54.5", "100.0"]


@pytest.mark.parametrize(
    ("result", "ranges"),
    [
        ("Rate 0.005: at most 4 of 20; 0.05: at least 16 of 20", [(0, 20), (80, 100)]),
        ("학습률 0.005: 20개 중 4개 이하; 0.05: 20개 중 16개 이상", [(0, 20), (80, 100)]),
        (
            "Lines that are right, of 18. Seeds: between 9 and 18; some: 0 to 9",
            [(50, 100), (0, 50)],
        ),
        ("18줄 가운데 맞힌 줄. 시드: 9줄에서 18줄; 몇: 0줄에서 9줄", [(50, 100), (0, 50)]),
    ],
)
def test_bounds_and_ranges_are_drawn_as_shares_of_the_whole(result, ranges):
    assert [strip[1:3] for strip in strips_of(result)] == ranges


def test_names_with_shares_in_a_row_are_drawn_each():
    shares = {strip.name: strip.value for strip in strips_of("medians: LSTM 1.00, GRU 0.10")}
    assert shares == {"LSTM": 100, "GRU": 10}


def test_what_has_no_scale_or_no_opponent_is_not_drawn():
    assert strips_of("mirrors 584, GRU(16) 1000; errors: 44 of 47") == []
    assert strips_of("LSTM without ReLU: 82 / 100") == []
    assert strips_of("minGRU: at least 8 of 10") == []
