import numpy as np

from answers import Tried, changed


def by_sorting(p, k):
    p = np.array(p)
    p[np.argsort(p)[: len(p) - k]] = 0
    return p / p.sum()


def one_by_one(probabilities, y):
    return sum(-np.log2(row[sign]) for row, sign in zip(probabilities, y, strict=True)) / len(y)


TRIED = {
    "jamo_params": Tried(
        [48944, 48944.0, np.int64(48944)],
        [
            (9728, "임베딩만 세었습니다"),
            (39216, "출력 층만 세었습니다"),
            (48640, "출력 층의 편향을 세지"),
            (61019, "차이를 물었습니다"),
            (12075, "두 모델의 차이를"),
            (304, "한 가지마다 파라미터가 여러 개"),
            (48944 + 155648, "특성 32개를 읽습니다"),
            (-48944, "부호만 다릅니다"),
            (50000, "한 가지 줄 때"),
        ],
    ),
    "bits": Tried(
        [
            one_by_one,
        ],
        [],
        [
            changed("bits", "np.arange(len(y)), y", "np.arange(len(y)), y if len(y) > 1 else 0"),
            changed("bits", ".mean()", ".sum() / 10"),
        ],
    ),
    "paired": Tried(
        [
            lambda first, second, letters: np.average(first - second, weights=letters),
        ],
        [],
        [
            changed("paired", "letters).sum()", "letters).sum().round(1)"),
        ],
    ),
    "top_k": Tried(
        [by_sorting],
        [
            (lambda p, k: np.sort(p)[-k:] / np.sort(p)[-k:].sum(), "k개만 돌려주었습니다"),
            (changed("top_k", "kept.sum()", "kept.max()"), "합이 1인지"),
        ],
        [
            changed("top_k", "[-k]", "[-min(k, 3)]"),
            lambda p, k: (
                np.isin(np.arange(len(p)), [p.tolist().index(value) for value in np.sort(p)[-k:]])
                * p
                / np.sort(p)[-k:].sum()
            ),
        ],
    ),
}
