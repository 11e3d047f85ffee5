"""Trainings that both editions of a chapter need are computed once in a run of the tests.

What is kept is used where model, start weights, data and settings are the same to the bit: a cell
that trains anything else trains it itself, and its output is compared in either case. Kernels of
nbval call `keep` (warm_kernels.py); lib knows nothing of it.
"""

import functools
import hashlib
import os
from pathlib import Path

import numpy as np

from lib.training import _loop, _stacked, gradients, many_seeds

FOLDER = "COURSE_TRAININGS"  # the environment variable that names the folder of a run


def keep():
    """From now on this process keeps what it trains and what trained models predict, and computes
    nothing that is kept.
    """
    _loop.Loop.train = functools.partialmethod(_train, _loop.Loop.train)
    many_seeds.Trained.predict = functools.partialmethod(_predict, many_seeds.Trained.predict)
    gradients._gradients = functools.partial(_gradients, gradients._gradients)


def _train(loop, train, weights, x, y, ends, validation):
    """What Loop.train does."""
    import tensorflow as tf

    def compute():
        trained, measured, validated = train(loop, weights, x, y, ends, validation)
        return [measured, validated, *(weight for models in trained for weight in models.weights)]

    names = [f"{measure.__module__}.{measure.__qualname__}" for measure in loop.measures]
    optimizer = loop.optimizer.get_config() | {"learning_rate": loop.learning_rate}
    settings = [type(loop.optimizer), optimizer, loop.largest_norm, names, loop.batch_size, ends]
    data = [x, y, *(validation or [])]
    described = [computation(loop.model), repr(settings), *data, *weights]
    measured, validated, *trained = _once(compute, described)
    of_each = np.split(np.arange(len(trained)), len(ends))
    models = [
        _stacked.StackedModels(loop.model, [tf.constant(trained[place]) for place in places])
        for places in of_each
    ]
    return models, measured, validated if validation else None


def _predict(trained, predict, x):
    """What Trained.predict does."""
    model, weights = trained._models
    described = ["predict", computation(model), x, *weights]
    [kept] = _once(lambda: [predict(trained, x)], described)
    return kept


def _gradients(gradients, models, x):
    """What gradients._gradients does."""
    described = ["gradients", computation(models.model), x, *models.weights]
    [kept] = _once(lambda: [gradients(models, x)], described)
    return kept


def _once(compute, described):
    """The list of arrays that compute() returns, computed once for each description.

    Args:
        compute: function without arguments; None among its arrays becomes an empty array.
        described: texts and arrays that say what is computed. None for one of them: that cannot be
            said, and nothing is kept.
    """
    if any(part is None for part in described):
        return compute()
    file = Path(os.environ[FOLDER]) / f"{_digest(described)}.npz"
    if not file.is_file():
        arrays = [np.empty(0) if array is None else np.asarray(array) for array in compute()]
        unfinished = file.with_name(f"{file.stem}-{os.getpid()}.npz")
        np.savez(unfinished, *arrays)
        unfinished.replace(file)
    with np.load(file) as kept:
        return [kept[f"arr_{place}"] for place in range(len(kept))]


def _digest(described):
    """A hash of texts and arrays, of the type and shape of each too."""
    digest = hashlib.sha256()
    for part in described:
        array = np.asarray(part)
        digest.update(f"{array.dtype} {array.shape} ".encode() + array.tobytes())
    return digest.hexdigest()


def computation(model):
    """A text that is equal only for models which compute the same from the same weights.

    It is the architecture, or for layers that are not Keras' own the operations of TensorFlow's
    graph with the weight that each of them reads. It is None where these could leave something
    out: a function inside the graph, such as a loop, or a variable that is not one of the weights.
    """
    return _stacked.architecture(model) or _operations(model)


def _operations(model):
    import tensorflow as tf

    shapes = [tf.TensorSpec(tensor.shape, tensor.dtype) for tensor in model.inputs]
    traced = tf.function(model).get_concrete_function(*shapes)
    definition = traced.graph.as_graph_def()
    handles = [weight.value.handle for weight in model.weights]
    read = {}
    for captured, placeholder in traced.graph.captures:
        places = [place for place, handle in enumerate(handles) if handle is captured]
        if not places:
            return None
        read[placeholder.op.name] = f"weight {places[0]}"
    if definition.library.function:
        return None
    # Names differ with the number of layers made before, so each operation gets its place as name.
    places = {node.name: place for place, node in enumerate(definition.node)}
    lines = []
    for node in definition.node:
        read_from = [_renamed(name, places) for name in node.input if name[0] != "^"]
        waits_for = sorted(_renamed(name, places) for name in node.input if name[0] == "^")
        settings = [f"{key} {node.attr[key]}" for key in sorted(node.attr)]
        lines.append(f"{node.op} {read.get(node.name)} {read_from} {waits_for} {settings}")
    return "\n".join(lines)


def _renamed(name, places):
    """The input of an operation, "name", "name:output" or "^name", with a place for the name."""
    operation, colon, output = name.removeprefix("^").partition(":")
    order = "after " if name.startswith("^") else ""
    return f"{order}{places[operation]}{colon}{output}"
