import numpy as np

from answers import Tried, changed


def by_lists(values, window):
    x, y = [], []
    for start in range(len(values) - window):
        x.append([[value] for value in values[start : start + window]])
        y.append(values[start + window])
    return x, y


TRIED = {
    "windows": Tried(
        [by_lists],
        [],
        [
            changed("windows", "values[window:]", "np.sort(values[window:])"),
            changed(
                "windows", "values[window:]", "np.roll(values, -1)[window - 1 : -1] * (window < 6)"
            ),
        ],
    ),
    "five_pieces": Tried(
        [
            lambda values: tuple(
                np.mean([p.mean(1) for p in np.array_split(values, 5, 1)], 0)
                + sign * 2.776 * np.std([p.mean(1) for p in np.array_split(values, 5, 1)], 0) / 2
                for sign in (-1, 1)
            ),
        ],
        [
            (
                changed("five_pieces", "means.mean(axis=1) + half", "means.mean(axis=1)"),
                "모양은 맞지만",
            ),
        ],
    ),
    "find_leaks": Tried(
        [
            ["B", "D"],
            "b, d",
            "BD",
            "B와 D",
            ["B, D"],
        ],
        [
            ({"E"}, "가운데에서 고르세요"),
            ({"A", "B", "C", "D"}, "A는 1949년까지"),
            ({"C"}, "C의 창에는"),
            ({"B"}, "다 고르지 않았습니다"),
            (set(), "고른 줄이 없지만"),
        ],
    ),
}
