"""The chapter 오래 기억하기 over other seeds and data than those that it shows: `make claims`."""

from tests.course import recall_runs


def test_what_is_remembered_holds_for_other_seeds_on_other_data():
    learned = recall_runs.counts(seeds=range(100, 120), data=1)
    assert min(count for starts in learned[10].values() for count in starts.values()) >= 16
    for layer in ("LSTM", "GRU"):
        counts = learned[30][layer]
        assert counts["default"] <= 4 < learned[30]["SimpleRNN"]["default"] < 16
        assert counts["bias 3"] >= 16 and counts["chrono"] >= 16
    few = [learned[100]["SimpleRNN"]["default"], *(learned[100]["LSTM"][start] for start in ("default", "bias 3"))]
    assert max(*few, learned[100]["GRU"]["default"]) <= 4
    assert learned[100]["LSTM"]["chrono"] >= 12  # the last to learn: other data left 17 of 20
    assert min(learned[100]["GRU"][start] for start in ("bias 3", "chrono")) >= 16


def test_an_lstm_needs_a_long_memory_and_a_closed_input_gate_and_no_spread_over_its_units():
    makes = recall_runs.same_bias_for_all_units(100)
    found = recall_runs.learned(makes, 100, seeds=range(100, 120), data=1)
    assert max(found["short, closed"], found["long, open"]) <= 4 and found["long, closed"] >= 16
