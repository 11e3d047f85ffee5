"""Report how many seeds succeed, and how sure that share is."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "comparison", 1, 5, 2
TITLE = Text("The share of successful seeds")
TEXT = Text("""
Of `runs` random seeds, `good` succeeded. Answer with floats.

- `success_share`: the share $p$ of successes
- `share_error`: the standard error of that share, $\\sqrt{p (1 - p) / n}$
""")


def given(numbers):
    runs = numbers.randint(30, 200)
    good = numbers.randint(runs * 6 // 10, runs * 9 // 10)
    return runs, good


def answer(runs, good):
    success_share = good / runs
    share_error = float(np.sqrt(success_share * (1 - success_share) / runs))
    return success_share, share_error


MISTAKES = [
    (
        lambda runs, good: (100 * good / runs, 100 * np.sqrt(good / runs * (1 - good / runs) / runs)),
        Text("Answer between 0 and 1, not in percent."),
    ),
    (
        lambda runs, good: (1 - good / runs, None),
        Text("This is the share of failures."),
    ),
    (
        lambda runs, good: (None, float(np.sqrt(good / runs * (1 - good / runs)))),
        Text("The division by n is missing."),
    ),
    (
        lambda runs, good: (None, good / runs * (1 - good / runs) / runs),
        Text("The square root is missing."),
    ),
]
