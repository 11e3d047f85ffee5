"""Set the biases of an LSTM for memories of given lengths (chrono initialization)."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "recall", 2, 6, 2
TITLE = Text("크로노 초기화", "Chrono initialization")
TEXT = Text(
    """
크로노 초기화는 유닛마다 기억할 길이 $T$를 정하고, 망각 게이트의 편향을 $\\log T$, 입력 게이트의 편향을
$-\\log T$로 둡니다. 길이가 `lengths`일 때 두 편향을 배열 `forget_chrono`와 `input_chrono`로 답합니다.
""",
    """
Chrono initialization chooses a length of memory $T$ for each unit, and sets the forget gate's bias to $\\log T$
and the input gate's bias to $-\\log T$. For the lengths `lengths`, give both biases as the arrays
`forget_chrono` and `input_chrono`.
""",
)


def given(numbers):
    lengths = np.array(numbers.sample(range(2, 120), 4))
    return lengths


def answer(lengths):
    forget_chrono = np.log(lengths)
    input_chrono = -np.log(lengths)
    return forget_chrono, input_chrono


MISTAKES = [
    (
        lambda lengths: (-np.log(lengths), np.log(lengths)),
        Text("두 게이트의 부호가 바뀌었습니다.", "The signs of the two gates are swapped."),
    ),
    (
        lambda lengths: (np.log10(lengths), -np.log10(lengths)),
        Text("자연로그를 씁니다.", "Take the natural logarithm."),
    ),
    (
        lambda lengths: (lengths.astype(float), 1 / lengths),
        Text("길이 자체가 아니라 로그를 씁니다.", "Take the logarithm of the length, not the length."),
    ),
]
