import numpy as np

from answers import Tried, changed


def by_lists(values, window):
    x, y = [], []
    for start in range(len(values) - window):
        x.append([[value] for value in values[start : start + window]])
        y.append(values[start + window])
    return x, y


def by_indices(values, window):
    places = np.arange(len(values) - window)[:, None] + np.arange(window)
    return values[places][..., None], values[window:]


def blocks(values, window):
    count = (len(values) - 1) // window
    return values[: count * window].reshape(count, window, 1), values[window::window][:count]


def strided(values, window):
    cut = np.lib.stride_tricks.sliding_window_view(values, window + 1)
    return cut[:, :-1, None], cut[:, -1]


X = "x[:, :, np.newaxis]"

TRIED = {
    "windows": Tried(
        [
            by_lists,
            by_indices,
            strided,
            changed("windows", X, "x.reshape(count, window, 1)"),
            changed("windows", f"return {X}, values[window:]", f"return [{X}, values[window:]]"),
        ],
        [
            (lambda values, window: values[0], "x, y의 순서로 값 2개"),
            (
                lambda v, w: (np.stack([v[i : i + w] for i in range(len(v) - w + 1)])[:, :, None], v[w:]),
                "정답이 없는 창",
            ),
            (
                lambda v, w: (np.stack([v[i : i + w] for i in range(len(v) - w)])[:-1, :, None], v[w:]),
                "마지막 창이 빠졌습니다",
            ),
            (lambda values, window: by_lists(values, window)[::-1], "x와 y의 순서가"),
            (changed("windows", X, "x[:, ::-1, np.newaxis]"), "순서가 거꾸로"),
            (changed("windows", X, f"{X} + 1"), "모양은 맞지만 값이 다릅니다"),
            (changed("windows", X, "x"), "특성 축이 없습니다"),
            (changed("windows", "values[window:]", "values[window - 1 : -1]"), "창의 마지막 값"),
            (changed("windows", "values[window:]", "values[:count]"), "창의 첫째 값"),
            (changed("windows", "values[window:]", "values[window:] + 1"), "모양은 맞지만"),
            (changed("windows", "values[window:]", "values"), "y: 배열의 길이가"),
            (changed("windows", "values[window:]", "values[window:, np.newaxis]"), "y에 축이 하나 더"),
            (blocks, "창이 겹치지 않게"),
        ],
        [
            changed("windows", "values[window:]", "np.sort(values[window:])"),
            changed("windows", "values[window:]", "np.roll(values, -1)[window - 1 : -1] * (window < 6)"),
            changed("windows", X, "np.sort(x, axis=1)[:, :, np.newaxis]"),
            lambda v, w: (np.lib.stride_tricks.sliding_window_view(v, 4)[: len(v) - w, :, None], v[w:]),
            changed("windows", "values[window:]", "x[:, -1]"),
            changed("windows", X, "np.unique(x, axis=0)[:, :, np.newaxis]"),
        ],
    ),
    "find_leaks": Tried(
        [
            ["B", "D"],
            "BD",
            "b, d",
            ("D", "B"),
            {"b", "d"},
            np.array(["B", "D"]),
            "D,B",
            ["B, D"],
            "B와 D",
            "B/D",
            "B·D",
            "B;D",
            "B and D",
            "(B, D)",
            "B,D 줄",
            ["B\n", "D"],
            "ＢＤ",
            {"A": False, "B": True, "C": False, "D": True},
        ],
        [
            (2, "글자의 집합으로"),
            ({"E"}, "가운데에서 고르세요"),
            ({"A", "B", "D"}, "A는 1949년까지"),
            ({"C"}, "C의 창에는"),
            ({"B"}, "B는 맞습니다"),
            ("D", "D는 맞습니다"),
            (set(), "글자의 집합으로"),
            (" ", "글자의 집합으로"),
            (",", "글자의 집합으로"),
            ([""], "글자의 집합으로"),
            ({"와"}, "글자의 집합으로"),
        ],
    ),
}
