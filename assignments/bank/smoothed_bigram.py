"""Turn counts of following letters into smoothed probabilities."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 1, 6, 2
TITLE = Text("A smoothed bigram")
TEXT = Text("""
After a certain letter, other letters came `followers` times. Add `added` to each count, then turn them into
probabilities: the array `smoothed`.
""")


def given(numbers):
    followers = np.array([0, *numbers.sample(range(1, 30), 4)])
    added = numbers.choice([0.1, 0.5, 1.0, 2.0])
    return followers, added


def answer(followers, added):
    smoothed = (followers + added) / (followers.sum() + added * len(followers))
    return smoothed


MISTAKES = [
    (
        lambda followers: followers / followers.sum(),
        Text("added is not used."),
    ),
    (
        lambda followers, added: (followers + added) / followers.sum(),
        Text("The denominator grows by what was added, too."),
    ),
    (
        lambda followers, added: (followers + added) / (followers.sum() + added),
        Text("The denominator grows once per letter."),
    ),
]
