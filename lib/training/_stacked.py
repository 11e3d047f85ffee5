"""Keras models of one architecture, called all at once.

Each variable is stacked along a first axis, one row per model.
"""

import functools
import inspect
import json
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from lib import setup
from lib.text import Text, must_be
from lib.training._starts import start_weights
from lib.training._together import layers_in

# What says how a layer starts or what it is called, but not what it computes.
NOT_ARCHITECTURE = ("name", "unit_forget_bias", "build_config", "shared_object_id")
DROPOUTS = ("rate", "dropout", "recurrent_dropout", "activity_regularizer")
FEW_STEPS = 12  # recurrent layers over at most so many steps are unrolled
# Functions of weights and x, by what they compute, for which architecture and shapes of weights.
_compiled = {}


class StackedModels(NamedTuple):
    """Models of one architecture: one of them, built, and the weights of all.

    `weights` is a list of tensors (models, ...) in the order of the model's trainable_variables.
    """

    model: object
    weights: list


def compiled(compute, model):
    """compute(model, weights, x) as a compiled function of weights and x.

    Models of one architecture share it: to compile takes longer than to compute.

    Args:
        compute: a function with a name, which uses no weights of the model itself.
        model: a built Keras model or layer.
    """
    import tensorflow as tf

    layers = architecture(model)
    # A layer by itself does not say in its architecture for how many features it was built.
    shapes = tuple(tuple(variable.shape) for variable in model.variables)
    function = _compiled.get((compute, layers, shapes))
    if function is None:
        function = tf.function(functools.partial(compute, model), autograph=False)
    if layers is not None:
        _compiled[compute, layers, shapes] = function
    return function


def stack(builds, seeds, input_shape=None):
    """The models that `keras.utils.set_random_seed(seed); build()` gives, for each build and seed.

    Args:
        builds: dict of functions without arguments, by name; each returns a new Keras model or
            layer, all of one architecture (their initializers may differ; an initializer must not
            draw from tf.random).
        seeds: different whole numbers of at least 0.
        input_shape: shape of one example, such as (steps, features), to build a layer with; a
            model brings its own.

    Returns:
        StackedModels; all seeds of the first build come first.

    Raises:
        ValueError: a model has no input shape, or dropout, penalties or weights that are not
            trained; or the builds differ in more than their initializers.
    """
    models = {name: _built(build, input_shape) for name, build in builds.items()}
    model = next(iter(models.values()))
    _require_one_architecture(models)
    _require_trainable(model)
    # Keras initializes leftover variables inside the first traced function, which doubles the time
    # to compile it. Those of another thread are forgotten with that thread.
    with ThreadPoolExecutor(max_workers=1) as pool:
        starts = pool.submit(_all_starts, builds, list(map(int, seeds)), input_shape).result()
    to_tensor = setup.import_keras().ops.convert_to_tensor
    weights = [to_tensor(np.stack(rows)) for rows in zip(*starts, strict=True)]
    return StackedModels(_unrolled(model), weights)


def architecture(model):
    """A text that is equal for models which compute the same from the same weights.

    It leaves out names and initializers. It is None where that cannot be known: for layers that are
    not Keras' own and for functions inside a layer. Two of them may look alike and compute
    different things.
    """
    for layer in layers_in(model):
        if not all(code.__module__.startswith("keras.") for code in [type(layer), *_code(layer)]):
            return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Keras warns of lambdas, which may be initializers
        config = json.dumps(model.get_config(), sort_keys=True, default=str)
    return f"{type(model).__name__} {json.loads(config, object_hook=_without_start)}"


def _code(layer):
    """The functions that a layer holds, such as its activation, but for initializers."""
    return [
        value
        for name, value in vars(layer).items()
        if inspect.isfunction(value) and "initializer" not in name
    ]


def _without_start(config):
    return {
        name: value
        for name, value in config.items()
        if name not in NOT_ARCHITECTURE and not name.endswith("_initializer")
    }


def _require_one_architecture(models):
    (first, model), *others = models.items()
    for name, other in others:
        if architecture(other) is None or architecture(other) != architecture(model):
            expected = Text(
                "a function that differs from {first!r} in its initializers only", first=first
            )
            raise ValueError(must_be("build", expected, name))


def _require_trainable(model):
    if not model.built:
        expected = Text("a built model (start it with keras.Input)")
        raise ValueError(must_be("build()", expected, model.name))
    layers = layers_in(model)
    has_dropout = any(getattr(layer, name, 0) for layer in layers for name in DROPOUTS)
    is_fixed = any("seed" not in variable.path for variable in model.non_trainable_variables)
    has_penalty = any(variable.regularizer for variable in model.trainable_variables)
    if has_dropout or is_fixed or has_penalty:
        expected = Text("a model whose weights are all trained, without dropout and penalties")
        raise ValueError(must_be("build()", expected, model.name))


def _built(build, input_shape):
    model = build()
    if not model.built and input_shape is not None:
        model.build((None, *input_shape))
    return model


def _all_starts(builds, seeds, input_shape):
    """The start weights of each build and seed: list of lists of arrays."""
    starts = []
    for build in builds.values():
        starts += start_weights(functools.partial(_built, build, input_shape), seeds)
    return starts


def _unrolled(model):
    """The model, recurrent layers over few steps unrolled: as exact, compiled in half the time."""
    keras = setup.import_keras()
    for layer in getattr(model, "layers", []):
        x = getattr(layer, "input", None)
        is_recurrent = isinstance(layer, keras.layers.RNN) and isinstance(x, keras.KerasTensor)
        if is_recurrent and x.shape[1] in range(1, FEW_STEPS + 1):
            layer.unroll = True
    return model
