"""How much the end of a sequence feels each of its steps: gradients over time, and the task that needs them."""

import numpy as np

from lib import runtime
from lib.stacked import Stacked

AMOUNTS = {"ko": ("거의 없음", "일부", "거의 모두"), "en": ("nearly none", "some", "nearly all")}


def over_time(build, x, seeds=range(20), starts=None):
    """Size of the gradient of the last hidden state with respect to the input of each step, layers untrained.

    Differentiated is the sum of the last hidden state's numbers, for each example by itself.

    Args:
        build: function without arguments that returns a new recurrent layer with return_sequences=False.
        x: array (batch, steps, features), the same for all seeds.
        seeds: different whole numbers; each starts one layer.
        starts: None, or a list to measure each seed's layer once for each entry: None for Keras' own start weights, or
            a function that changes them, list of arrays such as [kernel, recurrent_kernel, bias], in place.

    Returns:
        array (seeds, steps), or (starts, seeds, steps): norm of ∂(sum of h_T) / ∂x_t over the features, mean over the
        batch.

    Raises:
        TypeError, ValueError: x of another rank; what Stacked raises about build, seeds and starts.
    """
    runtime.import_keras()
    import tensorflow as tf

    x = np.asarray(x, dtype="float32")
    if x.ndim != 3:
        raise ValueError(f"over_time: x must have the shape (batch, steps, features), received {x.shape}")
    layers = Stacked(build, seeds, x.shape[1:], starts)

    @tf.function
    def gradient(each):
        with tf.GradientTape() as tape:
            tape.watch(each)
            last = tf.reduce_sum(layers.call(each)[0])
        return tape.gradient(last, each)

    gradients = gradient(tf.repeat(tf.constant(x)[None], layers.rows, axis=0)).numpy()
    return np.linalg.norm(gradients, axis=-1).mean(axis=1).reshape(*layers.shape, -1)


def recall(steps, examples, seed=0, symbols=4, noise=2):
    """A task of memory: one symbol, then noise; the label is the symbol of the first step.

    Args:
        steps: length of a sequence, at least 1.
        examples: how many; all different draws, so that a batch is always fresh.
        seed: of the draws.
        symbols, noise: how many kinds of each; features = symbols + noise.

    Returns:
        x (examples, steps, features), y (examples, symbols): one-hot float32.

    Raises:
        ValueError: a size below 1.
    """
    for name, value in {"steps": steps, "examples": examples, "symbols": symbols, "noise": noise}.items():
        if not isinstance(value, (int, np.integer)) or value < 1:
            raise ValueError(f"recall: {name} must be a whole number of at least 1, received {value!r}")
    rng = np.random.default_rng(seed)
    kinds = rng.integers(symbols, symbols + noise, (examples, steps))
    kinds[:, 0] = rng.integers(0, symbols, examples)
    return np.eye(symbols + noise, dtype="float32")[kinds], np.eye(symbols, dtype="float32")[kinds[:, 0]]


def chrono(steps, units):
    """Forget biases for memories of up to `steps` steps: log(1 … steps - 1), spread over the units.

    A forget gate with the bias b keeps its cell for about exp(b) steps; the input gate gets -b. Tallec and Ollivier
    2018, "Can recurrent neural networks warp time?"; they draw the numbers, here they are evenly spaced.

    Returns:
        float32 array (units,).

    Raises:
        ValueError: fewer than 3 steps.
    """
    if steps < 3:
        raise ValueError(f"chrono: steps must be at least 3, received {steps!r}")
    return np.log(np.linspace(1, steps - 1, units)).astype("float32")


def learned(accuracy, batches=20, above=0.95):
    """Whether a model has learned, after each number of batches: mean accuracy of the last ones above a limit.

    Args:
        accuracy: array (..., batches in all), each measured before the batch's update.
        batches: how many of the last ones count.
        above: the limit.

    Returns:
        bool array (..., batches in all + 1); column n: after n batches, False for n < batches.

    Raises:
        ValueError: fewer batches in all than count.
    """
    accuracy = np.asarray(accuracy)
    if accuracy.shape[-1] < batches:
        raise ValueError(f"learned: expected the accuracy of at least {batches} batches, received {accuracy.shape}")
    last = np.lib.stride_tricks.sliding_window_view(accuracy, batches, axis=-1).mean(axis=-1)
    early = np.zeros((*accuracy.shape[:-1], batches), dtype=bool)
    return np.concatenate([early, last > above], axis=-1)


def amount(count, of):
    """A count in words that do not change from machine to machine: at most a fifth, at least four fifths, or between.

    Where a seed stands on the edge between learning and not learning, the last digit of a sum decides; machines differ.

    Returns:
        str in the language of messages, from AMOUNTS.
    """
    return AMOUNTS[runtime.language()][int(count > 0.2 * of) + int(count >= 0.8 * of)]
