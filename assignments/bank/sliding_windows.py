"""Write a function that cuts a series into windows and the values to be predicted."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "sequences", 2, 10, 3
TITLE = Text("시계열을 창으로 자르기", "Cutting a series into windows")
TEXT = Text(
    """
함수 `cut_windows(values, width, horizon)`을 씁니다. `values`는 1차원 배열입니다. 튜플 `(x, y)`를 돌려줍니다.

- `x`의 모양은 `(창의 수, width)`이고, 각 행은 잇따른 값 `width`개입니다. 창은 한 칸씩 옮겨 갑니다.
- `y`의 모양은 `(창의 수,)`이고, 각 창의 마지막 값보다 `horizon`칸 뒤의 값입니다. `y`가 있는 창은 모두 만듭니다.
""",
    """
Write `cut_windows(values, width, horizon)`. `values` is an array of one axis. Return the tuple `(x, y)`.

- `x` has shape `(windows, width)`; each row holds `width` successive values, and windows move on by one place.
- `y` has shape `(windows,)`: the value `horizon` places after the last value of each window. Make every window
  that has a `y`.
""",
)


def cut_windows(values, width, horizon):
    count = len(values) - width - horizon + 1
    rows = np.arange(count)[:, None] + np.arange(width)
    return values[rows], values[width + horizon - 1 :]


ASK = cut_windows
OPEN = [(np.array([1.0, 2.0, 4.0, 8.0, 16.0]), 2, 1), (np.array([1.0, 2.0, 4.0, 8.0, 16.0]), 2, 2)]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    return [(draw.normal(size=hidden.randint(12, 20)), hidden.randint(2, 5), horizon) for horizon in (1, 2, 4)]


MISTAKES = [
    (
        lambda values, width, horizon: tuple(part[:-1] for part in cut_windows(values, width, horizon)),
        Text("마지막 창이 빠졌습니다.", "The last window is missing."),
    ),
    (
        lambda values, width, horizon: (
            cut_windows(values, width, horizon)[0],
            values[width + horizon - 2 : len(values) - 1],
        ),
        Text("예측할 값이 한 칸 이릅니다.", "The values to predict are one place too early."),
    ),
    (
        lambda values, width, horizon: (
            np.flip(cut_windows(values, width, horizon)[0], 1),
            values[width + horizon - 1 :],
        ),
        Text("창 안의 순서가 거꾸로입니다.", "The order within the windows is reversed."),
    ),
]
