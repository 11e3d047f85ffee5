"""Turn counts of following letters into smoothed probabilities."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 1, 6, 2
TITLE = Text("평활화한 바이그램", "A smoothed bigram")
TEXT = Text(
    """
어떤 글자 다음에 다른 글자들이 나온 횟수가 `followers`입니다. 횟수마다 `added`를 더한 뒤 확률로 바꾸어 배열
`smoothed`로 답합니다.
""",
    """
After a certain letter, other letters came `followers` times. Add `added` to each count, then turn them into
probabilities: the array `smoothed`.
""",
)


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
        Text("added를 더하지 않았습니다.", "added is not used."),
    ),
    (
        lambda followers, added: (followers + added) / followers.sum(),
        Text("더한 만큼 분모도 커집니다.", "The denominator grows by what was added, too."),
    ),
    (
        lambda followers, added: (followers + added) / (followers.sum() + added),
        Text("분모에는 글자마다 한 번씩 더합니다.", "The denominator grows once per letter."),
    ),
]
