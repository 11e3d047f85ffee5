"""lib.trials gives, for each seed, what a loop of model.fit gives; lib.gradients what a gradient tape gives."""

from pathlib import Path

import numpy as np
import pytest

from lib import models, progress, runtime, tomato, trials
from lib.stacked import Stacked

keras = runtime.import_keras()
ROOT = Path(__file__).parents[1]


def fitted(build, seed, x, y, optimizer, **options):
    """What a loop of model.fit does for one seed: the model and its history."""
    keras.utils.set_random_seed(seed)
    model = build()
    loss, metric = options.pop("loss", "categorical_crossentropy"), options.pop("metric", "categorical_accuracy")
    model.compile(optimizer, loss, metrics=[metric])
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

    run = trials.train(build, x, y, seeds, 20, keras.optimizers.Adam(0.1), validation_data=(x, y))
    for index, seed in enumerate(seeds):
        model, history = fitted(build, seed, x, y, keras.optimizers.Adam(0.1), epochs=20, validation_data=(x, y))
        assert_same(run, index, model, history, x)
        assert tomato.decode(run.predict(x)[index]) == tomato.decode(model.predict(x, verbose=0))
    assert len({*run.history["loss"][:, -1]}) == 3  # three seeds, three different runs


def noisy_model():
    """Much that a model may bring: two kinds of dropout, batch statistics, a weight penalty."""
    return keras.Sequential(
        [
            keras.Input((7, 4)),
            keras.layers.LSTM(3, recurrent_dropout=0.2),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(0.3),
            keras.layers.Dense(2, kernel_regularizer=keras.regularizers.L2(0.1)),
        ]
    )


def test_any_model_and_optimizer_in_batches_with_a_short_last_one():
    generator = np.random.default_rng(0)
    x, y = generator.normal(size=(22, 7, 4)), generator.normal(size=(22, 2))
    options = {"loss": "mean_squared_error", "metric": "mean_absolute_error", "epochs": 3, "batch_size": 8}
    run = trials.train(noisy_model, x, y, [3, 4], optimizer=keras.optimizers.RMSprop(0.01), **options)
    for index, seed in enumerate([3, 4]):
        model, history = fitted(noisy_model, seed, x, y, keras.optimizers.RMSprop(0.01), **options)
        assert_same(run, index, model, history, x)
    assert run.steps["loss"].shape == (2, 9) and run.history["loss"].shape == (2, 3)


def test_stacked_adam_steps_as_keras_adam_does():
    x, y = tomato.next_character()
    run = trials.train(lambda: models.same_head_model("GRU", 5), x, y, [5, 6], 30, keras.optimizers.Adam(0.1))
    model, _ = fitted(lambda: models.same_head_model("GRU", 5), 6, x, y, keras.optimizers.Adam(0.1), epochs=30)
    for stacked, single in zip(run.models.weights(6), model.get_weights(), strict=True):
        np.testing.assert_allclose(stacked, single, atol=1e-3)


def test_stacked_start_is_the_start_of_each_seed():
    stacked = Stacked(lambda: models.lecture_model("LSTM"), range(30))
    for seed in (0, 13, 29):
        keras.utils.set_random_seed(seed)
        for own, single in zip(stacked.weights(seed), models.lecture_model("LSTM").get_weights(), strict=True):
            np.testing.assert_array_equal(own, single)


def opened(weights):
    """A start: the forget gate's bias of an LSTM(3)."""
    weights[2][3:6] = 3


def open_ended(features=4):
    """A model that takes sequences of any length."""
    return keras.Sequential([keras.Input((None, features)), keras.layers.LSTM(3), keras.layers.Dense(2)])


def some(examples, steps):
    generator = np.random.default_rng(steps)
    return generator.normal(size=(examples, steps, 4)), generator.normal(size=(examples, 2))


SQUARES = {"loss": "mean_squared_error", "metric": "mean_absolute_error"}


def test_each_start_gets_what_fit_gives_from_changed_weights():
    x, y = some(12, 5)
    run = trials.train(open_ended, x, y, [3, 4], 4, keras.optimizers.Adam(0.1), **SQUARES, starts=[None, opened])
    assert run.history["loss"].shape == (2, 2, 4) and run.predict(x).shape == (2, 2, 12, 2)
    keras.utils.set_random_seed(4)
    model = open_ended()
    changed = model.get_weights()
    opened(changed)
    model.set_weights(changed)
    model.compile(keras.optimizers.Adam(0.1), "mean_squared_error")
    losses = model.fit(x, y, epochs=4, shuffle=False, verbose=0).history["loss"]
    np.testing.assert_allclose(run.history["loss"][1, 1], losses, atol=1e-3)
    np.testing.assert_allclose(run.models.weights(4, start=1)[1], model.get_weights()[1], atol=1e-3)


def test_a_start_may_put_an_array_of_another_type_in_the_place_of_a_weight():
    models = Stacked(open_ended, [0, 1], starts=[None, lambda weights: weights.__setitem__(2, np.ones(12))])
    assert {variable.dtype for variable in models.trainable} == {"float32"}
    assert (models.weights(1, start=1)[2] == 1).all() and models.weights(1)[2].sum() == 3  # Keras opens the forget gate


def test_again_trains_as_a_new_call_would_and_leaves_the_first_alone():
    x, y = some(12, 5)
    first = trials.train(open_ended, x, y, [3, 4], 4, keras.optimizers.Adam(0.1), **SQUARES, starts=[None, opened])
    before = first.predict(x)
    longer, labels = some(9, 8)
    second = first.again(longer, labels, 6, 0.02, [opened, None], (x, y))
    fresh = trials.train(
        open_ended, longer, labels, [3, 4], 6, keras.optimizers.Adam(0.02), **SQUARES, starts=[opened, None],
        validation_data=(x, y),
    )  # fmt: skip
    assert sorted(second.history) == sorted(fresh.history) and len(second.history) == 4
    for name, values in fresh.history.items():
        np.testing.assert_allclose(second.history[name], values, atol=1e-5, err_msg=name)
    np.testing.assert_array_equal(first.predict(x), before)
    third = first.again(x, y, 4)
    np.testing.assert_allclose(third.history["loss"], first.history["loss"], atol=1e-6)


def test_again_compiles_nothing():
    x, y = some(12, 5)
    run = trials.train(open_ended, x, y, [3], 2, **SQUARES)
    run.again(*some(20, 9), 3)
    assert run.loop.run.experimental_get_tracing_count() == 1


def dense():
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])


X, Y = np.zeros((4, 3)), np.zeros((4, 1))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"build": 5}, "build must be a function .* received 5"),
        ({"build": lambda: "model"}, "build must return a Keras model or layer, received 'model'"),
        ({"build": lambda: keras.Sequential([keras.layers.Dense(1)])}, "start it with keras.Input"),
        ({"seeds": []}, r"seeds must be different whole numbers.* received \[\]"),
        ({"seeds": [1, 1]}, r"received \[1, 1\]"),
        ({"seeds": 20}, "received 20"),
        ({"epochs": 0}, "epochs must be a whole number of at least 1, received 0"),
        ({"batch_size": 2.5}, "batch_size must be .* received 2.5"),
        ({"x": X[:3]}, "same number of examples, at least one; received 3 and 4"),
        ({"x": ["토마토"] * 4}, "data must be arrays of numbers"),
        ({"validation_data": X}, "validation_data must be a pair of arrays"),
        ({"loss": "mse_of_mine"}, "loss must be the name of a function in keras.losses, received 'mse_of_mine'"),
        ({"metric": "Accuracy"}, "metric must be the name of a function in keras.metrics"),
        ({"starts": opened}, "starts must be a list of functions .* received <function"),
        ({"starts": []}, r"received \[\]"),
        ({"starts": [lambda weights: weights.pop()]}, "must leave the weights' shapes"),
        ({"x": np.zeros((4, 5))}, r"take inputs of the shape \(None, 3\), received \(4, 5\)"),
        ({"optimizer": "adam"}, "optimizer must be a Keras optimizer .* received 'adam'"),
        ({"optimizer": keras.optimizers.Adafactor()}, "without clipping by norm; received Adafactor"),
        ({"optimizer": keras.optimizers.Adam(clipnorm=1.0)}, "received Adam with clipping by norm"),
    ],
)
def test_a_wrong_argument_is_named_with_what_was_received(arguments, words):
    usual = {"build": dense, "x": X, "y": Y, "seeds": [0], "epochs": 1, "loss": "mean_squared_error"}
    with pytest.raises((TypeError, ValueError), match=words):
        trials.train(**{**usual, **arguments})


def test_another_number_of_starts_is_refused():
    run = trials.train(open_ended, *some(4, 5), [0], 1, **SQUARES, starts=[None, opened])
    with pytest.raises(ValueError, match=r"again: expected 2 starts .* received \[None\]"):
        run.again(*some(4, 5), 1, starts=[None])


def test_an_optimizer_is_used_once():
    optimizer = keras.optimizers.Adam()
    trials.train(dense, X, Y, [0], 1, optimizer, loss="mean_squared_error", metric="mean_squared_error")
    with pytest.raises(ValueError, match="new for each call"):
        trials.train(dense, X, Y, [0], 1, optimizer, loss="mean_squared_error", metric="mean_squared_error")


def test_models_of_different_shapes_are_refused():
    sizes = iter(range(1, 9))
    with pytest.raises(ValueError, match="same weight shapes every time"):
        Stacked(lambda: keras.Sequential([keras.Input((3,)), keras.layers.Dense(next(sizes))]), [0, 1, 2])


def test_only_a_terminal_or_a_person_at_a_notebook_sees_the_progress_bar(monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert progress.watched() and not progress.bar(3).disable
    monkeypatch.setattr("sys.stderr.isatty", lambda: False, raising=False)
    assert not progress.watched() and progress.bar(3).disable


def test_a_notebook_shows_the_bar_to_a_person_and_not_while_it_is_recorded():
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(cwd=str(ROOT))
    try:
        for person in (True, False):
            said = []
            client.execute_interactive(
                "import sys; sys.path.insert(0, '.'); from lib import progress; print(progress.watched())",
                allow_stdin=person,  # nbconvert, nbclient and nbval say False
                output_hook=lambda message: said.append(message["content"].get("text", "")),  # noqa: B023
                timeout=60,
            )
            assert "".join(said).strip() == str(person)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
