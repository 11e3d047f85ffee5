"""Which of many seeds have learned a task, and how far such a count can be trusted (NumPy only)."""

import numpy as np

from lib.text import Text

# So many standard deviations on each side of the mean hold 95 percent of a normal distribution.
Z = 1.96


def learned(accuracy):
    """Whether the mean accuracy over the last 20 batches is above 0.95: that counts as learned.

    Args:
        accuracy: array (..., all batches), each measured before the update of its batch.

    Returns:
        bool array (..., all batches + 1); column n says so after n batches and is False for n < 20.
    """
    last = np.lib.stride_tricks.sliding_window_view(accuracy, 20, axis=-1).mean(axis=-1)
    early = np.zeros((*last.shape[:-1], 20), dtype=bool)
    return np.concatenate([early, last > 0.95], axis=-1)


def amount(count, of):
    """A count as one of three ranges, such as "at least 16 of 20", in the language that is set.

    The ranges are a fifth at most, four fifths at least, and what lies between.

    Where a seed stands on the edge between learning and not learning, the last digit of a sum
    decides, and machines differ in it. These ranges stay the same.
    """
    few = of // 5
    many = -(-4 * of // 5)
    if count <= few:
        return str(Text("at most {few} of {of}", of=of, few=few))
    if count >= many:
        return str(Text("at least {many} of {of}", of=of, many=many))
    return str(Text("{low} to {high} of {of}", of=of, low=few + 1, high=many - 1))


def wilson(count, of):
    """The 95 percent interval (low, high) of a share, after `count` successes in `of` trials.

    Source: Wilson 1927. Unlike share ± 2 standard errors it stays within 0 and 1, and has a width
    at 0 and at 1.
    """
    share = count / of
    middle = share + Z**2 / (2 * of)
    half = Z * np.sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    shrink = 1 + Z**2 / of
    low = float((middle - half) / shrink)
    high = float((middle + half) / shrink)
    return max(0.0, low), min(1.0, high)  # rounding may lead outside


def difference(first, second, of):
    """The 95 percent interval (low, high) of one share minus another, `of` trials of each.

    Where it does not hold 0, the two shares differ. Source: Newcombe 1998, method 10, made of two
    Wilson intervals.
    """
    low_1, high_1 = wilson(first, of)
    low_2, high_2 = wilson(second, of)
    share_1 = first / of
    share_2 = second / of
    below = np.hypot(share_1 - low_1, high_2 - share_2)
    above = np.hypot(high_1 - share_1, share_2 - low_2)
    return float(share_1 - share_2 - below), float(share_1 - share_2 + above)


def bootstrap(values, weights, percent=95, draws=10_000):
    """The interval (low, high) of a weighted mean, by bootstrap samples of its items.

    For two models measured on the same items, values are the differences item by item (paired).
    With 13 items of normal values the interval of 95 percent holds the mean in about 90 of 100
    cases, that of 99 percent in about 95.

    Args:
        values, weights: (items,).
        percent: how many of the samples lie within it.
        draws: number of samples, each of as many items as there are, with replacement.
    """
    values = np.asarray(values)
    weights = np.asarray(weights)
    drawn = np.random.default_rng(0).integers(len(values), size=(draws, len(values)))
    means = (values * weights)[drawn].sum(axis=1) / weights[drawn].sum(axis=1)
    low, high = np.percentile(means, [50 - percent / 2, 50 + percent / 2])
    return float(low), float(high)
