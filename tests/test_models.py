"""lib.models: the lecture's models, and training that succeeds for each of 20 seeds, not for one lucky run."""

import numpy as np
import pytest

from lib import models, runtime, shapes, tomato

SEEDS = range(20)


def retrain(model, build, layer, seed, x, y, epochs=50):
    """What models.train does with a new model from this seed, in the graph that `model` already has: 10 times faster.

    New weights go into the compiled model, and its optimizer starts again (Adam's moments and step counter at zero).
    """
    runtime.import_keras().utils.set_random_seed(seed)
    model.set_weights(build(layer).get_weights())
    for variable in model.optimizer.variables:
        if variable is not model.optimizer.learning_rate:
            variable.assign(np.zeros(variable.shape))
    for _ in range(epochs):
        model.train_on_batch(x, y)


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize("build", [models.lecture_model, models.same_head_model])
def test_training_succeeds_for_each_of_20_seeds(build, layer):
    x, y = tomato.labelling()
    keras = runtime.import_keras()
    keras.utils.set_random_seed(0)
    model = build(layer)
    losses = models.train(model, x, y)
    assert len(losses) == 50 and losses[-1] < losses[0] / 10
    trained = model.get_weights()

    retrain(model, build, layer, 0, x, y)
    for fast, slow in zip(model.get_weights(), trained, strict=True):
        np.testing.assert_allclose(fast, slow, atol=1e-5, err_msg="retrain is not what models.train does")

    sentences = {}
    for seed in SEEDS:
        retrain(model, build, layer, seed, x, y)
        sentences[seed] = tomato.decode(models.predict(model, x))
    assert sentences == dict.fromkeys(SEEDS, "토마토를먹자")


def test_train_does_what_fit_does():
    x, y = tomato.labelling()
    keras = runtime.import_keras()
    weights = []
    for fit in (False, True):
        keras.utils.set_random_seed(3)
        model = models.same_head_model("LSTM")
        if fit:
            model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(0.1))
            losses = model.fit(x, y, epochs=5, verbose=0).history["loss"]
        else:
            losses = models.train(model, x, y, epochs=5)
        weights.append((losses, *model.get_weights()))
    for trained, fitted in zip(*weights, strict=True):
        np.testing.assert_allclose(trained, fitted, atol=1e-5)


@pytest.mark.parametrize(
    ("build", "layer", "counts"),
    [
        (models.lecture_model, "SimpleRNN", [55, 30]),
        (models.lecture_model, "LSTM", [220, 192, 165]),
        (models.lecture_model, "GRU", [180, 192, 165]),
        (models.same_head_model, "SimpleRNN", [55, 30]),
        (models.same_head_model, "LSTM", [220, 30]),
        (models.same_head_model, "GRU", [180, 30]),
    ],
)
def test_models_have_the_parameters_and_shapes_of_the_lecture(build, layer, counts):
    model = build(layer)
    assert [part.count_params() for part in model.layers] == counts
    assert model.input_shape == model.output_shape == (None, 6, 5)
    assert build(layer, steps=9).output_shape == (None, 9, 5)


def test_an_unknown_layer_gets_one_sentence():
    for build in (models.lecture_model, models.same_head_model):
        with pytest.raises(ValueError) as raised:
            build("RNN")
        assert str(raised.value) == "layer must be one of SimpleRNN, LSTM, GRU, received 'RNN'"
