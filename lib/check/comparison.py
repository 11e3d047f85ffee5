"""Exercises of the chapter 공정한 비교: lasting success, layers of equal size, and a paired interval."""

import numpy as np

from lib.check.exercise import exercise
from lib.check.functions import function_exercise
from lib.questions.answers import Wrong, as_number
from lib.text import Text

RESULT = "np.array(result)"
FIRST_SUCCESS = Text("This is the first success. Some seeds fail again after it.")


@function_exercise(
    look=Text(
        "Some seeds are right and then fail again. Look for the last failure, not for the first success."
    ),
    start=Text(
        "Begin with one seed: np.flatnonzero(~correct[0]) gives all epochs in which it fails. Check also a seed that never fails and one that fails at the end."
    ),
    solution="""
def lasting_success(correct):
    result = []
    for seed in correct:
        failures = np.flatnonzero(~seed)
        result.append(failures[-1] + 1 if len(failures) else 0)
    return np.array(result)
""",
    right=Text("Counting the first success would miss the seeds that fail again."),
    mistakes=[
        (RESULT, "correct.argmax(axis=1)", FIRST_SUCCESS),
        (
            RESULT,
            "np.where(correct.any(axis=1), correct.argmax(axis=1), correct.shape[1])",
            FIRST_SUCCESS,
        ),
        (RESULT, "correct.sum(axis=1)", Text("This counts the successes.")),
        (RESULT, "(~correct).sum(axis=1)", Text("This counts the failures.")),
        (
            RESULT,
            "np.array(result) - 1",
            Text("This is the last failure. Success begins one epoch after it."),
        ),
        (RESULT, "np.array(result) + 1", Text("One too many: epochs are counted from 0.")),
        (
            RESULT,
            "np.array(result) % correct.shape[1]",
            Text(
                "A seed that fails at the end got 0. It must differ from one that was right from the start."
            ),
        ),
        (RESULT, "np.mean(result)", Text("This is one mean. Return one number for each seed.")),
    ],
    returns=("seeds",),
    otherwise=Text(
        "For some seeds the value is different. Check one that fails several times, one that never fails, and one that fails at the end."
    ),
)
def lasting_success(rng):
    """A function correct (seeds, epochs), bool -> for each seed the first epoch from which it is right to the end.

    A seed that is wrong at the end gets the number of epochs.
    """
    for _ in range(24):
        seeds, epochs = (int(size) for size in rng.integers((4, 5), (8, 14)))
        # Each epoch stands once or several times, so that there are runs of all lengths.
        correct = np.repeat(rng.random((seeds, epochs)) < 0.5, rng.integers(1, 4, epochs), axis=1)[
            :, :epochs
        ]
        extremes = rng.permutation(seeds)[:4]
        correct[extremes[0]], correct[extremes[1]] = True, False
        correct[extremes[2], -2:], correct[extremes[3], -1] = (False, True), False
        yield {"correct": correct}
    for shape in [(1, 7), (1, 5), (1, 1), (6, 1)]:
        yield {"correct": rng.random(shape) < 0.5}
    yield {"correct": np.ones((1, 6), bool)}


@exercise(
    look=Text(
        "The parameters of the LSTM model are in the LSTM and in Dense(5). Count them for 1 unit, 2 units and so on."
    ),
    start=Text(
        "With u units the LSTM has 4(5u + u² + u) parameters and Dense(5) has 5u + 5. Put in 1, 2, 3 for u and compare with 85."
    ),
    solution="answer = min(range(1, 10), key=lambda u: abs(4 * (5 * u + u * u + u) + 5 * u + 5 - 85))",
    right=Text(
        "Equal units or equal parameters: which to choose depends on what you want to know."
    ),
)
def fair_units(answer):
    """Units of the LSTM under Dense(5) whose model comes closest to the 85 parameters of the SimpleRNN model."""
    number = as_number(answer)
    if number == 5:
        raise Wrong(
            "With as many units as the SimpleRNN, the LSTM model has about three times as many parameters."
        )
    if number in (79, 85, 250):
        raise Wrong("Write the number of units, not of parameters.")
    if number < 1:
        raise Wrong("There is at least one unit.")
    if number > 2:
        raise Wrong("That gives far more than 85 parameters.")
    if number < 2:
        raise Wrong("More units come closer to 85 parameters.")


ENDS = "np.array([mean - 2 * error, mean + 2 * error])"


@function_exercise(
    look=Text(
        "Both layers answered the same words. What does each word say by itself about the difference?"
    ),
    start=Text(
        "Take the mean over the seeds of each layer first: two arrays (words,). Their difference is one number per word. Its standard error is its standard deviation divided by the square root of the number of words."
    ),
    solution="""
def paired_interval(first, second):
    gaps = first.mean(axis=0) - second.mean(axis=0)
    mean, error = gaps.mean(), gaps.std(ddof=1) / np.sqrt(len(gaps))
    return np.array([mean - 2 * error, mean + 2 * error])
""",
    right=Text(
        "Words that both layers get right, or both get wrong, add nothing to the spread of the differences."
    ),
    mistakes=[
        (
            "first.mean(axis=0) - second.mean(axis=0)",
            "second.mean(axis=0) - first.mean(axis=0)",
            Text("This is second − first."),
        ),
        (
            ENDS,
            "np.array([mean - error, mean + error])",
            Text("The interval reaches one standard error to each side. It should be two."),
        ),
        (
            " / np.sqrt(len(gaps))",
            "",
            Text(
                "This is the standard deviation of the words. The standard error is divided by the square root of their number."
            ),
        ),
        (
            " / np.sqrt(len(gaps))",
            " / len(gaps)",
            Text("Divide by the square root of the number of words."),
        ),
        ("ddof=1", "ddof=0", Text("Use ddof=1 for the variance of a sample.")),
        (
            "2 * error",
            "1.96 * error",
            Text("The interval reaches 1.96 standard errors to each side. The task says two."),
        ),
        (
            ENDS,
            "np.array([mean + 2 * error, mean - 2 * error])",
            Text("The larger end stands first."),
        ),
        (
            "gaps.std(ddof=1)",
            "np.sqrt(first.mean(axis=0).var(ddof=1) + second.mean(axis=0).var(ddof=1))",
            Text("This treats the layers as if they had answered different words."),
        ),
        (
            "np.sqrt(len(gaps))",
            "np.sqrt(len(first))",
            Text("Divide by the square root of the number of words, not of seeds."),
        ),
    ],
    returns=("ends",),
)
def paired_interval(rng):
    """A function first (seeds, words), second (other seeds, words), bool -> (2,) the ends of the interval."""
    yield {
        "first": np.array([[True, False]]),
        "second": np.array([[False, False]]),
    }  # the interval leaves -1 to 1
    edges = (1, 3, 7), (4, 1, 8), (1, 1, 9)
    for seeds, others, words in (*rng.integers((2, 2, 6), (6, 6, 15), size=(24, 3)), *edges):
        hard = rng.random(words)
        yield {
            "first": rng.random((seeds, words)) > hard,
            "second": rng.random((others, words)) > hard * rng.random(),
        }
