"""Say which three tensors an LSTM returns, and their shapes."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 1, 4, 2
TITLE = Text("LSTM이 돌려주는 세 텐서", "The three tensors of an LSTM")
TEXT = Text(
    """
입력의 모양은 `(batch, steps, features)`입니다. `LSTM(units, return_sequences=True, return_state=True)`는 텐서
셋을 돌려줍니다. 그 모양을 차례대로 튜플 `lstm_first`, `lstm_second`, `lstm_third`로 답합니다.
""",
    """
The input has shape `(batch, steps, features)`. `LSTM(units, return_sequences=True, return_state=True)` returns
three tensors. Give their shapes, in order, as the tuples `lstm_first`, `lstm_second` and `lstm_third`.
""",
)


def given(numbers):
    batch, steps, features, units = numbers.sample(range(2, 60), 4)
    return batch, steps, features, units


def answer(batch, steps, units):
    lstm_first = (batch, steps, units)
    lstm_second = lstm_third = (batch, units)
    return lstm_first, lstm_second, lstm_third


MISTAKES = [
    (
        lambda batch, steps, units: ((batch, units),) + ((batch, steps, units),) * 2,
        Text("시점마다 나오는 것은 출력입니다.", "It is the outputs that come at every step."),
    ),
    (
        lambda batch, steps: (None, (batch, steps), (batch, steps)),
        Text("상태에는 시점 축이 없습니다.", "The states have no time axis."),
    ),
    (
        lambda batch, steps, features: ((batch, steps, features), (batch, features), (batch, features)),
        Text("마지막 축은 유닛의 수입니다.", "The last axis is the number of units."),
    ),
]
