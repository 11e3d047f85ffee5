"""One model trained from many seeds at once: what a loop of `model.fit` gives, without the loop.

The weights of all seeds are stacked, the models are called together (`model.stateless_call` under `tf.vectorized_map`),
and many steps run in one compiled loop. The sum of all losses has, for each seed, just the gradient of its own loss,
and Adam treats each number by itself: no seed feels another.
"""

from dataclasses import dataclass

import numpy as np

from lib import progress, runtime
from lib.stacked import Stacked

# The optimizers that treat each number of a weight by itself, so that stacked seeds stay apart.
ELEMENTWISE = ("Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "Ftrl", "Lion", "Nadam", "RMSprop", "SGD")


@dataclass
class Trials:
    """Trained models, one a seed. If `build` was a list of functions, each array has one more axis in front: builders.

    Attributes:
        models: lib.stacked.Stacked with the weights after the last epoch.
        history: dict of arrays (seeds, epochs), keys and meaning as in `model.fit(...).history`: "loss" and the metric
            by its name, measured in each step before its update, averaged over the epoch; with "val_": after the epoch.
        steps: the same measures of every step, before they are averaged: dict of arrays (seeds, epochs * batches).
    """

    models: Stacked
    history: dict
    steps: dict

    def predict(self, x):
        """Outputs of all models for x (batch, ...): array (seeds, batch, ...)."""
        return _by_model(self.models, np.asarray(self.models.call(_tensor(x)[None])[0]))


def train(
    build,
    x,
    y,
    seeds=range(100),
    epochs=50,
    optimizer=None,
    loss="categorical_crossentropy",
    metric="categorical_accuracy",
    batch_size=32,
    validation_data=None,
):
    """Train one model from many seeds at once.

    Each seed gets what it gets from `keras.utils.set_random_seed(seed); model = build(); model.compile(optimizer, loss,
    metrics=[metric]); model.fit(x, y, batch_size, epochs, shuffle=False, validation_data=...)`, up to rounding. One
    exception: the gradient of an Embedding is a full array here; in `fit` it is sparse and Adam squares its repeats
    one by one. A progress bar shows on runs of more than three seconds if somebody watches (lib.progress).

    Args:
        build: function without arguments that returns a new Keras model with one input and one output; or a list of
            such functions, whose models have equal shapes and differ in how they start: one loop trains them all.
        x, y: arrays of equal length, the same for all seeds; batches are taken in their order.
        seeds: different whole numbers.
        epochs: number of passes over x.
        optimizer: a new Keras optimizer, one of ELEMENTWISE without clipping by norm; None: Adam(), as in `compile`.
        loss, metric: name of a function in keras.losses, keras.metrics.
        batch_size: examples a step.
        validation_data: (x, y), measured after each epoch, or None.

    Returns:
        Trials.

    Raises:
        TypeError, ValueError: an argument that does not fit, named; also what Stacked raises about build and seeds.
    """
    import tensorflow as tf

    keras = runtime.import_keras()
    optimizer = _checked_optimizer(keras.optimizers.Adam() if optimizer is None else optimizer)
    measures = [_function(keras.losses, "loss", loss), _function(keras.metrics, "metric", metric)]
    batch_size, epochs = _at_least_one("batch_size", batch_size), _at_least_one("epochs", epochs)
    x, y = _pair("x and y", (x, y))
    validation = _pair("validation_data", validation_data) if validation_data is not None else None
    models = Stacked(build, seeds)
    optimizer.build(models.trainable)
    batches = -(-len(x) // batch_size)

    def measure(outputs, y):
        y = tf.repeat(y[None], models.rows, axis=0)
        values = [measure(y, outputs) for measure in measures]
        return [tf.reduce_mean(value, range(1, len(value.shape))) for value in values]

    @tf.function
    def run(first, last):
        history = tf.TensorArray(tf.float32, last - first, element_shape=(2, models.rows))
        for step in tf.range(first, last):
            start = step % batches * batch_size
            weights = [variable.value for variable in models.trainable]
            with tf.GradientTape() as tape:
                tape.watch(weights)
                outputs, fixed, penalties = models.call(x[None, start : start + batch_size], training=True)
                losses, metrics = measure(outputs, y[start : start + batch_size])
                losses += penalties
            optimizer.apply(tape.gradient(losses, weights), models.trainable)
            for variable, value in zip(models.fixed, fixed, strict=True):
                variable.assign(value)
            history = history.write(step - first, tf.stack([losses, metrics]))
        return history.stack()

    @tf.function
    def validate():
        outputs, _, penalties = models.call(validation[0][None])
        losses, metrics = measure(outputs, validation[1])
        return tf.stack([losses + penalties, metrics])

    total = epochs * batches
    chunk = batches if validation else -(-total // 20)
    measured, validated = [], []
    with progress.bar(total) as bar:
        for first in range(0, total, chunk):
            last = min(first + chunk, total)
            with runtime.quiet_stderr():  # TensorFlow's optimizer of graphs may log what it cannot estimate
                measured.append(run(tf.constant(first), tf.constant(last)).numpy())
                validated += [validate().numpy()[None]] if validation else []
            bar.update(last - first)
    names = ["loss", measures[1].__name__]
    steps = _named(names, models, measured)
    sizes = np.diff([*range(0, len(x), batch_size), len(x)])
    history = {
        key: np.average(each.reshape(*models.shape, epochs, batches), axis=-1, weights=sizes)
        for key, each in steps.items()
    }
    if validation:
        history |= _named(["val_" + name for name in names], models, validated)
    return Trials(models, history, steps)


def _named(names, models, chunks):
    """Chunks of (steps, 2, rows) as a dict of two arrays (*models.shape, steps)."""
    both = np.concatenate(chunks).transpose(1, 2, 0)
    return {name: _by_model(models, each) for name, each in zip(names, both, strict=True)}


def _by_model(models, array):
    return array.reshape(*models.shape, *array.shape[1:])


def _tensor(array):
    import tensorflow as tf

    array = np.asarray(array)
    if array.ndim < 1 or array.dtype.kind not in "biuf":
        raise TypeError(f"data must be arrays of numbers, received {array!r}")
    return tf.constant(array, "float32" if array.dtype.kind == "f" else None)


def _pair(name, pair):
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise TypeError(f"{name} must be a pair of arrays, received {type(pair).__name__}")
    x, y = map(_tensor, pair)
    if len(x) != len(y) or len(x) == 0:
        raise ValueError(f"{name} must have the same number of examples, at least one; received {len(x)} and {len(y)}")
    return x, y


def _at_least_one(name, value):
    if not isinstance(value, (int, np.integer)) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{name} must be a whole number of at least 1, received {value!r}")
    return int(value)


def _function(module, name, value):
    function = getattr(module, value, None) if isinstance(value, str) else None
    if not callable(function) or isinstance(function, type):
        raise ValueError(f"{name} must be the name of a function in {module.__name__}, received {value!r}")
    return function


def _checked_optimizer(optimizer):
    if not isinstance(optimizer, runtime.import_keras().optimizers.Optimizer):
        raise TypeError(f"optimizer must be a Keras optimizer like keras.optimizers.Adam(0.1), received {optimizer!r}")
    name = type(optimizer).__name__
    clipping = " with clipping by norm" if optimizer.clipnorm or optimizer.global_clipnorm else ""
    if name not in ELEMENTWISE or clipping:
        raise ValueError(
            f"optimizer must be one of {', '.join(ELEMENTWISE)}, without clipping by norm; received {name}{clipping}"
        )
    if optimizer.built:
        raise ValueError(f"optimizer must be new for each call, received a {name} that has trained already")
    return optimizer
