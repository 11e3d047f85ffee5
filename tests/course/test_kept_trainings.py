"""tests/kept_trainings.py: the same training is computed once, and nothing else is taken for it."""

import functools

import keras
import numpy as np
import pytest

from lib.training import _loop, gradients, many_seeds
from tests import kept_trainings

SQUARES = {"loss": "mean_squared_error", "metrics": ["mean_absolute_error"]}


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """A folder, and trainings that are kept in it."""
    monkeypatch.setenv(kept_trainings.FOLDER, str(tmp_path))
    monkeypatch.setattr(_loop.Loop, "train", _loop.Loop.train)
    monkeypatch.setattr(many_seeds.Trained, "predict", many_seeds.Trained.predict)
    monkeypatch.setattr(gradients, "_gradients", gradients._gradients)
    kept_trainings.keep()
    return tmp_path


def small(**options):
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, **options)])


def test_the_same_training_is_kept_and_another_one_is_not(kept):
    generator = np.random.default_rng(0)
    x = generator.normal(size=(8, 3))
    y = generator.normal(size=(8, 1))
    settings = {"seeds": range(2), "epochs": 2, "validation_data": (x, y), **SQUARES}
    first = many_seeds.train(small, x, y, **settings)
    again = many_seeds.train(small, x, y, **settings)
    assert len(list(kept.iterdir())) == 1
    for key, values in first.history.items():
        np.testing.assert_array_equal(values, again.history[key])
    others = {
        "start": (lambda: small(bias_initializer="ones"), x, settings),
        "model": (lambda: small(activation="tanh"), x, settings),
        "data": (small, x + 1e-3, settings),
        "seeds": (small, x, settings | {"seeds": range(1, 3)}),
        "rate": (small, x, settings | {"optimizer": keras.optimizers.Adam(0.1)}),
        "clipping": (small, x, settings | {"optimizer": keras.optimizers.Adam(global_clipnorm=1)}),
        "validation": (small, x, settings | {"validation_data": None}),
        "kept": (small, x, settings | {"keep_after": [1]}),
    }
    for build, x, options in others.values():
        many_seeds.train(build, x, y, **options)
    assert len(list(kept.iterdir())) == 1 + len(others)


def test_the_same_predictions_are_kept(kept):
    x = np.random.default_rng(0).normal(size=(8, 3))
    trained = many_seeds.train(small, x, x[:, :1], seeds=range(2), epochs=1, **SQUARES)
    before = len(list(kept.iterdir()))
    np.testing.assert_array_equal(trained.predict(x), trained.predict(x))
    assert len(list(kept.iterdir())) == before + 1
    assert (trained.predict(x + 1) != trained.predict(x)).all()


def test_the_same_gradients_are_kept(kept):
    x = np.random.default_rng(0).normal(size=(2, 4, 3))
    make = functools.partial(keras.layers.SimpleRNN, 2)
    first = gradients.input_gradient_norms(make, x, seeds=range(2))
    again = gradients.input_gradient_norms(make, x, seeds=range(2))
    np.testing.assert_array_equal(first, again)
    gradients.input_gradient_norms(make, x, seeds=range(1, 3))
    assert len(list(kept.iterdir())) == 2


def blend(change, order=(0, 1)):
    """A model with a layer of its own, which mixes two Dense layers."""

    class Blend(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.parts = [keras.layers.Dense(2), keras.layers.Dense(2)]
            for part in self.parts:
                part.build((None, 4))

        def call(self, x):
            one, other = (self.parts[place](x) for place in order)
            return change(one) * other

    x = keras.Input((4,))
    return keras.Model(x, Blend()(x))


def twice_in_a_loop(values):
    return keras.ops.fori_loop(0, 2, lambda _, now: now + now, values)


def test_own_layers_are_known_by_the_operations_that_they_compute():
    mixed = kept_trainings.computation(blend(keras.ops.tanh))
    assert mixed == kept_trainings.computation(blend(keras.ops.tanh)), "the layers have other names"
    assert mixed != kept_trainings.computation(blend(keras.ops.sigmoid))
    assert mixed != kept_trainings.computation(blend(keras.ops.tanh, order=(1, 0))), (
        "weights change places"
    )
    assert kept_trainings.computation(blend(twice_in_a_loop)) is None, "a function inside the graph"
