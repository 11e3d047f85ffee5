"""Lay out a long series for a stateful layer: rows, chunks and where the second row begins."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 2, 6, 2
TITLE = Text("Rows for a stateful layer")
TEXT = Text("""
A series of `long_length` values is split into `rows` rows of equal length, which form one batch (what is left
over is dropped). From every row, chunks of length `chunk` go one after the other into a layer with
`stateful=True`; an incomplete chunk is dropped, too. Answer with integers.

- `second_row_start`: the number of the value with which the second row begins (counted from 0)
- `calls_per_epoch`: how often the layer is called in one epoch
""")


def given(numbers):
    rows, chunk = numbers.randint(4, 16), numbers.randint(10, 40)
    long_length = rows * (chunk * numbers.randint(6, 30) + numbers.randint(1, chunk - 1)) + numbers.randint(1, rows - 1)
    return long_length, rows, chunk


def answer(long_length, rows, chunk):
    second_row_start = long_length // rows
    calls_per_epoch = second_row_start // chunk
    return second_row_start, calls_per_epoch


MISTAKES = [
    (
        lambda long_length, rows, chunk: (chunk, long_length // chunk // rows + 1),
        Text("A row is a long piece of the series, not a chunk."),
    ),
    (
        lambda long_length, rows, chunk: (long_length // rows + 1, -(-(long_length // rows) // chunk)),
        Text("What is left over is dropped."),
    ),
    (
        lambda long_length, rows, chunk: (long_length // chunk, long_length // chunk),
        Text("One call moves all rows on together."),
    ),
]
