"""Which of many seeds have learned a task, and how many of them, in words that are the same on every machine."""

import numpy as np

from lib.text import Text, must_be

AMOUNTS = Text("거의 없음", "nearly none"), Text("일부", "some"), Text("거의 모두", "nearly all")


def learned(accuracy, batches=20, above=0.95):
    """Whether a model has learned after each number of batches: whether its mean accuracy is above a limit.

    Args:
        accuracy: array (..., all batches), each measured before the update of its batch.
        batches: how many of the last batches count.
        above: the limit.

    Returns:
        bool array (..., all batches + 1); column n says so after n batches and is False for n < batches.

    Raises:
        ValueError: there are fewer batches than count.
    """
    accuracy = np.asarray(accuracy)
    if accuracy.shape[-1] < batches:
        ko, en = f"배치 {batches}개 이상의 정확도", f"that of at least {batches} batches"
        raise ValueError(must_be("learned: accuracy.shape", ko, en, accuracy.shape))
    last = np.lib.stride_tricks.sliding_window_view(accuracy, batches, axis=-1).mean(axis=-1)
    early = np.zeros((*accuracy.shape[:-1], batches), dtype=bool)
    return np.concatenate([early, last > above], axis=-1)


def amount(count, of):
    """A count in words: at most a fifth, at least four fifths, or between.

    Where a seed stands on the edge between learning and not learning, the last digit of a sum decides, and machines
    differ in it. These words stay the same.

    Returns:
        str in the language that is set, one of AMOUNTS.
    """
    return str(AMOUNTS[int(count > 0.2 * of) + int(count >= 0.8 * of)])
