"""Count the steps until an update gate has left less than half of a state."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 2, 5, 2


def given(numbers):
    z_fixed = numbers.randint(850, 990) / 1000
    return z_fixed


def answer(z_fixed):
    half_life = 1
    while z_fixed**half_life >= 0.5:
        half_life += 1
    return half_life


MISTAKES = [
    ("return half_life", "return half_life - 1", Text("At that step at least half is still left.")),
    (
        "return half_life",
        "return int(np.ceil(0.5 / (1 - z_fixed)))",
        Text("Each step takes the same share, not the same amount."),
    ),
    ("z_fixed**", "(1 - z_fixed)**", Text("In Keras the share of the state before is z.")),
]
