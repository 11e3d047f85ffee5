import numpy as np

from answers import changed
from lib import series

ANSWERS = {
    "windows": (
        [series.windows],
        [
            (lambda values, window: values, "둘을 돌려주어야"),
            (
                lambda v, w: (np.stack([v[i : i + w] for i in range(len(v) - w + 1)])[:, :, None], v[w:]),
                "답이 없는 창",
            ),
            (
                lambda v, w: (np.stack([v[i : i + w] for i in range(len(v) - w - 1)])[:, :, None], v[w:]),
                "마지막 창이 빠졌다",
            ),
            (changed("windows", "x[:, :, np.newaxis]", "x[:, ::-1, np.newaxis]"), "거꾸로다"),
            (changed("windows", "x[:, :, np.newaxis]", "x[:, :, np.newaxis] + 1"), "값이 다르다"),
            (changed("windows", "x[:, :, np.newaxis]", "x"), "특성 축이 없다"),
            (changed("windows", "values[window:]", "values[window - 1 : -1]"), "창의 마지막 값"),
            (changed("windows", "values[window:]", "values[:count]"), "창의 첫 값"),
            (changed("windows", "values[window:]", "values[window:] + 1"), "답이 하나이지만"),
            (changed("windows", "values[window:]", "values"), "배치 축의 크기"),
        ],
    ),
    "find_leaks": (
        [["B", "D"], "BD", "b, d", ("D", "B")],
        [
            (2, "글자의 집합으로"),
            ({"E"}, "가운데에서 고른다"),
            ({"A", "B", "D"}, "A는 1949년까지"),
            ({"C"}, "C의 테스트 창"),
            ({"B"}, "값을 거의 다 나누어"),
            ("D", "고르는 일도"),
        ],
    ),
}
