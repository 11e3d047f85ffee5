"""tools.train_writer writes whole files, and the recorded trainings are whole."""

import numpy as np
import pytest

from lib.data import constitution
from lib.training import writer
from tools import train_writer


def assert_whole(by_name):
    """Every variant with all its seeds, each with all its epochs; the first seed with no other is itself."""
    assert list(by_name) == list(writer.VARIANTS)
    for name, runs in by_name.items():
        options = writer.VARIANTS[name]
        lists = ["train", "validation", "test"]
        assert len(runs) == writer.SEEDS[name]
        for run in runs:
            assert list(run) == [*lists, "together"]
            assert {len(run[key]) for key in lists} == {options["epochs"]}
        first = runs[0]
        assert first["together"] == pytest.approx(first["test"][int(np.argmin(first["validation"]))], abs=0.0015)


def test_the_recorded_trainings_are_whole():
    assert_whole(writer.runs())


def test_it_writes_both_files(monkeypatch, tmp_path):
    """With a short text and models of two units that are trained for an epoch."""
    lines = constitution.load_constitution().splitlines()[:40]
    monkeypatch.setattr(constitution, "DATA", tmp_path / "text.txt")
    constitution.DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setattr(writer, "WEIGHTS", tmp_path / "weights.npz")
    monkeypatch.setattr(writer, "RUNS", tmp_path / "runs.json")
    options = {"epochs": 1, "units": 2}
    variants = {"base": options, "dropout": options | {"dropout": 0.3}}
    monkeypatch.setattr(writer, "VARIANTS", variants)
    monkeypatch.setattr(writer, "SEEDS", {"base": 1, "dropout": 2})
    monkeypatch.setattr(train_writer, "KEPT", (1,))
    train_writer.main()
    assert_whole(writer.runs())
    text = constitution.load_constitution()
    signs, (_, _, test) = constitution.vocabulary(text), constitution.split(text)
    model = writer.build(len(signs), units=2)
    model.set_weights(writer.weights(1))
    with pytest.raises(ValueError, match=r"epochs.*20"):
        writer.weights(20)
    x, y = constitution.inputs_and_targets(test, signs)
    first, second = writer.runs()["dropout"]
    assert constitution.bits(model.predict_on_batch(x), y) == pytest.approx(first["test"][0], abs=0.01)
    assert second["together"] < max(first["test"][0], second["test"][0])
