"""Calls one Keras model with many sets of weights at once.

`tf.vectorized_map` alone would do. But a loop inside it, such as that of a recurrent layer, takes long to compile and
half as long again to run. So a recurrent layer gets a loop outside of it, in which its cell takes each step for all
sets of weights.
"""

from lib import setup


def call(model, weights, x):
    """Outputs of the model for each set of weights; differentiable with respect to weights and x.

    Args:
        model: a built Keras model or layer; its own weights are not used.
        weights: list of tensors (rows, ...), in the order of the model's trainable_variables.
        x: tensor (rows, batch, ...), or (1, batch, ...) for one input that all sets of weights share.

    Returns:
        tensor (rows, batch, ...)
    """
    left = list(weights)
    for layer in parts(model):
        layer_weights = [left.pop(0) for _ in layer.trainable_variables]
        x = (_step_by_step if _only_steps(layer) else _whole)(layer, layer_weights, x)
    return x


def parts(model):
    """The layers to call one after the other: those of a Sequential model without masks, else the model as a whole."""
    layers = setup.import_keras().layers
    has_masks = any(
        isinstance(e, layers.Masking) or getattr(e, "mask_zero", False)
        for e in model._flatten_layers()
    )
    is_chain = type(model) is setup.import_keras().Sequential and not has_masks
    return model.layers if is_chain and any(map(_only_steps, model.layers)) else [model]


def _only_steps(layer):
    """Whether a layer does nothing but call its cell at each step."""
    layers = setup.import_keras().layers
    if type(layer) not in (layers.SimpleRNN, layers.LSTM, layers.GRU):
        return False
    return not any(
        getattr(layer, option) for option in ("unroll", "stateful", "go_backwards", "return_state")
    )


def _fixed(layer):
    """Values of the variables that training leaves alone: the seeds of dropouts that are not used."""
    return [variable.value for variable in layer.non_trainable_variables]


def _whole(layer, weights, x):
    import tensorflow as tf

    def output(row):
        weights, _, x_row = row
        return layer.stateless_call(weights, _fixed(layer), x[0] if x.shape[0] == 1 else x_row)[0]

    # Every argument needs rows, also for a layer without weights and for a shared input.
    rows = tf.zeros(weights[0].shape[0] if weights else x.shape[0])
    return tf.vectorized_map(output, (weights, rows, rows if x.shape[0] == 1 else x))


def _step_by_step(layer, weights, x):
    import tensorflow as tf

    cell, rows, steps = layer.cell, weights[0].shape[0], tf.shape(x)[2]
    x = tf.cast(tf.transpose(x, (2, 0, 1, 3)), layer.compute_dtype)

    def step(t, states, outputs):
        def new_states(row):
            weights, states, x_row = row
            x_row = x[t, 0] if x.shape[1] == 1 else x_row
            return cell.stateless_call(weights, _fixed(cell), x_row, states)[0][1]

        states = tf.vectorized_map(
            new_states, (weights, states, states[0] if x.shape[1] == 1 else x[t])
        )
        return t + 1, states, outputs.write(t, states[0]) if layer.return_sequences else outputs

    sizes = cell.state_size if isinstance(cell.state_size, list) else [cell.state_size]
    states = [tf.zeros((rows, tf.shape(x)[2], size), x.dtype) for size in sizes]
    outputs = tf.TensorArray(x.dtype, steps, element_shape=states[0].shape)
    _, states, outputs = tf.while_loop(lambda t, *_: t < steps, step, (0, states, outputs))
    return tf.transpose(outputs.stack(), (1, 2, 0, 3)) if layer.return_sequences else states[0]
