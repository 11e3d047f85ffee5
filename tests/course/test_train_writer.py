"""tools.train_writer writes whole files, and what is missing in the file of trainings is seen."""

import copy

import numpy as np
import pytest

from lib.data import constitution
from lib.training import writer
from tools import train_writer


def faults(by_name):
    """What the file of trainings lacks, or says of one model in two ways: list of sentences."""
    if list(by_name) != list(writer.VARIANTS):
        return [f"the variants are {list(by_name)}, not {list(writer.VARIANTS)}"]
    found = []
    for name, each in by_name.items():
        options = writer.VARIANTS[name]
        expected = ["train", "validation", "test"]
        expected += ["validation in order", "test in order"] if options.get("in_order") else []
        if len(each) != writer.SEEDS[name]:
            found.append(f"{name} has {len(each)} seeds, not {writer.SEEDS[name]}")
        for seed, run in enumerate(each):
            if list(run) != [*expected, "together"]:
                found.append(f"{name}, seed {seed}: it holds {list(run)}")
            elif any(len(run[key]) != options["epochs"] for key in expected):
                found.append(f"{name}, seed {seed}: not every list has {options['epochs']} epochs")
            elif seed == 0 and abs(run["together"] - run["test"][int(np.argmin(run["validation"]))]) > 0.0015:
                found.append(f"{name}: the first seed together with no other is not itself")
    return found


def test_the_recorded_trainings_are_whole():
    assert faults(writer.runs()) == []


DAMAGES = {
    "the variants are": lambda runs: runs.pop("carry"),
    "base has 4 seeds, not 5": lambda runs: runs["base"].pop(),
    "dropout, seed 1: not every list has 80 epochs": lambda runs: runs["dropout"][1]["test"].pop(),
    "carry, seed 2: it holds": lambda runs: runs["carry"][2].pop("test in order"),
    "steps16, seed 0: it holds": lambda runs: runs["steps16"][0].pop("together"),
    "small: the first seed together with no other is not itself": lambda runs: runs["small"][0].update(together=1.0),
}


@pytest.mark.parametrize("fault", DAMAGES)
def test_a_damaged_file_of_trainings_is_caught(fault):
    runs = copy.deepcopy(writer.runs())
    DAMAGES[fault](runs)
    (found,) = faults(runs)
    assert found.startswith(fault)


@pytest.fixture
def tiny(monkeypatch, tmp_path):
    """A short text, models of two units that are trained for an epoch, and files of their own."""
    lines = constitution.load_constitution().splitlines()[:40]
    monkeypatch.setattr(constitution, "DATA", tmp_path / "text.txt")
    constitution.DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setattr(writer, "WEIGHTS", tmp_path / "weights.npz")
    monkeypatch.setattr(writer, "RUNS", tmp_path / "runs.json")
    options = {"epochs": 1, "units": 2}
    variants = {"dropout": options | {"dropout": 0.3}, "carry": options | {"carry": True, "in_order": True}}
    monkeypatch.setattr(writer, "VARIANTS", variants)
    monkeypatch.setattr(writer, "SEEDS", {"dropout": 2, "carry": 1})
    monkeypatch.setattr(train_writer, "KEPT", (1,))


@pytest.mark.usefixtures("tiny")
def test_it_writes_both_files_and_each_alone_and_the_weights_are_those_of_the_recorded_run():
    train_writer.main()
    assert faults(writer.runs()) == []
    text = constitution.load_constitution()
    signs, (_, _, test) = constitution.vocabulary(text), constitution.split(text)
    model = writer.build(len(signs), units=2)
    model.set_weights(writer.weights(1))
    x, y = constitution.inputs_and_targets(test, signs)
    first, second = writer.runs()["dropout"]
    assert constitution.bits(model.predict_on_batch(x), y) == pytest.approx(first["test"][0], abs=0.01)
    assert second["together"] < max(first["test"][0], second["test"][0])
    recorded = writer.RUNS.read_text(encoding="utf-8")
    assert [line[:1] for line in recorded.splitlines()[1:-1]] == ['"', " ", " ", "]", '"', " ", "]"]

    writer.WEIGHTS.unlink()
    train_writer.main(["runs"])
    assert not writer.WEIGHTS.exists() and writer.RUNS.read_text(encoding="utf-8") == recorded
    writer.RUNS.unlink()
    train_writer.main(["weights"])
    assert writer.WEIGHTS.exists() and not writer.RUNS.exists()


@pytest.mark.usefixtures("tiny")
def test_a_model_that_reads_in_order_starts_an_article_where_the_part_before_it_ended():
    """The bits of one article in the whole text are those from the states that the text before it leaves."""
    text = constitution.load_constitution()
    signs, (*_, validation, test) = constitution.vocabulary(text), constitution.split(text)
    kept = []
    measured = writer.train(0, 1, units=2, in_order=True, after_epoch=lambda _, model: kept.append(model))
    before, after = text.split(test[0])
    read = [constitution.encode(part, signs)[None] for part in ("\n" + before, test[0] + "\n")]
    p = kept[0].predict_on_batch(np.concatenate([read[0], read[1][:, :-1]], axis=1))[:, read[0].shape[1] - 1 :]
    assert len(test) == 1 and after
    assert constitution.bits(p, read[1]) == pytest.approx(measured["test in order"][0], abs=0.001)
    assert measured["validation in order"] != measured["validation"] and len(validation) > 0
