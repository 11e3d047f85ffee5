"""The weights that models start with, for each of many seeds."""

import random

import numpy as np

from lib import setup


def start_weights(make, seeds):
    """What `keras.utils.set_random_seed(seed); make()` starts with: a list of arrays for each seed.

    keras.utils.set_random_seed would seed tf.random too, which takes longer than to make a model.
    A StatelessScope makes no variables: twice as fast.

    Args:
        make: function without arguments that returns a new, built Keras model or layer.
        seeds: list of whole numbers.
    """
    with setup.import_keras().StatelessScope(initialize_variables=False):
        return _drawn_again(make, seeds) or [_values(_made(make, seed)) for seed in seeds]


def _drawn_again(make, seeds):
    """The same from one model, three times as fast, or None if that would not be the same.

    Keras gives each initializer a number of Python's random when its layer is made, and nothing
    else depends on the seed. So those numbers are drawn again for each seed. Where make() draws
    anything else, the model of the last seed says so.
    """
    variables = _made(make, seeds[0])
    numbers = _numbers_until(random.getstate(), seeds[0])
    if numbers is None:
        return None
    initializers = [variable._initializer for variable in variables]
    places = {
        initializer: numbers.index(initializer.seed)
        for initializer in initializers
        if getattr(initializer, "seed", None) in numbers
    }
    starts = []
    for seed in seeds:
        random.seed(seed)
        numbers = [_number() for _ in numbers]
        for initializer, place in places.items():
            initializer.seed = numbers[place]
        starts.append(_values(variables))
    last = _values(_made(make, seeds[-1]))
    is_same = all(map(np.array_equal, starts[-1], last))
    return starts if is_same else None


def _made(make, seed):
    """The variables of a model that is made from this seed; they have no values yet."""
    random.seed(seed)
    np.random.seed(seed)
    return make().trainable_variables


def _values(variables):
    """What the initializers of variables draw."""
    return [np.asarray(variable.value) for variable in variables]


def _number():
    """What keras.random draws as the seed of an initializer."""
    return random.randint(1, int(1e9))


def _numbers_until(state, seed):
    """The numbers that were drawn since random.seed(seed); None if others were drawn too."""
    random.seed(seed)
    numbers = []
    while random.getstate() != state:
        numbers.append(_number())
        if len(numbers) > 1000:
            return None
    return numbers
