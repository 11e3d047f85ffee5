"""How strongly the end of a sequence depends on each step: gradients over time, for many seeds."""

import numpy as np

from lib.training._stacked import compiled, stack
from lib.training._together import call


def input_gradient_norms(build, x, *, seeds=range(20)):
    """Size of the gradient of the output with respect to each step's input, before training.

    The sum of the output's numbers is differentiated, for each example by itself.

    Args:
        build: function without arguments that returns a new Keras layer or model with one output
            per example, such as a recurrent layer with return_sequences=False; or a dict of such
            functions by name that differ in their initializers only.
        x: array (batch, steps, features), the same for all seeds.
        seeds: different whole numbers; each starts one layer.

    Returns:
        array (seeds, steps): norm of ∂(sum of outputs) / ∂x_t over the features, mean over the
        batch; or a dict of such arrays by the names of build. Raises ValueError as stack.
    """
    x = np.asarray(x, dtype="float32")
    builds = build if isinstance(build, dict) else {"": build}
    models = stack(builds, seeds, x.shape[1:])
    gradients = _gradients(models, np.repeat(x[None], len(models.weights[0]), axis=0))
    norms = np.linalg.norm(gradients, axis=-1).mean(axis=1)
    by_build = np.split(norms, len(builds))
    return dict(zip(builds, by_build, strict=True)) if isinstance(build, dict) else by_build[0]


def _gradients(models, x):
    """The gradient of the sum of all outputs of StackedModels with respect to x, as array."""
    import tensorflow as tf

    return compiled(_of_the_sum, models.model)(models.weights, tf.constant(x)).numpy()


def _of_the_sum(model, weights, x):
    import tensorflow as tf

    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(call(model, weights, x))
    return tape.gradient(total, x)
