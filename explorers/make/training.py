"""Trains with Keras the model of the explorer that learns a sentence, and records every step for the fixture."""

import numpy as np

from explorers.make.states import plain
from explorers.make.weights import export, round_weights
from lib import setup

SENTENCES = ("토마토를먹자", "간장공장공장장은강공")
UNITS, UPDATES, LEARNING_RATE = 16, 20, 0.01


def case(text):
    """Return a sentence, the rounded start weights, the losses before each update, and the weights after the last.

    Everything is computed in float64, because the scripts compute in float64 too.
    """
    keras = setup.import_keras()
    keras.utils.set_random_seed(0)
    letters = list(dict.fromkeys(text))
    options = {"dtype": "float64"}
    model = keras.Sequential(
        [
            keras.Input((None, len(letters)), **options),
            keras.layers.SimpleRNN(UNITS, return_sequences=True, **options),
            keras.layers.Dense(len(letters), activation="softmax", **options),
        ]
    )
    round_weights(model)
    start = export(model)
    one_hot = np.eye(len(letters))[[[letters.index(letter) for letter in text]]]
    model.compile(keras.optimizers.Adam(LEARNING_RATE), keras.losses.CategoricalCrossentropy(**options))
    losses = model.fit(one_hot[:, :-1], one_hot[:, 1:], epochs=UPDATES, verbose=0).history["loss"]
    after = [weight.ravel() for weight in model.get_weights()]
    return plain({"text": text, "learning_rate": LEARNING_RATE, "model": start, "losses": losses, "after": after})
