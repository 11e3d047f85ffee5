"""The drills ask what Keras answers, and say about an answer what lib.check says."""

import ast
import contextlib
import io
import json
import re

import keras
import numpy as np
import pytest

from explorers import questions
from lib.check import choices, mistakes

PAGE = json.loads(questions.as_json("en"))
# Of each question: the kind, the settings with sizes, and what the page gets.
ASKED = [
    (ask.__name__, settings, shown)
    for (chapter, _, ask, fixed), skill in zip(questions.skills(), PAGE["skills"], strict=True)
    for (settings, _), shown in zip(questions.questions(chapter, ask, fixed), skill["questions"], strict=True)
]
JUDGES = {
    "ask_params": mistakes.count_mistake,
    "ask_data": mistakes.data_mistake,
    "ask_shapes": mistakes.shapes_mistake,
}


def of_lib(kind, settings, answer):
    """What lib.check says about an answer, in English, or "" if it is right."""
    value = ast.literal_eval(f"[{answer}]" if kind == "ask_shapes" else answer)
    mistake = JUDGES[kind](settings, value)
    return mistake.to("en") if mistake else ""


def test_page_and_lib_say_the_same_about_all_options():
    judged = [(*asked, *option) for *asked, shown in ASKED if asked[0] in JUDGES for option in shown["options"]]
    assert len(judged) > 700
    assert [case for case in judged if of_lib(*case[:3]) != case[3]] == []


def right_answers(shown):
    return [answer for answer, says in shown["options"] if not says]


def test_three_or_four_different_options_stand_there_and_one_is_right():
    for *asked, shown in ASKED:
        assert len(dict(shown["options"])) == len(shown["options"]) in (3, 4) and len(right_answers(shown)) == 1, asked


def run_code(code):
    """Run code below the imports that stand above the code of every explorer. Return what it prints, by lines."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "copied from the drills", "exec"), {"keras": keras, "np": np})
    return printed.getvalue().splitlines()


@pytest.mark.parametrize(("kind", "settings", "shown"), ASKED[::5], ids=str)
def test_keras_gives_the_answer(kind, settings, shown):
    """The copied code prints the right answer; of the tensors to choose from it finds just the right one equal."""
    if kind == "ask_error":
        code, message = shown["line"].split("\n# ValueError: ")
        assert code == shown["code"]
        with pytest.raises(ValueError, match=re.escape(message)):
            run_code(code)
        return
    printed = run_code(shown["code"])
    if kind == "ask_equal":
        assert [line.removesuffix(" True") for line in printed if line.endswith(" True")] == right_answers(shown)
    elif kind == "ask_params":
        assert [printed[-1]] == right_answers(shown)
    else:
        assert [", ".join(re.findall(r"\(.*\)", "\n".join(printed)))] == right_answers(shown)


MENDED = {
    # the code of an error with its right option; the page shows these options in words
    "x[np.newaxis]": ("(x)", "(x[np.newaxis])"),
    "x[..., np.newaxis]": ("(x)", "(x[..., np.newaxis])"),
    "x[:, np.newaxis]": ("(x)", "(x[:, np.newaxis])"),
    "return_sequences=True for lower": ("(2)\nupper", "(2, return_sequences=True)\nupper"),
    "outputs, h = …": ("outputs, h, c =", "outputs, h ="),
    "outputs, h, c = …": ("outputs, h =", "outputs, h, c ="),
}


@pytest.mark.parametrize("shown", [shown for kind, s, shown in ASKED if kind == "ask_error" and s["units"] == 2])
def test_the_right_option_mends_the_error(shown):
    old, new = MENDED[right_answers(shown)[0]]
    assert old in shown["code"]
    run_code(shown["code"].replace(old, new))
