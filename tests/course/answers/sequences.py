import itertools
from collections import Counter, defaultdict

import numpy as np

from answers import Tried, changed


def grouped(x, y):
    labels = defaultdict(list)
    for letter, label in zip(x, y, strict=True):
        labels[letter].append(label)
    return labels


def by_place(place):
    """The label at this place of each letter's list."""
    return lambda x, y: {
        letter: labels[min(place, len(labels) - 1)] for letter, labels in grouped(x, y).items()
    }


TRIED = {
    "axes": Tried(
        [
            ("배치", "시점", "특성"),
            ("배치 축", "시점 축", "특성 축"),
            ("배치크기", "타임 스텝", "피처"),
            ("배치(batch)", "time-steps", "특징"),
        ],
        [
            (("time", "batch", "features"), "배치 축의 자리가 다릅니다"),
            (("batch", "features", "time"), "시점 축과 특성 축의 순서가 바뀌었습니다"),
            (("batch", "time"), "이름의 수가 다릅니다"),
            (("batch", "time", "units"), "이런 이름의 축은 없습니다: 'units'"),
            (("batch", "time", "time"), "같은 축을 두 번"),
            ((1, 4, 5), "따옴표로 묶어"),
        ],
    ),
    "data_shape": Tried(
        [[8, 12, 5], np.zeros((8, 12, 5)).shape, np.array([8, 12, 5]), (np.int64(8), 12, 5)],
        [
            ((12, 5), "배치 축이 빠졌습니다"),
            ((8, 5), "시점 축이 없습니다"),
            ((8, 60), "하나로 이어 붙였습니다"),
            ((8, 12, 1), "특성 축의 크기가 다릅니다"),
        ],
    ),
    "next_character": Tried(
        [
            lambda text: [text[:-1], text[1:]],
            lambda text: ("".join(a for a, _ in itertools.pairwise(text)), text[1:]),
        ],
        [
            (lambda text: (list(text[:-1]), list(text[1:])), "x: 문자열이 필요한데 list 값"),
            (lambda text: (text[:4], text[1:5]), "빠진 글자가 있습니다"),
        ],
        [
            lambda text: (text[:4], text[1:5]),
            lambda text: tuple(
                map("".join, zip(*dict(itertools.pairwise(text)).items(), strict=True))
            ),
        ],
    ),
    "memoryless": Tried(
        [7, 7.0, np.int64(7), np.array(7)],
        [
            (9, "더 알아야 합니다"),
            (2, "틀리는 글자 수를"),
            (4, "글자의 종류를"),
            (3, "한 가지 답만"),
            (7 / 9, "비율이 아니라"),
            (6, "가장 좋은 표의 점수가 아닙니다"),
            (12, "정답이 모두 9개인데"),
        ],
    ),
    "lookup_table": Tried(
        [
            lambda x, y: {
                a: Counter(b for s, b in zip(x, y, strict=True) if s == a).most_common(1)[0][0]
                for a in x
            },
        ],
        [
            (lambda x, y: {}, "빠진 글자나 남는 글자"),
            (changed("lookup_table", "return table", "return list(table)"), "list 값을 받았습니다"),
            (lambda x, y: 7, "int 값을 받았습니다"),
            (
                changed("lookup_table", "max(labels, key=labels.count)", "labels"),
                "값은 글자여야 하는데, 지금은 list",
            ),
            (lambda x, y: dict(enumerate(y)), "키는 글자여야 하는데, 지금은 int"),
        ],
        [
            *map(by_place, range(5)),
            *map(by_place, (-2, -3)),
        ],
    ),
}
