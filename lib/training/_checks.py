"""Checks of what many_seeds.train is given; each error names the argument and the value."""

import numpy as np

from lib import setup
from lib.text import Text, must_be

# The optimizers that treat each number of a weight by itself, so that stacked seeds stay apart.
ELEMENTWISE = ("Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "Ftrl", "Lion", "Nadam", "RMSprop", "SGD")


def arrays(models, name, pair):
    """x and y as tensors of equal length that models (StackedModels) can read."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise TypeError(must_be(name, Text("a pair of arrays"), pair))
    x, y = (tensor(array, models.dtype) for array in pair)
    input_shape = models.model.input_shape
    if len(x) != len(y) or len(x) == 0:
        lengths = len(x), len(y)
        raise ValueError(must_be(f"{name}: len(x), len(y)", Text("equal and at least 1"), lengths))
    if not x.shape.is_compatible_with(input_shape):
        expected = Text("{input_shape}, which the models take", input_shape=input_shape)
        raise ValueError(must_be(f"{name}: x.shape", expected, tuple(x.shape)))
    return x, y


def tensor(array, dtype):
    """An array of numbers as a tensor; numbers with a point get the dtype of the models."""
    import tensorflow as tf

    array = np.asarray(array)
    if array.ndim < 1 or array.dtype.kind not in "biuf":
        raise TypeError(must_be("data", Text("arrays of numbers"), array))
    return tf.constant(array, dtype if array.dtype.kind == "f" else None)


def at_least_one(name, value):
    """A whole number of at least 1, as an int."""
    if not isinstance(value, (int, np.integer)) or isinstance(value, bool) or value < 1:
        raise ValueError(must_be(name, Text("a whole number of at least 1"), value))
    return int(value)


def listed(metrics):
    """The names of metrics as they are, if they are a list or a tuple."""
    if not isinstance(metrics, (list, tuple)):
        raise TypeError(must_be("metrics", Text("a list of names"), metrics))
    return metrics


def function_named(module, name, value):
    """The function of a Keras module that has this name."""
    function = getattr(module, value, None) if isinstance(value, str) else None
    if not callable(function) or isinstance(function, type):
        expected = Text("the name of a function in {module}", module=module.__name__)
        raise ValueError(must_be(name, expected, value))
    return function


def elementwise(optimizer):
    """A new optimizer that treats each number of a weight by itself."""
    if not isinstance(optimizer, setup.import_keras().optimizers.Optimizer):
        raise TypeError(must_be("optimizer", Text("a Keras optimizer like keras.optimizers.Adam(0.1)"), optimizer))
    name, known = type(optimizer).__name__, ", ".join(ELEMENTWISE)
    if name not in ELEMENTWISE or optimizer.clipnorm or optimizer.global_clipnorm:
        received = name if name not in ELEMENTWISE else f"{name} with clipping by norm"
        expected = Text("one of {known}, without clipping by norm", known=known)
        raise ValueError(must_be("optimizer", expected, received))
    if optimizer.built:
        expected = Text("new for each call")
        raise ValueError(must_be("optimizer", expected, f"{name} that has trained already"))
    return optimizer
