"""Every exercise: right answers pass, each wrong one gets the feedback meant for it, and nothing is given away."""

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from pathlib import Path

import answers
import numpy as np
import pytest
from answers import solve

from lib import check, setup, text
from lib.check.exercise import NOT_ATTEMPTED, RIGHT, WRONG, Exercise

EXERCISES = {name: value for name, value in vars(check).items() if isinstance(value, Exercise)}
ANSWERS = {}
for module in pkgutil.iter_modules(answers.__path__):
    ANSWERS |= importlib.import_module(f"answers.{module.name}").ANSWERS
RIGHT_ONES = [(name, answer) for name, (right, _) in ANSWERS.items() for answer in right]
WRONG_ONES = [(name, answer, ko) for name, (_, wrong) in ANSWERS.items() for answer, ko in wrong]


def numbers_of(answer):
    """All numbers in an answer that is no function, as texts."""
    if isinstance(answer, dict):
        return numbers_of([*answer, *answer.values()])
    if isinstance(answer, (list, tuple, np.ndarray)):
        return {number for part in answer for number in numbers_of(part)}
    is_number = isinstance(answer, (int, float, np.number)) and not isinstance(answer, bool)
    return {f"{answer:g}"} if is_number else set()


def test_every_exercise_has_a_right_answer_and_three_wrong_ones():
    assert set(ANSWERS) == set(EXERCISES)
    assert {name for name, (right, wrong) in ANSWERS.items() if not right or len(wrong) < 3} == set()


def test_there_are_sixteen_exercises_over_the_spine():
    spine = {"lib.check." + module for module in ("sequences", "rnn", "lstm", "gru", "tables")}
    assert sum(exercise.judge.__module__ in spine for exercise in EXERCISES.values()) >= 16


@pytest.mark.parametrize("name", EXERCISES)
def test_the_solution_runs_and_is_right(name):
    for _ in range(3):  # fresh random cases each time
        assert EXERCISES[name].verdict(solve(name)) == (RIGHT, EXERCISES[name].right)


# Draws in which a known mistake gave the same values as the right answer, and hid it.
COINCIDENCES = {"attention": [324, 738], "bptt": [752, 1065], "lstm_step": [42, 126, 233, 242]}


@pytest.mark.parametrize("name, seed", [(name, seed) for name, seeds in COINCIDENCES.items() for seed in seeds])
def test_a_right_answer_is_right_where_a_mistake_gives_the_same(name, seed, monkeypatch):
    module = sys.modules[EXERCISES[name].judge.__module__]
    monkeypatch.setattr(module, "fresh", lambda: np.random.default_rng(seed))
    assert EXERCISES[name].verdict(solve(name))[0] == RIGHT


@pytest.mark.parametrize("name, answer", RIGHT_ONES)
def test_other_forms_of_the_right_answer_are_right(name, answer):
    assert EXERCISES[name].verdict(answer)[0] == RIGHT, EXERCISES[name].verdict(answer)


@pytest.mark.parametrize("name, answer, ko", WRONG_ONES)
def test_a_wrong_answer_gets_the_feedback_meant_for_it(name, answer, ko):
    outcome, text = EXERCISES[name].verdict(answer)
    assert outcome == WRONG
    assert ko in text.ko
    assert EXERCISES[name].verdict(answer) == (outcome, text), "the text is not the same at each run"


@pytest.mark.parametrize("name, answer, ko", WRONG_ONES)
def test_feedback_never_tells_an_expected_number(name, answer, ko):
    _, text = EXERCISES[name].verdict(answer)
    expected = numbers_of(solve(name)) - numbers_of(answer)
    for sentence in text:
        said = re.sub(r"\(.*?\)", "", sentence) if "Error" in sentence else sentence
        assert not expected & set(re.findall(r"\d+(?:\.\d+)?", said)), sentence


@pytest.mark.parametrize("name", EXERCISES)
def test_each_kind_of_feedback_has_its_own_words_in_both_languages(name):
    texts = {EXERCISES[name].verdict(answer)[1] for answer, _ in ANSWERS[name][1]}
    texts |= {EXERCISES[name].right, EXERCISES[name].hint_text}
    assert len({text.ko for text in texts}) == len({text.en for text in texts}) == len(texts)
    for each in texts:
        assert re.search("[가-힣]", each.ko) and not re.search("[가-힣]", each.en)
        assert each.ko[-1] in ".?" and each.en[-1] in ".?"


def test_no_feedback_is_without_the_wrong_answer_it_is_meant_for():
    said = "\n".join(EXERCISES[name].verdict(answer)[1].ko for name, answer, _ in WRONG_ONES)
    said += "\n".join(
        exercise.hint_text.ko + exercise.right.ko + exercise.solution_code for exercise in EXERCISES.values()
    )
    for path in {inspect.getsourcefile(exercise.judge) for exercise in EXERCISES.values()}:
        tree = ast.parse(Path(path).read_text(encoding="utf-8"))
        texts = {
            node.value.strip("\n")
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        sentences = {
            text for text in texts if re.search(r"[가-힣][.?]$", text) and "\n" not in text and " -> " not in text
        }
        assert {text for text in sentences if text not in said} == set(), path


@pytest.mark.parametrize("name", EXERCISES)
def test_a_hint_is_there_and_holds_no_line_of_the_solution(name, capsys):
    exercise = EXERCISES[name]
    lines = {line.strip() for line in exercise.solution_code.splitlines()} - {""}
    for language in ("ko", "en"):
        text.set_language(language)
        exercise.hint()
        hint = capsys.readouterr().out
        assert len(hint) > 20
        assert not [line for line in lines if line.removeprefix("answer = ").removeprefix("return ") in hint]
    text.set_language("ko")
    exercise.solution()
    assert capsys.readouterr().out.strip() == exercise.solution_code


@pytest.mark.parametrize("name", EXERCISES)
def test_an_untouched_starter_is_not_attempted_yet(name):
    for blank in (..., None):
        assert EXERCISES[name].verdict(blank)[0] == NOT_ATTEMPTED
    if callable(solve(name)):
        arguments = ", ".join(solve(name).__code__.co_varnames[: solve(name).__code__.co_argcount])
        namespace = {}
        exec(f"def starter({arguments}):\n    return ...", namespace)
        assert EXERCISES[name].verdict(namespace["starter"])[0] == NOT_ATTEMPTED


NONSENSE = [
    "0",
    b"0",
    3.7,
    True,
    -1,
    [],
    {},
    {"a": 1},
    set(),
    [[1], [1, 2]],
    object(),
    float("nan"),
    np.zeros((2, 2)),
    int,
]
NONSENSE += [
    lambda *_: "text",
    lambda *_: 0,
    lambda *_: [0, 0],
    lambda *_: {},
    lambda *_: object(),
    lambda: 0,
    [(1,)] * 3,
]


@pytest.mark.parametrize("name", EXERCISES)
def test_nonsense_gets_a_sentence_that_names_what_is_wrong_with_it(name):
    for answer in NONSENSE:
        outcome, text = EXERCISES[name].verdict(answer)
        assert outcome == WRONG, answer
        assert not text.ko.startswith("이 답("), f"the judge of {name} stumbled over {answer!r}"


def test_functions_that_raise_get_a_sentence_in_every_exercise():
    def raising(*_):
        raise ValueError("learner's own words")

    asked = [exercise for name, exercise in EXERCISES.items() if callable(solve(name))]
    assert asked
    for exercise in asked:
        outcome, text = exercise.verdict(raising)
        assert outcome == WRONG
        assert all("ValueError (learner's own words)" in sentence for sentence in text)
        assert all('raise ValueError("learner\'s own words")' in sentence for sentence in text)


def keras_cell(kind, weights, states, x_t, **options):
    """The new states that Keras' own cell computes for these weights."""
    keras = setup.import_keras()
    cell = getattr(keras.layers, kind)(states[0].shape[-1], **options)
    cell.build(x_t.shape)
    cell.set_weights(weights)
    return cell(x_t.astype("float32"), [state.astype("float32") for state in states])[1]


def test_keras_itself_passes_the_exercises_on_steps():
    def rnn_step(x_t, h, *weights):
        return keras_cell("SimpleRNNCell", weights, [h], x_t)[0]

    def lstm_step(x_t, h, c, *weights):
        return keras_cell("LSTMCell", weights, [h, c], x_t)

    def gru_step(x_t, h, *weights):
        return keras_cell("GRUCell", weights[:3], [h], x_t, reset_after=weights[3])[0]

    for answer in (rnn_step, lstm_step, gru_step):
        assert EXERCISES[answer.__name__].verdict(answer)[0] == RIGHT
