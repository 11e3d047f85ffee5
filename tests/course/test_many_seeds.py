"""lib.training.many_seeds gives, for each seed, what a loop of model.fit gives."""

import itertools
import types
from pathlib import Path

import numpy as np
import pytest

from lib import setup, tomato
from lib.training import _loop, _progress, _together, initializers, many_seeds, models
from lib.training._stacked import stack
from tools import kernels

keras = setup.import_keras()
pytestmark = pytest.mark.usefixtures("english")
ROOT = Path(__file__).parents[2]


def fitted(build, seed, x, y, optimizer, **options):
    """What a loop of model.fit does for one seed: the model and its history."""
    keras.utils.set_random_seed(seed)
    model = build()
    loss, metrics = options.pop("loss", "categorical_crossentropy"), options.pop("metrics", ["categorical_accuracy"])
    model.compile(optimizer, loss, metrics=metrics)
    return model, model.fit(x, y, shuffle=False, verbose=0, **options).history


def assert_same(run, index, model, history, x):
    assert sorted(history) == sorted(run.history)
    for name, values in history.items():
        np.testing.assert_allclose(run.history[name][index], values, atol=1e-3, err_msg=name)
    np.testing.assert_allclose(run.predict(x)[index], model.predict(x, verbose=0), atol=1e-3)


@pytest.mark.parametrize("layer", ["SimpleRNN", "LSTM", "GRU"])
def test_each_seed_gets_the_losses_and_the_text_of_its_own_fit(layer):
    x, y = tomato.labelling()
    seeds = [0, 7, 1234]

    def build():
        return models.same_head_model(layer)

    run = many_seeds.train(
        build, x, y, seeds=seeds, epochs=20, optimizer=keras.optimizers.Adam(0.1), validation_data=(x, y)
    )
    for index, seed in enumerate(seeds):
        model, history = fitted(build, seed, x, y, keras.optimizers.Adam(0.1), epochs=20, validation_data=(x, y))
        assert_same(run, index, model, history, x)
        assert tomato.decode(run.predict(x)[index]) == tomato.decode(model.predict(x, verbose=0))
    assert len({*run.history["loss"][:, -1]}) == 3  # three seeds, three different runs


def noisy_model(steps, recurrent_dropout):
    """Much that a model may bring: two kinds of dropout, batch statistics, a weight penalty."""
    return keras.Sequential(
        [
            keras.Input((steps, 4)),
            keras.layers.LSTM(3, recurrent_dropout=recurrent_dropout),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(2, kernel_regularizer=keras.regularizers.L2(0.1)),
        ]
    )


def open_model(*recurrent, **embedding):
    """Layers over sequences of any length."""
    layers = [make() for make in recurrent]
    return keras.Sequential(
        [keras.Input((None,)), keras.layers.Embedding(5, 3, **embedding), *layers, keras.layers.Dense(2)]
    )


L = keras.layers
MODELS = {
    "unrolled, two dropouts": (1, lambda: noisy_model(7, 0.2)),
    "open, one dropout": (4, lambda: noisy_model(None, 0)),
    "three kinds": (
        5,
        lambda: open_model(
            lambda: L.LSTM(3, return_sequences=True),
            lambda: L.GRU(2, return_sequences=True),
            lambda: L.SimpleRNN(4, use_bias=False),
        ),
    ),
    "masked": (1, lambda: open_model(lambda: L.GRU(3), mask_zero=True)),
    "backwards": (1, lambda: open_model(lambda: L.GRU(3, go_backwards=True))),
    "penalized": (1, lambda: open_model(lambda: L.GRU(3, kernel_regularizer="l2"))),
    "not trained": (1, lambda: open_model(lambda: L.LSTM(3, trainable=False))),
}


@pytest.mark.parametrize("name", MODELS)
def test_any_model_and_optimizer_in_batches_with_a_short_last_one(name):
    parts, build = MODELS[name]
    generator = np.random.default_rng(0)
    x, y = generator.normal(size=(22, 7, 4)), generator.normal(size=(22, 2))
    optimizer, rates = keras.optimizers.RMSprop, {"learning_rate": 0.01}
    if len(build().input_shape) == 2:  # sparse gradients of an Embedding: squares differ, as train says
        x = generator.integers(5, size=(22, 7))
        optimizer, rates = keras.optimizers.SGD, {"learning_rate": 0.1, "momentum": 0.5}
    options = {
        "loss": "mean_squared_error",
        "metrics": ["mean_absolute_error", "mean_squared_error"],
        "epochs": 3,
        "batch_size": 8,
    }
    run = many_seeds.train(build, x, y, seeds=[3, 4], optimizer=optimizer(**rates), **options)
    for index, seed in enumerate([3, 4]):
        model, history = fitted(build, seed, x, y, optimizer(**rates), **options)
        assert_same(run, index, model, history, x)
    assert run.batch_history["loss"].shape == (2, 9) and run.history["loss"].shape == (2, 3)
    assert len(_together.parts(stack({"": build}, [3]).model)) == parts


def test_stacked_adam_steps_as_keras_adam_does():
    x, y = tomato.next_character()
    run = many_seeds.train(
        lambda: models.same_head_model("GRU", 5), x, y, seeds=[5, 6], epochs=30, optimizer=keras.optimizers.Adam(0.1)
    )
    model, _ = fitted(lambda: models.same_head_model("GRU", 5), 6, x, y, keras.optimizers.Adam(0.1), epochs=30)
    for stacked, single in zip(run.weights(6), model.get_weights(), strict=True):
        np.testing.assert_allclose(stacked, single, atol=1e-3)


def test_layers_of_64_bits_are_trained_in_64_bits():
    def build():
        return keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, dtype="float64")])

    x, y = np.random.default_rng(0).normal(size=(9, 3)), np.zeros((9, 2))
    options = {"loss": "mean_squared_error", "metrics": ["mean_absolute_error"], "epochs": 3}
    run = many_seeds.train(build, x, y, seeds=[4], optimizer=keras.optimizers.Adam(0.1), **options)
    model, _ = fitted(build, 4, x, y, keras.optimizers.Adam(0.1), **options)
    assert run.predict(x).dtype == run.weights(4)[0].dtype == np.float64
    np.testing.assert_allclose(run.weights(4)[0], model.get_weights()[0], atol=1e-7)


def test_stacked_start_is_the_start_of_each_seed():
    stacked = stack({"": lambda: models.lecture_model("LSTM")}, range(30))
    for seed in (0, 13, 29):
        keras.utils.set_random_seed(seed)
        for own, single in zip(stacked.trainable, models.lecture_model("LSTM").get_weights(), strict=True):
            np.testing.assert_array_equal(np.asarray(own)[seed], single)


def test_initializers_get_the_seed_also_if_they_draw_from_tensorflow():
    import tensorflow as tf

    def build(**options):
        return keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, **options)])

    builds = {"Keras": build, "TensorFlow": lambda: build(kernel_initializer=lambda *a, **o: tf.random.normal((3, 2)))}
    stacked = stack(builds, [7, 8])
    for row, (name, seed) in enumerate(itertools.product(builds, [7, 8])):
        keras.utils.set_random_seed(seed)
        start = builds[name]().get_weights()[0]
        np.testing.assert_array_equal(np.asarray(stacked.trainable[0])[row], start, err_msg=f"{name}, {seed}")


def open_ended(**options):
    """A model that takes sequences of any length."""
    return keras.Sequential([keras.Input((None, 4)), keras.layers.LSTM(3, **options), keras.layers.Dense(2)])


def opened():
    """The same with another start: an open forget gate."""
    return open_ended(bias_initializer=initializers.lstm_bias(3, forget=3), unit_forget_bias=False)


def some(examples, steps):
    generator = np.random.default_rng(steps)
    return generator.normal(size=(examples, steps, 4)), generator.normal(size=(examples, 2))


def squares(epochs, rate=0.1, seeds=(3, 4), **options):
    return {
        "seeds": seeds, "epochs": epochs, "optimizer": keras.optimizers.Adam(rate), "loss": "mean_squared_error",
        "metrics": ["mean_absolute_error"], **options,
    }  # fmt: skip


def test_each_build_gets_what_fit_gives_from_its_own_start():
    x, y = some(12, 5)
    runs = many_seeds.train({"default": open_ended, "open": opened}, x, y, **squares(4))
    assert list(runs) == ["default", "open"] and runs["open"].history["loss"].shape == (2, 4)
    for name, build in {"default": open_ended, "open": opened}.items():
        options = {"loss": "mean_squared_error", "metrics": ["mean_absolute_error"], "epochs": 4}
        model, history = fitted(build, 4, x, y, keras.optimizers.Adam(0.1), **options)
        assert_same(runs[name], 1, model, history, x)
        np.testing.assert_allclose(runs[name].weights(4)[1], model.get_weights()[1], atol=1e-3)
    assert not np.allclose(runs["open"].history["loss"], runs["default"].history["loss"])


def test_a_kept_loop_trains_as_a_new_one_would_and_leaves_the_first_run_alone():
    _loop._kept.clear()
    x, y = some(12, 5)
    first = many_seeds.train(open_ended, x, y, **squares(4))
    before = first.predict(x)
    longer, labels = some(9, 8)
    again = many_seeds.train(opened, longer, labels, **squares(6, 0.02), validation_data=(x, y))
    assert len(_loop._kept) == 1, "the second training has the same architecture"
    _loop._kept.clear()
    fresh = many_seeds.train(opened, longer, labels, **squares(6, 0.02), validation_data=(x, y))
    assert sorted(again.history) == sorted(fresh.history) and len(again.history) == 4
    for name, values in fresh.history.items():
        np.testing.assert_allclose(again.history[name], values, atol=1e-5, err_msg=name)
    np.testing.assert_array_equal(first.predict(x), before)


def test_a_second_training_of_the_same_architecture_compiles_nothing():
    _loop._kept.clear()
    many_seeds.train(open_ended, *some(12, 5), **squares(2))
    many_seeds.train(opened, *some(20, 9), **squares(3, 0.02))
    (loop,) = _loop._kept.values()
    assert loop.run.experimental_get_tracing_count() == 1


def test_another_architecture_has_a_loop_of_its_own():
    _loop._kept.clear()
    x, y = some(12, 5)
    head = lambda: keras.layers.Dense(2, activation="tanh")  # noqa: E731
    others = [
        lambda: open_ended(activation="relu"),
        lambda: open_ended(recurrent_dropout=0.5),
        lambda: keras.Sequential([keras.Input((None, 4)), keras.layers.LSTM(3), head()]),
    ]
    many_seeds.train(open_ended, x, y, **squares(2))
    for number, other in enumerate(others, 2):
        trained = many_seeds.train(other, x, y, **squares(2)).history["loss"]
        assert len(_loop._kept) == number
        _, history = fitted(other, 3, x, y, keras.optimizers.Adam(0.1), loss="mean_squared_error", epochs=2)
        np.testing.assert_allclose(trained[0], history["loss"], atol=1e-3)


def test_a_function_inside_a_layer_has_a_loop_of_its_own():
    """Two functions may look alike to Keras and compute different things."""

    def times(factor):
        output = lambda: keras.layers.Dense(2, activation=lambda a: factor * a)  # noqa: E731
        return lambda: keras.Sequential([keras.Input((None, 4)), keras.layers.LSTM(3), output()])

    _loop._kept.clear()
    x, y = some(12, 5)
    one, two = (many_seeds.train(times(factor), x, y, **squares(1)).predict(x) for factor in (1, 2))
    assert not _loop._kept and not np.allclose(one, two)


def test_the_kept_loops_are_few():
    for units in range(1, _loop.KEPT + 3):
        build = lambda units=units: keras.Sequential([keras.Input((3,)), keras.layers.Dense(units)])  # noqa: E731
        many_seeds.train(build, X, np.zeros((4, units)), **squares(1, seeds=[0]))
    assert len(_loop._kept) == _loop.KEPT


def dense():
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])


X, X4, Y = np.zeros((4, 3)), np.zeros((4, 5, 4)), np.zeros((4, 1))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"build": 5}, "build must be a function .* received 5"),
        ({"build": lambda: "model"}, r"build\(\) must be a Keras model or layer, received 'model'"),
        ({"build": lambda: keras.Sequential([keras.layers.Dense(1)])}, "start it with keras.Input"),
        ({"seeds": []}, r"seeds must be different whole numbers.* received \[\]"),
        ({"seeds": [1, 1]}, r"received \[1, 1\]"),
        ({"seeds": 20}, "received 20"),
        ({"epochs": 0}, "epochs must be a whole number of at least 1, received 0"),
        ({"batch_size": 2.5}, "batch_size must be .* received 2.5"),
        ({"x": X[:3]}, r"len\(x\), len\(y\) must be equal and at least 1, received \(3, 4\)"),
        ({"x": ["토마토"] * 4}, "data must be arrays of numbers"),
        ({"validation_data": X}, "validation_data must be a pair of arrays"),
        ({"loss": "mse_of_mine"}, "loss must be the name of a function in keras.losses, received 'mse_of_mine'"),
        ({"metrics": "Accuracy"}, "metrics must be a list of names, received 'Accuracy'"),
        ({"metrics": ["Accuracy"]}, "metrics must be the name of a function in keras.metrics"),
        (
            {"build": {"relu": lambda: open_ended(activation="relu"), "tanh": open_ended}, "x": X4},
            "differs from 'relu'",
        ),
        ({"x": np.zeros((4, 5))}, r"x.shape must be \(None, 3\), which the models take, received \(4, 5\)"),
        ({"optimizer": "adam"}, "optimizer must be a Keras optimizer .* received 'adam'"),
        ({"optimizer": keras.optimizers.Adafactor()}, "without clipping by norm, received 'Adafactor'"),
        ({"optimizer": keras.optimizers.Adam(clipnorm=1.0)}, "received 'Adam with clipping by norm'"),
    ],
)
def test_a_wrong_argument_is_named_with_what_was_received(arguments, words):
    usual = {"build": dense, "x": X, "y": Y, "seeds": [0], "epochs": 1, "loss": "mean_squared_error"}
    with pytest.raises((TypeError, ValueError), match=words):
        many_seeds.train(**{**usual, **arguments})


def test_an_optimizer_is_used_once():
    optimizer = keras.optimizers.Adam()
    many_seeds.train(dense, X, Y, seeds=[0], epochs=1, optimizer=optimizer, loss="mean_squared_error", metrics=[])
    with pytest.raises(ValueError, match="new for each call"):
        many_seeds.train(dense, X, Y, seeds=[0], epochs=1, optimizer=optimizer, loss="mean_squared_error", metrics=[])


def test_models_of_different_shapes_are_refused():
    sizes = iter(range(1, 9))
    with pytest.raises(ValueError, match=r"seed 1: weight shapes must be .* as the first time"):
        stack({"": lambda: keras.Sequential([keras.Input((3,)), keras.layers.Dense(next(sizes))])}, [0, 1, 2])


def test_only_a_terminal_or_a_person_at_a_notebook_sees_the_progress_bar(monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert _progress.watched() and not _progress.bar(3).disable
    monkeypatch.setattr("sys.stderr.isatty", lambda: False, raising=False)
    assert not _progress.watched() and _progress.bar(3).disable


def test_a_notebook_shows_the_bar_to_a_person_and_not_while_it_is_recorded():
    with kernels.running(ROOT) as (_, client):
        for person in (True, False):
            said = []
            client.execute_interactive(
                "import sys; sys.path.insert(0, '.'); from lib.training import _progress; print(_progress.watched())",
                allow_stdin=person,  # nbconvert, nbclient and nbval say False
                output_hook=lambda message: said.append(message["content"].get("text", "")),  # noqa: B023
                timeout=60,
            )
            assert "".join(said).strip() == str(person)


class Watched:
    """A progress bar that notes the steps of each call into TensorFlow, and interrupts after a number of calls."""

    def __init__(self, calls):
        self.calls, self.steps = calls, []

    def __call__(self, total):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def update(self, steps):
        self.steps.append(steps)
        if len(self.steps) == self.calls:
            raise KeyboardInterrupt


@pytest.mark.parametrize(("seconds", "lengths"), [(1, [1, 1, 1, 1]), (0.001, [1, 102, 304, 708])])
def test_an_interrupt_waits_for_one_short_call_and_leaves_the_loop_usable(monkeypatch, seconds, lengths):
    """By a clock that is made up: a call takes at most about half a second, however many steps are left."""
    watched, clock = Watched(len(lengths)), itertools.count()
    monkeypatch.setattr(_progress, "bar", watched)
    monkeypatch.setattr(_loop, "time", types.SimpleNamespace(perf_counter=lambda: next(clock) * seconds))
    x, y = some(8, 5)
    with pytest.raises(KeyboardInterrupt):
        many_seeds.train(open_ended, x, y, **squares(2000, seeds=[3]), batch_size=8)
    assert watched.steps == lengths
    monkeypatch.undo()
    again = many_seeds.train(open_ended, x, y, **squares(2, seeds=[3]), batch_size=8).history["loss"]
    _loop._kept.clear()
    fresh = many_seeds.train(open_ended, x, y, **squares(2, seeds=[3]), batch_size=8).history["loss"]
    np.testing.assert_allclose(again, fresh, atol=1e-6)
