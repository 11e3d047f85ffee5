import numpy as np

from answers import changed, solve

KEEP = "z * h + (1 - z) * candidate"
ORDER = changed("gru_step", "    if reset_after:", "    z, r = r, z\n    if reset_after:")
TWO_ROWS = "b if reset_after else (b, np.zeros_like(b))"


def table(change):
    """The right shape table after change(dict)."""
    rows = solve("shape_table")
    change(rows)
    return rows


def swap_lstm(rows):
    rows["LSTM", True, True] = [(2, 3), (2, 6, 3), (2, 3)]


ANSWERS = {
    "gru_step": (
        [changed("gru_step", KEEP, "candidate + z * (h - candidate)")],
        [
            (
                changed("gru_step", "if reset_after:", "if not reset_after:"),
                "reset_after=True: 리셋 게이트를 행렬 곱보다 먼저",
            ),
            (changed("gru_step", "if reset_after:", "if True:"), "reset_after=False: 리셋 게이트를 행렬 곱 다음에"),
            (changed("gru_step", KEEP, "(1 - z) * h + z * candidate"), "z와 그 나머지가 바뀌었다"),
            (ORDER, "게이트 순서가 z, r, h가 아니다"),
            (changed("gru_step", "r * (h @ U_h + b_h)", "r * (h @ U_h) + b_h"), "순환 쪽 편향에도"),
            (changed("gru_step", "np.tanh(x_h + r", "(x_h + r"), "후보 상태에 tanh를"),
            (changed("gru_step", TWO_ROWS, "(b[0], 0 * b[1]) if reset_after else (b, 0 * b)"), "편향의 둘째 행"),
            (changed("gru_step", TWO_ROWS, "(0 * b[0], b[1]) if reset_after else (b, 0 * b)"), "편향의 첫 행"),
            (changed("gru_step", TWO_ROWS, "(0 * b[0], 0 * b[1]) if reset_after else (0 * b, 0 * b)"), "편향을 더하지"),
            (changed("gru_step", "    if reset_after:", "    r = 1\n    if reset_after:"), "리셋 게이트를 쓰지"),
            (changed("gru_step", TWO_ROWS, "(b, 0 * b)"), "ValueError"),
            (changed("gru_step", "return z", "return 2 * z"), "모양은 맞지만 값이 다르다"),
        ],
    ),
    "gru_params": (
        [[108, 96], (108.0, np.int64(96))],
        [
            ((96, 108), "두 수의 순서가 바뀌었다"),
            ((96, 96), "reset_after=True: 이 형태의 식에 편향이 몇 번"),
            ((108, 108), "reset_after=False: 이 형태의 식에 편향이 몇 번"),
            ((36, 32), "reset_after=True: 게이트 하나만"),
            ((144, 128), "reset_after=True: 게이트 수가 LSTM의 것"),
            ((72, 64), "후보 상태를 빠뜨린"),
            ((84, 84), "reset_after=True: 편향을 세지"),
            ((100, 96), "하나씩 세자"),
            (108, "두 수를 튜플로"),
        ],
    ),
    "gru_as_rnn": (
        [(0.0, 1.0), [1e-9, 1 - 1e-9]],
        [
            ((1, 1), "옛 상태를 그대로 베낀다"),
            ((0, 0), "기억이 없는 Dense"),
            ((1, 0), "두 게이트가 모두 반대"),
            ((0.5, 1), "두 상태가 섞인다"),
            ((-20, 20), "이런 값은 나올 수 없다"),
            ((0, 1, 0), "두 값을 튜플로"),
            (("z", "r"), "수로 된 배열이 와야 한다"),
        ],
    ),
    "gru_copier": (
        [[30, -5, 2], np.array([[20.0, 0.0, 0.0]])],
        [
            ([0, 20, 0], "게이트 순서가 z, r, h가 아니다"),
            ([0, 0, 20], "게이트 순서가 z, r, h가 아니다"),
            ([-20, 0, 0], "업데이트 게이트가 닫혀"),
            ([3, 0, 0], "업데이트 게이트가 덜 열렸다"),
            ([1, 0, 0], "게이트 값을 그대로"),
            ([20, 0], "하나씩이다"),
        ],
    ),
    "shape_table": (
        [table(lambda rows: rows.update({("GRU", False, False): (2, 3)}))],
        [
            (table(lambda rows: rows.update({("LSTM", False, True): [(2, 3), (2, 3)]})), "셀 상태가 빠졌다"),
            (table(lambda rows: rows.update({("GRU", False, True): [(2, 3)] * 3})), "이 층에 셀 상태가 있는가"),
            (table(lambda rows: rows.update({("SimpleRNN", True, False): [(2, 3)]})), "출력에 시점 축이 없다"),
            (table(lambda rows: rows.update({("SimpleRNN", False, False): (2, 6, 3)})), "시점 축이 남아 있다"),
            (table(lambda rows: rows.update({("GRU", True, True): [(2, 6, 3), (2, 6, 3)]})), "상태에 시점 축이 있다"),
            (table(lambda rows: rows.update({("LSTM", True, False): [(2, 6, 4)]})), "유닛 수가 아니라 특성 수"),
            (table(lambda rows: rows.update({("LSTM", True, False): [(6, 3)]})), "outputs: 배치 축이 없다"),
            (table(lambda rows: rows.update({("GRU", True, False): [(2, 6, 3), (2, 3)]})), "텐서가 여럿"),
            (table(lambda rows: rows.update({("GRU", True, True): (2, 6, 3)})), "return_state가 내는 상태가 빠졌다"),
            (table(swap_lstm), "출력이 먼저고"),
            (table(lambda rows: rows.pop(("GRU", True, True))), "키를 그대로"),
            ([(2, 3)] * 12, "딕셔너리가 와야"),
        ],
    ),
    "bidirectional": (
        [((2, 7, 8), (2, 4), (2, 4), (2, 4), (2, 4))],
        [
            ([(2, 7, 4), (2, 4), (2, 4), (2, 4), (2, 4)], "마지막 축이 한 방향의 것"),
            ([(2, 7, 8), (2, 4), (2, 4)], "한 방향의 것뿐"),
            ([(2, 7, 8), (2, 8), (2, 8)], "이어 붙지 않는다"),
            ((2, 7, 8), "return_state가 내는 상태가 빠졌다"),
            ([(2, 14, 4), (2, 4), (2, 4), (2, 4), (2, 4)], "시점 축에서 이었다"),
            ([(2, 7, 8), (2, 8), (2, 8), (2, 8), (2, 8)], "이어 붙지 않는다"),
            ([(2, 4), (2, 4), (2, 4), (2, 4), (2, 7, 8)], "출력이 먼저고"),
            ([(2, 8), (2, 4), (2, 4), (2, 4), (2, 4)], "outputs: 시점 축이 없다"),
            ([(2, 7, 8), (4,), (4,), (4,), (4,)], "state: 배치 축이 없다"),
            ([(2, 7, 8)] + [(2, 4)] * 3, "방향마다 상태가 몇"),
        ],
    ),
}
