from collections import Counter

import numpy as np

from answers import changed

ANSWERS = {
    "axes": (
        [("배치", "시점", "특성"), ["Batch", "steps", "features"]],
        [
            (("time", "batch", "features"), "배치 축의 자리가 다르다"),
            (("batch", "features", "time"), "시점 축과 특성 축이 바뀌었다"),
            (("batch", "time"), "축의 수와 이름의 수가 다르다"),
            (("batch", "time", "units"), "'units': 이런 이름의 축은 없다"),
            (("batch", "time", "time"), "같은 축을 두 번"),
            ((1, 4, 5), "이름마다 따옴표로 묶어"),
            ("batch time features", "이름마다 따옴표로 묶어"),
        ],
    ),
    "data_shape": (
        [[8, 12, 5], np.zeros((8, 12, 5)).shape],
        [
            ((12, 5), "배치 축이 없다"),
            ((8, 5), "시점 축이 없다"),
            ((8, 12), "특성 축이 없다"),
            ((8, 5, 12), "축의 순서가 바뀌었다"),
            ((12, 8, 5), "시점 축이 배치 축보다 앞에"),
            ((8, 60), "한 줄로 폈다"),
            ((96, 5), "문장의 경계가 사라졌다"),
            ((8, 12, 1), "특성 축의 크기가 다르다"),
            (np.zeros((8, 12, 5)), "배열이 아니라 배열의 모양"),
            ("8, 12, 5", "정수로 된 튜플"),
        ],
    ),
    "next_character": (
        [lambda text: [text[:-1], text[1:]]],
        [
            (lambda text: (text, text), "y가 x와 같다"),
            (lambda text: (text[1:], text[:-1]), "x와 y가 바뀌었다"),
            (lambda text: (text, text[1:]), "길이가 다르다"),
            (lambda text: (text, text[1:] + text[0]), "이어져 있지 않다"),
            (lambda text: (text[:-2], text[2:]), "다음 글자가 아니다"),
            (lambda text: text[1:], "문자열 둘"),
        ],
    ),
    "memoryless": (
        [7, 7.0, np.int64(7)],
        [
            (9, "기억이 필요하다"),
            (2, "틀리는 글자 수"),
            (4, "입력 글자의 종류"),
            (3, "늘 같은 정답만"),
            (7 / 9, "비율이 아니라"),
            (6, "가장 좋은 표의 점수가 아니다"),
            (12, "정답의 수보다 많다"),
            ("7", "글자가 아니라 수를"),
        ],
    ),
    "lookup_table": (
        [lambda x, y: {a: Counter(b for s, b in zip(x, y, strict=True) if s == a).most_common(1)[0][0] for a in x}],
        [
            (lambda x, y: dict(zip(x, y, strict=True)), "마지막에 나온 정답"),
            (lambda x, y: dict(zip(x[::-1], y[::-1], strict=True)), "처음 나온 정답"),
            (lambda x, y: dict.fromkeys(x, Counter(y).most_common(1)[0][0]), "가장 자주 나온 정답이 아닌"),
            (lambda x, y: dict(zip(y, x, strict=True)), "입력 글자가 키여야"),
            (lambda x, y: {}, "표에 없는 입력 글자"),
            (changed("lookup_table", "return table", "return list(table)"), "list 값이 왔다"),
            (lambda x, y: 7, "int 값이 왔다"),
        ],
    ),
}
