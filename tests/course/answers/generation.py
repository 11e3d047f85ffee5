import numpy as np

from answers import Tried, changed


def letter_by_letter(counts, D, shorter):
    kinds = sum(1 for count in counts if count)
    return [
        (max(count - D, 0) + D * kinds * p) / sum(counts)
        for count, p in zip(counts, shorter, strict=True)
    ]


TRIED = {
    "temperature": Tried(
        [
            lambda p, T: np.exp(np.log(p) / T) / np.exp(np.log(p) / T).sum(),
        ],
        [
            (lambda p, T: p**T, "합도 1이 아닙니다"),
            (lambda p, T: p + T, "합이 1인지"),
        ],
        [
            lambda p, T: p**T / (p**T).sum(),
            lambda p, T: (
                p**2 / (p**2).sum() if T < 1 else np.sqrt(p) / np.sqrt(p).sum() if T > 1 else p
            ),
        ],
    ),
    "smoothed": Tried(
        [letter_by_letter],
        [
            (lambda counts, D, shorter: shorter, "합이 1인지"),
            (changed("smoothed", "counts.sum()", "len(counts)"), "합이 1인지"),
        ],
        [
            changed("smoothed", "D * (", "0.75 * ("),
            changed("smoothed", "np.maximum(counts - D, 0)", "np.maximum(counts - 0.5, 0)"),
        ],
    ),
    "reading_steps": Tried(
        [190, 190.0, np.int64(190)],
        [
            (19, "상태를 이어서 쓸 때의"),
            (20, "글의 글자 수입니다"),
            (210, "마지막 글자까지"),
            (209, "2부터 20까지"),
            (189, "첫 글자만 읽는 시점이"),
            (171, "한 번 덜 읽었습니다"),
            (100, "처음부터 하나씩 더해"),
        ],
    ),
}
