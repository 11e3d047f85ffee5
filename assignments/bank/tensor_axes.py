"""Name the axes: the shapes of a batch, of one step of it and of one sequence of it."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 1, 4, 2


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
        [
            ("= (batch, steps, features)", "= (batch, features, steps)"),
            ("= (batch, features)", "= (batch, steps)"),
            ("= (steps, features)", "= (features, steps)"),
        ],
        Text("The time axis and the feature axis are swapped."),
    ),
    (
        [
            ("= (batch, steps,", "= (steps, batch,"),
            (
                "return batch_shape, step_shape, sequence_shape_of_one",
                "return batch_shape, sequence_shape_of_one, step_shape",
            ),
        ],
        Text("In Keras the batch axis comes first."),
    ),
    (
        [("= (batch, features)", "= (batch, 1, features)"), ("= (steps, features)", "= (1, steps, features)")],
        Text("Indexing with an integer removes that axis."),
    ),
]
