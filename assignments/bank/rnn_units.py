"""Find the number of units from the number of parameters."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "rnn", 2, 6, 2


def given(numbers):
    features = numbers.randint(5, 30)
    total = numbers.choice([n * (features + n + 1) for n in range(20, 120)])
    return features, total


def answer(features, total):
    units_found = next(n for n in range(1, total) if n * (features + n + 1) == total)
    return units_found


MISTAKES = [
    ("return units_found", "return int(total**0.5)", Text("Count the input's weights and the biases, too.")),
    ("return units_found", "return total // (features + 1)", Text("Count the weights of the hidden state, too.")),
    ("if n * (features + n + 1) ==", "if 4 * n * (features + n + 1) >=", Text("It is an LSTM that has four of each.")),
]
