"""Exercises of the chapter on generation: temperature, what reading everything again costs, Kneser-Ney smoothing."""

import numpy as np

from lib.check.exercise import exercise
from lib.check.functions import function_exercise
from lib.questions.compare import require_number
from lib.text import Text


@function_exercise(
    look=Text(
        "With T = 1 nothing changes; with T below 1 large probabilities grow. Which computation does that? Think of the sum, too."
    ),
    start=Text(
        "Think of it as dividing the logarithm of p by T and applying a softmax. exp(log(p) / T) has a simpler form."
    ),
    solution="""
def temperature(p, T):
    powers = p ** (1 / T)
    return powers / powers.sum()
""",
    right=Text(
        "A temperature never changes the ranking of the characters. It only makes the differences larger or smaller."
    ),
    mistakes=[
        (" / powers.sum()", "", Text("The sum is not 1. Divide by the sum of the powers.")),
        (
            [("(1 / T)", "T"), (" / powers.sum()", "")],
            Text("The power seems to be T instead of 1/T, and the sum is not 1."),
        ),
        ("(1 / T)", "T", Text("The power seems to be T instead of 1/T.")),
        (
            "powers / powers.sum()",
            "p / T",
            Text("p was divided by T. It is the logarithm of p that is divided."),
        ),
        (
            "powers / powers.sum()",
            "p",
            Text("The probabilities do not change with the temperature."),
        ),
        (
            "p ** (1 / T)",
            "np.exp(p / T)",
            Text("A softmax was applied to probabilities. Take their logarithm first."),
        ),
    ],
    returns=("letters",),
    otherwise=Text(
        "The shape is right, but the values are not. Is the sum 1, and does nothing change with T = 1?"
    ),
    forbidden="garden",
)
def temperature(rng):
    """A function p (letters,), T -> the probabilities at temperature T (letters,)."""
    for T in (
        0.5,
        2.0,
        1.0,
        *rng.choice([0.2, 0.3, 0.5, 0.7, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0], size=21),
    ):
        letters = int(rng.integers(2, 9))
        yield {"p": rng.dirichlet(np.ones(letters)) * 0.9 + 0.1 / letters, "T": float(T)}
    yield {"p": np.array([1.0]), "T": 0.5}


@function_exercise(
    look=Text(
        "Each count loses D, but none falls below 0. What was taken off goes to the shorter table. How much is that in all?"
    ),
    start=Text(
        "Take D off with np.maximum(counts - D, 0). D times the number of characters with a count is what the shorter table shares out. At the end divide by the sum of the counts."
    ),
    solution="""
def smoothed(counts, D, shorter):
    freed = D * (counts > 0).sum()
    return (np.maximum(counts - D, 0) + freed * shorter) / counts.sum()
""",
    right=Text(
        "What was taken off the counts is handed out again, so the sum stays 1, and no character has the probability 0."
    ),
    mistakes=[
        (
            "np.maximum(counts - D, 0)",
            "counts - D",
            Text("Characters that never came have a count below 0. Let none fall below 0."),
        ),
        (" + freed * shorter", "", Text("What was taken off went to nobody. The sum is below 1.")),
        (
            "freed * shorter",
            "shorter",
            Text("The shorter table counts fully. It shares out only what was taken off."),
        ),
        (
            "D * (counts > 0).sum()",
            "D * len(counts)",
            Text(
                "D was taken off characters that never came. Count only characters with a count above 0."
            ),
        ),
        (
            "D * (counts > 0).sum()",
            "D",
            Text("D was handed out once. It is taken off each kind of character that came."),
        ),
        (
            "np.maximum(counts - D, 0) + freed * shorter",
            "counts",
            Text(
                "These are the shares of the counts. Nothing was taken off, and the shorter table is not used."
            ),
        ),
        (
            "D * (counts > 0).sum()",
            "D * counts.sum()",
            Text(
                "D was taken off each time that a character came. It is taken off once for each kind."
            ),
        ),
        (" / counts.sum()", "", Text("The sum is not 1. Divide by the sum of the counts.")),
        (
            "np.maximum(counts - D, 0)",
            "counts",
            Text("Nothing was taken off the counts, so the sum is above 1."),
        ),
    ],
    returns=("letters",),
    otherwise=Text("The shape is right, but the values are not. Is the sum 1?"),
)
def smoothed(rng):
    """A function counts (letters,), D, shorter (letters,) -> Kneser-Ney's probabilities (letters,)."""
    for _ in range(24):
        letters = int(rng.integers(3, 9))
        counts = rng.integers(0, 4, letters)
        counts[rng.permutation(letters)[:2]] = 0, 3
        D, shorter = float(rng.choice([0.5, 0.6, 0.75, 0.9])), rng.dirichlet(np.ones(letters))
        yield {"counts": counts, "D": D, "shorter": shorter}
    for counts in (np.array([2]), np.array([1, 3]), np.array([0, 4])):
        yield {"counts": counts, "D": 0.75, "shorter": rng.dirichlet(np.ones(len(counts)))}


@exercise(
    look=Text(
        "For each new character the whole text so far is read again. How long is it at the first and at the last reading?"
    ),
    start=Text(
        "First 1 character is read and the second is written, then 2 are read and the third is written. The last character is written but never read. Add up what is read."
    ),
    solution="answer = sum(range(1, 20))",
    right=Text(
        "With the states fed back 19 steps are enough. For twice the text that doubles, while reading everything again takes about four times as many."
    ),
)
def reading_steps(answer):
    """How many steps a layer takes from 1 letter to a text of 20 when it reads all of it again for each letter."""
    require_number(
        answer,
        190,
        [
            (
                19,
                Text("This is with the states fed back. Here everything is read again each time."),
            ),
            (20, Text("This is the number of characters. Count the steps.")),
            (210, Text("The last character was read as well, but it is only written.")),
            (
                209,
                Text(
                    "This looks like the sum from 2 to 20. The last character is not read, the first one is."
                ),
            ),
            (189, Text("The step that reads the first character alone is missing.")),
            (171, Text("One reading too few. How many new characters have to be written?")),
        ],
        otherwise=Text("Add up, one reading after the other, how many characters are read."),
    )
