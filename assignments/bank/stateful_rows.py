"""Lay out a long series for a stateful layer: rows, chunks and where the second row begins."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 2, 6, 2
TITLE = Text("상태 유지를 위한 배열", "Rows for a stateful layer")
TEXT = Text(
    """
값이 `long_length`개인 시계열을 길이가 같은 `rows`행으로 나누어 한 배치로 쓰고(남는 값은 버립니다), 행마다 길이
`chunk`의 조각을 차례로 `stateful=True`인 층에 넣습니다. 남는 조각도 버립니다. 정수로 답합니다.

- `second_row_start`: 둘째 행이 시작하는 값의 번호(0부터 셉니다)
- `calls_per_epoch`: 한 에포크에 층을 부르는 횟수
""",
    """
A series of `long_length` values is split into `rows` rows of equal length, which form one batch (what is left
over is dropped). From every row, chunks of length `chunk` go one after the other into a layer with
`stateful=True`; an incomplete chunk is dropped, too. Answer with integers.

- `second_row_start`: the number of the value with which the second row begins (counted from 0)
- `calls_per_epoch`: how often the layer is called in one epoch
""",
)


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
        Text("행은 조각이 아니라 시계열의 긴 토막입니다.", "A row is a long piece of the series, not a chunk."),
    ),
    (
        lambda long_length, rows, chunk: (long_length // rows + 1, -(-(long_length // rows) // chunk)),
        Text("남는 값과 모자란 조각은 버립니다.", "What is left over is dropped."),
    ),
    (
        lambda long_length, rows, chunk: (long_length // chunk, long_length // chunk),
        Text("한 번 부를 때 모든 행이 함께 나아갑니다.", "One call moves all rows on together."),
    ),
]
