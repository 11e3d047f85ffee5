"""Exercises of the chapter GRU: one step in both forms, parameters, gates set by hand, shapes of all layers."""

import itertools

import numpy as np

from lib import cells
from lib.check.exercise import exercise
from lib.check.functions import function_exercise, sizes
from lib.questions import layers as mistakes
from lib.questions.answers import Wrong, as_array, as_number, as_shapes
from lib.questions.compare import gate, named
from lib.text import Text

AFTER, BEFORE = "r * (h @ U_h + b_h)", "(r * h) @ U_h"
BIASES = "b if reset_after else (b, np.zeros_like(b))"
FIRST_TWO = "b if reset_after else b[:2, np.newaxis] * np.ones_like(b)"
FIRST_ONE = "b if reset_after else (b[0] * np.ones_like(b), np.zeros_like(b))"
ONE_ROW = Text(
    "Here b is a single row, so b[0] is one number, the first of them. Add b as a whole."
)
RESET_BEFORE = Text("The reset gate is applied before the matrix product.")


def _in_order(*pieces):
    """Edits that name the three pieces in another order than z, r, h."""
    z, r, h = pieces
    return [
        (f"{kind}_z, {kind}_r, {kind}_h =", f"{kind}_{z}, {kind}_{r}, {kind}_{h} =")
        for kind in "xUb"
    ]


@function_exercise(
    look=Text(
        "The two forms differ only in the candidate. Compare: does r come before or after the matrix product, and how many rows does the bias have?"
    ),
    start=Text(
        "Begin by cutting x_t @ W and U into three pieces each, z, r, h. If you set the recurrent bias to 0 for reset_after=False, both forms can share the formulas of z and r."
    ),
    solution="""
from lib.cells import sigmoid

def gru_step(x_t, h, W, U, b, reset_after):
    input_bias, recurrent_bias = b if reset_after else (b, np.zeros_like(b))
    x_z, x_r, x_h = np.split(x_t @ W + input_bias, 3, axis=-1)
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    b_z, b_r, b_h = np.split(recurrent_bias, 3)
    z = sigmoid(x_z + h @ U_z + b_z)
    r = sigmoid(x_r + h @ U_r + b_r)
    if reset_after:
        candidate = np.tanh(x_h + r * (h @ U_h + b_h))
    else:
        candidate = np.tanh(x_h + (r * h) @ U_h)
    return z * h + (1 - z) * candidate
""",
    right=Text("Both forms are computed correctly. Keras' default is reset_after=True."),
    mistakes=[
        (AFTER, BEFORE, RESET_BEFORE),
        (AFTER, f"{BEFORE} + b_h", RESET_BEFORE),
        (
            f"x_h + {BEFORE}",
            "x_h + r * (h @ U_h)",
            Text("The reset gate is applied after the matrix product."),
        ),
        (
            "z * h + (1 - z) * candidate",
            "(1 - z) * h + z * candidate",
            Text(
                "z and 1 - z are swapped. In Keras' formula z is the proportion of the previous state that is kept."
            ),
        ),
        (
            _in_order("r", "z", "h"),
            Text("The update gate and the reset gate seem to be swapped. Keras' order is z, r, h."),
        ),
        *(
            (_in_order(*pieces), Text("The three pieces seem not to be in Keras' order z, r, h."))
            for pieces in itertools.permutations("zrh")
        ),
        (
            [(AFTER, "h @ U_h + b_h"), (BEFORE, "h @ U_h")],
            Text("The reset gate seems to be missing."),
        ),
        ("candidate = np.tanh", "candidate = ", Text("tanh of the candidate seems to be missing.")),
        (
            BIASES,
            "0 * b if reset_after else (0 * b, 0 * b)",
            Text("The bias seems not to be added."),
        ),
        (
            AFTER,
            "r * (h @ U_h) + b_h",
            Text("The reset gate should be applied to the recurrent bias as well."),
        ),
        *((BIASES, biases, ONE_ROW) for biases in (FIRST_TWO, FIRST_ONE)),
        (
            BIASES,
            "(b[0], 0 * b[1]) if reset_after else (b, 0 * b)",
            Text("The second row of the bias seems to be missing."),
        ),
        (
            BIASES,
            "(0 * b[0], b[1]) if reset_after else (b, 0 * b)",
            Text("The first row of the bias seems to be missing."),
        ),
    ],
    apart="reset_after",
    returns=("batch", "units"),
)
def gru_step(rng):
    """A function x_t, h, W, U, b, reset_after -> the next h (batch, units); b is (2, 3 units) if reset_after."""
    for reset_after in (True, False):
        for batch, features, units in sizes(rng, 1, 1, 1, count=16):
            x_t, h = rng.normal(size=(batch, features)), rng.normal(size=(batch, units))
            W, U = rng.normal(size=(features, 3 * units)), rng.normal(size=(units, 3 * units))
            b = rng.normal(size=(2, 3 * units) if reset_after else 3 * units)
            yield {"x_t": x_t, "h": h, "W": W, "U": U, "b": b, "reset_after": reset_after}


@exercise(
    look=Text(
        "z, r and the candidate each have a kernel, a recurrent_kernel and a bias. How often does each form's formula have a bias?"
    ),
    start=Text(
        "One piece has 3 × 4 numbers in its kernel and 4 × 4 in its recurrent_kernel; 4 biases with reset_after=False and twice as many with True. How many such pieces are there?"
    ),
    solution="answer = 3 * (3 * 4 + 4 * 4 + 2 * 4), 3 * (3 * 4 + 4 * 4 + 4)",
    right=Text(
        "The difference is one row of biases: this is why textbooks and Keras give different numbers."
    ),
)
def gru_params(answer):
    """Parameters of GRU(4) on 3 features, as a pair: reset_after=True, reset_after=False."""
    if not isinstance(answer, (list, tuple, np.ndarray)) or len(answer) != 2:
        raise Wrong("Write two numbers as a tuple, for reset_after=True and for False.")
    pair = as_number(answer[0]), as_number(answer[1])
    if pair[::-1] == gru_params.solve():
        raise Wrong("The two numbers are swapped.")
    for number, reset_after in zip(pair, (True, False), strict=True):
        with named(f"reset_after={reset_after}"):
            mistakes.require(
                mistakes.count_mistake,
                number,
                layer="GRU",
                features=3,
                units=4,
                reset_after=reset_after,
            )


@exercise(
    look=Text(
        "SimpleRNN's formula has no term that keeps the previous h. Which z removes that term from the formula of the task?"
    ),
    start=Text(
        "In the task the new h is 1 - z times the previous h plus z times the candidate. First choose the z that leaves the candidate alone, then the r that does not reduce the h inside it."
    ),
    solution="answer = (1, 1)",
    right=Text(
        "A GRU contains a SimpleRNN. In Keras' formula, where z means the opposite, only z is the other way round."
    ),
)
def gru_as_rnn(answer):
    """Values of the gates (z, r) with which a GRU computes exactly a SimpleRNN; z is the share of the candidate."""
    gates = as_array(answer, booleans=True)
    if gates.shape != (2,):
        raise Wrong("Write two values, z and r, as a tuple.")
    z, r = gates
    if gates.min() < 0 or gates.max() > 1:
        raise Wrong("A gate is the result of a sigmoid, so it lies between 0 and 1.")
    if min(1 - z, z) > 1e-6 or min(1 - r, r) > 1e-6:
        raise Wrong(
            "One value is neither 0 nor 1. For exactly a SimpleRNN each gate must be fully open or fully closed."
        )
    if z < 0.5 and r < 0.5:
        raise Wrong("Both gates are the other way round.")
    if z < 0.5:
        raise Wrong(
            "This looks like an answer for Keras' formula, where z means the opposite. In the formula of the task this z copies the previous state."
        )
    if r < 0.5:
        raise Wrong(
            "With this r the candidate does not see the previous state: it is like a Dense layer, without memory."
        )


@exercise(
    look=Text(
        "In Keras' formula the new h is z times the previous h plus 1 - z times the candidate. Which value must z be close to, so that h stays the same?"
    ),
    start=Text(
        "A gate is the sigmoid of its bias: 0 gives 0.5, and larger biases come nearer to 1. Do the other two biases matter?"
    ),
    solution="answer = [20, 0, 0]",
    right=Text("What the forget gate does in an LSTM, z does in a GRU. r may have any value here."),
)
def gru_copier(answer):
    """Biases of GRU(1, reset_after=False), in Keras' order, that keep h for 100 steps of input to the candidate."""
    bias = as_array(answer).squeeze()
    if bias.shape != (3,):
        raise Wrong("There are three biases: one each for z, r and the candidate.")
    if _copies(bias):
        return
    if bias.min() >= 0 and bias.max() <= 1:
        raise Wrong(
            "All biases are between 0 and 1. If these are meant as gates: a bias becomes a gate through the sigmoid."
        )
    z = cells.sigmoid(bias[0])
    if bias[0] < 0:
        raise Wrong(
            "Now z = {gate_z}, so more than half of h becomes the candidate at each step. In Keras' formula z is the proportion of the previous state that is kept.",
            gate_z=gate(z),
        )
    raise Wrong(
        "z is not open enough (z = {gate_z}), so some of the candidate is mixed in at each step. The first bias is that of z.",
        gate_z=gate(z),
    )


def _copies(bias):
    """Whether a GRU(1) with these biases still holds h after 100 steps of inputs that only the candidate sees."""
    h0 = np.array([[0.7], [-0.3]])
    inputs = -np.sign(h0)[:, None] * np.ones((2, 100, 1))
    _, h = cells.gru(
        inputs, np.array([[0.0, 0.0, 3.0]]), np.zeros((1, 3)), bias, h0, reset_after=False
    )
    return np.abs(h - h0).max() < 0.01


@exercise(
    look=Text(
        "return_sequences decides whether the output has a time axis, return_state whether states follow it. How many states does each layer have?"
    ),
    start=Text(
        "Begin with the four rows of SimpleRNN: the output is (2, 3) or (2, 6, 3), and a state has no time axis. GRU is the same; only LSTM has one more state."
    ),
    solution="""
answer = {}
for layer in ("SimpleRNN", "LSTM", "GRU"):
    for return_sequences in (False, True):
        for return_state in (False, True):
            outputs = (2, 6, 3) if return_sequences else (2, 3)
            states = [(2, 3)] * (2 if layer == "LSTM" else 1) if return_state else []
            answer[layer, return_sequences, return_state] = [outputs, *states]
""",
    right=Text(
        "Twelve rows follow from three rules. By the shapes alone, only the LSTM can be told from the other two."
    ),
)
def shape_table(answer):
    """Shapes of all outputs for 3 layers x 4 flag pairs, 3 units, on an input of shape (2, 6, 4)."""
    rows = shape_table.solve()
    if not isinstance(answer, dict):
        raise Wrong("A dict was expected, received a {kind}.", kind=type(answer).__name__)
    if answer.keys() != rows.keys():
        raise Wrong("A row is missing or extra. Keep the keys of the starter cell as they are.")
    sizes = {"batch": 2, "steps": 6, "features": 4, "units": 3}
    for layer, return_sequences, return_state in rows:
        settings = {
            "layer": layer,
            "return_sequences": return_sequences,
            "return_state": return_state,
            **sizes,
        }
        with named(f"{layer}, return_sequences={return_sequences}, return_state={return_state}"):
            shapes = as_shapes(answer[layer, return_sequences, return_state])
            mistakes.require(mistakes.shapes_mistake, shapes, **settings)


@exercise(
    look=Text(
        "There are two layers, one for each direction. Their outputs are joined. Are their states joined as well?"
    ),
    start=Text(
        "First write the three shapes that LSTM(4) returns in one direction. Two outputs are joined on the last axis; states come separately for each direction."
    ),
    solution="answer = [(2, 7, 8), (2, 4), (2, 4), (2, 4), (2, 4)]",
    right=Text(
        "They come in this order: outputs, h and c of the forward layer, h and c of the backward layer."
    ),
)
def bidirectional(answer):
    """Shapes of Bidirectional(LSTM(4, return_sequences=True, return_state=True)) on an input of shape (2, 7, 5)."""
    received = as_shapes(answer)
    if len(received) == 1 and len(received[0]) > 3:
        raise Wrong("One shape has too many numbers. Write one tuple per tensor, like [(…), (…)].")
    flags = {"return_sequences": True, "return_state": True, "bidirectional": "concat"}
    mistakes.require(
        mistakes.shapes_mistake,
        received,
        layer="LSTM",
        batch=2,
        steps=7,
        features=5,
        units=4,
        **flags,
    )
