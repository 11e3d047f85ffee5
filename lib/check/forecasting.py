"""Exercises of the chapter on sunspots: cutting windows, finding what leaks, an interval from few tests."""

import re

from lib.check.exercise import exercise
from lib.check.functions import function_exercise
from lib.questions.answers import Wrong
from lib.text import Text

X = "x[:, :, np.newaxis]"
X_AND_Y = f"{X}, values[window:]"
LAST_MISSING = Text("The last window is missing.")


@function_exercise(
    look=Text(
        "With 5 values and windows of 3, how many windows are there? Each needs a value right after it."
    ),
    start=Text(
        "The first window is values[0:window], and its answer is values[window]. Move the beginning by one step each time, and add the features axis at the end."
    ),
    solution="""
def windows(values, window):
    count = len(values) - window
    x = np.stack([values[i : i + window] for i in range(count)])
    return x[:, :, np.newaxis], values[window:]
""",
    right=Text("Any series becomes an array (batch, steps, features) in this way."),
    mistakes=[
        (X_AND_Y, f"values[window:], {X}", Text("x and y are swapped.")),
        (
            "range(count)",
            "range(count + 1)",
            Text("x has one window too many: no value follows the last one."),
        ),
        ("range(count)", "range(count - 1)", LAST_MISSING),
        (
            [("range(count)", "range(count - 1)"), ("values[window:]", "values[window:-1]")],
            LAST_MISSING,
        ),
        (X, "x[:, ::-1, np.newaxis]", Text("Within the windows time runs backwards.")),
        (
            "values[window:]",
            "x[:, -1]",
            Text(
                "y holds each window's own last value. It should be the value right after the window."
            ),
        ),
        (
            "values[window:]",
            "x[:, 0]",
            Text(
                "y holds each window's own first value. It should be the value right after the window."
            ),
        ),
        (X, "x", Text("x has no features axis.")),
        (
            "values[window:]",
            "values[window:, np.newaxis]",
            Text(
                "y has one axis too many. It should have a single axis, with one value for each window."
            ),
        ),
        (
            X_AND_Y,
            f"{X}[::window], values[window::window]",
            Text(
                "The windows do not overlap. Each one should begin one step after the one before."
            ),
        ),
    ],
    returns={"x": ("batch", "steps", "features"), "y": ("batch",)},
    otherwise=Text(
        "The shapes are right, but the values are not. Print x and y for a short array."
    ),
    forbidden="sunspots",
)
def windows(rng):
    """A function values (n,), window -> x (n - window, window, 1), y (n - window,)."""
    for n, window in ((30, 22), (12, 4), (9, 2), (5, 4), (4, 1), (2, 1)):
        yield {"values": rng.normal(size=n), "window": window}
    for _ in range(10):
        window = int(rng.integers(1, 8))
        n = window + int(rng.integers(1, 12))
        for values in (
            rng.normal(size=n),
            rng.normal(size=n).round(),
        ):  # rounded: values come more than once
            yield {"values": values, "window": window}


@exercise(
    look=Text(
        "Suppose the values from 1950 on were different. In which lines would the trained model or a chosen setting change?"
    ),
    start=Text(
        "Ask line by line, beginning with A: does it use values up to 1949 only, or only values before the moment of the forecast? A person who chooses by the test score uses the test as well."
    ),
    solution='answer = {"B", "D"}',
    right=Text(
        "A shuffled split and a choice by test score raise no error, but both make the score look better than it is."
    ),
)
def find_leaks(answer):
    """The letters of the lines that leak, out of A, B, C, D."""
    if not isinstance(answer, (str, list, tuple, set, frozenset)):
        raise Wrong('Write a set of letters in quotes, like {"A"}.')
    chosen = set(re.findall("[A-Z]", " ".join(map(str, answer)).upper()))
    if not chosen:
        raise Wrong(
            'No line is chosen, but something leaks. Write a set of letters in quotes, like {"A"}.'
        )
    if not chosen <= set("ABCD"):
        raise Wrong("Choose from A, B, C and D.")
    if "A" in chosen:
        raise Wrong("A uses only values up to 1949. Later values cannot change it.")
    if "C" in chosen:
        raise Wrong(
            "The window of C holds only values before the year of the forecast. A real forecaster knows them, too."
        )
    if chosen != find_leaks.solve():
        raise Wrong("Not everything that leaks is chosen. Read the other lines again.")


MEANS = "np.stack([piece.mean(axis=1) for piece in np.array_split(values, 5, axis=1)], axis=1)"


@function_exercise(
    look=Text(
        "Neighbouring years are alike, so a year is not a test by itself. What is repeated five times here?"
    ),
    start=Text(
        "np.array_split(values, 5, axis=1) gives five pieces. Take the mean of each over its years: an array (models, 5). The interval comes from these five numbers alone."
    ),
    solution=f"""
def five_pieces(values):
    means = {MEANS}
    half = 2.776 * means.std(axis=1, ddof=1) / np.sqrt(5)
    return means.mean(axis=1) - half, means.mean(axis=1) + half
""",
    right=Text(
        "With few pieces the interval is wide. That is honest: there are no more than five tests."
    ),
    mistakes=[
        (MEANS, "values", Text("Each year counts as a test by itself.")),
        (
            "/ np.sqrt(5)",
            "",
            Text(
                "This is the spread of the pieces. That of their mean is smaller: divide by the square root of their number."
            ),
        ),
        (
            "np.sqrt(5)",
            "np.sqrt(values.shape[1])",
            Text("Divide by the square root of the number of pieces, not of years."),
        ),
        ("ddof=1", "ddof=0", Text("Use ddof=1: five pieces are a sample.")),
        (
            "- half, means.mean(axis=1) + half",
            "+ half, means.mean(axis=1) - half",
            Text("low and high are swapped."),
        ),
        ("np.sqrt(5)", "5", Text("Divide by the square root of the number of pieces.")),
        ("2.776", "1.96", Text("1.96 is for many tests. For five pieces take 2.776.")),
    ],
    returns={"low": ("models",), "high": ("models",)},
)
def five_pieces(rng):
    """A function values (models, years) -> low, high (models,): 95 % intervals of the mean from five pieces of time."""
    for place, years in enumerate((59, 20, 23, 47, 5) * 5):
        models = 1 if place % 4 == 3 else int(rng.integers(2, 6))
        yield {"values": rng.normal(size=(models, years)).cumsum(axis=1)}
