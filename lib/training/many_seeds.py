"""Trains one model from many seeds at once: what `model.fit` gives once per seed, but much faster.

The weights of all seeds are stacked, the models are called together (`_together.call`), and many
steps run in one compiled loop. The sum of all losses has, for each seed, exactly the gradient of
its own loss, and Adam treats each number by itself. So no seed affects another one.
"""

import numpy as np

from lib import setup
from lib.text import Text, must_be
from lib.training._loop import loop_for
from lib.training._stacked import compiled, stack
from lib.training._together import call

# Optimizers that treat each number of a weight by itself, so that stacked seeds stay apart.
ELEMENTWISE = ("Adam", "RMSprop", "SGD")


class Trained:
    """Trained models that differ only in their seed.

    Attributes:
        seeds: list of int, one model each.
        history: dict of arrays (seeds, epochs), keys and meaning as in `model.fit(...).history`:
            "loss" and each metric by its name, measured in each step before its update and averaged
            over the epoch; the same with "val_" in front, measured after the epoch.
        batch_history: the same measures before they are averaged: dict of arrays (seeds, epochs *
            batches); and "gradient_norm", the length of the whole gradient, before it is clipped.
    """

    def __init__(self, seeds, history, batch_history, models, kept):
        self.seeds = seeds
        self.history = history
        self.batch_history = batch_history
        self._models = models
        self._kept = kept

    def after(self, epochs):
        """The models as they were after a number of epochs that train was told to keep: Trained,
        with the history until then.

        Raises:
            KeyError: they were not kept then.
        """
        return self._kept[epochs]

    def predict(self, x):
        """Outputs of all models for x (batch, ...): array (seeds, batch, ...)."""
        model, weights = self._models
        return compiled(call, model)(weights, _tensor(x, weights[0].dtype)[None]).numpy()

    def weights(self, seed):
        """The trained weights of one of `seeds`: list of arrays, ordered as trainable_variables."""
        return [rows[self.seeds.index(seed)].numpy() for rows in self._models.weights]


def train(
    build,
    x,
    y,
    *,
    seeds=range(100),
    epochs=50,
    optimizer=None,
    loss="categorical_crossentropy",
    metrics=("categorical_accuracy",),
    batch_size=32,
    validation_data=None,
    keep_after=(),
):
    """Train one model from many seeds at once.

    The result for a seed equals, up to rounding, that of

        keras.utils.set_random_seed(seed)
        model = build()
        model.compile(optimizer, loss, metrics=metrics)
        model.fit(x, y, batch_size, epochs, shuffle=False, validation_data=...)

    Two exceptions: the gradient of an Embedding is a full array here; in `fit` it is sparse, and
    Adam squares its repeats one by one. And where a one-hot target is zero everywhere (padding),
    the cross-entropy has a gradient only if it finds the softmax beneath the outputs, which may
    differ between `fit` and here.

    A progress bar shows on runs of more than three seconds if a person can see it (_progress).

    A second call with the same architecture and settings uses the loop that the first one compiled,
    also for sequences of another length if the model leaves it open, keras.Input((None, features)),
    and for another learning rate.

    Args:
        build: function without arguments that returns a new Keras model with one input and one
            output; or a dict of such functions by name that differ in their initializers only: all
            are trained in one run. All weights of the model are trained; it has no dropout and no
            penalties.
        x, y: arrays of equal length, the same for all seeds; batches are taken in their order.
        seeds: different whole numbers.
        epochs: number of passes over x.
        optimizer: a new Keras optimizer, one of ELEMENTWISE with a number as learning rate, without
            `clipnorm`; `global_clipnorm` clips the gradient of each model by itself. None:
            keras.optimizers.Adam().
        loss: name of a function in keras.losses.
        metrics: list of names of functions in keras.metrics.
        batch_size: examples per step.
        validation_data: (x, y), measured after each epoch, or None.
        keep_after: numbers of epochs below `epochs`, in order; Trained.after gives the models then.

    Returns:
        Trained, or a dict of Trained by the names of build.

    Raises:
        ValueError: another optimizer; numbers in keep_after that are not in order; as stack.
    """
    optimizer = _checked(optimizer)
    ends = _ends(keep_after, epochs)
    measures = _measures(loss, metrics)
    builds = build if isinstance(build, dict) else {"": build}
    seeds = list(seeds)
    models = stack(builds, seeds)
    dtype = models.weights[0].dtype
    x = _tensor(x, dtype)
    y = _tensor(y, dtype)
    validation = None
    if validation_data:
        validation = [_tensor(array, dtype) for array in validation_data]

    loop = loop_for(models, optimizer, measures, batch_size)
    models_at_ends, measured, validated = loop.train(models.weights, x, y, ends, validation)
    names = ["loss", *metrics]
    batch_sizes = np.diff([*range(0, len(x), batch_size), len(x)])
    trained = {}
    for place, name in enumerate(builds):
        rows = slice(place * len(seeds), (place + 1) * len(seeds))
        batch_history = _by_name([*names, "gradient_norm"], measured[..., rows])
        history = _history(names, batch_history, batch_sizes)
        if validation:
            history |= _by_name(["val_" + key for key in names], validated[..., rows])
        own_models = {
            end: all_models._replace(weights=[weight[rows] for weight in all_models.weights])
            for end, all_models in zip(ends, models_at_ends, strict=True)
        }
        trained[name] = _trained(seeds, own_models, history, batch_history, len(batch_sizes))
    return trained if isinstance(build, dict) else trained[""]


def _trained(seeds, models, history, batch_history, batches):
    """The Trained of one build after its last epoch, which knows those before.

    Args:
        seeds: list of int.
        models: {number of epochs: StackedModels}, in order.
        history, batch_history: dicts of arrays (seeds, epochs) and (seeds, epochs * batches).
        batches: of an epoch.
    """
    kept = {}
    for end, own_models in models.items():
        until_then = {key: values[:, :end] for key, values in history.items()}
        in_batches = {key: values[:, : end * batches] for key, values in batch_history.items()}
        kept[end] = Trained(seeds, until_then, in_batches, own_models, kept)
    return kept[end]


def _checked(optimizer):
    """The optimizer, or Adam for None. Raises ValueError if it would mix the models."""
    if optimizer is None:
        return setup.import_keras().optimizers.Adam()
    if type(optimizer).__name__ not in ELEMENTWISE or optimizer.clipnorm:
        expected = Text("one of {known}, without clipnorm", known=", ".join(ELEMENTWISE))
        raise ValueError(must_be("optimizer", expected, type(optimizer).__name__))
    return optimizer


def _ends(keep_after, epochs):
    """The numbers of epochs after which models are wanted. Raises ValueError if out of order."""
    ends = [*keep_after, epochs]
    if ends != sorted(set(ends)):
        expected = Text("numbers of epochs below {epochs}, in order", epochs=epochs)
        raise ValueError(must_be("keep_after", expected, [*keep_after]))
    return ends


def _measures(loss, metrics):
    """The functions of keras.losses and keras.metrics with these names."""
    keras = setup.import_keras()
    return [getattr(keras.losses, loss), *(getattr(keras.metrics, metric) for metric in metrics)]


def _by_name(names, values):
    """values (times, names, seeds) as a dict of arrays (seeds, times)."""
    return dict(zip(names, values.transpose(1, 2, 0), strict=True))


def _history(names, batch_history, batch_sizes):
    """Each measure as its mean over the examples of each epoch: dict of arrays (seeds, epochs)."""
    history = {}
    for name in names:
        values = batch_history[name]
        by_epoch = values.reshape(len(values), -1, len(batch_sizes))
        history[name] = np.average(by_epoch, axis=-1, weights=batch_sizes)
    return history


def _tensor(array, dtype):
    """An array as a tensor; numbers with a point get the dtype of the models."""
    import tensorflow as tf

    array = np.asarray(array)
    return tf.constant(array, dtype if array.dtype.kind == "f" else None)
