"""Count the parameters of a GRU with reset_after=True and with reset_after=False."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 1, 5, 2
TITLE = Text("GRU의 파라미터", "Parameters of a GRU")
TEXT = Text(
    """
특성이 `features`개인 입력을 받는 `GRU(units)`의 파라미터 수를 정수로 답합니다.

- `gru_params`: `reset_after=True`(Keras의 기본값)일 때
- `gru_params_before`: `reset_after=False`일 때
""",
    """
A `GRU(units)` reads `features` features. Give its number of parameters as integers.

- `gru_params`: with `reset_after=True`, Keras' default
- `gru_params_before`: with `reset_after=False`
""",
)


def given(numbers):
    features, units = numbers.sample(range(4, 90), 2)
    return features, units


def answer(features, units):
    gru_params = 3 * units * (features + units + 2)
    gru_params_before = 3 * units * (features + units + 1)
    return gru_params, gru_params_before


MISTAKES = [
    (
        lambda features, units: (3 * units * (features + units + 1), 3 * units * (features + units + 2)),
        Text("편향이 두 행인 것은 reset_after=True일 때입니다.", "The bias has two rows with reset_after=True."),
    ),
    (
        lambda features, units: (3 * units * (features + units),) * 2,
        Text("편향을 빠뜨렸습니다.", "The biases are missing."),
    ),
    (
        lambda features, units: (4 * units * (features + units + 2), 4 * units * (features + units + 1)),
        Text("네 벌이 있는 것은 LSTM입니다.", "It is an LSTM that has four of each."),
    ),
]
