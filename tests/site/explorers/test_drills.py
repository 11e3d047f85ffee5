"""The drills ask what Keras answers."""

import contextlib
import io
import json
import re

import keras
import numpy as np
import pytest

from explorers import questions
from lib.questions import drills

PAGE = json.loads(questions.as_json("en"))
# Of each question: the drill, the settings with sizes, and what the page gets.
ASKED = [
    (skill.question.name, settings, shown)
    for skill, of_page in zip(drills.skills(), PAGE["skills"], strict=True)
    for (settings, *_), shown in zip(drills.asked(skill), of_page["questions"], strict=True)
]


def right_answers(shown):
    return [answer for answer, says in shown["options"] if not says]


def test_a_question_has_three_or_four_options_and_one_is_right():
    for _, _, shown in ASKED:
        assert len(dict(shown["options"])) == len(shown["options"]) in (3, 4)
        assert len(right_answers(shown)) == 1


def run_code(code):
    """Run code below the imports that stand above the code of every explorer. Return what it
    prints, by lines.
    """
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "copied from the drills", "exec"), {"keras": keras, "np": np})
    return printed.getvalue().splitlines()


@pytest.mark.parametrize(
    ("kind", "_", "shown"), [asked for asked in ASKED if asked[0] != "drill_errors"][::5], ids=str
)
def test_keras_gives_the_answer(kind, _, shown):
    """The copied code prints the right answer; of the tensors to choose from it finds just the
    right one equal.
    """
    printed = run_code(shown["code"])
    shapes = ", ".join(re.findall(r"\(.*\)", "\n".join(printed)))
    equal = [line.removesuffix(" True") for line in printed if line.endswith(" True")]
    assert {"drill_equal": equal, "drill_params": printed[-1:]}.get(
        kind, [shapes]
    ) == right_answers(shown)


# What an option does to the code with the error, for 2 units; the page shows these options in
# words.
MENDED = {
    "x[np.newaxis]": ("(x)", "(x[np.newaxis])"),
    "x[..., np.newaxis]": ("(x)", "(x[..., np.newaxis])"),
    "x[:, np.newaxis]": ("(x)", "(x[:, np.newaxis])"),
    "return_sequences=True for lower": ("(2)\nupper", "(2, return_sequences=True)\nupper"),
    "outputs, h = …": ("outputs, h, c =", "outputs, h ="),
    "outputs, h, c = …": ("outputs, h =", "outputs, h, c ="),
}


@pytest.mark.parametrize(
    "shown",
    [shown for kind, sizes, shown in ASKED if kind == "drill_errors" and sizes["units"] == 2],
)
def test_the_error_comes_and_the_right_option_mends_it(shown):
    code, message = shown["line"].split("\n# ValueError: ")
    assert code == shown["code"]
    with pytest.raises(ValueError, match=re.escape(message)):
        run_code(code)
    run_code(code.replace(*MENDED[right_answers(shown)[0]]))
