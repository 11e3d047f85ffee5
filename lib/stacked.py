"""One Keras model or layer with the weights of many seeds, each variable stacked along a first axis."""

import copy
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from lib import runtime


class Stacked:
    """The models that `keras.utils.set_random_seed(seed); build()` gives for each seed, called all at once.

    Args:
        build: function without arguments that returns a new Keras model, or a new layer.
        seeds: different whole numbers, one model each.
        input_shape: shape of one example, such as (steps, features), to build a layer with; a model brings its own.
        starts: None, or a list: each seed then gives one model for each of its entries. An entry is None (weights as
            Keras starts them) or a function that changes a model's start weights, list of arrays in the order of the
            model's trainable_variables, in place.

    Attributes:
        seeds: list of int.
        starts: as given.
        shape: (seeds,), or (starts, seeds) for a list of starts.
        rows: number of models; all seeds of the first start come first.
        model: one more such model, for its architecture; its own weights are not used.
        trainable, fixed: lists of keras.Variable (rows, ...), in the order of the model's trainable_variables and
            non_trainable_variables.

    Raises:
        TypeError: build is not a function, or returns something that is not a Keras model or layer; starts is not
            a list of functions.
        ValueError: no seeds, a model without input shape, weight shapes that differ from model to model,
            or a start that changes them.
    """

    def __init__(self, build, seeds, input_shape=None, starts=None):
        if not callable(build) or isinstance(build, runtime.import_keras().layers.Layer):
            raise TypeError(f"build must be a function that returns a new Keras model, received {build!r}")
        self.seeds = _checked_seeds(seeds)
        self.model = _unrolled(_built(build(), input_shape))
        # In a thread of their own: variables that Keras would still initialize, inside the first traced function, twice
        # the time to compile it, are forgotten with the thread.
        with ThreadPoolExecutor(max_workers=1) as pool:
            self._first = list(pool.map(lambda seed: _start_values(build, seed, input_shape), self.seeds))
        for seed, arrays in zip(self.seeds, self._first, strict=True):
            expected, received = ([array.shape for array in each] for each in (self._first[0], arrays))
            if received != expected:
                raise ValueError(
                    f"build must return the same weight shapes every time: expected {expected} as the first time, "
                    f"received {received} for seed {seed}"
                )
        self._start(starts)

    def _start(self, starts):
        self.starts, listed = starts, _checked_starts(starts)
        self.rows = len(listed) * len(self.seeds)
        self.shape = (len(self.seeds),) if starts is None else (len(listed), len(self.seeds))
        count = len(self.model.trainable_variables)
        rows = [_changed(first, start, count) for start in listed for first in self._first]
        variable = runtime.import_keras().Variable
        stacked = [variable(np.stack(each), dtype=each[0].dtype) for each in zip(*rows, strict=True)]
        self.trainable, self.fixed = stacked[:count], stacked[count:]

    def again(self, starts=None):
        """The models of the same seeds before any training, with variables of their own.

        Args:
            starts: as in Stacked; None: those of these models.
        """
        twin = copy.copy(self)
        twin._start(self.starts if starts is None else starts)
        return twin

    def assign(self, other):
        """Take over the weights of other Stacked models of the same shapes."""
        for own, value in zip(self.trainable + self.fixed, other.trainable + other.fixed, strict=True):
            own.assign(value)

    def call(self, x, training=False):
        """Outputs of all models; differentiable with respect to x and the values of `trainable`.

        Args:
            x: tensor (rows, batch, ...), or (1, batch, ...) for one input that all models share.
            training: True lets layers such as Dropout behave as in training.

        Returns:
            outputs (rows, batch, ...), new values of `fixed` (list), penalties (rows,): the models' own losses.
        """
        import tensorflow as tf

        options = {"training": True} if training else {}

        def one(arguments):
            trainable, fixed, own_x = arguments
            own_x = x[0] if x.shape[0] == 1 else own_x
            outputs, fixed, losses = self.model.stateless_call(trainable, fixed, own_x, return_losses=True, **options)
            return outputs, fixed, tf.add_n([tf.zeros(()), *losses])

        # vectorized_map wants a first axis of models everywhere: zeros stand in for a shared input.
        own = tf.zeros(self.rows) if x.shape[0] == 1 else x
        return tf.vectorized_map(one, ([v.value for v in self.trainable], [v.value for v in self.fixed], own))

    def weights(self, seed, start=0):
        """The trainable weights of one model: list of arrays in the order of the model's trainable_variables.

        Args:
            seed: one of `seeds`.
            start: place in the list of starts.

        Raises:
            ValueError: a seed that is not among `seeds`.
        """
        if seed not in self.seeds:
            raise ValueError(f"seed must be one of {self.seeds}, received {seed!r}")
        row = start * len(self.seeds) + self.seeds.index(seed)
        return [np.asarray(variable)[row] for variable in self.trainable]


def _checked_seeds(seeds):
    listed = list(seeds) if np.iterable(seeds) and not isinstance(seeds, str) else []
    whole = all(isinstance(seed, (int, np.integer)) and not isinstance(seed, bool) and seed >= 0 for seed in listed)
    if not listed or not whole or len(set(listed)) < len(listed):
        raise ValueError(f"seeds must be different whole numbers, at least one, such as range(20); received {seeds!r}")
    return [int(seed) for seed in listed]


def _checked_starts(starts):
    listed = [None] if starts is None else list(starts) if isinstance(starts, (list, tuple)) else []
    if not listed or not all(start is None or callable(start) for start in listed):
        raise TypeError(f"starts must be a list of functions (or None for Keras' own start), received {starts!r}")
    return listed


def _changed(first, start, count):
    """A model's start weights, the first `count` of them (the trainable ones) as start(weights) leaves them."""
    weights = [array.copy() for array in first[:count]]
    if start is not None:
        start(weights)
    shapes = [[np.shape(array) for array in each] for each in (first[:count], weights)]
    if shapes[0] != shapes[1]:
        raise ValueError(f"a start must leave the weights' shapes {shapes[0]} as they are, received {shapes[1]}")
    return [np.asarray(array, own.dtype) for array, own in zip(weights, first[:count], strict=True)] + first[count:]


def _built(model, input_shape):
    if not isinstance(model, runtime.import_keras().layers.Layer):
        raise TypeError(f"build must return a Keras model or layer, received {model!r}")
    if not model.built and input_shape is not None:
        model.build((None, *input_shape))
    if not model.built:
        raise ValueError(
            f"build must return a built model (start it with keras.Input), received an unbuilt {model.name!r}"
        )
    return model


def _start_values(build, seed, input_shape):
    """The weights that build() starts with. A StatelessScope makes no variables: twice as fast."""
    keras = runtime.import_keras()
    keras.utils.set_random_seed(seed)
    with keras.StatelessScope(initialize_variables=False):
        model = _built(build(), input_shape)
        return [np.asarray(v.value) for v in model.trainable_variables + model.non_trainable_variables]


def _unrolled(model):
    """The model, recurrent layers over few steps unrolled: the same numbers, and half the time to compile."""
    keras = runtime.import_keras()
    for layer in getattr(model, "layers", []):
        x = getattr(layer, "input", None)
        if isinstance(layer, keras.layers.RNN) and isinstance(x, keras.KerasTensor) and x.shape[1] in range(1, 13):
            layer.unroll = True
    return model
