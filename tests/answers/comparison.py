import numpy as np

from answers import changed, solve

RETURN = "return np.array(result)"


def lasting_success(correct):
    """The same by a reversed argmax."""
    wrong = np.concatenate([np.ones((len(correct), 1), bool), ~correct], axis=1)
    return correct.shape[1] - wrong[:, ::-1].argmax(axis=1)


ANSWERS = {
    "lasting_success": (
        [lasting_success],
        [
            (lambda correct: correct.argmax(axis=1), "처음 맞힌 에포크다"),
            (lambda correct: correct.sum(axis=1), "맞힌 에포크의 수"),
            (lambda correct: (~correct).sum(axis=1), "틀린 에포크의 수"),
            (changed("lasting_success", RETURN, "return np.array(result) - 1"), "마지막으로 틀린"),
            (changed("lasting_success", RETURN, "return np.array(result) + 1"), "에포크 하나가"),
            (lambda correct: solve("lasting_success")(correct) % correct.shape[1], "끝까지 틀린 시드에 0"),
            (changed("lasting_success", RETURN, "return np.mean(result)"), "시드마다 하나씩"),
            (changed("lasting_success", RETURN, "return result[:1]"), "1차원 배열"),
            (changed("lasting_success", RETURN, "return 2 * np.array(result) + 3"), "어떤 시드에서"),
        ],
    ),
    "fair_units": (
        [2, 2.0],
        [
            (5, "세 배쯤"),
            (79, "유닛의 수를"),
            (250, "유닛의 수를"),
            (0, "하나 이상"),
            (3, "많이 넘친다"),
            (1, "더 늘려도"),
            ("둘", "글자가 아니라"),
        ],
    ),
}
