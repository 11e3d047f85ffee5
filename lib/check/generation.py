"""Exercises of the chapter on generation: temperature, and what it costs to read everything again."""

import numpy as np

from lib.check.answers import as_array, as_number, call, equal, fresh, recognise, require_shape
from lib.check.exercise import Text, Wrong, exercise


@exercise(
    hint=Text(
        "먼저 1/T제곱을 하고, 그 합으로 나눈다. 순서가 중요하다.",
        "First the power 1/T, then divide by the sum. The order matters.",
    ),
    solution="""
def temperature(p, T):
    powers = p ** (1 / T)
    return powers / powers.sum()
""",
    right=Text(
        "온도는 글자의 순위를 바꾸지 않는다. 확률의 차이만 벌리거나 좁힌다.",
        "A temperature never changes the ranking of the letters. It only widens or narrows the gaps.",
    ),
)
def temperature(answer):
    """A function p (letters,), T -> the probabilities at temperature T (letters,)."""
    for T in (0.5, 2.0, 1.0):
        p = fresh().dirichlet(np.ones(5)) * 0.8 + 0.04
        received = as_array(call(answer, p, T))
        require_shape(received.shape, features=5)
        powers = p ** (1 / T)
        if equal(received, powers / powers.sum()):
            continue
        flipped = p**T
        recognise(
            received,
            [
                (powers, "합이 1이 아니다. 합으로 나누는 일이 빠졌다.", "The sum is not 1: the division is missing."),
                (flipped, "T제곱을 했고, 합으로 나누지 않았다.", "The power is T, and the division is missing."),
                (flipped / flipped.sum(), "1/T제곱이 아니라 T제곱을 한 것 같다.", "The power seems to be T, not 1/T."),
                (
                    p / T,
                    "확률을 T로 나누었다. 나누는 것은 로그 쪽이다.",
                    "p was divided by T; its logarithm is what is divided.",
                ),
                (p, "온도를 바꾸어도 확률이 그대로다.", "The probabilities do not change with the temperature."),
                (
                    np.exp(p / T) / np.exp(p / T).sum(),
                    "확률에 소프트맥스를 한 번 더 씌웠다. 먼저 로그를 취해야 한다.",
                    "A softmax was taken of probabilities. Take their logarithm first.",
                ),
            ],
        )
        if not equal(received.sum(), 1):
            raise Wrong("합이 1이 아니다. 확률은 합이 1이어야 한다.", "Probabilities must sum to 1, these do not.")
        raise Wrong("합은 1이지만 값이 다르다.", "The sum is 1, the values differ.")


@exercise(
    hint=Text(
        "글이 1글자일 때 한 걸음, 2글자일 때 두 걸음을 읽는다. 마지막 글자는 쓰기만 하고 읽지 않는다.",
        "A text of one letter takes one step to read, one of two takes two. The last letter is written, never read.",
    ),
    solution="answer = sum(range(1, 20))",
    right=Text(
        "상태를 되먹이면 19걸음이다. 글이 두 배가 되면 이쪽은 두 배, 다시 읽기는 네 배가 된다.",
        "Feeding the states back takes 19 steps. Twice the text doubles that; reading again takes four times as much.",
    ),
)
def reading_steps(answer):
    """How many steps a layer takes from 1 letter to a text of 20 when it reads all of it again for each letter."""
    steps = as_number(answer)
    recognise(
        steps,
        [
            (19, "상태를 되먹일 때의 걸음 수다. 매번 처음부터 읽는다면?", "That is with states fed back. And without?"),
            (20, "글자 수를 센 것 같다. 걸음을 세자.", "That seems to count letters. Count steps."),
            (
                210,
                "마지막 글자까지 읽었다. 그 글자는 쓰기만 한다.",
                "The last letter was read too; it only is written.",
            ),
            (
                209,
                "첫 글자를 읽는 걸음이 빠지고 마지막 글자가 들어갔다.",
                "The first letter's step is missing, the last letter's is not.",
            ),
            (189, "첫 글자를 읽는 걸음이 빠졌다.", "The step that reads the first letter is missing."),
            (171, "한 번 덜 썼다. 몇 글자를 새로 써야 하는가?", "One letter too few: how many are to be written?"),
        ],
    )
    if steps != 190:
        raise Wrong(
            "읽는 글의 길이를 처음부터 하나씩 더해 보자.", "Add up the lengths of the texts that are read, one by one."
        )
