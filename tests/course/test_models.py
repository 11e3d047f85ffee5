"""lib.training.models: the lecture's models learn from each of 20 seeds, and the short training is that of fit."""

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
