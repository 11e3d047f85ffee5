"""Makes weights, fixtures and pictures of the explorers: `make explorers`. It is slow; commit what it writes.

It writes explorers/data/ (weights of the trained tomato models and of the untrained layers for the gradients),
tests/site/explorers/fixtures/ (numbers that Keras computes, which the scripts must compute too) and explorers/pictures/
(what GitHub and Colab show). Weights are rounded and set again before anything is computed, so that Keras and the
scripts use the same weights.
"""

import json

from book.contents import ROOT
from explorers.make import layers, pictures, scans, states, training, weights
from explorers.make.weights import DATA, TASKS
from lib import shapes

FIXTURES = ROOT / "tests/site/explorers/fixtures"


def main():
    trained = {task: {layer: weights.train(task, layer) for layer in shapes.GATES} for task in TASKS}
    exported = {task: {layer: weights.export(model) for layer, model in by.items()} for task, by in trained.items()}
    write(DATA / "models.json", exported)
    untrained = {layer.__class__.__name__: weights.export_layer(layer) for layer in weights.untrained_layers()}
    write(DATA / "layers.json", {"layers": untrained, "x": weights.gradient_input()[0].tolist()})
    everything = [(task, layer, text) for task in TASKS for layer in shapes.GATES for text in states.TEXTS]
    readings = [states.read(trained[task][layer], task, layer, text) for task, layer, text in everything]
    write(FIXTURES / "tomato.json", {"readings": readings})
    replaced = [
        {"task": task, "layer": layer, "text": text, "shares": states.influence(trained[task][layer], text)}
        for task, layer, text in everything
    ]
    write(FIXTURES / "influence.json", {"cases": replaced})
    write(FIXTURES / "cells.json", {"cases": states.random_cases()})
    write(FIXTURES / "gradients.json", {"cases": states.gradient_cases()})
    held = [layers.constant_gates(**setting) for setting in layers.gate_settings()]
    write(FIXTURES / "constant_gates.json", {"cases": held})
    write(FIXTURES / "painted_gates.json", {"cases": [layers.painted_gates(**case) for case in layers.paintings()]})
    write(FIXTURES / "shapes.json", {"cases": [layers.shape_case(*choice) for choice in layers.shape_choices()]})
    write(FIXTURES / "training.json", {"cases": [training.case(text) for text in training.SENTENCES]})
    write(FIXTURES / "scan.json", {"cases": [scans.case(**setting) for setting in scans.settings()]})
    pictures.take()


def write(path, content):
    """Write JSON with one line for each item of the top-level entries, so that diffs are easy to read."""

    def entry(key, value):
        compact = {"ensure_ascii": False, "separators": (",", ":")}
        if isinstance(value, dict):
            inner = ",\n".join(f" {json.dumps(k)}:{json.dumps(v, **compact)}" for k, v in value.items())
            return f"{json.dumps(key)}:{{\n{inner}\n}}"
        return f"{json.dumps(key)}:[\n" + ",\n".join(f" {json.dumps(item, **compact)}" for item in value) + "\n]"

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{\n" + ",\n".join(entry(key, value) for key, value in content.items()) + "\n}\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
