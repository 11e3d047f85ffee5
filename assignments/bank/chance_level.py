"""Say what a model that guesses scores: its accuracy and its loss."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "recall", 1, 4, 2
TITLE = Text("찍었을 때의 점수", "The score of guessing")
TEXT = Text(
    """
기억 과제의 기호는 `symbols`가지이고 모두 같은 확률로 나옵니다. 아무것도 기억하지 못하는 모델이 모든 기호에 같은
확률을 줍니다. 실수로 답합니다.

- `chance_accuracy`: 정확도의 기댓값
- `chance_loss`: 교차 엔트로피 손실(자연로그, Keras와 같습니다)
""",
    """
A memory task has `symbols` symbols, all equally likely. A model that remembers nothing gives each of them the
same probability. Answer with floats.

- `chance_accuracy`: its expected accuracy
- `chance_loss`: its cross-entropy loss (natural logarithm, as in Keras)
""",
)


def given(numbers):
    symbols = numbers.randint(3, 60)
    return symbols


def answer(symbols):
    chance_accuracy = 1 / symbols
    chance_loss = float(np.log(symbols))
    return chance_accuracy, chance_loss


MISTAKES = [
    (
        lambda symbols: (100 / symbols, float(np.log2(symbols))),
        Text("0과 1 사이의 수로, 자연로그로 답합니다.", "Answer between 0 and 1, with the natural logarithm."),
    ),
    (
        lambda symbols: (0.5, float(np.log(2))),
        Text("기호는 두 가지가 아닙니다.", "There are more than two symbols."),
    ),
    (
        lambda symbols: (1 - 1 / symbols, None),
        Text("틀릴 확률입니다.", "This is the chance of an error."),
    ),
    (
        lambda symbols: (None, 1 / symbols),
        Text("손실이 아니라 확률입니다.", "This is a probability, not a loss."),
    ),
]
