"""Name the axes: the shapes of a batch, of one step of it and of one sequence of it."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 1, 4, 2
TITLE = Text("축의 순서", "The order of axes")
TEXT = Text(
    """
시퀀스가 `batch`개 있습니다. 시퀀스마다 시점이 `steps`개이고 시점마다 특성이 `features`개입니다. 이 데이터를
Keras의 순환층에 넣을 배열 `x`로 만듭니다. 모양을 튜플로 답합니다.

- `batch_shape`: `x`의 모양
- `step_shape`: 첫 시점만 꺼낸 `x[:, 0]`의 모양
- `sequence_shape_of_one`: 첫 시퀀스만 꺼낸 `x[0]`의 모양
""",
    """
There are `batch` sequences of `steps` time steps, with `features` features at each step. They become the array
`x` that a recurrent layer of Keras takes. Answer with tuples.

- `batch_shape`: the shape of `x`
- `step_shape`: the shape of `x[:, 0]`, the first time step alone
- `sequence_shape_of_one`: the shape of `x[0]`, the first sequence alone
""",
)


def given(numbers):
    batch, steps, features = numbers.sample(range(2, 60), 3)
    return batch, steps, features


def answer(batch, steps, features):
    batch_shape = (batch, steps, features)
    step_shape = (batch, features)
    sequence_shape_of_one = (steps, features)
    return batch_shape, step_shape, sequence_shape_of_one


MISTAKES = [
    (
        lambda batch, steps, features: ((batch, features, steps), (batch, steps), (features, steps)),
        Text("시점 축과 특성 축이 바뀌었습니다.", "The time axis and the feature axis are swapped."),
    ),
    (
        lambda batch, steps, features: ((steps, batch, features), (steps, features), (batch, features)),
        Text("Keras에서는 배치 축이 맨 앞에 옵니다.", "In Keras the batch axis comes first."),
    ),
    (
        lambda batch, features, steps: (None, (batch, 1, features), (1, steps, features)),
        Text("정수로 꺼내면 그 축은 사라집니다.", "Indexing with an integer removes that axis."),
    ),
]
