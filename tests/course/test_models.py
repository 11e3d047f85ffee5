"""lib.training.models: the lecture's models, and training that succeeds for each of 20 seeds, not for one lucky run."""

import numpy as np
import pytest

from lib import setup, shapes, tomato
from lib.training import many_seeds, models

pytestmark = pytest.mark.usefixtures("english")

SEEDS = range(20)


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize("build", [models.lecture_model, models.same_head_model])
def test_training_succeeds_for_each_of_20_seeds(build, layer):
    """All seeds at once; tests/course/test_many_seeds.py shows that each gets what model.fit gives it."""
    keras = setup.import_keras()
    x, y = tomato.labelling()
    trained = many_seeds.train(lambda: build(layer), x, y, seeds=SEEDS, epochs=50, optimizer=keras.optimizers.Adam(0.1))
    sentences = {seed: tomato.decode(p) for seed, p in zip(SEEDS, trained.predict(x), strict=True)}
    assert sentences == dict.fromkeys(SEEDS, "토마토를먹자")


@pytest.mark.parametrize("layer", shapes.GATES)
def test_train_succeeds_and_loses_what_it_should(layer):
    x, y = tomato.labelling()
    setup.import_keras().utils.set_random_seed(0)
    model = models.lecture_model(layer)
    losses = models.fit_one_batch(model, x, y)
    assert len(losses) == 50 and losses[-1] < losses[0] / 10
    assert tomato.decode(models.predict(model, x)) == "토마토를먹자"


def test_train_does_what_fit_does():
    x, y = tomato.labelling()
    keras = setup.import_keras()
    weights = []
    for fit in (False, True):
        keras.utils.set_random_seed(3)
        model = models.same_head_model("LSTM")
        if fit:
            model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(0.1))
            losses = model.fit(x, y, epochs=5, verbose=0).history["loss"]
        else:
            losses = models.fit_one_batch(model, x, y, epochs=5)
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
