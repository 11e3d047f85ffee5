"""Keras models of one architecture, called all at once: each variable stacked along a first axis, one row per model."""

import functools
import inspect
import json
import warnings
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

import numpy as np

from lib import setup
from lib.text import Text, must_be
from lib.training._together import call

# What says how a layer starts or what it is called, but not what it computes.
NOT_ARCHITECTURE = ("name", "unit_forget_bias", "build_config", "shared_object_id")


class StackedModels:
    """Models of one architecture with weights of their own.

    Args:
        model: one built Keras model or layer of that architecture; its own weights are not used.
        trainable, fixed: lists of arrays (rows, ...), in the order of the model's trainable_variables and
            non_trainable_variables.

    Attributes:
        model: as given. rows: the number of models. trainable, fixed: lists of keras.Variable (rows, ...).
        dtype: of the weights, "float32" unless the layers were made with another one.
    """

    def __init__(self, model, trainable, fixed):
        variable = setup.import_keras().Variable
        self.model, self.rows, self.dtype = model, len(trainable[0]), str(trainable[0].dtype)
        self.trainable, self.fixed = (
            [variable(np.asarray(each), dtype=each.dtype) for each in arrays] for arrays in (trainable, fixed)
        )

    def assign(self, other):
        """Take over the weights of other StackedModels of the same shapes."""
        for own, value in zip(self.trainable + self.fixed, other.trainable + other.fixed, strict=True):
            own.assign(value)

    def part(self, rows):
        """StackedModels of some of the rows (a slice), with variables of their own."""
        trainable, fixed = ([np.asarray(each)[rows] for each in own] for own in (self.trainable, self.fixed))
        return StackedModels(self.model, trainable, fixed)

    def call(self, x, training=False):
        """outputs, new values of `fixed` and penalties of all models, for x, as `_together.call` says."""
        weights, fixed = ([variable.value for variable in own] for own in (self.trainable, self.fixed))
        return call(self.model, weights, fixed, x, training)


def stack(builds, seeds, input_shape=None):
    """The models that `keras.utils.set_random_seed(seed); build()` gives, for each build and seed.

    Args:
        builds: dict of functions without arguments, by name; each returns a new Keras model or layer, all of one
            architecture (their initializers may differ).
        seeds: list of different whole numbers, as checked_seeds returns it.
        input_shape: shape of one example, such as (steps, features), to build a layer with; a model brings its own.

    Returns:
        StackedModels; all seeds of the first build come first.

    Raises:
        TypeError: a build is not a function, or returns something that is not a Keras model or layer.
        ValueError: a model has no input shape, or the builds differ in more than their initializers.
    """
    models = {name: _built(_called(build), input_shape) for name, build in builds.items()}
    first, *others = models
    for other in others:
        if architecture(models[other]) is None or architecture(models[other]) != architecture(models[first]):
            expected = Text("a function that differs from {first!r} in its initializers only", first=first)
            raise ValueError(must_be("build", expected, other))
    rows, seed_all = [], setup.import_keras().utils.set_random_seed
    for build in builds.values():
        start = functools.partial(_start_values, build, input_shape)
        # A build that draws from tf.random starts differently when only the others are seeded.
        first_seed = functools.partial(start, seed=seeds[0])
        with_it, without = _in_one_thread(first_seed, (seed_all, _seed_without_tensorflow))
        seeding = _seed_without_tensorflow if all(map(np.array_equal, with_it, without)) else seed_all
        rows += [with_it, *_in_one_thread(functools.partial(start, seeding), seeds[1:])]
    for seed, arrays in zip([*seeds] * len(builds), rows, strict=True):
        expected, received = ([array.shape for array in each] for each in (rows[0], arrays))
        if received != expected:
            expected = Text("{expected} every time, as the first time", expected=expected)
            raise ValueError(must_be(f"build(), seed {seed}: weight shapes", expected, received))
    count = len(models[first].trainable_variables)
    stacked = [np.stack(each) for each in zip(*rows, strict=True)]
    return StackedModels(_unrolled(models[first]), stacked[:count], stacked[count:])


def architecture(model):
    """A text that is equal for models which compute the same from the same weights, or None if that cannot be known.

    It leaves out names and initializers. It is None for layers that are not Keras' own and for functions inside a
    layer: two of them may look alike and compute different things.
    """

    def plain(value):
        if isinstance(value, dict):
            items = ((key, each) for key, each in value.items() if key not in NOT_ARCHITECTURE)
            return {key: plain(each) for key, each in items if not key.endswith("_initializer")}
        return [plain(each) for each in value] if isinstance(value, (list, tuple)) else value

    for layer in model._flatten_layers():
        functions = [
            each for name, each in vars(layer).items() if inspect.isfunction(each) and "initializer" not in name
        ]
        if not all(each.__module__.startswith("keras.") for each in [type(layer), *functions]):
            return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Keras warns of lambdas, which may be initializers
        try:
            return json.dumps([type(model).__name__, plain(model.get_config())], sort_keys=True)
        except (TypeError, NotImplementedError):
            return None


def checked_seeds(seeds):
    """Seeds as a list of int.

    Raises:
        ValueError: they are not different whole numbers of at least 0, or there are none.
    """
    listed = list(seeds) if np.iterable(seeds) and not isinstance(seeds, str) else []
    whole = all(isinstance(seed, (int, np.integer)) and not isinstance(seed, bool) and seed >= 0 for seed in listed)
    if not listed or not whole or len(set(listed)) < len(listed):
        expected = Text("different whole numbers of at least 0, at least one, such as range(20)")
        raise ValueError(must_be("seeds", expected, seeds))
    return [int(seed) for seed in listed]


def _called(build):
    if not callable(build) or isinstance(build, setup.import_keras().layers.Layer):
        raise TypeError(must_be("build", Text("a function that returns a new Keras model"), build))
    return build()


def _built(model, input_shape):
    if not isinstance(model, setup.import_keras().layers.Layer):
        raise TypeError(must_be("build()", Text("a Keras model or layer"), model))
    if not model.built and input_shape is not None:
        model.build((None, *input_shape))
    if not model.built:
        expected = Text("a built model (start it with keras.Input)")
        raise ValueError(must_be("build()", expected, model.name))
    return model


def _in_one_thread(function, items):
    """The results for all items, computed in one other thread.

    Keras initializes leftover variables inside the first traced function, which doubles the time to compile it. Those
    of another thread are forgotten with that thread.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        try:
            return [future.result() for future in [pool.submit(function, item) for item in items]]
        except BaseException:  # an interrupt as well: do not wait for the items that have not begun
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _start_values(build, input_shape, seeding, seed):
    """The weights that build() starts with. A StatelessScope makes no variables: twice as fast."""
    seeding(seed)
    with setup.import_keras().StatelessScope(initialize_variables=False):
        model = _built(build(), input_shape)
        return [np.asarray(v.value) for v in model.trainable_variables + model.non_trainable_variables]


def _seed_without_tensorflow(seed):
    """As keras.utils.set_random_seed, but tf.random goes on where it is: to seed it takes longer than to build a model.

    Keras' initializers do not draw from tf.random; an initializer of the user may.
    """
    import tensorflow as tf

    with mock.patch.object(tf.random, "set_seed"):
        setup.import_keras().utils.set_random_seed(seed)


def _unrolled(model):
    """The model, with recurrent layers over few steps unrolled: the same numbers, and half the time to compile."""
    keras = setup.import_keras()
    for layer in getattr(model, "layers", []):
        x = getattr(layer, "input", None)
        if isinstance(layer, keras.layers.RNN) and isinstance(x, keras.KerasTensor) and x.shape[1] in range(1, 13):
            layer.unroll = True
    return model
