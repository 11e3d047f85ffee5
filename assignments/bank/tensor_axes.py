"""Name the axes: the shapes of a batch, of one step of it and of one sequence of it."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 1, 4, 2
TITLE = Text("The order of axes")
TEXT = Text("""
There are `batch` sequences of `steps` time steps, with `features` features at each step. They become the array
`x` that a recurrent layer of Keras takes. Answer with tuples.

- `batch_shape`: the shape of `x`
- `step_shape`: the shape of `x[:, 0]`, the first time step alone
- `sequence_shape_of_one`: the shape of `x[0]`, the first sequence alone
""")


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
        Text("The time axis and the feature axis are swapped."),
    ),
    (
        lambda batch, steps, features: ((steps, batch, features), (steps, features), (batch, features)),
        Text("In Keras the batch axis comes first."),
    ),
    (
        lambda batch, features, steps: (None, (batch, 1, features), (1, steps, features)),
        Text("Indexing with an integer removes that axis."),
    ),
]
