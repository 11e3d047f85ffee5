import numpy as np

from answers import Tried, changed

RETURN = "return np.array(result)"


def reversed_argmax(correct):
    wrong = np.concatenate([np.ones((len(correct), 1), bool), ~correct], axis=1)
    return correct.shape[1] - wrong[:, ::-1].argmax(axis=1)


def first_success(correct):
    return np.where(correct.any(axis=1), correct.argmax(axis=1), correct.shape[1])


TRIED = {
    "lasting_success": Tried(
        [
            reversed_argmax,
        ],
        [
            (
                changed("lasting_success", RETURN, "return 2 * np.array(result) + 3"),
                "어떤 시드에서",
            ),
        ],
        [
            first_success,
        ],
    ),
    "fair_units": Tried(
        [2, 2.0, np.int64(2)],
        [
            (5, "세 배쯤"),
            (0, "하나 이상"),
            *((number, "유닛의 수를") for number in (79, 85, 250)),
            (3, "훨씬 많아집니다"),
            (1, "더 늘리면"),
        ],
    ),
    "paired_interval": Tried(
        [
            lambda first, second: [
                sign
                * 2
                * np.std(np.mean(first, 0) - np.mean(second, 0), ddof=1)
                / len(first[0]) ** 0.5
                + np.mean(first)
                - np.mean(second)
                for sign in (-1, 1)
            ],
        ],
        [
            (changed("paired_interval", "mean - 2", "mean - 3"), "모양은 맞지만"),
        ],
    ),
}
