"""Exercises of the page on PyTorch: a GRU's blocks in its order, shapes of a stacked LSTM, where a sentence ends."""

from lib.check.exercise import exercise
from lib.check.functions import function_exercise, sizes
from lib.questions.answers import Wrong, as_shapes
from lib.questions.compare import named, recognise, require_shape
from lib.text import Text


@function_exercise(
    look=Text(
        "Two things change: the order of the pieces, and rows and columns. Which pieces change places?"
    ),
    start=Text(
        "Cut it into z, r, h with np.split(kernel, 3, axis=-1). Join them in the wanted order with np.concatenate, then swap rows and columns with .T."
    ),
    solution="""
def gru_blocks(kernel):
    z, r, h = np.split(kernel, 3, axis=-1)
    return np.concatenate([r, z, h], axis=-1).T
""",
    right=Text(
        "The shape does not tell whether the order is right. That is why outputs are compared afterwards."
    ),
    mistakes=[
        (
            "[r, z, h]",
            "[z, r, h]",
            Text("Rows and columns are swapped, but the pieces still stand in Keras' order."),
        ),
        (".T", "", Text("The pieces are in order, but rows and columns are not swapped.")),
        (
            ".T",
            ".reshape(kernel.shape[::-1])",
            Text(
                "The shape seems to be made by reshape, which mixes the values. Swap rows and columns."
            ),
        ),
        ([("[r, z, h]", "[z, r, h]"), (".T", "")], Text("kernel came back unchanged.")),
        *(
            (
                "[r, z, h]",
                order,
                Text("The piece of the candidate has moved. In both libraries it is the last one."),
            )
            for order in ("[h, r, z]", "[z, h, r]", "[r, h, z]", "[h, z, r]")
        ),
    ],
    returns=("pieces", "features"),
)
def gru_blocks(rng):
    """A function kernel (features, 3 * units) of Keras -> weight_ih_l0 (3 * units, features) of PyTorch."""
    for features, units in sizes(rng, 1, 1, fixed=[(3, 1)]):
        yield {"kernel": rng.normal(size=(features, 3 * units))}


@exercise(
    look=Text(
        "batch_first=True holds for the input and the output only. What is the first axis of the states?"
    ),
    start=Text(
        "The last axis of output joins both directions of the top layer. A state is (layers × directions, batch, units)."
    ),
    solution="answer = [(2, 7, 2 * 4), (3 * 2, 2, 4), (3 * 2, 2, 4)]",
    right=Text(
        "In the states the batch is the second axis even with batch_first=True, and directions are stacked, not joined."
    ),
)
def torch_shapes(answer):
    """Shapes of output, h and c of LSTM(5, 4, num_layers=3, bidirectional=True, batch_first=True) on (2, 7, 5)."""
    received = as_shapes(answer)
    if len(received) != 3:
        raise Wrong("Three shapes are expected, as in [(…), (…), (…)]: output, h, c.")
    output, *states = received
    recognise(
        output,
        [
            ((2, 7, 4), Text("output holds one direction only.")),
            ((7, 2, 8), Text("This is the output's shape with batch_first=False.")),
            ((2, 7, 24), Text("output holds the top layer only.")),
            ((6, 2, 4), Text("The shape of a state stands first. The order is output, h, c.")),
        ],
    )
    with named("output"):
        require_shape(output, batch=2, steps=7, units=8)
    for name, state in zip("hc", states, strict=True):
        with named(name):
            recognise(
                state,
                [
                    (
                        (2, 6, 4),
                        Text("The batch comes first. batch_first=True does not hold for states."),
                    ),
                    ((3, 2, 4), Text("The directions are not counted.")),
                    ((2, 2, 4), Text("The layers are not counted.")),
                    (
                        (3, 2, 8),
                        Text("Both directions are joined. In the states they are stacked."),
                    ),
                    ((2, 4), Text("The axis of layers and directions is missing.")),
                ],
            )
            if state != (6, 2, 4):
                raise Wrong(
                    "The state has another shape. Its axes are (layers × directions, batch, units)."
                )


@function_exercise(
    look=Text(
        "Rows end at different steps. Which step of a sentence with n characters is its last one?"
    ),
    start=Text(
        "Count the rows with np.arange(len(output)) and pick one step of each: output[rows, steps]."
    ),
    solution="""
def last_outputs(output, lengths):
    return output[np.arange(len(output)), lengths - 1]
""",
    right=Text("After packing this equals h[-1] of a layer that reads in one direction."),
    mistakes=[
        (
            "np.arange(len(output)), lengths - 1",
            ":, -1",
            Text("This is the last place of the array. Shorter sentences have ended before it."),
        ),
        (
            "lengths - 1",
            "np.minimum(lengths, output.shape[1] - 1)",
            Text("This is one step after the last character. Steps are counted from 0."),
        ),
        (
            "output[np.arange(len(output)), lengths - 1]",
            "output.sum(axis=1)",
            Text("The outputs of all steps were added."),
        ),
        (
            "np.arange(len(output)), lengths - 1",
            ":, 0",
            Text("This is the first step of each sentence."),
        ),
    ],
    returns=("batch", "units"),
)
def last_outputs(rng):
    """A function output (batch, steps, units), lengths (batch,) -> the output at the last letter of each sentence."""
    for place, (batch, steps, units) in enumerate(sizes(rng, 1, 1, 1, largest=6)):
        lengths = rng.integers(1, steps + 1, size=batch)
        lengths[place % batch] = 1 if place % 2 else steps
        yield {"output": rng.normal(size=(batch, steps, units)), "lengths": lengths}
