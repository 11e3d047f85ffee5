"""Report how many seeds succeed, and how sure that share is."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "comparison", 1, 5, 2


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
        "return success_share, share_error",
        "return 100 * success_share, 100 * share_error",
        Text("Answer between 0 and 1, not in percent."),
    ),
    ("return success_share,", "return 1 - success_share,", Text("This is the share of failures.")),
    ("(1 - success_share) / runs", "(1 - success_share)", Text("The division by n is missing.")),
    ("np.sqrt", "", Text("The square root is missing.")),
]
