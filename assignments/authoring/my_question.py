"""How many numbers one batch holds: an example of a question of your own. Change it, or copy it under another name."""

CHAPTER, LEVEL, MINUTES, POINTS = "own", 1, 3, 1
TITLE = {"ko": "배치 하나의 크기", "en": "The size of a batch"}
TEXT = {
    "ko": """
모양이 `(my_batch, my_steps, my_features)`인 배열에는 수가 몇 개 들어 있을까요? 정수 `batch_size_in_all`로 답합니다.
""",
    "en": """
How many numbers does an array of shape `(my_batch, my_steps, my_features)` hold? Answer with the integer
`batch_size_in_all`.
""",
}


def given(numbers):  # becomes a cell: draws the student's own data from numbers, a random.Random
    my_batch, my_steps, my_features = numbers.sample(range(5, 60), 3)
    return my_batch, my_steps, my_features


def answer(my_batch, my_steps, my_features):  # becomes the solution: the variables that it returns are asked for
    batch_size_in_all = my_batch * my_steps * my_features
    return batch_size_in_all


MISTAKES = [  # likely mistakes: a text of the answer, what stands in its place, and what the feedback says
    (
        " * ",
        " + ",
        {"ko": "축의 길이를 더하지 않고 곱합니다.", "en": "Multiply the lengths of the axes; do not add them."},
    ),
    ("my_batch * ", "", {"ko": "시퀀스 하나의 크기입니다.", "en": "This is the size of one sequence."}),
    (" * my_features", "", {"ko": "특성의 수를 곱하지 않았습니다.", "en": "The number of features is missing."}),
]
