"""Exercises of the chapter on generation: temperature, and what it costs to read everything again."""

import numpy as np

from lib.check.agreement import recognise
from lib.check.answers import Wrong, as_number
from lib.check.exercise import exercise
from lib.check.functions import judge
from lib.text import Text


def _softmax(values):
    powers = np.exp(values - values.max())
    return powers / powers.sum()


TEMPERATURE_MISTAKES = [
    (
        lambda p, T: p ** (1 / T),
        "합이 1이 아닙니다. 1/T제곱한 값들의 합으로 나누어야 합니다.",
        "The sum is not 1. Divide by the sum of the powers.",
    ),
    (
        lambda p, T: p**T,
        "1/T제곱이 아니라 T제곱을 한 것 같고, 합도 1이 아닙니다.",
        "The power seems to be T instead of 1/T, and the sum is not 1.",
    ),
    (
        lambda p, T: p**T / (p**T).sum(),
        "1/T제곱이 아니라 T제곱을 한 것 같습니다.",
        "The power seems to be T instead of 1/T.",
    ),
    (
        lambda p, T: p / T,
        "확률을 T로 나누었습니다. T로 나누는 것은 확률의 로그입니다.",
        "p was divided by T. It is the logarithm of p that is divided.",
    ),
    (lambda p, T: p, "온도가 달라져도 확률이 그대로입니다.", "The probabilities do not change with the temperature."),
    (
        lambda p, T: _softmax(p / T),
        "확률에 소프트맥스를 한 번 더 적용했습니다. 먼저 로그를 취해야 합니다.",
        "A softmax was applied to probabilities. Take their logarithm first.",
    ),
]


@exercise(
    look=Text(
        "T가 1이면 확률은 그대로이고, T가 1보다 작으면 큰 확률이 더 커집니다. 어떤 계산을 하면 그렇게 될까요? 바뀐 "
        "확률의 합도 생각해 보세요.",
        "With T = 1 nothing changes; with T below 1 large probabilities grow. Which computation does that? Think of "
        "the sum, too.",
    ),
    start=Text(
        "확률의 로그를 T로 나눈 다음 소프트맥스를 적용한다고 생각해 보세요. exp(log(p) / T)를 지수 법칙으로 간단히 쓸 "
        "수 있습니다.",
        "Think of it as dividing the logarithm of p by T and applying a softmax. exp(log(p) / T) has a simpler form.",
    ),
    solution="""
def temperature(p, T):
    powers = p ** (1 / T)
    return powers / powers.sum()
""",
    right=Text(
        "온도는 글자의 순위를 바꾸지 않습니다. 확률의 차이를 크게 하거나 작게 할 뿐입니다.",
        "A temperature never changes the ranking of the letters. It only makes the differences larger or smaller.",
    ),
)
def temperature(answer, rng):
    """A function p (letters,), T -> the probabilities at temperature T (letters,)."""

    def cases():
        for T in (0.5, 2.0, 1.0, *rng.choice([0.2, 0.3, 0.5, 0.7, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0], size=21)):
            letters = int(rng.integers(2, 9))
            p = rng.dirichlet(np.ones(letters)) * 0.9 + 0.1 / letters
            yield {"p": p, "T": float(T)}

    judge(
        answer,
        cases(),
        lambda p, T: p ** (1 / T) / (p ** (1 / T)).sum(),
        TEMPERATURE_MISTAKES,
        axes=lambda p, T: {"letters": len(p)},
        otherwise=Text(
            "모양은 맞지만 값이 다릅니다. 합이 1인지, T = 1일 때 확률이 그대로인지 확인하세요.",
            "The shape is right, but the values are not. Is the sum 1, and does nothing change with T = 1?",
        ),
    )


@exercise(
    look=Text(
        "글자를 하나 붙일 때마다 그때까지의 글을 처음부터 모두 읽습니다. 첫 번째로 읽을 때와 마지막으로 읽을 때 글은 "
        "각각 몇 글자인가요?",
        "For each new letter the whole text so far is read again. How long is it at the first and at the last reading?",
    ),
    start=Text(
        "처음에는 1글자를 읽어 둘째 글자를 쓰고, 다음에는 2글자를 읽어 셋째 글자를 씁니다. 마지막 글자는 쓰기만 하고 "
        "읽지 않습니다. 읽은 글자 수를 모두 더하세요.",
        "First 1 letter is read and the second is written, then 2 are read and the third is written. The last letter "
        "is "
        "written but never read. Add up what is read.",
    ),
    solution="answer = sum(range(1, 20))",
    right=Text(
        "상태를 이어서 쓰면 19시점이면 됩니다. 글이 두 배로 길어지면 이 방법은 시점이 두 배, 매번 다시 읽는 방법은 약 "
        "네 배가 됩니다.",
        "With the states fed back 19 steps are enough. For twice the text that doubles, while reading everything "
        "again takes "
        "about four times as many.",
    ),
)
def reading_steps(answer):
    """How many steps a layer takes from 1 letter to a text of 20 when it reads all of it again for each letter."""
    steps = as_number(answer)
    recognise(
        steps,
        [
            (
                19,
                "상태를 이어서 쓸 때의 시점 수입니다. 여기서는 매번 처음부터 다시 읽습니다.",
                "This is with the states fed back. Here everything is read again each time.",
            ),
            (
                20,
                "글의 글자 수입니다. 층이 지나는 시점의 수를 세어 보세요.",
                "This is the number of letters. Count the steps.",
            ),
            (
                210,
                "마지막 글자까지 읽었습니다. 마지막 글자는 쓰기만 합니다.",
                "The last letter was read as well, but it is only written.",
            ),
            (
                209,
                "1부터가 아니라 2부터 20까지 더한 것 같습니다. 마지막 글자는 읽지 않습니다.",
                "This looks like the sum from 2 to 20. The last letter is not read, the first one is.",
            ),
            (189, "첫 글자만 읽는 시점이 빠졌습니다.", "The step that reads the first letter alone is missing."),
            (
                171,
                "한 번 덜 읽었습니다. 새로 써야 하는 글자가 몇 개인지 세어 보세요.",
                "One reading too few. How many new letters have to be written?",
            ),
        ],
    )
    if steps != 190:
        raise Wrong(
            "글을 읽을 때마다 몇 글자를 읽는지 처음부터 하나씩 더해 보세요.",
            "Add up, one reading after the other, how many letters are read.",
        )
