"""Say which shapes the bias of a GRU has, and how many parameters lie between them."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 1, 4, 2
TITLE = Text("GRU의 편향", "The bias of a GRU")
TEXT = Text(
    """
`GRU(units)`의 편향 `bias`의 모양을 튜플로, 파라미터 수의 차이를 정수로 답합니다.

- `bias_shape`: `reset_after=True`(Keras의 기본값)일 때
- `bias_shape_before`: `reset_after=False`일 때
- `more_params`: `reset_after=True`인 층이 더 가진 파라미터의 수
""",
    """
Give the shapes of the weight `bias` of a `GRU(units)` as tuples, and a number of parameters as an integer.

- `bias_shape`: with `reset_after=True`, Keras' default
- `bias_shape_before`: with `reset_after=False`
- `more_params`: how many more parameters the layer has with `reset_after=True`
""",
)


def given(numbers):
    units = numbers.randint(7, 300)
    return units


def answer(units):
    bias_shape = (2, 3 * units)
    bias_shape_before = (3 * units,)
    more_params = 3 * units
    return bias_shape, bias_shape_before, more_params


MISTAKES = [
    (
        lambda units: ((3 * units,), (2, 3 * units), None),
        Text("편향이 두 행인 것은 reset_after=True일 때입니다.", "The bias has two rows with reset_after=True."),
    ),
    (
        lambda units: ((2, 4 * units), (4 * units,), 4 * units),
        Text("네 벌이 있는 것은 LSTM입니다.", "It is an LSTM that has four of each."),
    ),
    (
        lambda units: ((6 * units,), (1, 3 * units), units),
        Text("행의 수와 조각의 수를 다시 확인해 봅시다.", "Look again at the number of rows and of blocks."),
    ),
]
