"""lib.training.many_seeds gives, for each seed, what a loop of model.fit gives."""

import functools

import numpy as np
import pytest

from lib import setup
from lib.training import _loop, _starts, gradients, initializers, many_seeds

keras = setup.import_keras()
pytestmark = pytest.mark.usefixtures("english")
SQUARES = {"loss": "mean_squared_error", "metrics": ["mean_absolute_error"]}


def open_ended(**options):
    """A model that takes sequences of any length."""
    return keras.Sequential(
        [keras.Input((None, 4)), keras.layers.LSTM(3, **options), keras.layers.Dense(2)]
    )


def opened():
    """The same with another start: an open forget gate."""
    return open_ended(bias_initializer=initializers.lstm_bias(3, forget=3), unit_forget_bias=False)


def reading_all():
    """Recurrent layers that give every step, behind an Embedding."""
    steps = [
        keras.layers.GRU(3, return_sequences=True),
        keras.layers.SimpleRNN(4, return_sequences=True),
    ]
    return keras.Sequential(
        [keras.Input((None,)), keras.layers.Embedding(5, 3), *steps, keras.layers.Dense(2)]
    )


def functional():
    """A model that is no chain, in 64 bits."""
    x = keras.Input((5, 4))
    h = keras.layers.GRU(3, dtype="float64")(x)
    return keras.Model(x, keras.layers.Dense(2, dtype="float64")(h))


def arrays(examples, steps):
    generator = np.random.default_rng(steps)
    return generator.normal(size=(examples, steps, 4)), generator.normal(size=(examples, 2))


def assert_same_as_fit(run, index, build, x, y, optimizer, **options):
    """A run's row equals what model.fit does for its seed."""
    keras.utils.set_random_seed(run.seeds[index])
    model = build()
    model.compile(optimizer, options.pop("loss"), metrics=options.pop("metrics"))
    history = model.fit(x, y, shuffle=False, verbose=0, **options).history
    assert sorted(history) == sorted(run.history)
    for name, values in history.items():
        np.testing.assert_allclose(run.history[name][index], values, atol=1e-3, err_msg=name)
    np.testing.assert_allclose(run.predict(x)[index], model.predict(x, verbose=0), atol=1e-3)
    for stacked, single in zip(run.weights(run.seeds[index]), model.get_weights(), strict=True):
        np.testing.assert_allclose(stacked, single, atol=1e-3)


@pytest.mark.weekly
@pytest.mark.parametrize("build", [reading_all, functional])
def test_each_seed_gets_what_its_own_fit_gives(build):
    x, y = arrays(22, 5)
    # SGD for the Embedding: its gradient is sparse in fit, and Adam squares repeats one by one.
    make = functools.partial(keras.optimizers.Adam, global_clipnorm=0.2)
    if build is reading_all:
        make = keras.optimizers.SGD
        x = np.abs(x[..., 0] * 9).astype(int) % 5
        y = np.repeat(y[:, None], 5, axis=1)
    options = {**SQUARES, "epochs": 2, "batch_size": 8}
    run = many_seeds.train(build, x, y, seeds=[3, 4], optimizer=make(0.1), **options)
    assert run.batch_history["loss"].shape == (2, 6)
    assert run.history["loss"][0, -1] != run.history["loss"][1, -1]
    assert (run.batch_history["gradient_norm"] > 0.2).any()
    assert run.predict(x).dtype == (np.float64 if build is functional else np.float32)
    assert_same_as_fit(run, 1, build, x, y, make(0.1), **options)


def test_a_second_training_compiles_nothing_and_trains_as_fit_would():
    """Another start, length and learning rate; the first run stays as it is."""
    _loop._compiled.clear()
    x, y = arrays(12, 5)
    first = many_seeds.train(open_ended, x, y, seeds=[3, 4, 5, 6], epochs=2, **SQUARES)
    before = first.predict(x)
    longer, labels = arrays(9, 8)
    options = {**SQUARES, "epochs": 4, "validation_data": (longer, labels)}
    adam = keras.optimizers.Adam(0.02)
    builds = {"default": open_ended, "open": opened}
    both = many_seeds.train(builds, longer, labels, seeds=[4, 7], optimizer=adam, **options)
    (loop,) = _loop._compiled.values()
    assert loop.run.experimental_get_tracing_count() == 1
    np.testing.assert_array_equal(first.predict(x), before)
    for name, build in builds.items():
        assert_same_as_fit(
            both[name], 1, build, longer, labels, keras.optimizers.Adam(0.02), **options
        )


def test_models_are_kept_as_a_shorter_training_gives_them():
    x, y = arrays(12, 5)
    settings = {"seeds": [3, 4], "batch_size": 5, **SQUARES}
    longer = many_seeds.train(open_ended, x, y, epochs=4, keep_after=[2], **settings)
    shorter = many_seeds.train(open_ended, x, y, epochs=2, **settings)
    assert longer.after(4) is longer
    for kept, expected in zip(longer.after(2).weights(4), shorter.weights(4), strict=True):
        np.testing.assert_allclose(kept, expected, atol=1e-6)
    assert (longer.predict(x) != shorter.predict(x)).any()
    for name, values in shorter.history.items():
        np.testing.assert_allclose(longer.after(2).history[name], values, atol=1e-6)


def test_models_cannot_be_kept_after_the_end():
    x, y = arrays(2, 5)
    with pytest.raises(ValueError, match=r"keep_after.* below 2, in order.*\[3\]"):
        many_seeds.train(open_ended, x, y, epochs=2, keep_after=[3])


def test_what_may_differ_in_more_than_its_start_gets_a_loop_of_its_own():
    """Two functions inside a layer may look alike to Keras and compute different things."""
    texts = [
        _loop.architecture(model)
        for model in (open_ended(), opened(), open_ended(activation="relu"))
    ]
    assert texts[0] == texts[1] != texts[2]
    assert _loop.architecture(open_ended(activation=lambda a: 2 * a)) is None


def dense(**options):
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, **options)])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"build": lambda: keras.Sequential([keras.layers.Dense(1)])}, "start it with keras.Input"),
        ({"build": lambda: dense(kernel_regularizer="l2")}, "without dropout and penalties"),
        (
            {"build": {"relu": lambda: dense(activation="relu"), "tanh": dense}},
            "differs from 'relu'",
        ),
        (
            {"optimizer": keras.optimizers.Adam(clipnorm=1.0)},
            "optimizer must be .*without clipnorm",
        ),
    ],
)
def test_what_would_train_otherwise_than_fit_is_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        many_seeds.train(
            **{
                "build": dense,
                "x": np.zeros((4, 3)),
                "y": np.zeros((4, 1)),
                "seeds": [0],
                **arguments,
            }
        )


def with_a_start_of_its_own():
    """A model whose start is no number that Keras draws."""
    return dense(kernel_initializer=lambda shape, dtype: np.random.normal(size=shape).astype(dtype))


@pytest.mark.parametrize("make", [open_ended, opened, reading_all, with_a_start_of_its_own])
def test_each_seed_starts_as_keras_starts_it(make):
    for seed, weights in zip((3, 4, 7), _starts.start_weights(make, [3, 4, 7]), strict=True):
        keras.utils.set_random_seed(seed)
        for own, weight in zip(weights, make().get_weights(), strict=True):
            np.testing.assert_array_equal(own, weight)


def test_the_gradients_of_one_layer_are_measured_for_inputs_of_other_sizes():
    make = functools.partial(keras.layers.SimpleRNN, 2)
    for features in (3, 5):
        x = np.ones((1, 4, features))
        assert gradients.input_gradient_norms(make, x, seeds=range(1)).shape == (1, 4)
