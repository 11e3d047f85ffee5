"""Exercises of the chapter RNN: one step by hand and in NumPy, the loop over time, parameters, Dense on a sequence."""

import numpy as np

from lib.check import choices, edits, mistakes
from lib.check.agreement import named, recognise, require_number, require_shape
from lib.check.answers import Wrong, as_array, as_number, as_shape
from lib.check.exercise import exercise
from lib.check.functions import function_exercise, sizes
from lib.text import Text

SUM = "x_t @ W + h @ U + b"
ALL_THREE = Text("tanh should be applied to the sum of all three terms.")
STEP_MISTAKES = [
    (f"np.tanh({SUM})", SUM, Text("This is the value before tanh.")),
    (
        f"np.tanh({SUM})",
        f"1 / (1 + np.exp(-({SUM})))",
        Text("This looks like a sigmoid instead of tanh."),
    ),
    (f"np.tanh({SUM})", f"np.maximum({SUM}, 0)", Text("This looks like ReLU instead of tanh.")),
    (SUM, "x_t @ W) + (h @ U + b", ALL_THREE),
    (SUM, "x_t @ W) + np.tanh(h @ U) + (b", ALL_THREE),
    (" + b)", ") + b", ALL_THREE),
    (f"np.tanh({SUM})", "x_t @ W + np.tanh(h @ U + b)", ALL_THREE),
    (SUM, "x_t @ W + b) + (h @ U", ALL_THREE),
    (" + b", "", Text("The bias b seems to be missing.")),
    (" + h @ U", "", Text("The previous hidden state h seems to be missing.")),
    ("x_t @ W + ", "", Text("The input x_t seems to be missing.")),
    ("@ W", "@ W.T", Text("W seems to be transposed.")),
    ("@ U", "@ U.T", Text("U seems to be transposed.")),
    ([("@ W", "@ W.T"), ("@ U", "@ U.T")], Text("Both W and U seem to be transposed.")),
    (SUM, "x_t @ U + h @ W + b", Text("W and U seem to be swapped.")),
]

BY_HAND = """
x_t, h = np.array([1.0, 2.0]), np.array([1.0, -1.0])
W, U, b = np.array([[0.5, -0.5], [0.25, 0.5]]), np.array([[1.0, 0.5], [1.5, 0.0]]), np.array([0.1, -0.2])
h = np.tanh(x_t @ W + h @ U + b)
answer = h.round(3)
"""


@exercise(
    look=Text(
        "One unit uses only one column of W, one column of U and one bias. Find the numbers that the first unit uses."
    ),
    start=Text(
        "Begin with the first unit. The input part is 1 × 0.5 + 2 × 0.25. Find the state part in the same way, add both and the bias, and apply tanh once, at the end."
    ),
    solution=BY_HAND,
    right=Text("With more units or more steps, this same computation is simply repeated."),
)
def rnn_by_hand(answer):
    """The new hidden state of two units for the numbers in the task, to three digits."""
    received, expected = as_array(answer).squeeze(), rnn_by_hand.solve()
    if received.shape != (2,):
        raise Wrong("There are two units, so there should be two values.")
    close = np.abs(received - expected) < 0.0006
    if close.all():
        return
    wrong_answers = edits.wrong_versions(BY_HAND, "answer", STEP_MISTAKES)
    recognise(received.round(2), ((value.round(2), text) for value, text in wrong_answers))
    if np.abs(received[::-1] - expected).max() < 0.0006:
        raise Wrong("The values of the two units are swapped.")
    if np.abs(received - expected).max() < 0.011:
        raise Wrong("Very close, but not correct to three decimal places.")
    if np.abs(received).max() > 1:
        raise Wrong("tanh lies between -1 and 1, but a value outside this range was received.")
    if close.any():
        unit = Text("first") if close[1] else Text("second")
        raise Wrong("The value of the {unit} unit is different.", unit=unit)
    raise Wrong("The values of both units are different.")


@function_exercise(
    look=Text(
        "Look again at the first formula of this chapter: the new h is made of three terms, one from the input, one from the previous h, and the bias."
    ),
    start=Text(
        "The input term is x_t @ W. Check that its shape is (batch, units), then write the state term with the same shape. Which nonlinear function comes next, and where?"
    ),
    solution="""
def rnn_step(x_t, h, W, U, b):
    return np.tanh(x_t @ W + h @ U + b)
""",
    right=Text("It gives the same values as Keras' SimpleRNN, on inputs of many sizes."),
    mistakes=STEP_MISTAKES,
    returns=("batch", "units"),
    otherwise=Text(
        "The shape is right, but the values are not. Compare the three terms of the formula one by one."
    ),
)
def rnn_step(rng):
    """A function x_t (batch, features), h (batch, units), W, U, b -> the next h (batch, units)."""
    for batch, features, units in sizes(rng, 1, 1, 1, fixed=[(2, 3, 3), (3, 2, 2)]):
        x_t, h = rng.normal(size=(batch, features)), rng.normal(size=(batch, units))
        W, U, b = (
            rng.normal(size=(features, units)),
            rng.normal(size=(units, units)),
            rng.normal(size=units),
        )
        yield {"x_t": x_t, "h": h, "W": W, "U": U, "b": b}


RETURN = "return np.stack(outputs, axis=1), h"


@function_exercise(
    look=Text(
        "The h of step t comes from the h just before it, so a loop over the steps is needed. What comes before the first step?"
    ),
    start=Text(
        "Start from h = np.zeros((batch, units)). The input of step t is x[:, t]. Collect each new h in a list, and stack the list along the time axis at the end."
    ),
    solution="""
def simple_rnn(x, W, U, b):
    h = np.zeros((len(x), len(U)))
    outputs = []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ W + h @ U + b)
        outputs.append(h)
    return np.stack(outputs, axis=1), h
""",
    right=Text("All steps use the same weights. A longer sequence needs no more parameters."),
    mistakes=[
        (RETURN, "return h, np.stack(outputs, axis=1)", Text("outputs and h are swapped.")),
        (RETURN, "return h, h", Text("outputs holds only the last step.")),
        (
            " + h @ U",
            "",
            Text(
                "h seems to start from zero at every step. It should be passed on to the next step."
            ),
        ),
        (
            RETURN,
            "return np.stack(outputs[::-1], axis=1), h",
            Text("The steps of outputs are in reverse order."),
        ),
        (
            RETURN,
            "return np.stack([0 * h, *outputs[:-1]], axis=1), h",
            Text("outputs is one step late: h seems to be collected before it is computed."),
        ),
        (
            "h = np.tanh",
            "h[:] = np.tanh",
            Text(
                "Every step of outputs holds the same array: changing h in place also changes what was collected."
            ),
        ),
        (
            RETURN,
            "return np.stack(outputs, axis=1), np.stack(outputs, axis=1)",
            Text("h holds all steps. Return only the last hidden state."),
        ),
        (
            RETURN,
            "return np.stack(outputs, axis=1), outputs[0]",
            Text("h is the hidden state of the first step."),
        ),
    ],
    returns={"outputs": ("batch", "steps", "units"), "h": ("batch", "units")},
    otherwise=Text(
        "The shapes are right, but the values are not. Print h at each step for a short sequence."
    ),
)
def simple_rnn(rng):
    """A function x (batch, steps, features), W, U, b -> outputs (batch, steps, units), h (batch, units)."""
    for batch, steps, features, units in sizes(
        rng, 1, 1, 1, 1, largest=6, fixed=[(2, 3, 2, 4), (3, 4, 2, 2)]
    ):
        x, W = rng.normal(size=(batch, steps, features)), rng.normal(size=(features, units))
        yield {"x": x, "W": W, "U": rng.normal(size=(units, units)), "b": rng.normal(size=units)}


@function_exercise(
    look=Text(
        "outputs has the axes (batch, time, units), the answer has (batch, units). Which axis is gone?"
    ),
    start=Text(
        "Write one index per axis: keep all of the batch axis with `:`, and choose one place on the time axis."
    ),
    solution="""
def last_step(outputs):
    return outputs[:, -1]
""",
    right=Text(
        "This is the same tensor that return_state=True returns: the last hidden state was in the outputs all along."
    ),
    mistakes=[
        ("[:, -1]", "[-1]", choices.LAST_SEQUENCE),
        ("[:, -1]", "[0, -1]", choices.ONE_SEQUENCE),
        ("[:, -1]", "[-1, -1]", choices.ONE_SEQUENCE),
        ("[:, -1]", "[:, 0]", choices.FIRST_STEP),
        ("[:, -1]", "[..., -1]", choices.LAST_UNIT),
        ("[:, -1]", "[:, -1:]", Text("The time axis is still there, with size 1.")),
        ("[:, -1]", ".mean(axis=1)", Text("This is the mean over time, not the last step.")),
        ("[:, -1]", "", Text("All steps are still there. Choose one of them.")),
    ],
    returns=("batch", "units"),
    otherwise=Text("The shape is right, but these are not the values of the last step."),
)
def last_step(rng):
    """A function outputs (batch, steps, units) -> the last hidden state (batch, units)."""
    for shape in sizes(rng, 1, 1, 1, largest=8, fixed=[(2, 6, 3), (5, 3, 2), (1, 4, 3), (3, 5, 1)]):
        yield {"outputs": rng.normal(size=shape)}


@exercise(
    look=Text(
        "A SimpleRNN has three weights: kernel, recurrent_kernel and bias. Features and units decide their shapes."
    ),
    start=Text(
        "kernel has the shape (features, units), recurrent_kernel (units, units), bias (units,). Count the numbers in each and add them up."
    ),
    solution="answer = 3 * 8 + 8 * 8 + 8",
    right=Text("The number of time steps plays no part in it."),
)
def rnn_params(answer):
    """The number of parameters of SimpleRNN(8) on an input of shape (10, 3)."""
    mistakes.require(
        mistakes.count_mistake, as_number(answer), layer="SimpleRNN", steps=10, features=3, units=8
    )


@exercise(
    look=Text(
        "Dense works on the last axis only. TimeDistributed calls one and the same layer at every step."
    ),
    start=Text(
        "Of the shape (2, 6, 4), Dense(3) changes one axis. The old and the new size of that axis are the shape of its kernel."
    ),
    solution="""
answer = {
    "Dense": ((2, 6, 3), 4 * 3 + 3),
    "TimeDistributed": ((2, 6, 3), 4 * 3 + 3),
}
""",
    right=Text(
        "Both compute the same thing: Dense in Keras already uses the same weights at every step."
    ),
)
def time_distributed(answer):
    """Shape and parameters of Dense(3) and TimeDistributed(Dense(3)) on an array of shape (2, 6, 4)."""
    layers = "Dense", "TimeDistributed"
    if not isinstance(answer, dict) or set(answer) != set(layers):
        raise Wrong("Answer with a dict that has the keys Dense and TimeDistributed.")
    for layer in layers:
        with named(layer):
            _judge_dense(answer[layer])


def _judge_dense(answer):
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Wrong("Write the shape and the count as (shape, count).")
    shape = as_shape(answer[0])
    recognise(
        shape,
        [
            ((2, 3), Text("The time axis is gone.")),
            ((2, 18), Text("The time axis and the units are flattened into one.")),
            ((2, 6, 4), Text("The last axis still has the size of the input.")),
        ],
    )
    require_shape(shape, batch=2, steps=6, units=3)
    flattened = Text("This seems to count weights for all steps joined into one input.")
    require_number(
        answer[1],
        4 * 3 + 3,
        [
            (15 * 6, Text("This seems to count separate weights for each step.")),
            (6 * 4 * 18 + 18, flattened),
            (6 * 4 * 3 + 3, flattened),
            (4 * 3, Text("The bias seems to be missing.")),
        ],
        otherwise=Text("The number of parameters is different."),
    )
