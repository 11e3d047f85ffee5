"""Exercises of the chapter RNN: one step by hand and in NumPy, the loop over time, parameters, Dense on a sequence."""

import numpy as np

from lib import cells, shapes
from lib.check import choices, mistakes, own_sentence
from lib.check.agreement import named, recognise, require_shape
from lib.check.answers import Wrong, as_array, as_number, as_shape
from lib.check.exercise import exercise
from lib.check.functions import judge, pair, sizes
from lib.text import Text

STEP_MISTAKES = [
    (lambda x_t, h, W, U, b: x_t @ W + h @ U + b, Text("This is the value before tanh.")),
    (
        lambda x_t, h, W, U, b: cells.sigmoid(x_t @ W + h @ U + b),
        Text("This looks like a sigmoid instead of tanh."),
    ),
    (
        lambda x_t, h, W, U, b: np.maximum(x_t @ W + h @ U + b, 0),
        Text("This looks like ReLU instead of tanh."),
    ),
    *(
        (
            function,
            Text("tanh should be applied to the sum of all three terms."),
        )
        for function in (
            lambda x_t, h, W, U, b: np.tanh(x_t @ W) + h @ U + b,
            lambda x_t, h, W, U, b: np.tanh(x_t @ W) + np.tanh(h @ U) + b,
            lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U) + b,
            lambda x_t, h, W, U, b: x_t @ W + np.tanh(h @ U + b),
            lambda x_t, h, W, U, b: np.tanh(x_t @ W + b) + h @ U,
        )
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U),
        Text("The bias b seems to be missing."),
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W + b),
        Text("The previous hidden state h seems to be missing."),
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(h @ U + b),
        Text("The input x_t seems to be missing."),
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W.T + h @ U + b),
        Text("W seems to be transposed."),
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U.T + b),
        Text("U seems to be transposed."),
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W.T + h @ U.T + b),
        Text("Both W and U seem to be transposed."),
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ U + h @ W + b),
        Text("W and U seem to be swapped."),
    ),
]

BY_HAND = {
    "x_t": np.array([1.0, 2.0]),
    "h": np.array([1.0, -1.0]),
    "W": np.array([[0.5, -0.5], [0.25, 0.5]]),
    "U": np.array([[1.0, 0.5], [1.5, 0.0]]),
    "b": np.array([0.1, -0.2]),
}


def _step(x_t, h, W, U, b):
    return np.tanh(x_t @ W + h @ U + b)


@exercise(
    look=Text(
        "One unit uses only one column of W, one column of U and one bias. Find the numbers that the first unit uses."
    ),
    start=Text(
        "Begin with the first unit. The input part is 1 × 0.5 + 2 × 0.25. Find the state part in the same way, add both and the bias, and apply tanh once, at the end."
    ),
    solution="""
x_t, h = np.array([1.0, 2.0]), np.array([1.0, -1.0])
W, U, b = np.array([[0.5, -0.5], [0.25, 0.5]]), np.array([[1.0, 0.5], [1.5, 0.0]]), np.array([0.1, -0.2])
answer = np.tanh(x_t @ W + h @ U + b).round(3)
""",
    right=Text("With more units or more steps, this same computation is simply repeated."),
)
def rnn_by_hand(answer):
    """The new hidden state of two units for the numbers in the task, to three digits."""
    received, expected = as_array(answer), _step(**BY_HAND)
    if received.shape in ((1, 2), (2, 1)):
        received = received.ravel()
    if received.shape != (2,):
        raise Wrong("There are two units, so there should be two values.")
    close = np.abs(received - expected) < 0.0006
    if close.all():
        return
    recognise(received.round(2), ((value(**BY_HAND).round(2), text) for value, text in STEP_MISTAKES))
    if np.abs(received[::-1] - expected).max() < 0.0006:
        raise Wrong("The values of the two units are swapped.")
    if np.abs(received - expected).max() < 0.011:
        raise Wrong("Very close, but not correct to three decimal places.")
    if np.abs(received).max() > 1:
        raise Wrong("tanh lies between -1 and 1, but a value outside of it was received.")
    if close.any():
        unit = Text("first") if close[1] else Text("second")
        raise Wrong("The value of the {unit} unit is different.", unit=unit)
    raise Wrong("The values of both units are different.")


@exercise(
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
)
def rnn_step(answer, rng):
    """A function x_t (batch, features), h (batch, units), W, U, b -> the next h (batch, units)."""
    judge(
        answer,
        _step_cases(rng),
        _step,
        STEP_MISTAKES,
        axes=lambda x_t, h, W, U, b: {"batch": len(x_t), "units": len(U)},
        otherwise=Text(
            "The shape is right, but the values are not. Compare the three terms of the formula one by one."
        ),
    )


def _step_cases(rng):
    for batch, features, units in sizes(rng, 1, 1, 1, fixed=[(2, 3, 3), (3, 2, 2)]):
        x_t, h = rng.normal(size=(batch, features)), rng.normal(size=(batch, units))
        W, U, b = rng.normal(size=(features, units)), rng.normal(size=(units, units)), rng.normal(size=units)
        yield {"x_t": x_t, "h": h, "W": W, "U": U, "b": b}


def _loop(x, W, U, b, outputs=lambda o: o, last=lambda o: o[:, -1]):
    """outputs, h of the right loop; the options make one of them wrong."""
    right, _ = cells.simple_rnn(x, W, U, b)
    return outputs(right), last(right)


LOOP_MISTAKES = [
    (lambda **given: _loop(**given)[::-1], Text("outputs and h are swapped.")),
    (
        lambda **given: _loop(**given, outputs=lambda o: o[:, -1]),
        Text("outputs holds only the last step."),
    ),
    (
        lambda x, W, U, b: (np.tanh(x @ W + b), np.tanh(x[:, -1] @ W + b)),
        Text("h seems to start from zero at every step. It should be passed on to the next step."),
    ),
    (
        lambda **given: _loop(**given, outputs=lambda o: o[:, ::-1]),
        Text("The steps of outputs are in reverse order."),
    ),
    (
        lambda **given: _loop(**given, outputs=lambda o: np.concatenate([0 * o[:, :1], o[:, :-1]], axis=1)),
        Text("outputs is one step late: h seems to be collected before it is computed."),
    ),
    (
        lambda **given: _loop(**given, outputs=lambda o: np.repeat(o[:, -1:], o.shape[1], axis=1)),
        Text("Every step of outputs holds the same array: changing h in place also changes what was collected."),
    ),
    (
        lambda **given: _loop(**given, last=lambda o: o),
        Text("h holds all steps. Return only the last hidden state."),
    ),
    (
        lambda **given: _loop(**given, last=lambda o: o[:, 0]),
        Text("h is the hidden state of the first step."),
    ),
]


@exercise(
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
)
def simple_rnn(answer, rng):
    """A function x (batch, steps, features), W, U, b -> outputs (batch, steps, units), h (batch, units)."""

    def cases():
        for batch, steps, features, units in sizes(rng, 1, 1, 1, 2, largest=6, fixed=[(2, 3, 2, 4), (3, 4, 2, 2)]):
            x, W = rng.normal(size=(batch, steps, features)), rng.normal(size=(features, units))
            yield {"x": x, "W": W, "U": rng.normal(size=(units, units)), "b": rng.normal(size=units)}

    def axes(x, W, U, b):
        batch, steps, _ = x.shape
        return {"outputs": {"batch": batch, "steps": steps, "units": len(U)}, "h": {"batch": batch, "units": len(U)}}

    judge(
        answer,
        cases(),
        _loop,
        LOOP_MISTAKES,
        read=pair("outputs", "h"),
        axes=axes,
        otherwise=Text("The shapes are right, but the values are not. Print h at each step for a short sequence."),
    )


@exercise(
    look=Text("outputs has the axes (batch, time, units), the answer has (batch, units). Which axis is gone?"),
    start=Text("Write one index per axis: keep all of the batch axis with `:`, and choose one place on the time axis."),
    solution="""
def last_step(outputs):
    return outputs[:, -1]
""",
    right=Text(
        "This is the same tensor that return_state=True returns: the last hidden state was in the outputs all along."
    ),
)
def last_step(answer, rng):
    """A function outputs (batch, steps, units) -> the last hidden state (batch, units)."""
    known = [
        (
            lambda outputs: outputs[-1],
            *choices.LAST_SEQUENCE,
        ),
        *(
            (
                lambda outputs, place=place: outputs[place, -1],
                *choices.ONE_SEQUENCE,
            )
            for place in (0, -1)
        ),
        (
            lambda outputs: outputs[:, 0],
            *choices.FIRST_STEP,
        ),
        (
            lambda outputs: outputs[..., -1],
            *choices.LAST_UNIT,
        ),
        (
            lambda outputs: outputs[:, -1:],
            Text("The time axis is still there, with size 1."),
        ),
        (
            lambda outputs: outputs.mean(axis=1),
            Text("This is the mean over time, not the last step."),
        ),
        (
            lambda outputs: outputs,
            Text("All steps are still there. Choose one of them."),
        ),
    ]
    judge(
        answer,
        (
            {"outputs": rng.normal(size=shape)}
            for shape in sizes(rng, 1, 2, 1, largest=8, fixed=[(2, 6, 3), (5, 3, 2), (1, 4, 3), (3, 5, 1)])
        ),
        lambda outputs: outputs[:, -1],
        known,
        axes=lambda outputs: {"batch": outputs.shape[0], "units": outputs.shape[2]},
        otherwise=Text("The shape is right, but these are not the values of the last step."),
    )


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
    question = {**mistakes.PLAIN, "layer": "SimpleRNN", "steps": 10, "features": 3, "units": 8}
    mistakes.require(mistakes.count_mistake(question, as_number(answer)))


@exercise(
    look=Text("Dense works on the last axis only. TimeDistributed calls one and the same layer at every step."),
    start=Text(
        "Of the shape (2, 6, 4), Dense(3) changes one axis. The old and the new size of that axis are the shape of its kernel."
    ),
    solution="""
answer = {
    "Dense": ((2, 6, 3), 4 * 3 + 3),
    "TimeDistributed": ((2, 6, 3), 4 * 3 + 3),
}
""",
    right=Text("Both compute the same thing: Dense in Keras already uses the same weights at every step."),
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
    shape, count = as_shape(answer[0]), as_number(answer[1])
    recognise(
        shape,
        [
            ((2, 3), Text("The time axis is gone.")),
            (
                (2, 18),
                Text("The time axis and the units are flattened into one."),
            ),
            ((2, 6, 4), Text("The last axis still has the size of the input.")),
        ],
    )
    require_shape(shape, batch=2, steps=6, units=3)
    flattened = (Text("This seems to count weights for all steps joined into one input."),)
    recognise(
        count,
        [
            (
                15 * 6,
                Text("This seems to count separate weights for each step."),
            ),
            (6 * 4 * 18 + 18, *flattened),
            (6 * 4 * 3 + 3, *flattened),
            (4 * 3, Text("The bias seems to be missing.")),
        ],
    )
    if count != 4 * 3 + 3:
        raise Wrong("The number of parameters is different.")


@exercise(
    look=Text(
        "There are two layers. The size of your sentence's vocabulary is both the recurrent layer's features and the output layer's units."
    ),
    start=Text(
        "Call the size of the vocabulary V and count the three weights of SimpleRNN first. Dense uses the same weights at every step: count those that turn one state into one letter, and the bias."
    ),
    solution="""
V, units = len(mine.vocabulary), 16
answer = V * units + units * units + units + units * V + V
""",
    right=Text("A longer sentence needs no more parameters as long as its vocabulary stays the same."),
)
def sentence_params(answer, mine=None):
    """The number of parameters of the model (SimpleRNN, then Dense) of the learner's own sentence."""
    own_sentence.require(mine, "sentence_params", trained=True)
    number, right = as_number(answer), mine.model.count_params()
    if number == right:
        return
    recurrent, dense = (layer.count_params() for layer in (mine.model.layers[0], mine.model.layers[-1]))
    recognise(
        number,
        [
            (
                recurrent,
                Text("The parameters of Dense, the output layer, are missing."),
            ),
            (
                dense,
                Text("Only the parameters of Dense, the output layer, are counted."),
            ),
            (
                recurrent + dense * (len(mine.text) - 1),
                Text("The output layer seems to be counted once per step. All steps share its weights."),
            ),
            *_slips(mine, right),
        ],
    )
    raise Wrong("Count the weights of both layers one by one and add up. Check the size of the vocabulary, too.")


def _slips(mine, right):
    """Known mistakes where the model is SimpleRNN, then Dense; another model has other counts."""
    layer, letters = mine.model.layers[0], len(mine.vocabulary)
    if type(layer).__name__ != "SimpleRNN" or len(mine.model.layers) != 2:
        return
    units = layer.units
    yield (
        right - units - letters,
        Text("The biases of both layers seem to be missing."),
    )
    yield (
        right - letters,
        Text("The bias of the output layer seems to be missing."),
    )
    yield right - units, Text("The bias of SimpleRNN seems to be missing.")
    yield right - units * units, Text("recurrent_kernel seems to be missing.")
    for other in {len(mine.text) - 1, len(mine.text)} - {letters}:
        yield (
            shapes.count_params("SimpleRNN", other, units) + units * other + other,
            Text("This seems to use the number of letters in the sentence instead of the size of its vocabulary."),
        )
