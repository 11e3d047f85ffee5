"""Exercises of the chapter 왜 잊을까: backpropagation through time, the gradient of W, an open forget gate, the bias for a memory."""

import numpy as np

from lib import cells
from lib.check.exercise import exercise
from lib.check.functions import function_exercise, sizes
from lib.questions.answers import as_bias, as_number
from lib.questions.compare import require_number
from lib.text import Text


@function_exercise(
    look=Text(
        "Backpropagation through time starts at the last step and goes back. Which two computations does the gradient pass in reverse at each step?"
    ),
    start=Text(
        "Start from an array of ones, one for each unit, and loop over t backwards. At each step first multiply by the derivative of tanh. The result goes two ways: to the input x_t and to h of the step before."
    ),
    solution="""
def bptt(h, W, U):
    gradient = np.ones(len(U))
    result = np.zeros((len(h), len(W)))
    for t in reversed(range(len(h))):
        gradient = gradient * (1 - h[t] ** 2)
        result[t] = gradient @ W.T
        gradient = gradient @ U.T
    return result
""",
    right=Text(
        "U is multiplied in once for each step back: this is why gradients vanish or explode."
    ),
    mistakes=[
        ("return result", "return result[::-1]", Text("The steps are in reverse order.")),
        (
            "return result",
            "return np.linalg.norm(result, axis=1)",
            Text("This is the size of the gradient, not the gradient."),
        ),
        ("return result", "return result[0]", Text("This is the gradient of the first step only.")),
        (" * (1 - h[t] ** 2)", "", Text("The derivative of tanh, 1 - h², seems to be missing.")),
        ("U.T", "U", Text("U seems not to be transposed.")),
        ("h[t] ** 2", "h[t]", Text("The derivative of tanh is 1 - h². Here h is not squared.")),
        (
            "gradient @ U.T",
            "gradient",
            Text("On the way to the step before, the gradient is not multiplied by U."),
        ),
        (
            "h[t] ** 2",
            "(h[t - 1] if t else 0 * h[0]) ** 2",
            Text("The derivative seems to use h of the step before."),
        ),
        (
            "gradient @ W.T",
            "gradient / (1 - h[t] ** 2) @ W.T",
            Text("The derivative of tanh seems to be missing on the way to the input."),
        ),
    ],
    returns=("steps", "features"),
)
def bptt(rng):
    """A function h (steps, units), W, U of a SimpleRNN -> ∂(sum of h[-1]) / ∂x (steps, features)."""
    for steps, features, units in sizes(
        rng, 1, 1, 1, largest=6, fixed=[(4, 2, 2), (5, 3, 3), (4, 1, 3)]
    ):
        # Halved: a tanh near -1 or 1 has a derivative of almost 0, which hides mistakes.
        W, U = rng.normal(size=(features, units)) / 2, rng.normal(size=(units, units)) / 2
        h = cells.simple_rnn(rng.normal(size=(1, steps, features)), W, U, rng.normal(size=units))[
            0
        ][0]
        yield {"h": h, "W": W, "U": U}


@function_exercise(
    look=Text(
        "All steps share one kernel W. What does one step contribute to its gradient, and what is done with the contributions of all steps?"
    ),
    start=Text(
        "Go back through time as in bptt. At each step, after the derivative of tanh, add np.outer of the input x[t] and the gradient."
    ),
    solution="""
def kernel_gradient(x, h, U):
    gradient = np.ones(len(U))
    result = np.zeros((x.shape[1], len(U)))
    for t in reversed(range(len(h))):
        gradient = gradient * (1 - h[t] ** 2)
        result += np.outer(x[t], gradient)
        gradient = gradient @ U.T
    return result
""",
    right=Text(
        "The contributions of all steps are added, but one that came back through many steps may be tiny: this is how an early input is forgotten."
    ),
    mistakes=[
        (
            "result +=",
            "result =",
            Text(
                "This is the contribution of the first step alone. The contributions of all steps are added."
            ),
        ),
        (" * (1 - h[t] ** 2)", "", Text("The derivative of tanh, 1 - h², seems to be missing.")),
        ("U.T", "U", Text("U seems not to be transposed.")),
        (
            "reversed(range(len(h)))",
            "[len(h) - 1]",
            Text(
                "This is the contribution of the last step alone. The contributions of all steps are added."
            ),
        ),
        (
            "x[t], gradient",
            "x[t], gradient / (1 - h[t] ** 2)",
            Text("The derivative of tanh seems to be missing on the way to the kernel."),
        ),
        (
            "return result",
            "return result / len(h)",
            Text("This is the mean over the steps. The contributions are added."),
        ),
    ],
    returns=("features", "units"),
)
def kernel_gradient(rng):
    """A function x (steps, features), h (steps, units), U of a SimpleRNN -> ∂(sum of h[-1]) / ∂W (features, units)."""
    for steps, features, units in sizes(
        rng, 1, 1, 1, largest=6, fixed=[(4, 2, 3), (5, 3, 2), (4, 1, 3)]
    ):
        W, U = rng.normal(size=(features, units)) / 2, rng.normal(size=(units, units)) / 2
        x = rng.normal(size=(steps, features))
        yield {"x": x, "h": cells.simple_rnn(x[None], W, U, rng.normal(size=units))[0][0], "U": U}


FORGET = "[units : 2 * units]"


@function_exercise(
    look=Text(
        "The bias of an LSTM holds four pieces in a row. In Keras' order, which piece belongs to the forget gate?"
    ),
    start=Text(
        "Each piece has the length units and the order is i, f, c, o. Make an array of 4 × units zeros and put value into the place of one piece."
    ),
    solution="""
def forget_bias(units, value):
    result = np.zeros(4 * units)
    result[units : 2 * units] = value
    return result
""",
    right=Text("Only one piece of the bias changes, and the memory gets longer."),
    mistakes=[
        (FORGET, "[:units]", Text("The value is in the place of the input gate.")),
        (FORGET, "[2 * units : 3 * units]", Text("The value is in the place of the candidate.")),
        (FORGET, "[3 * units :]", Text("The value is in the place of the output gate.")),
        (
            FORGET,
            "[:]",
            Text("The value is in all four pieces. Only the forget gate should have it."),
        ),
        (
            "return result",
            "return np.full(units, value)",
            Text(
                "This is the piece of the forget gate only. The other three pieces belong to the bias as well."
            ),
        ),
        (
            "return result",
            "return 1 / (1 + np.exp(-result))",
            Text("These are values of gates, not biases."),
        ),
        *(
            (
                "= value",
                f"= {other}",
                Text("The place is right, but the value is not. Put in value as it is."),
            )
            for other in ("1", "abs(value)", "-value", "1 / (1 + np.exp(-value))", "2 * value")
        ),
    ],
    read=as_bias,
    returns=("weights",),
    otherwise=Text("The length is right, but the values are not."),
)
def forget_bias(rng):
    """A function units, value -> the bias (4 units,) of an LSTM: value for the forget gate, 0 for all others."""
    for units in (3, 5, 1, 2, *rng.integers(1, 9, size=20)):
        yield {
            "units": int(units),
            "value": round(float(rng.choice([-1, 1]) * rng.uniform(0.3, 6)), 2),
        }


@exercise(
    look=Text(
        "Without input the cell state is multiplied by f at each step. What is left of it after 50 steps?"
    ),
    start=Text(
        "f to the power of 50 is one half: find f. Then find the b for which f = σ(b). It is far above 0."
    ),
    solution="f = 0.5 ** (1 / 50)\nanswer = np.log(f / (1 - f))",
    right=Text(
        "With a bias of 3 less than half is left after 50 steps. Chrono, in the next chapter, gives each unit its own bias."
    ),
)
def half_life(answer):
    """The forget bias with which a cell keeps half of its content over 50 steps (its other inputs aside)."""
    number, f = as_number(answer, whole=False), 0.5 ** (1 / 50)
    right = np.log(f / (1 - f))
    more, less = (
        Text("With this bias more than half is left."),
        Text("With this bias less than half is left."),
    )
    require_number(
        answer,
        right,
        [
            (f, Text("This is the gate's value f. The bias b comes from σ(b) = f.")),
            (-right, Text("The sign is wrong: with this bias the gate is closed.")),
            (
                np.log(50),
                Text("log 50 is the estimate that chrono uses. Here exactly half must be left."),
            ),
            (1 / (1 + np.exp(-f)), Text("This is σ(f). σ has to be inverted.")),
            (0, Text("With a bias of 0, f = 0.5: half is gone after one step.")),
        ],
        otherwise=more if cells.sigmoid(number) ** 50 > 0.5 else less,
        digits=2,
    )
