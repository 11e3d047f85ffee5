"""What every exercise promises: right answers pass in any style, wrong ones get the sentence meant
for them, no shortcut passes, nothing gives the solution away.
"""

import re

import numpy as np
import pytest

from lib import cells, setup
from lib.questions import notebook, reader
from lib.questions.notebook import RIGHT, WRONG
from lib.questions.reader import Question
from lib.text import LANGUAGES, set_language
from lib.training.own_sentence import OwnSentence
from tests.course.tried import (
    ARRAYS,
    FUNCTIONS,
    NAMES,
    QUESTIONS,
    SENTENCE,
    about,
    after,
    each,
    shortcuts,
    solve,
    styles,
    tried,
)

OTHER_DRAWS = ("", "another", "a third")


def verdict(name, answer, seed=""):
    outcome, text = notebook.exercise(name).verdict(answer, *about(name), seed=seed)
    return outcome, str(text)


def cases_seen(name):
    """The arguments that one judgement calls the solution with, as texts."""
    solution = solve(name)
    seen = []

    def recording(*given):
        seen.append(re.sub(" at 0x[0-9a-f]+", "", repr(given)))
        return solution(*given)

    verdict(name, recording)
    return seen


def draws(name):
    return OTHER_DRAWS if name in FUNCTIONS else ("",)


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
    first = cases_seen(name)
    assert len(first) >= 20
    assert cases_seen(name) == first


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_is_right_whatever_is_drawn(name):
    for seed in (*draws(name), "a fourth", "a fifth"):
        assert verdict(name, solve(name), seed) == (RIGHT, str(QUESTIONS[name].words("right")))


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_that_a_learner_sees_runs_and_is_right(name, capsys):
    notebook.exercise(name).solution()
    shown = capsys.readouterr().out
    names = {"np": np, "mine": SENTENCE}
    exec(shown, names)
    assert verdict(name, names[name if name in FUNCTIONS else "answer"])[0] == RIGHT


@pytest.mark.parametrize("name", NAMES)
def test_other_styles_of_the_right_answer_are_right(name):
    answers = [answer for answer, _ in tried(name, "right")]
    if name in FUNCTIONS:
        answers += styles(name)
    for answer in answers:
        for seed in draws(name)[:2]:
            assert verdict(name, answer, seed)[0] == RIGHT, verdict(name, answer, seed)


@pytest.mark.parametrize(
    "seed", ["", *(pytest.param(seed, marks=pytest.mark.weekly) for seed in OTHER_DRAWS[1:])]
)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_shortcut_passes(name, seed):
    listed = [(entry, answer) for answer, entry in tried(name, "shortcuts")]
    for label, answer in [*listed, *shortcuts(name)]:
        assert verdict(name, answer, seed)[0] != RIGHT, f"shortcut {label} passes"


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_answer_gets_the_sentence_meant_for_it_which_tells_no_expected_number(name):
    asked = QUESTIONS[name].settings.get("tried", {}).get("numbers_of_the_task", [])
    for answer, entry in tried(name, "wrong"):
        outcome, text = verdict(name, answer)
        assert outcome == WRONG
        assert entry["says"] in text
        said = set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"\(.*?\)|\[.*?\]", "", text)))
        told = numbers_of(solve(name)) - numbers_of(answer) - {str(number) for number in asked}
        assert not told & said


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_mistake_that_a_question_knows_is_named(name):
    mistakes = QUESTIONS[name].mistakes
    sentences = {str(text) for _, text in mistakes}
    named = set()
    for place, (mistake, _) in enumerate(mistakes):
        _, said = verdict(name, mistake, OTHER_DRAWS[place % 2])
        named.add(re.sub(r"^\w+=\w+: ", "", said))
    assert sentences <= named, sentences - named
    assert named <= sentences | {str(QUESTIONS[name].words("right"))}, named - sentences


@pytest.mark.parametrize("name", [name for name in NAMES if name not in FUNCTIONS])
def test_a_mistake_that_a_question_about_a_value_knows_is_told_in_its_words(name):
    question = QUESTIONS[name]
    edits = [mistake for mistake in question.listed_mistakes if "edit" in mistake]
    for mistake in edits:  # two mistakes may give the same value
        outcome, text = verdict(name, question.edited(mistake["edit"])())
        assert outcome == WRONG, text
        assert text in [other["ko"] for other in edits], text


@pytest.mark.parametrize("name", NAMES)
def test_a_question_speaks_each_language_by_itself(name):
    question = QUESTIONS[name]
    answers = [answer for answer, _ in tried(name, "wrong")]
    texts = [*question.hints, question.words("right"), *(text for _, text in question.mistakes)]
    texts += [notebook.exercise(name).verdict(answer, *about(name))[1] for answer in answers]
    for text in texts:
        english = text.to("en")
        korean = text.to("ko")
        outside = re.sub(r"'.*?'|\(.*?\)|\[.*?\]|[토마를먹자]", "", english)
        assert not re.search("[가-힣]", outside), english
        assert re.search("[가-힣]", korean), english


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_forgotten_return_is_named(name):
    names = {}
    exec(f"def f({', '.join(reader.parameters(solve(name)))}):\n    result = 1", names)
    outcome, text = verdict(name, names["f"])
    assert outcome == WRONG
    assert "return" in text


VALUES_OF_NO_USE = [
    "0",
    3.7,
    True,
    -1,
    [],
    {"a": 1},
    set(),
    frozenset({1, 2}),
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


@pytest.mark.parametrize("name", NAMES)
def test_nonsense_gets_a_sentence_that_names_what_is_wrong_with_it(name):
    for answer in NONSENSE:
        outcome, text = verdict(name, answer)
        assert outcome == WRONG, answer
        assert not text.startswith("이 답("), f"the judge of {name} failed on {answer!r}"


@pytest.mark.parametrize("name", [*ARRAYS, "rnn_params"])
def test_keras_tensors_are_as_good_as_arrays(name):
    ops = setup.import_keras().ops
    tensor = each(lambda array: ops.convert_to_tensor(np.asarray(array, "float32")))
    assert verdict(name, after(name, tensor) if name in ARRAYS else tensor(solve(name)))[0] == RIGHT


CELLS = {  # test_cells.py compares those of lib with Keras
    "rnn_step": lambda x_t, h, *weights: cells.simple_rnn(x_t[:, None], *weights, h)[1],
    "lstm_step": lambda x_t, h, c, *weights: cells.lstm(x_t[:, None], *weights, h, c)[1:],
    "gru_step": lambda x_t, h, W, U, b, after: cells.gru(
        x_t[:, None], W, U, b, h, reset_after=after
    )[1],
}


@pytest.mark.parametrize("name", sorted(CELLS.keys() & set(NAMES)))
def test_the_cells_of_keras_pass_the_exercises_on_steps(name):
    assert verdict(name, CELLS[name])[0] == RIGHT


def test_the_sentence_is_needed_and_its_model_too():
    params = notebook.exercise("sentence_params")
    assert "check.sentence_params(answer, mine)" in str(params.verdict(3)[1])
    assert params.verdict(635, mine=SENTENCE)[0] == RIGHT
    assert "mine.train" in str(params.verdict(635, OwnSentence(SENTENCE.text))[1])


# What a question must not be: each broken example is refused in words.

BROKEN = {
    "x + 2": "does not hold 'x + 2', which an edit replaces",
    "return x": "an edit gives code that is not Python",
}


@pytest.mark.parametrize("old", BROKEN)
def test_an_edit_that_does_not_fit_the_solution_is_an_error_that_names_it(old):
    question = Question("double", "def double(x):\n    return x * 2\n", {})
    with pytest.raises(reader.QuestionError, match=re.escape(BROKEN[old])):
        question.edited({old: "return ("})


def test_an_edit_fits_the_solution_however_it_is_laid_out():
    source = (
        "def double(x):\n"
        "    # twice\n"
        "    return max(\n"
        "        (x * 2),\n"
        "        'a' == \"b\",\n"
        "    )\n"
    )
    question = Question("double", source, {})
    assert question.edited({"max(x*2, 'a' == 'b')": "x + 1"})(5) == 6


def test_words_that_lack_a_language_are_refused():
    question = Question("double", "", {"right": {"ko": "네."}})
    with pytest.raises(reader.QuestionError, match="both of them written"):
        question.words("right")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_speaks_the_language_that_is_set(language, capsys):
    set_language(language)
    try:
        notebook.exercise("rnn_params")(32)
        opening = notebook.OPENING[WRONG].to(language)
        assert capsys.readouterr().out.startswith(opening)
    finally:
        set_language("ko")


@pytest.mark.parametrize(
    "files, said",
    [
        ({"rnn/questions/a.yml": "for: [practise]\n"}, "must say where it serves"),
        (
            {
                "rnn/questions/a.yml": "hints: []\nfor:\n  - practice\n",
                "gru/questions/a.yml": "for: [practice]\n",
            },
            "name",
        ),
    ],
)
def test_a_question_that_would_be_lost_is_named(files, said, monkeypatch, tmp_path):
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(reader, "CHAPTERS", tmp_path)
    with pytest.raises(reader.QuestionError, match=said):
        reader.paths.__wrapped__("practice")
