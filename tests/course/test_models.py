"""lib.training.models: the lecture's models, and training that succeeds for each of 20 seeds, not for one lucky run."""

import numpy as np
import pytest

from lib import setup, shapes, tomato
from lib.training import many_seeds, models


@pytest.mark.parametrize("layer", shapes.GATES)
def test_the_models_of_the_lecture_learn_the_sentence_from_each_of_20_seeds(layer):
    """All seeds at once; tests/course/test_many_seeds.py shows that each gets what model.fit gives it."""
    x, y = tomato.labelling()
    adam = setup.import_keras().optimizers.Adam(0.1)
    trained = many_seeds.train(lambda: models.lecture_model(layer), x, y, seeds=range(20), optimizer=adam)
    assert [tomato.decode(outputs) for outputs in trained.predict(x)] == ["토마토를먹자"] * 20


def test_one_batch_is_trained_as_by_fit():
    x, y = tomato.labelling()
    keras = setup.import_keras()
    results = []
    for fit in (False, True):
        keras.utils.set_random_seed(3)
        model = models.same_head_model("LSTM")
        if fit:
            model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(0.1))
            losses = model.fit(x, y, epochs=5, verbose=0).history["loss"]
        else:
            losses = models.fit_one_batch(model, x, y, epochs=5)
        results.append((losses, *model.get_weights()))
    for trained, fitted in zip(*results, strict=True):
        np.testing.assert_allclose(trained, fitted, atol=1e-5)


@pytest.mark.parametrize(
    ("build", "layer", "counts"),
    [
        (models.lecture_model, "SimpleRNN", [55, 30]),
        (models.lecture_model, "LSTM", [220, 192, 165]),
        (models.lecture_model, "GRU", [180, 192, 165]),
        (models.same_head_model, "GRU", [180, 30]),
    ],
)
def test_models_have_the_parameters_and_shapes_of_the_lecture(build, layer, counts):
    model = build(layer)
    assert [part.count_params() for part in model.layers] == counts
    assert model.input_shape == model.output_shape == (None, 6, 5)
