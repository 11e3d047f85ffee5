"""Calls one Keras model with many sets of weights at once.

`tf.vectorized_map` alone would do. But a loop inside it, such as that of a recurrent layer, takes long to compile and
half as long again to run. So a recurrent layer gets a loop outside of it, in which its cell takes each step for all
sets of weights.
"""

import inspect

from lib import setup


def call(model, trainable, fixed, x, training=False):
    """Outputs of the model for each set of weights; differentiable with respect to `trainable` and x.

    Args:
        model: a built Keras model or layer; its own weights are not used.
        trainable, fixed: lists of tensors (rows, ...), in the order of the model's trainable_variables and
            non_trainable_variables.
        x: tensor (rows, batch, ...), or (1, batch, ...) for one input that all sets of weights share.
        training: True lets layers such as Dropout behave as in training.

    Returns:
        outputs (rows, batch, ...), new values of `fixed` (list), penalties (rows,): the models' own losses.
    """
    import tensorflow as tf

    zeros = tf.zeros(trainable[0].shape[0], trainable[0].dtype)
    left, left_fixed, new_fixed, penalties = list(trainable), list(fixed), [], [zeros]
    for layer in parts(model):
        own = [left.pop(0) for _ in layer.trainable_variables]
        own_fixed = [left_fixed.pop(0) for _ in layer.non_trainable_variables]
        if _only_steps(layer):
            x = _step_by_step(layer, own, x)
        else:
            x, own_fixed, penalty = _whole(layer, own, own_fixed, x, zeros, training)
            penalties.append(penalty)
        new_fixed += own_fixed
    return x, new_fixed, tf.add_n(penalties)


def parts(model):
    """The layers to call one after the other: those of a Sequential model without masks, else the model as a whole."""
    layers = setup.import_keras().layers
    has_masks = any(isinstance(e, layers.Masking) or getattr(e, "mask_zero", False) for e in model._flatten_layers())
    is_chain = type(model) is setup.import_keras().Sequential and not has_masks
    return model.layers if is_chain and any(map(_only_steps, model.layers)) else [model]


def _only_steps(layer):
    """Whether a layer does nothing but call its cell at each step: all weights trained, no dropout, no own losses."""
    layers = setup.import_keras().layers
    if type(layer) not in (layers.SimpleRNN, layers.LSTM, layers.GRU):
        return False
    options = "unroll", "stateful", "go_backwards", "return_state", "dropout", "recurrent_dropout"
    is_plain = not any(getattr(layer, option) for option in (*options, "activity_regularizer"))
    trained = layer.trainable_variables
    return is_plain and len(trained) == 2 + layer.use_bias and not any(variable.regularizer for variable in trained)


def _whole(layer, trainable, fixed, x, zeros, training):
    import tensorflow as tf

    options = {"training": True} if training and "training" in inspect.signature(layer.call).parameters else {}

    def one(arguments):
        trainable, fixed, zero, own_x = arguments
        own_x = x[0] if x.shape[0] == 1 else own_x
        outputs, fixed, losses = layer.stateless_call(trainable, fixed, own_x, return_losses=True, **options)
        return outputs, fixed, tf.add_n([zero, *losses])

    # Every argument needs rows, also for a layer without weights and for a shared input.
    return tf.vectorized_map(one, (trainable, fixed, zeros, zeros if x.shape[0] == 1 else x))


def _step_by_step(layer, weights, x):
    import tensorflow as tf

    cell, rows, steps = layer.cell, weights[0].shape[0], tf.shape(x)[2]
    fixed = [variable.value for variable in cell.non_trainable_variables]  # the seed of a dropout that is not used
    x = tf.cast(tf.transpose(x, (2, 0, 1, 3)), layer.compute_dtype)

    def step(t, states, outputs):
        def one(arguments):
            weights, states, own_x = arguments
            own_x = x[t, 0] if x.shape[1] == 1 else own_x
            return cell.stateless_call(weights, fixed, own_x, states)[0][1]

        states = tf.vectorized_map(one, (weights, states, states[0] if x.shape[1] == 1 else x[t]))
        return t + 1, states, outputs.write(t, states[0]) if layer.return_sequences else outputs

    sizes = cell.state_size if isinstance(cell.state_size, list) else [cell.state_size]
    states = [tf.zeros((rows, tf.shape(x)[2], size), x.dtype) for size in sizes]
    outputs = tf.TensorArray(x.dtype, steps, element_shape=states[0].shape)
    _, states, outputs = tf.while_loop(lambda t, *_: t < steps, step, (0, states, outputs))
    return tf.transpose(outputs.stack(), (1, 2, 0, 3)) if layer.return_sequences else states[0]
