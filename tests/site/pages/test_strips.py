"""The page of conclusions draws a result as it says it."""

from book.strips import Strip, drawn, strips_of


def test_shares_lie_between_0_and_100_and_differences_around_zero():
    first = "Seeds. LSTM (ratio \\(1e-20\\)): 1 / 20 [1, 24] %"
    result = f"{first}; GRU: 20 / 20 seeds; GRU − LSTM: [16, 41] %p"
    assert strips_of(result) == [
        Strip("LSTM", 1, 24, 5, True),
        Strip("GRU", None, None, 100, True),
        Strip("GRU − LSTM", 16, 41, None, False),
    ]
    assert strips_of("table − LSTM: −0.21 bits [−0.28, −0.10]") == [
        Strip("table − LSTM", -0.28, -0.1, -0.21, False)
    ]
    assert 'class="difference"><i style="left:' in drawn(strips_of(result))


def test_what_has_no_scale_or_no_opponent_is_not_drawn():
    assert strips_of("GRU: 8e-11; SimpleRNN: 2e-04; errors: 44 of 47") == []
    assert strips_of("LSTM without ReLU: 82 / 100") == []
