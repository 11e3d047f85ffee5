import numpy as np

from answers import SENTENCE, Tried, changed, solve

KEEP = "z * h + (1 - z) * candidate"
TWO_ROWS = "b if reset_after else (b, np.zeros_like(b))"


def table(change):
    """The right shape table after change(dict)."""
    rows = solve("shape_table")
    change(rows)
    return rows


def swap_lstm(rows):
    rows["LSTM", True, True] = [(2, 3), (2, 6, 3), (2, 3)]


def reordered(x_t, h, W, U, b, reset_after):
    """With r and h in each other's place."""
    swapped = (
        np.concatenate([np.split(a, 3, axis=-1)[place] for place in (0, 2, 1)], axis=-1)
        for a in (W, U, b)
    )
    return solve("gru_step")(x_t, h, *swapped, reset_after)


TRIED = {
    "gru_step": Tried(
        [
            changed("gru_step", KEEP, "candidate + z * (h - candidate)"),
        ],
        [
            (
                changed("gru_step", "if reset_after:", "if not reset_after:"),
                "reset_after=True: 리셋 게이트를 행렬 곱보다 먼저",
            ),
            (
                changed("gru_step", "if reset_after:", "if True:"),
                "reset_after=False: 리셋 게이트를 행렬 곱 다음에",
            ),
            (reordered, "조각의 순서가 Keras의 z, r, h와"),
            (changed("gru_step", TWO_ROWS, "(b, 0 * b)"), "b (2, "),
            (changed("gru_step", f" = {TWO_ROWS}", " = b"), "reset_after=False: 함수를 부르자"),
        ],
        [
            changed("gru_step", "r * (h @ U_h + b_h)", "(r * h) @ U_h + b_h"),
            changed("gru_step", "(r * h) @ U_h", "r * (h @ U_h)"),
        ],
    ),
    "gru_params": Tried(
        [[108, 96], (108.0, np.int64(96)), np.array([108, 96])],
        [
            ((96, 108), "두 수의 순서가 바뀌었습니다"),
            ((96, 96), "reset_after=True: 다른 형태의 수입니다"),
            ((108, 108), "reset_after=False: 다른 형태의 수입니다"),
            ((36, 32), "reset_after=True: 한 조각만"),
            ((144, 96), "네 개인 층은 LSTM"),
            ((72, 64), "게이트 두 개만 세고"),
            (108, "수 두 개를 튜플로"),
        ],
    ),
    "gru_as_rnn": Tried(
        [(1.0, 1.0), [1 - 1e-9, 1 - 1e-9], np.array([1, 1])],
        [
            ((0, 1), "Keras의 식으로 답한 것"),
            ((1, 0), "기억이 없는 Dense"),
            ((0, 0), "두 게이트가 모두 반대"),
            ((0.5, 1), "0이나 1이 아닌 값"),
            ((-20, 20), "0과 1 사이여야"),
            ((0, 1, 0), "두 값을 튜플로"),
        ],
    ),
    "gru_copier": Tried(
        [[30, -5, 2], np.array([[20.0, 0.0, 0.0]]), (12, 0, 0)],
        [
            ([0, 20, 0], "z = 0.500"),
            ([0, 0, 20], "첫째 편향이 z의 편향입니다"),
            ([-20, 0, 0], "지금은 z = 0.000000002이므로"),
            ([3, 0, 0], "z가 덜 열려"),
            ([1, 0, 0], "게이트의 값을 그대로 쓴 것이라면"),
            ([20, 0], "모두 세 개입니다"),
        ],
    ),
    "shape_table": Tried(
        [
            table(lambda rows: rows.update({("GRU", False, False): (2, 3)})),
            table(
                lambda rows: rows.update({key: tuple(map(list, row)) for key, row in rows.items()})
            ),
        ],
        [
            (
                table(lambda rows: rows.update({("LSTM", False, True): [(2, 3), (2, 3)]})),
                "셀 상태가 빠졌습니다",
            ),
            (
                table(lambda rows: rows.update({("SimpleRNN", False, False): (2, 6, 3)})),
                "시점 축이 남아 있습니다",
            ),
            (
                table(lambda rows: rows.update({("GRU", True, True): [(2, 6, 3), (2, 6, 3)]})),
                "상태에 시점 축이 있습니다",
            ),
            (
                table(lambda rows: rows.update({("LSTM", True, False): [(2, 6, 4)]})),
                "유닛의 수가 아니라 특성의 수",
            ),
            (
                table(lambda rows: rows.update({("GRU", True, False): [(2, 6, 3), (2, 3)]})),
                "텐서가 너무 많습니다",
            ),
            (table(swap_lstm), "출력이 먼저"),
            (table(lambda rows: rows.pop(("GRU", True, True))), "키를 그대로"),
            (
                table(lambda rows: rows.update({("LSTM", False, True): [...]})),
                "곳이 있습니다: LSTM, False, True",
            ),
            ([(2, 3)] * 12, "딕셔너리가 필요한데"),
        ],
    ),
    "bidirectional": Tried(
        [((2, 7, 8), (2, 4), (2, 4), (2, 4), (2, 4)), [[2, 7, 8], [2, 4], [2, 4], [2, 4], [2, 4]]],
        [
            ([(2, 7, 4), (2, 4), (2, 4), (2, 4), (2, 4)], "한 방향의 크기"),
            ([(2, 7, 8), (2, 8), (2, 8)], "이어 붙지 않고"),
            ([2, 7, 8, 2, 4, 2, 4, 2, 4, 2, 4], "텐서마다 튜플을 따로"),
            ([(2, 14, 4), (2, 4), (2, 4), (2, 4), (2, 4)], "시점 축에서 이어 붙였습니다"),
            ([(2, 7, 8)] + [(2, 4)] * 3, "방향마다 상태가 몇 개"),
        ],
    ),
    "sentence_context": Tried(
        [6.0, np.int64(6)],
        [
            (0, "적어도 한 글자는"),
            (1, "다음에 '"),
            (5, "'는 말이 ' 다음에 '고'도 오고 '곱'도"),
            (7, "그보다 적은 글자"),
        ],
        about=(SENTENCE,),
    ),
}
