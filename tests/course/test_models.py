"""lib.training.models: the lecture's models learn from each of 20 seeds, and the short training is that of fit."""

import numpy as np
import pytest

from lib import setup, tomato
from lib.training import many_seeds, models


@pytest.mark.parametrize("layer", ["LSTM", "GRU"])
def test_the_models_of_the_lecture_learn_the_sentence_from_each_of_20_seeds(layer):
    """The chapter RNN shows it for SimpleRNN; test_many_seeds.py shows that each seed gets what model.fit gives it."""
    x, y = tomato.labelling()
    adam = setup.import_keras().optimizers.Adam(0.1)
    trained = many_seeds.train(lambda: models.lecture_model(layer), x, y, seeds=range(20), optimizer=adam)
    assert [tomato.decode(outputs) for outputs in trained.predict(x)] == ["토마토를먹자"] * 20


def test_one_batch_is_trained_as_by_fit():
    x, y = tomato.labelling()
    keras = setup.import_keras()
    keras.utils.set_random_seed(3)
    model, fitted = (models.same_head_model("SimpleRNN") for _ in range(2))
    fitted.set_weights(model.get_weights())
    fitted.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(0.1))
    expected = fitted.fit(x, y, epochs=5, verbose=0).history["loss"]
    np.testing.assert_allclose(models.fit_one_batch(model, x, y, epochs=5), expected, atol=1e-5)
    for weights, others in zip(model.get_weights(), fitted.get_weights(), strict=True):
        np.testing.assert_allclose(weights, others, atol=1e-5)
