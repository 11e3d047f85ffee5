"""Turn counts of following letters into smoothed probabilities."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 1, 6, 2


def given(numbers):
    followers = np.array([0, *numbers.sample(range(1, 30), 4)])
    added = numbers.choice([0.1, 0.5, 1.0, 2.0])
    return followers, added


def answer(followers, added):
    smoothed = (followers + added) / (followers.sum() + added * len(followers))
    return smoothed


MISTAKES = [
    ("return smoothed", "return followers / followers.sum()", Text("added is not used.")),
    (
        "(followers.sum() + added * len(followers))",
        "followers.sum()",
        Text("The denominator grows by what was added, too."),
    ),
    (" * len(followers)", "", Text("The denominator grows once per letter.")),
]
