"""The chapter 오래 기억하기 over other seeds and data than those that it shows: `make claims`."""

from tools.chapter_cells import recall_counts

OTHER = {"seeds": range(100, 120), "data": 1}


def test_what_is_remembered_holds_for_other_seeds_on_other_data():
    cells = "ten", "ten-gru", "thirty", "thirty-gru", "hundred", "hundred-lstm", "hundred-gru"
    learned = recall_counts(*cells, **OTHER)
    ten, thirty, hundred = learned["ten"], learned["thirty"], learned["hundred"]
    assert min(ten.values()) >= 16
    for layer in ("LSTM", "GRU"):
        assert thirty[f"{layer} 기본"] <= 4 < thirty["SimpleRNN"] < 16
        assert thirty[f"{layer} 편향 3"] >= 16 and thirty[f"{layer} chrono"] >= 16
    assert max(hundred[name] for name in ("SimpleRNN", "LSTM 기본", "LSTM 편향 3", "GRU 기본")) <= 4
    assert hundred["LSTM chrono"] >= 12  # the last to learn: other data left 17 of 20
    assert min(hundred["GRU 편향 3"], hundred["GRU chrono"]) >= 16


def test_an_lstm_needs_a_long_memory_and_a_closed_input_gate_and_no_spread_over_its_units():
    short_closed, long_open, long_closed = recall_counts("apart", **OTHER)["apart"].values()
    assert max(short_closed, long_open) <= 4 and long_closed >= 16
