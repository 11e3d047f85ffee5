"""Say what Bidirectional does to parameters and shape."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 1, 5, 2
TITLE = Text("양방향 층", "A bidirectional layer")
TEXT = Text(
    """
입력의 모양은 `(batch, steps, features)`입니다. `Bidirectional(LSTM(units, return_sequences=True))`에 대해
답합니다.

- `two_way_params`: 파라미터 수(정수)
- `two_way_shape`: 출력의 모양(튜플)
""",
    """
The input has shape `(batch, steps, features)`. Answer for `Bidirectional(LSTM(units, return_sequences=True))`.

- `two_way_params`: the number of parameters (an integer)
- `two_way_shape`: the shape of the output (a tuple)
""",
)


def given(numbers):
    batch, steps, features, units = numbers.sample(range(4, 50), 4)
    return batch, steps, features, units


def answer(batch, steps, features, units):
    two_way_params = 2 * 4 * units * (features + units + 1)
    two_way_shape = (batch, steps, 2 * units)
    return two_way_params, two_way_shape


MISTAKES = [
    (
        lambda batch, steps, features, units: (4 * units * (features + units + 1), (batch, steps, units)),
        Text("한 방향만 세었습니다.", "Only one direction is counted."),
    ),
    (
        lambda features, units: (4 * 2 * units * (features + 2 * units + 1), None),
        Text("두 방향은 서로의 상태를 보지 않습니다.", "The two directions do not see each other's state."),
    ),
    (
        lambda batch, steps, units: (None, (batch, 2 * steps, units)),
        Text(
            "두 출력은 시점 축이 아니라 유닛 축에서 이어집니다.", "The outputs are joined along the units, not in time."
        ),
    ),
    (
        lambda features, units: (2 * 4 * units * (features + units), None),
        Text("편향을 빠뜨렸습니다.", "The biases are missing."),
    ),
    (
        lambda batch, units: (None, (batch, 2 * units)),
        Text("return_sequences=True이면 시점 축이 있습니다.", "With return_sequences=True there is a time axis."),
    ),
]
