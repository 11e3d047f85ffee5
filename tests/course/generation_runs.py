"""The model of the chapter on generation and its texts, as the chapter trains it: for tests."""

import numpy as np

from lib import setup
from lib.data import garden
from lib.training import many_seeds

TRAIN, HELD_OUT = garden.split(garden.load_garden())
LETTERS = garden.vocabulary(garden.load_garden())
X, Y = garden.inputs_and_targets(TRAIN, LETTERS)
X_HELD, Y_HELD = garden.inputs_and_targets(HELD_OUT, LETTERS)
WHERE = np.arange(len(HELD_OUT)), garden.tense_steps(HELD_OUT)


def tenses_right(probabilities):
    return (probabilities[WHERE].argmax(axis=-1) == Y_HELD[WHERE].argmax(axis=-1)).sum()


def train_from(seeds, padding=True):
    """What the chapter trains: the weights and the probabilities on the held-out lines, by seed.

    padding=False takes the gradient from the probabilities, where a row of zeros in y has none: Keras looks for a
    softmax in the last layer only.
    """
    keras = setup.import_keras()

    def build():
        x = keras.Input((None, len(LETTERS)))
        outputs = keras.layers.LSTM(64, return_sequences=True, dtype="float64")(x)
        outputs = keras.layers.Dense(len(LETTERS), activation="softmax", dtype="float64")(outputs)
        return keras.Model(x, outputs if padding else keras.layers.Rescaling(1.0, dtype="float64")(outputs))

    order = np.random.default_rng(0).permutation(len(TRAIN))
    trained = many_seeds.train(
        build, X[order], Y[order], seeds=seeds, epochs=60, batch_size=18, optimizer=keras.optimizers.Adam(0.03)
    )
    return {seed: (trained.weights(seed), p) for seed, p in zip(seeds, trained.predict(X_HELD), strict=True)}
