"""Makes the weights that the explorers load: trained tomato models, untrained layers for the
gradients, and who follows the ball. Commit them.
"""

import itertools
import json

import numpy as np

from explorers.catalog import SOURCES
from lib import setup, shapes, tomato
from lib.data import ball
from lib.training import models
from tools import chapter_cells

DIGITS = 3  # decimal digits of a weight that the pages load
TASKS = {
    # name in the explorer: (function that builds the model, function that returns the data,
    # epochs), as in the chapters
    "labelling": (models.lecture_model, tomato.labelling, 50),
    "next_character": (models.same_head_model, tomato.next_character, 150),
}
FOLLOWER = "GRU 16"  # of lib/data/ball_runs.json, the network that follows the ball
TABLE_SEES = 6  # moves
# Of the gradient explorer, as in its chapter.
UNITS = 16
SYMBOLS = 4
FEATURES = 6
LONGEST = 100  # steps


def write_all():
    trained = {
        task: {layer: exported_model(train(task, layer)) for layer in shapes.GATES}
        for task in TASKS
    }
    untrained = {layer.__class__.__name__: exported(layer) for layer in untrained_layers()}
    contents = {
        "models": trained,
        "layers": {"layers": untrained, "x": gradient_input()},
        "learned": right_epochs(),
        "followers": {**ball_network(), "table": ball_table()},
    }
    for name, content in contents.items():
        text = json.dumps(content, separators=(",", ":"))
        (SOURCES / f"data/{name}.json").write_text(text + "\n", encoding="utf-8")


def train(task, layer):
    """Return the model of a task and layer, trained as in its chapter (seed 0), with rounded
    weights.
    """
    build_model, data, epochs = TASKS[task]
    setup.import_keras().utils.set_random_seed(0)
    x, y = data()
    model = build_model(layer, steps=x.shape[1])
    models.fit_one_batch(model, x, y, epochs=epochs)
    model.set_weights([np.round(weight, DIGITS) for weight in model.get_weights()])
    decoded = tomato.decode(models.predict(model, x))
    if decoded != tomato.decode(y):
        raise RuntimeError(
            f"explorers: {layer} for {task} must learn {tomato.decode(y)!r}, it answers {decoded!r}"
        )
    return model


def untrained_layers():
    """Return SimpleRNN, LSTM and GRU as Keras initializes them after seed 0, in float64 as their
    gradients need it.
    """
    setup.import_keras().utils.set_random_seed(0)
    layers = [models.recurrent_layer(layer, UNITS, dtype="float64") for layer in shapes.GATES]
    for layer in layers:
        layer.build((None, LONGEST, FEATURES))
    return layers


def gradient_input():
    """Return the input of the gradient explorer: a symbol, then noise of two kinds; one-hot (100,
    6).
    """
    kinds = np.random.default_rng(0).integers(SYMBOLS, FEATURES, LONGEST)
    kinds[0] = 0
    return np.eye(FEATURES)[kinds].tolist()


def right_epochs():
    """Return {layer: for each seed the epochs at which it begins to label rightly, fails again, …},
    from 공정한 비교.
    """
    cells = chapter_cells.run("comparison", "build", "many", "train-all", "success-by-epoch")
    changes = {
        layer: np.diff(correct, prepend=False) for layer, correct in cells["correct"].items()
    }
    return {
        layer: [np.flatnonzero(seed).tolist() for seed in seeds] for layer, seeds in changes.items()
    }


def ball_network():
    """Return the GRU of the chapter 공은 어디에? with rounded weights, and the mean state of each
    place of the ball.

    Raises: RuntimeError: it errs within 20 games of ten thousand swaps.
    """
    keras = setup.import_keras()
    layer = keras.layers.GRU(int(FOLLOWER.split()[1]), return_sequences=True)
    model = keras.Sequential([keras.Input((None, 6)), layer, keras.layers.Dense(3, "softmax")])
    model.set_weights([np.round(weight, DIGITS) for weight in ball.weights(FOLLOWER)])
    x, y = ball.make_games(10_000, 20, seed=1)
    if wrong := int((models.predict(model, x).argmax(axis=-1) != y.argmax(axis=-1)).sum()):
        raise RuntimeError(f"explorers: {FOLLOWER} must follow the ball, it errs {wrong} times")
    x, y = ball.make_games(10, 300)
    states = models.predict(layer, x)
    places = y.argmax(axis=-1)
    centres = [states[places == place].mean(axis=0) for place in range(3)]
    return {"network": exported_model(model), "centres": np.round(centres, DIGITS).tolist()}


def ball_table():
    """Return the answers of the chapter's table of the latest moves, one text for each number of
    moves seen; the last also serves when there were more.

    A text has a digit for each row. The moves of its row, the oldest first, are the digits of its
    place to the base 3; in all texts but the last, the first of them is where the ball started.
    """
    variables = chapter_cells.run("ball", "train", "table")
    kinds = np.eye(6, dtype="float32")
    rows = []
    for seen in range(1, TABLE_SEES + 2):
        games = [
            [start, *(3 + move for move in moves)]
            for start, *moves in itertools.product(range(3), repeat=seen)
        ]
        answers = variables["by_table"](lambda moves: moves[-TABLE_SEES:], kinds[games])[:, -1]
        rows.append("".join(map(str, answers[: 3**TABLE_SEES])))
    return rows


def exported_model(model):
    """Return a trained model as plain data: its recurrent layer, and the Dense layers after it as
    `head`.
    """
    recurrent, *head = model.layers
    return {
        **exported(recurrent),
        "head": [exported(getattr(dense, "layer", dense)) for dense in head],
    }


def exported(layer):
    """Return a layer as plain data: class, sizes, activation, and its weights by name, row by row,
    as short decimals.
    """
    weights = {
        weight.name: [round(number, DIGITS) + 0.0 for number in np.ravel(weight).tolist()]
        for weight in layer.weights
    }
    sizes = {"units": layer.units, "features": layer.get_weights()[0].shape[0]}
    return {
        "layer": layer.__class__.__name__,
        **sizes,
        "activation": layer.activation.__name__,
        **weights,
    }


if __name__ == "__main__":
    write_all()
