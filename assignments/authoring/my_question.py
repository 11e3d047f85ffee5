"""How many numbers one batch holds: an example of a question of your own. Change it, or copy it under another name."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "own", 1, 3, 1
TITLE = Text("The size of a batch")
TEXT = Text("""
How many numbers does an array of shape `(my_batch, my_steps, my_features)` hold? Answer with the integer
`batch_size_in_all`.
""")


def given(numbers):  # becomes a cell: draws the student's own data from numbers, a random.Random
    my_batch, my_steps, my_features = numbers.sample(range(5, 60), 3)
    return my_batch, my_steps, my_features


def answer(my_batch, my_steps, my_features):  # becomes the solution: the variables that it returns are asked for
    batch_size_in_all = my_batch * my_steps * my_features
    return batch_size_in_all


MISTAKES = [  # likely wrong answers, as code, and what the feedback says to each
    (
        lambda my_batch, my_steps, my_features: my_batch + my_steps + my_features,
        Text("Multiply the lengths of the axes; do not add them."),
    ),
    (
        lambda my_steps, my_features: my_steps * my_features,
        Text("This is the size of one sequence."),
    ),
    (
        lambda my_batch, my_steps: my_batch * my_steps,
        Text("The number of features is missing."),
    ),
]
