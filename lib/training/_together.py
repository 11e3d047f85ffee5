"""Calls one Keras model with many sets of weights at once.

`tf.vectorized_map` alone would do. But a loop inside it, such as that of a recurrent layer, takes
long to compile and half as long again to run. So a recurrent layer gets a loop outside of it, in
which its cell takes each step for all sets of weights.
"""

from lib import setup


def call(model, weights, x):
    """Outputs of the model for each set of weights; differentiable with respect to weights and x.

    Args:
        model: a built Keras model or layer; its own weights are not used.
        weights: list of tensors (rows, ...), in the order of the model's trainable_variables.
        x: tensor (rows, batch, ...), or (1, batch, ...) for one input that all sets of weights
            share.

    Returns:
        tensor (rows, batch, ...)
    """
    remaining = iter(weights)
    for layer in _chain(model):
        layer_weights = [next(remaining) for _ in layer.trainable_variables]
        if _only_steps(layer):
            x = _step_by_step(layer, layer_weights, x)
        else:
            x = _whole(layer, layer_weights, x)
    return x


def layers_in(layer):
    """A layer or model and all layers inside it, such as the cell of a recurrent layer: list."""
    keras = setup.import_keras()
    found = []
    waiting = [layer]
    while waiting:
        current = waiting.pop()
        if not any(current is known for known in found):
            found.append(current)
            held = keras.tree.flatten(list(vars(current).values()))
            waiting += [value for value in held if isinstance(value, keras.Layer)]
    return found


def _chain(model):
    """The layers to call one after the other: those of a Sequential model without masks.

    Another model, or one in which no layer would be faster step by step, is called as a whole.
    """
    keras = setup.import_keras()
    if type(model) is not keras.Sequential or any(map(_makes_mask, layers_in(model))):
        return [model]
    return model.layers if any(map(_only_steps, model.layers)) else [model]


def _makes_mask(layer):
    masking = setup.import_keras().layers.Masking
    return isinstance(layer, masking) or getattr(layer, "mask_zero", False)


def _only_steps(layer):
    """Whether a layer does nothing but call its cell at each step."""
    layers = setup.import_keras().layers
    if type(layer) not in (layers.SimpleRNN, layers.LSTM, layers.GRU):
        return False
    options = ("unroll", "stateful", "go_backwards", "return_state")
    return not any(getattr(layer, option) for option in options)


def _fixed(layer):
    """Values of the variables that training leaves alone: seeds of dropouts that are not used."""
    return [variable.value for variable in layer.non_trainable_variables]


def _whole(layer, weights, x):
    """The outputs of any layer or model, as tf.vectorized_map computes them."""
    import tensorflow as tf

    is_shared = x.shape[0] == 1
    # Every argument needs rows, also for a layer without weights and for a shared input.
    rows = tf.zeros(weights[0].shape[0] if weights else x.shape[0])

    def output(row):
        weights, _, x_row = row
        return layer.stateless_call(weights, _fixed(layer), x[0] if is_shared else x_row)[0]

    return tf.vectorized_map(output, (weights, rows, rows if is_shared else x))


def _step_by_step(layer, weights, x):
    """The outputs of a recurrent layer: one loop over time, in which its cell sees all rows."""
    import tensorflow as tf

    cell = layer.cell
    rows = weights[0].shape[0]
    is_shared = x.shape[0] == 1
    x = tf.cast(tf.transpose(x, (2, 0, 1, 3)), layer.compute_dtype)  # (steps, rows, batch, ...)
    steps = tf.shape(x)[0]

    def step(t, states, outputs):
        def new_states(row):
            weights, states, x_row = row
            x_t = x[t, 0] if is_shared else x_row
            return cell.stateless_call(weights, _fixed(cell), x_t, states)[0][1]

        # Every argument needs rows: those of the state stand in for a shared input.
        states = tf.vectorized_map(new_states, (weights, states, states[0] if is_shared else x[t]))
        if layer.return_sequences:
            outputs = outputs.write(t, states[0])
        return t + 1, states, outputs

    def before_the_end(t, states, outputs):
        return t < steps

    sizes = cell.state_size if isinstance(cell.state_size, list) else [cell.state_size]
    states = [tf.zeros((rows, tf.shape(x)[2], size), x.dtype) for size in sizes]
    outputs = tf.TensorArray(x.dtype, steps, element_shape=states[0].shape)
    _, states, outputs = tf.while_loop(before_the_end, step, (0, states, outputs))
    if layer.return_sequences:
        return tf.transpose(outputs.stack(), (1, 2, 0, 3))
    return states[0]
