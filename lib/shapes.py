"""Output shapes and parameter counts of recurrent layers by formula, and printing of shapes."""

import numpy as np

from lib.text import Text

# Blocks of units in a kernel; the candidate is one of them.
GATES = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}
# The tensors that return_state adds.
STATES = {
    "SimpleRNN": ("last_state",),
    "LSTM": ("last_state", "cell_state"),
    "GRU": ("last_state",),
}


def output_shapes(
    layer, batch, steps, units, return_sequences=False, return_state=False, bidirectional=""
):
    """Shapes of all tensors that the layer returns, in Keras' order.

    Args:
        layer: "SimpleRNN", "LSTM" or "GRU".
        batch, steps, units: sizes; batch may be None, as in a Keras summary.
        return_sequences: outputs of all steps, not only of the last.
        return_state: True also returns the last hidden state (an LSTM the cell state too), after
            the outputs.
        bidirectional: "" for a layer that reads in one direction; inside keras.layers.Bidirectional
            its merge_mode as text: "concat", "sum", "mul", "ave", or "None" for two output tensors.

    Returns:
        list of tuples: outputs first (two with "None"), then the states (forward ones before
        backward ones).
    """
    width = 2 * units if bidirectional == "concat" else units
    output = (batch, steps, width) if return_sequences else (batch, width)
    outputs = [output, output] if bidirectional == "None" else [output]
    if not return_state:
        return outputs
    directions = 2 if bidirectional else 1
    return outputs + directions * len(STATES[layer]) * [(batch, units)]


def weight_shapes(layer, features, units, use_bias=True, reset_after=True):
    """Shape of each weight of one layer, by name, in the order of `layer.get_weights()`.

    Args:
        layer: "SimpleRNN", "LSTM" or "GRU".
        features, units: sizes.
        use_bias: False leaves the bias out.
        reset_after: GRU only: True (Keras' default) has a bias of two rows.

    Returns:
        dict of tuples: kernel, recurrent_kernel and, if there is one, bias.

    Raises:
        KeyError: an unknown layer.
    """
    width = GATES[layer] * units
    shapes = {"kernel": (features, width), "recurrent_kernel": (units, width)}
    if use_bias:
        shapes["bias"] = (2, width) if layer == "GRU" and reset_after else (width,)
    return shapes


def count_params(layer, features, units, reset_after=True, use_bias=True, bidirectional=False):
    """Number of parameters: blocks * (features * units + units * units + biases * units).

    Twice as many if bidirectional.

    blocks is 1, 4 or 3 (GATES); biases is the number of bias vectors per block: 0, 1, or 2 for a
    GRU with reset_after. Arguments and errors as in weight_shapes.
    """
    shapes = weight_shapes(layer, features, units, use_bias, reset_after).values()
    of_one_direction = sum(int(np.prod(shape)) for shape in shapes)
    return 2 * of_one_direction if bidirectional else of_one_direction


def show(**arrays):
    """Print one line per array, or anything with a shape: its name and its shape, names aligned."""
    width = max(map(len, arrays))
    for name, array in arrays.items():
        print(f"{name:{width}} {tuple(array.shape)}")


def show_weights(layer):
    """Print name, shape and number of parameters of each weight of a built layer, then the sum."""
    for weight in layer.weights:
        print(f"{weight.name:17}{tuple(weight.shape)!s:9}{np.prod(weight.shape):4}")
    print(total(layer, 30))


def show_layers(model):
    """Print class, output shape and parameters of each layer of a built model, then the sum."""
    for layer in model.layers:
        print(f"{type(layer).__name__:16}{layer.output.shape!s:14}{layer.count_params():4}")
    print(total(model, 34))


def total(layer, width):
    """The line with the sum, `width` places long. A letter of Hangul takes two."""
    label = str(Text("total"))
    places = len(label) + sum(letter >= "가" for letter in label)
    return f"{label}{layer.count_params():{width - places}}"
