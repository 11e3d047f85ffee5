CHAPTER, LEVEL, MINUTES, POINTS = "own", 1, 3, 1
TITLE = {"ko": "배치 하나의 크기", "en": "The size of a batch"}
TEXT = {
    "ko": "배열의 모양이 `(rows, columns)`입니다. `size`는 얼마일까요?",
    "en": "An array has the shape `(rows, columns)`. What is its `size`?",
}


def given(numbers):  # a cell of the notebook: draws the student's own data
    rows, columns = numbers.sample(range(5, 60), 2)
    return rows, columns


def answer(rows, columns):  # the solution; it returns what is asked
    size = rows * columns
    return size


MISTAKES = [  # text of the answer, wrong text in its place, what to say
    ("*", "+", {"ko": "곱해야 합니다.", "en": "Multiply; do not add."}),
    (" * columns", "", {"ko": "열이 빠졌습니다.", "en": "No columns."}),
    ("rows * ", "", {"ko": "행이 빠졌습니다.", "en": "No rows."}),
]
