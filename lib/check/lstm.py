"""Exercises of the chapter LSTM: one step in NumPy, h and c, gates set by biases, parameters backwards, resuming."""

import itertools

import numpy as np

from lib import cells, shapes
from lib.check.exercise import exercise
from lib.check.functions import function_exercise, sizes
from lib.questions.answers import Wrong, as_array, as_number
from lib.questions.compare import gate, recognise
from lib.text import Text

STATES = {"h": ("batch", "units"), "c": ("batch", "units")}
BOTH_RETURNS = "        return a, b\n    return b, a"
TWICE = Text("The same tensor is returned twice.")


def _same_order(order):
    return Text(
        "This always returns {order}, but the order in which a and b come differs. Compare their values.",
        order=order,
    )


def _weights(rng, features, units):
    width = 4 * units
    return {
        "W": rng.normal(size=(features, width)),
        "U": rng.normal(size=(units, width)),
        "b": rng.normal(size=width),
    }


@function_exercise(
    look=Text(
        "x_t @ W + h @ U + b holds four pieces in a row. First find out which are gates and which is the candidate."
    ),
    start=Text(
        "Cut it with np.split(…, 4, axis=-1) and name the pieces in the order i, f, c, o. Do not call the candidate c. Then compute the new c first."
    ),
    solution="""
from lib.cells import sigmoid

def lstm_step(x_t, h, c, W, U, b):
    i, f, candidate, o = np.split(x_t @ W + h @ U + b, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
    h = sigmoid(o) * np.tanh(c)
    return h, c
""",
    right=Text(
        "c passes through no matrix, only through a product and a sum. That is why it can remember for a long time."
    ),
    mistakes=[
        ("return h, c", "return c, h", Text("h and c are swapped.")),
        ("return h, c", "return c, c", Text("The cell state stands in place of h.")),
        ("return h, c", "return h, h", Text("The hidden state stands in place of c.")),
        (
            "i, f, candidate, o =",
            "f, i, candidate, o =",
            Text(
                "The input gate and the forget gate seem to be swapped. Check the order i, f, c, o and what each gate multiplies."
            ),
        ),
        *(
            (
                "i, f, candidate, o =",
                f"{', '.join(order)} =",
                Text("The four pieces seem not to be in Keras' order i, f, c, o."),
            )
            for order in itertools.permutations(("i", "f", "candidate", "o"))
        ),
        (
            [("c = sigmoid(f)", "new_c = sigmoid(f)"), ("return h, c", "return h, new_c")],
            Text("h seems to be computed from the old c instead of the new one."),
        ),
        ("np.tanh(c)", "c", Text("tanh of c seems to be missing in h.")),
        ("np.tanh(candidate)", "candidate", Text("tanh of the candidate seems to be missing.")),
        (
            "np.tanh(candidate)",
            "sigmoid(candidate)",
            Text("The candidate seems to use a sigmoid instead of tanh."),
        ),
        ("sigmoid(", "np.tanh(", Text("The gates seem to use tanh instead of a sigmoid.")),
        ("sigmoid(", "(", Text("The sigmoid of the gates seems to be missing.")),
        (" + b", "", Text("The bias b seems to be missing.")),
        (" + h @ U", "", Text("The previous hidden state h seems to be missing.")),
        ("h @ U", "c @ U", Text("U seems to be multiplied by c instead of h.")),
        (
            "candidate",
            "c",
            Text(
                "The old c seems to be overwritten by the candidate. Give the candidate another name."
            ),
        ),
        (
            "sigmoid(f) * c + ",
            "",
            Text("The old c, multiplied by the forget gate, seems to be missing."),
        ),
        (
            "sigmoid(i)",
            "(1 - sigmoid(f))",
            Text("1 - f seems to take the place of the input gate. That is how a GRU does it."),
        ),
    ],
    returns=STATES,
    otherwise=Text(
        "The shapes are right, but the values are not. Is c different already, or only h? Check what each gate multiplies."
    ),
)
def lstm_step(rng):
    """A function x_t, h, c, W, U, b -> the next h and c, both (batch, units), with Keras' gate order."""
    for batch, features, units in sizes(rng, 1, 1, 1):
        x_t, h, c = (rng.normal(size=(batch, size)) for size in (features, units, units))
        yield {"x_t": x_t, "h": h, "c": 2 * c, **_weights(rng, features, units)}


@exercise(
    look=Text(
        "Write the number of parameters of an LSTM with u units as a formula in u. Three gates and the candidate have weights of the same size."
    ),
    start=Text(
        "One piece has 5u + u·u + u parameters. Four pieces have 1,408, so one has 352. You may simply try u = 1, 2, 3 and so on."
    ),
    solution="""
answer = 1
while 4 * (5 * answer + answer * answer + answer) < 1408:
    answer += 1
""",
    right=Text(
        "Parameters grow almost with the square of the units: twice the units need more than three times the parameters."
    ),
)
def lstm_units(answer):
    """How many units an LSTM on 5 features has if it has 1,408 parameters."""
    number = as_number(answer)
    if number == -22:
        raise Wrong("This is the other root of the equation. A number of units is positive.")
    if number < 1:
        raise Wrong("There is at least one unit.")
    recognise(
        number,
        [
            (
                64,
                Text(
                    "This is the width of all four pieces together. The number of units is the width of one."
                ),
            ),
            (
                352,
                Text(
                    "This is the number of parameters of one piece. Find the number of units from it."
                ),
            ),
        ],
    )
    count = shapes.count_params("LSTM", 5, number)
    if count > 1408:
        raise Wrong("With so many units there are more than 1,408 parameters.")
    if count < 1408:
        raise Wrong("With so few units there are fewer than 1,408 parameters.")


@function_exercise(
    look=Text(
        "outputs holds the hidden state of every step. Where in it is the last hidden state?"
    ),
    start=Text(
        "Take outputs[:, -1] and compare it with a. np.allclose tells whether all values of two arrays agree."
    ),
    solution="""
def h_and_c(outputs, a, b):
    if np.allclose(outputs[:, -1], a):
        return a, b
    return b, a
""",
    right=Text(
        "Only h comes out as the layer's output. c can be seen only with return_state=True."
    ),
    mistakes=[
        ("return b, a", "return a, b", _same_order("a, b")),
        ("return a, b", "return b, a", _same_order("b, a")),
        (BOTH_RETURNS, "        return b, a\n    return a, b", Text("h and c are swapped.")),
        *(
            (BOTH_RETURNS, f"        return {first}, {first}\n    return {second}, {second}", TWICE)
            for first, second in ("aa", "bb", "ab", "ba")
        ),
    ],
    returns=STATES,
    otherwise=Text(
        "In some cases h and c are not told apart correctly. What must h always be equal to?"
    ),
)
def h_and_c(rng):
    """A function outputs (batch, steps, units), a, b -> h, c, where a and b are the two states in unknown order."""
    # Sequences of one step, where every step is the last; single units, whose c may be negative; then states of all sizes.
    for batch, steps, units in [(2, 1, 3), (1, 1, 1), (1, 4, 1)] * 5 + [
        *sizes(rng, 1, 2, 1, largest=6)
    ]:
        scale = rng.choice([0.3, 1, 2])
        weights = (scale * weight for weight in _weights(rng, 4, units).values())
        outputs, h, c = cells.lstm(rng.normal(size=(batch, steps, 4)), *weights)
        a, b = (h, c) if rng.random() < 0.5 else (c, h)
        yield {"outputs": outputs, "a": a, "b": b}


@exercise(
    look=Text(
        "The new c is f times the old c plus i times the candidate. Which values must f and i be close to, so that c stays the same?"
    ),
    start=Text(
        "A gate is the sigmoid of its bias; a bias of 0 gives 0.5. Find a bias that brings a gate very near 1 and one that brings it very near 0. Write them in the order i, f, c, o."
    ),
    solution="answer = [-20, 20, 0, 0]",
    right=Text(
        "While the forget gate is open and the input gate is closed, c stays the same for any number of steps."
    ),
)
def keep_c(answer):
    """Biases of an LSTM(1), in Keras' order, that keep c for 100 steps; only the candidate sees the inputs."""
    bias = as_array(answer).squeeze()
    if bias.shape != (4,):
        raise Wrong(
            "There are four biases: one for each of the three gates and one for the candidate."
        )
    if _keeps(bias):
        return
    if bias.min() >= 0 and bias.max() <= 1:
        raise Wrong(
            "All biases are between 0 and 1. If these are meant as gates: a bias becomes a gate through the sigmoid."
        )
    if _keeps(bias[[1, 0, 2, 3]]):
        raise Wrong(
            "The input gate and the forget gate seem to be swapped. Keras' order is i, f, c, o."
        )
    i, f = cells.sigmoid(bias[:2])
    seen = Text(
        "Read in Keras' order, i = {gate_i} and f = {gate_f}.", gate_i=gate(i), gate_f=gate(f)
    )
    lost, added = 1 - f**100, min(100 * i, 1)  # of c in 100 steps
    if lost > added:
        raise Wrong(
            "The forget gate is not open enough, so c shrinks at each step. {seen}", seen=seen
        )
    raise Wrong(
        "The input gate is not closed enough, so new values are added to c. {seen}", seen=seen
    )


def _keeps(bias):
    """Whether an LSTM(1) with these biases still holds c after 100 steps of inputs that push it up, or down."""
    kernel = np.array([[0.0, 0.0, 3.0, 0.0]])
    c0 = np.array([[0.7], [0.7], [-0.3], [-0.3]])
    inputs = np.ones((4, 100, 1)) * np.array([1, -1, 1, -1])[:, None, None]
    _, _, c = cells.lstm(inputs, kernel, np.zeros((1, 4)), bias, c0=c0)
    return np.abs(c - c0).max() < 0.01


JOINED = "np.concatenate([outputs1, outputs2], axis=1)"


def _joined_outputs(value):
    if isinstance(value, tuple):
        raise Wrong("Several values were received. Return only the joined outputs.")
    return as_array(value)


@function_exercise(
    look=Text(
        "The second part has to go on from what the layer remembers at the end of the first. What holds an LSTM's memory?"
    ),
    start=Text(
        "Each call of run returns three values. Give the h and c of the first call to the second one, and join both outputs along the time axis."
    ),
    solution="""
def resume(run, first, second):
    outputs1, h, c = run(first, None, None)
    outputs2, h, c = run(second, h, c)
    return np.concatenate([outputs1, outputs2], axis=1)
""",
    right=Text("h and c are enough: the inputs of the first part need not be seen again."),
    mistakes=[
        (
            "run(second, h, c)",
            "run(second, None, None)",
            Text(
                "The second part starts from zero again. It should go on from the states of the first."
            ),
        ),
        ("run(second, h, c)", "run(second, h, None)", Text("The cell state c is not passed on.")),
        ("run(second, h, c)", "run(second, None, c)", Text("The hidden state h is not passed on.")),
        (
            "run(second, h, c)",
            "run(second, c, h)",
            Text("h and c are swapped when they are passed on."),
        ),
        (JOINED, "outputs2", Text("Only the outputs of the second part are there.")),
        (JOINED, "outputs1", Text("Only the outputs of the first part are there.")),
        (JOINED, "h", Text("This is the last hidden state, not the outputs.")),
        (
            "[outputs1, outputs2]",
            "[outputs2, outputs1]",
            Text("The outputs of the two parts are joined in the wrong order."),
        ),
    ],
    read=_joined_outputs,
    returns=("batch", "steps", "units"),
    otherwise=Text("The outputs differ from those of one whole run."),
)
def resume(rng):
    """A function run, first, second -> outputs of both parts as one; run(x, h, c) -> outputs, h, c."""
    longest = []  # of the sequences that the answer gave to run, less the longer part
    for batch, units, features, *steps in sizes(rng, 1, 1, 1, 1, 1, largest=6):
        weights = tuple(_weights(rng, features, units).values())
        first, second = (rng.normal(size=(batch, length, features)) for length in steps)

        def run(x, h=None, c=None, weights=weights, steps=steps):
            longest.append(np.shape(x)[1] - max(steps))
            return cells.lstm(x, *weights, h, c)

        yield {"run": run, "first": first, "second": second}
    if max(longest) > 0:
        raise Wrong("Both parts were joined and run as a whole. Call run once for each part.")
