"""Say which shapes a SimpleRNN returns with return_sequences and return_state."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 1, 5, 2
TITLE = Text("네 가지 플래그", "The flags of a recurrent layer")
TEXT = Text(
    """
입력의 모양은 `(batch, steps, features)`이고 유닛은 `units`개입니다. 모양을 튜플로 답합니다.

- `plain_shape`: `SimpleRNN(units)`의 출력
- `all_steps_shape`: `SimpleRNN(units, return_sequences=True)`의 출력
- `state_shape`: `SimpleRNN(units, return_sequences=True, return_state=True)`가 둘째로 돌려주는 텐서
""",
    """
The input has shape `(batch, steps, features)` and there are `units` units. Answer with tuples.

- `plain_shape`: the output of `SimpleRNN(units)`
- `all_steps_shape`: the output of `SimpleRNN(units, return_sequences=True)`
- `state_shape`: the second tensor that `SimpleRNN(units, return_sequences=True, return_state=True)` returns
""",
)


def given(numbers):
    batch, steps, features, units = numbers.sample(range(2, 50), 4)
    return batch, steps, features, units


def answer(batch, steps, units):
    plain_shape = (batch, units)
    all_steps_shape = (batch, steps, units)
    state_shape = (batch, units)
    return plain_shape, all_steps_shape, state_shape


MISTAKES = [
    (
        lambda batch, steps, units: ((batch, steps, units), (batch, units), (batch, steps, units)),
        Text("시점 축이 있는 것과 없는 것을 다시 확인해 봅시다.", "Look again at which of them has a time axis."),
    ),
    (
        lambda batch, steps, features: ((batch, features), (batch, steps, features), (batch, features)),
        Text("마지막 축은 특성이 아니라 유닛의 수입니다.", "The last axis is the number of units, not of features."),
    ),
    (
        lambda batch, units: ((units,), None, (units,)),
        Text("배치 축이 빠졌습니다.", "The batch axis is missing."),
    ),
    (
        lambda batch, units: ((batch, 1, units), None, (batch, 1, units)),
        Text("길이가 1인 시점 축은 없습니다.", "There is no time axis of length 1."),
    ),
]
