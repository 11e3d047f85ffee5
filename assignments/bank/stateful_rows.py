"""Lay out a long series for a stateful layer: rows, chunks and where the second row begins."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 2, 6, 2


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
        "return second_row_start, calls_per_epoch",
        "return chunk, calls_per_epoch + 1",
        Text("A row is a long piece of the series, not a chunk."),
    ),
    (
        "return second_row_start, calls_per_epoch",
        "return second_row_start + 1, -(-second_row_start // chunk)",
        Text("What is left over is dropped."),
    ),
    (
        "return second_row_start, calls_per_epoch",
        "return long_length // chunk, long_length // chunk",
        Text("One call moves all rows on together."),
    ),
]
