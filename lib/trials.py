"""One model trained from many seeds at once: what a loop of `model.fit` gives, without the loop.

The weights of all seeds are stacked, the models are called together (`model.stateless_call` under `tf.vectorized_map`),
and many steps run in one compiled loop. The sum of all losses has, for each seed, just the gradient of its own loss,
and Adam treats each number by itself: no seed feels another.
"""

from dataclasses import dataclass, field

import numpy as np

from lib import progress, runtime
from lib.stacked import Stacked

# The optimizers that treat each number of a weight by itself, so that stacked seeds stay apart.
ELEMENTWISE = ("Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "Ftrl", "Lion", "Nadam", "RMSprop", "SGD")


@dataclass
class Trials:
    """Trained models, one a seed. If there was a list of starts, each array has one more axis in front: starts.

    Attributes:
        models: lib.stacked.Stacked with the weights after the last epoch.
        history: dict of arrays (seeds, epochs), keys and meaning as in `model.fit(...).history`: "loss" and the metric
            by its name, measured in each step before its update, averaged over the epoch; with "val_": after the epoch.
        steps: the same measures of every step, before they are averaged: dict of arrays (seeds, epochs * batches).
        loop: the compiled loop, for `again`.
    """

    models: Stacked
    history: dict
    steps: dict
    loop: "_Loop" = field(repr=False)

    def predict(self, x):
        """Outputs of all models for x (batch, ...): array (seeds, batch, ...)."""
        return _by_model(self.models, np.asarray(self.models.call(_tensor(x)[None])[0]))

    def again(self, x, y, epochs=50, learning_rate=None, starts=None, validation_data=None):
        """Train the models of the same seeds once more, from before their training: `train` without its compiling.

        Optimizer, loss, metric and batch size are those of the first call. Models that leave the number of steps open,
        with keras.Input((None, features)), may be given sequences of another length. These Trials stay as they are.

        Args:
            x, y, epochs, validation_data: as in `train`.
            learning_rate: of this run; None: that of the first call.
            starts: as in `train`, as many as there; None: those of the first call.

        Returns:
            Trials.

        Raises:
            TypeError, ValueError: as `train`; another number of starts.
        """
        models = self.models.again(starts)
        if models.rows != self.models.rows:
            expected = self.models.rows // len(self.models.seeds)
            raise ValueError(f"again: expected {expected} starts as in the first call, received {starts!r}")
        return self.loop.train(models, x, y, epochs, validation_data, learning_rate)


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
    starts=None,
):
    """Train one model from many seeds at once.

    Each seed gets what it gets from `keras.utils.set_random_seed(seed); model = build(); model.compile(optimizer, loss,
    metrics=[metric]); model.fit(x, y, batch_size, epochs, shuffle=False, validation_data=...)`, up to rounding. One
    exception: the gradient of an Embedding is a full array here; in `fit` it is sparse and Adam squares its repeats
    one by one. A progress bar shows on runs of more than three seconds if somebody watches (lib.progress).

    Args:
        build: function without arguments that returns a new Keras model with one input and one output.
        x, y: arrays of equal length, the same for all seeds; batches are taken in their order.
        seeds: different whole numbers.
        epochs: number of passes over x.
        optimizer: a new Keras optimizer, one of ELEMENTWISE without clipping by norm; None: Adam(), as in `compile`.
        loss, metric: name of a function in keras.losses, keras.metrics.
        batch_size: examples a step.
        validation_data: (x, y), measured after each epoch, or None.
        starts: None, or a list to train each seed's model once for each entry: None for Keras' own start weights, or a
            function that changes them, list of arrays in the order of the model's trainable_variables, in place.

    Returns:
        Trials.

    Raises:
        TypeError, ValueError: an argument that does not fit, named; also what Stacked raises about build,
            seeds and starts.
    """
    keras = runtime.import_keras()
    optimizer = _checked_optimizer(keras.optimizers.Adam() if optimizer is None else optimizer)
    measures = [_function(keras.losses, "loss", loss), _function(keras.metrics, "metric", metric)]
    batch_size = _at_least_one("batch_size", batch_size)
    models = Stacked(build, seeds, starts=starts)
    return _Loop(models, optimizer, measures, batch_size).train(models.again(), x, y, epochs, validation_data)


class _Loop:
    """Steps of training and of validation for models of one kind, compiled at their first use.

    What is compiled belongs to its variables: the models it trains lend it their start and get back the result.
    """

    def __init__(self, models, optimizer, measures, batch_size):
        import tensorflow as tf

        self.models, self.optimizer, self.measures, self.batch_size = models, optimizer, measures, batch_size
        optimizer.build(self.models.trainable)
        self.start = [variable.numpy() for variable in optimizer.variables]
        self.run, self.validate = tf.function(self._run), tf.function(self._validate)

    def train(self, models, x, y, epochs, validation_data, learning_rate=None):
        """What `train` and `again` do, arguments not yet checked."""
        import tensorflow as tf

        epochs, (x, y) = _at_least_one("epochs", epochs), self._data("x and y", (x, y))
        validation = None if validation_data is None else self._data("validation_data", validation_data)
        self.models.assign(models)
        for variable, value in zip(self.optimizer.variables, self.start, strict=True):
            variable.assign(value)
        if learning_rate is not None:
            self.optimizer.learning_rate = learning_rate
        # Traced for what the model leaves open, not for the size of these arrays: other sizes need no new trace.
        shapes = self.models.model.input_shape, (None, *y.shape[1:])
        data = [tf.TensorSpec(shape, each.dtype) for shape, each in zip(shapes, (x, y), strict=True)]
        run = self.run.get_concrete_function(*data, *2 * [tf.TensorSpec((), tf.int32)])
        batches = -(-len(x) // self.batch_size)
        total = epochs * batches
        chunk = batches if validation else -(-total // 20)
        measured, validated = [], []
        with progress.bar(total) as bar:
            for first in range(0, total, chunk):
                last = min(first + chunk, total)
                with runtime.quiet_stderr():  # TensorFlow's optimizer of graphs may log what it cannot estimate
                    measured.append(run(x, y, tf.constant(first), tf.constant(last)).numpy())
                    validated += [self.validate(*validation).numpy()[None]] if validation else []
                bar.update(last - first)
        models.assign(self.models)
        names = ["loss", self.measures[1].__name__]
        steps = _named(names, models, measured)
        sizes = np.diff([*range(0, len(x), self.batch_size), len(x)])
        history = {
            key: np.average(each.reshape(*models.shape, epochs, batches), axis=-1, weights=sizes)
            for key, each in steps.items()
        }
        if validation:
            history |= _named(["val_" + name for name in names], models, validated)
        return Trials(models, history, steps, self)

    def _data(self, name, pair):
        import tensorflow as tf

        x, y = _pair(name, pair)
        expected = self.models.model.input_shape
        if not tf.TensorShape(expected).is_compatible_with(x.shape):
            raise ValueError(f"{name}: the models take inputs of the shape {expected}, received {tuple(x.shape)}")
        return x, y

    def _measure(self, outputs, y):
        import tensorflow as tf

        y = tf.repeat(y[None], self.models.rows, axis=0)
        values = [measure(y, outputs) for measure in self.measures]
        return [tf.reduce_mean(value, range(1, len(value.shape))) for value in values]

    def _run(self, x, y, first, last):
        """Measures (steps, 2, rows) of the steps from first to last - 1, each taken."""
        import tensorflow as tf

        models = self.models
        batches = (tf.shape(x)[0] - 1) // self.batch_size + 1
        history = tf.TensorArray(tf.float32, last - first, element_shape=(2, models.rows))
        for step in tf.range(first, last):
            start = step % batches * self.batch_size
            weights = [variable.value for variable in models.trainable]
            with tf.GradientTape() as tape:
                tape.watch(weights)
                outputs, fixed, penalties = models.call(x[None, start : start + self.batch_size], training=True)
                losses, metrics = self._measure(outputs, y[start : start + self.batch_size])
                losses += penalties
            self.optimizer.apply(tape.gradient(losses, weights), models.trainable)
            for variable, value in zip(models.fixed, fixed, strict=True):
                variable.assign(value)
            history = history.write(step - first, tf.stack([losses, metrics]))
        return history.stack()

    def _validate(self, x, y):
        """Measures (2, rows)."""
        import tensorflow as tf

        outputs, _, penalties = self.models.call(x[None])
        losses, metrics = self._measure(outputs, y)
        return tf.stack([losses + penalties, metrics])


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
