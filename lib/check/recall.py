"""Exercises of the chapter 오래 기억하기: a chrono start, the loss without memory, a learning rate chosen fairly."""

import numpy as np

from lib.check.exercise import exercise
from lib.check.functions import function_exercise
from lib.questions.answers import as_bias
from lib.questions.compare import require_number
from lib.text import Text


@function_exercise(
    look=Text(
        "The bias has four pieces, i, f, c, o. Make the forget gate's piece first, then find in the task how the others follow from it."
    ),
    start=Text(
        "np.linspace gives evenly spaced numbers: for T = 5 and 4 units they are 1, 2, 3, 4. Their logarithms are the forget gate's piece."
    ),
    solution="""
def chrono_bias(T, units):
    forget = np.log(np.linspace(1, T - 1, units))
    return np.concatenate([-forget, forget, np.zeros(2 * units)])
""",
    right=Text(
        "The more a unit's forget gate is open, the more its input gate is closed: a unit that remembers long lets in little noise."
    ),
    mistakes=[
        (
            "[-forget,",
            "[0 * forget,",
            Text("The input gate's biases are 0. They take the values with the sign changed."),
        ),
        (
            "[-forget, forget,",
            "[forget, -forget,",
            Text("The signs are the other way round: the forget gate is closed."),
        ),
        ("[-forget,", "[forget,", Text("The input gate takes the values with the sign changed.")),
        (
            "return ",
            "return forget  # ",
            Text(
                "This is the piece of the forget gate only. The other three pieces belong to the bias as well."
            ),
        ),
        (
            "np.log(np.linspace(1, T - 1, units))",
            "np.linspace(0, np.log(T - 1), units)",
            Text(
                "The logarithms are evenly spaced. First divide the range from 1 to T - 1 evenly, then take the logarithm."
            ),
        ),
        ("np.log(", "(", Text("The logarithm seems to be missing.")),
        *(
            (
                "np.log(",
                f"np.{other}(",
                Text("This seems to be another logarithm than the natural one."),
            )
            for other in ("log2", "log10")
        ),
        ("T - 1", "T", Text("The range seems to end at T instead of T - 1.")),
        *(
            (
                "[-forget, forget, np.zeros(2 * units)]",
                order,
                Text("The pieces are in other places. The order is i, f, c, o."),
            )
            for order in (
                "[0 * forget, 0 * forget, -forget, forget]",
                "[-forget, 0 * forget, forget, 0 * forget]",
                "[0 * forget, forget, 0 * forget, -forget]",
                "[0 * forget, -forget, forget, 0 * forget]",
            )
        ),
    ],
    read=as_bias,
    returns=("weights",),
    otherwise=Text("The length is right, but the values are not."),
)
def chrono_bias(rng):
    """A function T, units -> the bias (4 units,) of an LSTM that starts with chrono initialisation."""
    edges = (50, 1), (5, 1), (5, 16), (4, 4), (2, 3), (2, 1)
    for T, units in (
        (50, 4),
        (12, 3),
        (7, 5),
        (100, 2),
        *rng.integers((5, 2), (200, 9), size=(18, 2)),
        *edges,
    ):
        yield {"T": int(T), "units": int(units)}


@exercise(
    look=Text(
        "Only the probability given to the right answer enters the cross-entropy. How high is it for this model?"
    ),
    start=Text(
        "The loss is minus the natural logarithm of that probability: 0 for a probability of 1, larger for smaller ones."
    ),
    solution="answer = -np.log(1 / 4)",
    right=Text("Once the loss falls below this value, the model has begun to remember something."),
)
def chance_loss(answer):
    """The cross-entropy of a model that gives each of four symbols the same probability."""
    right = np.log(4)
    require_number(
        answer,
        right,
        [
            (-right, Text("The sign is wrong: a loss is above 0.")),
            (0.25, Text("This is the probability given to the right answer.")),
            (0.75, Text("This is the probability of being wrong.")),
            (2, Text("This is the logarithm to base 2. Keras uses the natural one.")),
            (np.log10(4), Text("This is the logarithm to base 10. Keras uses the natural one.")),
            (np.log(6), Text("The choice is among four symbols, not six features.")),
            (4 * right, Text("This is the sum over four symbols. Only the right one counts.")),
        ],
        otherwise=Text(
            "The value is different. First find the probability given to the right answer."
        ),
        digits=2,
    )


@function_exercise(
    look=Text(
        "Each row has its own best learning rate. Which of the two arrays may say which one that is?"
    ),
    start=Text(
        "choice.argmax(axis=1) gives the place of the best rate in each row. Read the score at that place in the same row of test."
    ),
    solution="""
def tuned(choice, test):
    best = choice.argmax(axis=1)
    return test[np.arange(len(test)), best]
""",
    right=Text(
        "A rate chosen on the seeds that are then scored looks better than it is: the largest of several lucky scores is kept."
    ),
    mistakes=[
        (
            "return test[np.arange(len(test)), best]",
            "return test.max(axis=1)",
            Text("The rate was chosen on the seeds that are compared. Choose it with choice."),
        ),
        (
            "return test[np.arange(len(test)), best]",
            "return choice.max(axis=1)",
            Text("These are the scores on the seeds that served for the choice. Read test."),
        ),
        (
            "return test[np.arange(len(test)), best]",
            "return best",
            Text("These are the places of the rates. The scores at these places are asked for."),
        ),
        (
            "choice.argmax(axis=1)",
            "np.full(len(test), choice.sum(axis=0).argmax())",
            Text("There is one rate for all rows. Each row has its own."),
        ),
        (
            "choice.argmax(axis=1)",
            "choice.argmin(axis=1)",
            Text("This is the worst rate of each row."),
        ),
    ],
    returns=("layers",),
)
def tuned(rng):
    """A function choice, test (both (layers, rates)) -> the scores (layers,) of test at the rate best in choice."""
    for layers, rates in (
        (3, 5),
        (2, 4),
        *rng.integers((2, 3), (6, 8), size=(22, 2)),
        (1, 4),
        (3, 1),
        (1, 1),
    ):
        yield {"choice": rng.normal(size=(layers, rates)), "test": rng.normal(size=(layers, rates))}
