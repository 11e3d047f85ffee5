"""Choose the units of a GRU so that it has as many parameters as an LSTM, as nearly as possible."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "comparison", 2, 7, 2
TITLE = Text("공정한 크기", "A fair size")
TEXT = Text(
    """
특성이 `features`개인 입력을 받는 `LSTM(lstm_size)`와 비교하려고 합니다. 파라미터 수가 이 LSTM에 가장 가까운 GRU
(Keras의 기본값 `reset_after=True`)의 유닛은 몇 개일까요? 정수 `fair_gru_size`로 답합니다.
""",
    """
A GRU (with Keras' default `reset_after=True`) is to be compared with an `LSTM(lstm_size)`; both read `features`
features. With how many units does the GRU come nearest to the LSTM's number of parameters? Answer with the
integer `fair_gru_size`.
""",
)


def given(numbers):
    features, lstm_size = numbers.randint(3, 30), numbers.randint(20, 120)
    return features, lstm_size


def answer(features, lstm_size):
    wanted = 4 * lstm_size * (features + lstm_size + 1)
    fair_gru_size = min(range(1, 2 * lstm_size), key=lambda n: abs(3 * n * (features + n + 2) - wanted))
    return fair_gru_size


MISTAKES = [
    (
        lambda lstm_size: lstm_size,
        Text("유닛이 같으면 GRU의 파라미터가 더 적습니다.", "With equal units the GRU has fewer parameters."),
    ),
    (
        lambda lstm_size: round(lstm_size * 3 / 4),
        Text("GRU는 한 벌이 적으므로 유닛이 더 많아야 합니다.", "A GRU has fewer blocks, so it needs more units."),
    ),
    (
        lambda features, lstm_size: round(lstm_size * 4 / 3),
        Text(
            "파라미터는 유닛의 제곱에 따라 늘어납니다.", "The number of parameters grows with the square of the units."
        ),
    ),
]
