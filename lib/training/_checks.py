"""Checks of what many_seeds.train is given; each error names the argument and the value."""

import numpy as np

from lib import setup
from lib.text import must_be

# The optimizers that treat each number of a weight by itself, so that stacked seeds stay apart.
ELEMENTWISE = ("Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "Ftrl", "Lion", "Nadam", "RMSprop", "SGD")


def arrays(models, name, pair):
    """x and y as tensors of equal length that models (StackedModels) can read."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise TypeError(must_be(name, "배열 두 개", "a pair of arrays", pair))
    x, y = (tensor(array, models.dtype) for array in pair)
    input_shape = models.model.input_shape
    if len(x) != len(y) or len(x) == 0:
        lengths = len(x), len(y)
        raise ValueError(
            must_be(f"{name}: len(x), len(y)", "서로 같고 1 이상인 두 수", "equal and at least 1", lengths)
        )
    if not x.shape.is_compatible_with(input_shape):
        ko, en = f"모델이 받는 {input_shape}", f"{input_shape}, which the models take"
        raise ValueError(must_be(f"{name}: x.shape", ko, en, tuple(x.shape)))
    return x, y


def tensor(array, dtype):
    """An array of numbers as a tensor; numbers with a point get the dtype of the models."""
    import tensorflow as tf

    array = np.asarray(array)
    if array.ndim < 1 or array.dtype.kind not in "biuf":
        raise TypeError(must_be("data", "수로 된 배열", "arrays of numbers", array))
    return tf.constant(array, dtype if array.dtype.kind == "f" else None)


def at_least_one(name, value):
    """A whole number of at least 1, as an int."""
    if not isinstance(value, (int, np.integer)) or isinstance(value, bool) or value < 1:
        raise ValueError(must_be(name, "1 이상의 정수", "a whole number of at least 1", value))
    return int(value)


def listed(metrics):
    """The names of metrics as they are, if they are a list or a tuple."""
    if not isinstance(metrics, (list, tuple)):
        raise TypeError(must_be("metrics", "이름의 리스트", "a list of names", metrics))
    return metrics


def function_named(module, name, value):
    """The function of a Keras module that has this name."""
    function = getattr(module, value, None) if isinstance(value, str) else None
    if not callable(function) or isinstance(function, type):
        ko, en = f"{module.__name__}에 있는 함수의 이름", f"the name of a function in {module.__name__}"
        raise ValueError(must_be(name, ko, en, value))
    return function


def elementwise(optimizer):
    """A new optimizer that treats each number of a weight by itself."""
    if not isinstance(optimizer, setup.import_keras().optimizers.Optimizer):
        ko = "keras.optimizers.Adam(0.1) 같은 Keras 옵티마이저"
        raise TypeError(must_be("optimizer", ko, "a Keras optimizer like keras.optimizers.Adam(0.1)", optimizer))
    name, known = type(optimizer).__name__, ", ".join(ELEMENTWISE)
    if name not in ELEMENTWISE or optimizer.clipnorm or optimizer.global_clipnorm:
        received = name if name not in ELEMENTWISE else f"{name} with clipping by norm"
        ko, en = f"노름으로 자르지 않는 {known} 가운데 하나", f"one of {known}, without clipping by norm"
        raise ValueError(must_be("optimizer", ko, en, received))
    if optimizer.built:
        ko, en = "호출할 때마다 새로 만든 것", "new for each call"
        raise ValueError(must_be("optimizer", ko, en, f"{name} that has trained already"))
    return optimizer
