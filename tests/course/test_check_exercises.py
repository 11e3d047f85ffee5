"""Every exercise: right answers pass in any style, wrong ones get the feedback meant for them, no shortcut passes."""

import re

import answers
import numpy as np
import pytest
from answers import (
    ARRAYS,
    FUNCTIONS,
    after,
    all_tried,
    arguments_of,
    each,
    solution_of,
    solve,
)

from lib import cells, setup
from lib.check.exercise import EXERCISES, RIGHT, WRONG

TRIED = all_tried()
WRONG_ONES = [
    (name, answer, korean) for name, tried in TRIED.items() for answer, korean in tried.wrong
]


def verdict(name, answer, seed=None):
    outcome, text = EXERCISES[name].verdict(answer, *TRIED[name].about, seed=seed)
    return outcome, str(text)


def numbers_of(answer):
    """All numbers in an answer that is no function, as texts."""
    if isinstance(answer, dict):
        return numbers_of([*answer, *answer.values()])
    if isinstance(answer, (list, tuple)) or (isinstance(answer, np.ndarray) and answer.ndim):
        return {number for part in answer for number in numbers_of(part)}
    is_number = isinstance(answer, (int, float, np.number)) and not isinstance(answer, bool)
    return {f"{answer:g}"} if is_number else set()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_two_judgements_of_an_answer_see_the_same_cases_and_twenty_of_them(name):
    runs, solution = [[], []], solve(name)
    for seen in runs:
        verdict(
            name, lambda *arguments, seen=seen: seen.append(repr(arguments)) or solution(*arguments)
        )
    first, second = ([re.sub(" at 0x[0-9a-f]+", "", case) for case in seen] for seen in runs)
    assert first == second and len(first) >= 20


@pytest.mark.parametrize("name", EXERCISES)
def test_the_solution_is_right_whatever_is_drawn(name):
    for seed in (None, *range(5)) if name in FUNCTIONS else (None,):
        assert verdict(name, solve(name), seed) == (RIGHT, str(EXERCISES[name].right)), seed


@pytest.mark.parametrize("name", EXERCISES)
def test_other_styles_of_the_right_answer_are_right(name):
    for answer in [*TRIED[name].right, *(answers.styles(name) if name in FUNCTIONS else ())]:
        for seed in (None, 1) if name in FUNCTIONS else (None,):
            assert verdict(name, answer, seed)[0] == RIGHT, verdict(name, answer, seed)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_shortcut_passes(name):
    tempting = [*enumerate(TRIED[name].shortcuts), *answers.shortcuts(name)]
    for label, answer in tempting:
        passed = [seed for seed in (None, 1, 2) if verdict(name, answer, seed)[0] == RIGHT]
        assert not passed, f"shortcut {label} passes with the seeds {passed}"


@pytest.mark.parametrize("name, answer, korean", WRONG_ONES)
def test_a_wrong_answer_gets_the_feedback_meant_for_it_which_tells_no_expected_number(
    name, answer, korean
):
    outcome, text = verdict(name, answer)
    assert outcome == WRONG and korean in text
    said = re.findall(r"\d+(?:\.\d+)?", re.sub(r"\(.*?\)|\[.*?\]", "", text))
    assert not (numbers_of(solve(name)) - numbers_of(answer) - TASK_NUMBERS.get(name, set())) & set(
        said
    )


# Numbers that the task itself gives, or that count places, not values.
TASK_NUMBERS = {"gru_as_rnn": {"0", "1"}, "keep_c": {"0"}, "gru_copier": {"0"}}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_mistake_that_an_exercise_knows_is_named_in_every_draw(name):
    _, mistakes = EXERCISES[name]._judge.versions()
    named = {}
    for mistake, text in mistakes:
        for seed in (None, 1):
            _, said = verdict(name, mistake, seed)
            named.setdefault(str(text), set()).add(re.sub(r"^\w+=\w+: ", "", said))
    assert set(named) <= {said for sentences in named.values() for said in sentences}
    assert all(
        sentences <= set(named) | {str(EXERCISES[name].right)} for sentences in named.values()
    ), named


@pytest.mark.parametrize("name", EXERCISES)
def test_hints_come_in_two_steps_and_the_solution_is_shown_when_it_is_asked_for(name, capsys):
    """test_check_running.py proves that no hint holds a line of it."""
    look, start = map(str, EXERCISES[name].hint.steps)
    assert look != start
    EXERCISES[name].solution()
    assert capsys.readouterr().out.strip() == solution_of(name)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_forgotten_return_is_named(name):
    namespace = {}
    exec(f"def forgetful({arguments_of(name)}):\n    result = 1", namespace)
    outcome, text = verdict(name, namespace["forgetful"])
    assert outcome == WRONG and "return" in text


VALUES_OF_NO_USE = [
    "0",
    3.7,
    True,
    -1,
    [],
    {"a": 1},
    set(),
    [[1], [1, 2]],
    object(),
    float("nan"),
    None,
]
NONSENSE = [
    *VALUES_OF_NO_USE,
    np.zeros((2, 2)),
    *(lambda *_, value=value: value for value in VALUES_OF_NO_USE),
]


@pytest.mark.parametrize("name", EXERCISES)
def test_nonsense_gets_a_sentence_that_names_what_is_wrong_with_it(name):
    for answer in NONSENSE:
        outcome, text = verdict(name, answer)
        assert outcome == WRONG, answer
        assert not text.startswith("이 답("), f"the judge of {name} failed on {answer!r}"


@pytest.mark.parametrize("name", [*ARRAYS, "half_life"])
def test_keras_tensors_are_as_good_as_arrays(name):
    ops = setup.import_keras().ops
    tensor = each(lambda array: ops.convert_to_tensor(np.asarray(array, "float32")))
    assert verdict(name, after(name, tensor) if name in ARRAYS else tensor(solve(name)))[0] == RIGHT


def test_the_cells_of_keras_pass_the_exercises_on_steps():
    """test_cells.py compares those of lib with Keras."""
    steps = {
        "lstm_step": lambda x_t, h, c, *weights: cells.lstm(x_t[:, None], *weights, h, c)[1:],
        "gru_step": lambda x_t, h, W, U, b, after: cells.gru(
            x_t[:, None], W, U, b, h, reset_after=after
        )[1],
    }
    for name, step in steps.items():
        assert verdict(name, step)[0] == RIGHT


def test_keras_itself_passes_the_exercises_on_shapes():
    layers, x = setup.import_keras().layers, np.zeros((2, 6, 4), "float32")
    rows = {}
    for layer, sequences, states in solve("shape_table"):
        returned = getattr(layers, layer)(3, return_sequences=sequences, return_state=states)(x)
        rows[layer, sequences, states] = (
            [tensor.shape for tensor in returned] if states else returned.shape
        )
    assert verdict("shape_table", rows)[0] == RIGHT
    both_ways = layers.Bidirectional(layers.LSTM(4, return_sequences=True, return_state=True))
    shapes = [tensor.shape for tensor in both_ways(np.zeros((2, 7, 5), "float32"))]
    assert verdict("bidirectional", shapes)[0] == RIGHT
