"""Every exercise: right answers pass in any style, wrong ones get the feedback meant for them, no shortcut passes."""

import ast
import inspect
import re
import zlib
from pathlib import Path

import answers
import numpy as np
import pytest
from answers import FUNCTIONS, after, all_tried, each, solution_of, solve

from lib import setup
from lib.check import functions
from lib.check.exercise import EXERCISES, NOT_ATTEMPTED, RIGHT, WRONG
from lib.text import set_language

TRIED = all_tried()
RIGHT_ONES = [(name, answer) for name, tried in TRIED.items() for answer in tried.right]
WRONG_ONES = [(name, answer, ko) for name, tried in TRIED.items() for answer, ko in tried.wrong]
SEEDS = range(200)


def verdict(name, answer, seed=None):
    return EXERCISES[name].verdict(answer, *TRIED[name].about, seed=seed)


def numbers_of(answer):
    """All numbers in an answer that is no function, as texts."""
    if isinstance(answer, dict):
        return numbers_of([*answer, *answer.values()])
    if isinstance(answer, (list, tuple)) or (isinstance(answer, np.ndarray) and answer.ndim):
        return {number for part in answer for number in numbers_of(part)}
    is_number = isinstance(answer, (int, float, np.number)) and not isinstance(answer, bool)
    return {f"{answer:g}"} if is_number else set()


def test_every_exercise_has_right_wrong_and_tempting_answers():
    assert set(TRIED) == set(EXERCISES)
    assert {name for name, tried in TRIED.items() if len(tried.right) < 2 or len(tried.wrong) < 4} == set()
    assert {name for name in FUNCTIONS if len(TRIED[name].right) < 5 or len(TRIED[name].shortcuts) < 4} == set()


def test_the_seed_of_an_exercise_is_its_name():
    for name, exercise in EXERCISES.items():
        assert exercise.seed == zlib.crc32(name.encode())


def test_two_judgements_of_an_answer_see_the_same_cases():
    for name in FUNCTIONS:
        runs = []
        for _ in range(2):
            seen = []
            solution = solve(name)
            verdict(name, lambda *given, seen=seen, solution=solution: seen.append(repr(given)) or solution(*given))
            runs.append([re.sub(" at 0x[0-9a-f]+", "", given) for given in seen])
        assert runs[0] == runs[1] and len(runs[0]) >= 20
        assert len(set(runs[0])) > 15 or name == "resume"


@pytest.mark.parametrize("name", EXERCISES)
def test_the_solution_is_right_whatever_is_drawn(name):
    answer = solve(name)
    for seed in (None, *range(20)) if EXERCISES[name].draws else (None,):
        assert verdict(name, answer, seed) == (RIGHT, EXERCISES[name].right), seed


@pytest.mark.parametrize("name, answer", RIGHT_ONES)
def test_other_styles_of_the_right_answer_are_right(name, answer):
    for seed in (None, 1, 2, 3, 4) if EXERCISES[name].draws else (None,):
        assert verdict(name, answer, seed)[0] == RIGHT, verdict(name, answer, seed)


@pytest.mark.parametrize("name, style, answer", [(n, s, a) for n in FUNCTIONS for s, a in answers.styles(n)])
def test_a_function_is_right_in_any_wrapping(name, style, answer):
    for seed in (None, 1, 2):
        assert verdict(name, answer, seed)[0] == RIGHT, verdict(name, answer, seed)


@pytest.mark.parametrize("name", answers.ARRAYS)
def test_keras_tensors_are_as_good_as_arrays(name):
    keras = setup.import_keras()
    tensors = after(name, each(lambda array: keras.ops.convert_to_tensor(np.asarray(array, "float32"))))
    assert verdict(name, tensors)[0] == RIGHT, verdict(name, tensors)


@pytest.mark.parametrize("name", [name for name in EXERCISES if not callable(solve(name))])
def test_numbers_and_shapes_are_right_in_any_type(name):
    keras, answer = setup.import_keras(), solve(name)
    if isinstance(answer, (int, float, np.number)):
        others = [float(answer), np.float64(answer), np.array(answer), keras.ops.convert_to_tensor(answer)]
    else:
        others = [answer]
    for other in others:
        assert verdict(name, other)[0] == RIGHT, (other, verdict(name, other))


@pytest.fixture
def first_failure_only(monkeypatch):
    """Stop at the first wrong case and do not look for the mistake: many shortcuts on many seeds in seconds."""
    monkeypatch.setattr(functions, "ENOUGH", 1)
    monkeypatch.setattr(functions, "_recognise", lambda seen, mistakes: None)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_no_shortcut_passes_in_two_hundred_draws(name, first_failure_only):
    for number, answer in enumerate(TRIED[name].shortcuts):
        passed = [seed for seed in (None, *SEEDS) if verdict(name, answer, seed)[0] == RIGHT]
        assert not passed, f"shortcut {number} passes with the seeds {passed}"


@pytest.mark.parametrize("name, shortcut, make", [(n, s, m) for n in FUNCTIONS for s, m in answers.shortcuts(n)])
def test_no_common_shortcut_passes_in_two_hundred_draws(name, shortcut, make, first_failure_only):
    passed = [seed for seed in (None, *SEEDS) if verdict(name, make(), seed)[0] == RIGHT]
    assert not passed, f"{shortcut} passes with the seeds {passed}"


def test_the_sweep_finds_an_exercise_that_a_shortcut_passes(first_failure_only):
    """The guard's broken fixture: a judge with one case only."""

    def one_case(answer, rng):
        functions.judge(answer, [{"outputs": rng.normal(size=(2, 3, 4))}], lambda outputs: outputs[:, -1])

    with pytest.raises(AssertionError, match="passes with the seeds"):
        passed = []
        for seed in SEEDS:
            one_case(lambda outputs: outputs[:, 2], np.random.default_rng(seed))
            passed.append(seed)
        assert not passed, f"the third step passes with the seeds {passed}"


@pytest.mark.parametrize("name, answer, ko", WRONG_ONES)
def test_a_wrong_answer_gets_the_feedback_meant_for_it(name, answer, ko):
    outcome, text = verdict(name, answer)
    assert outcome == WRONG
    assert ko in text.ko
    assert verdict(name, answer) == (outcome, text), "the text is not the same at each run"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_known_mistake_is_named_in_every_draw(name):
    for answer, ko in TRIED[name].wrong:
        if "Error" in ko or any(word in ko for word in GENERAL):
            continue
        for seed in range(3):
            assert ko in verdict(name, answer, seed)[1].ko, (ko, verdict(name, answer, seed)[1].ko)


# Parts of sentences that claim no mistake: they tell what came, which shape was expected, or that values differ.
GENERAL = (
    "모양은 맞지만",
    "길이는 맞지만",
    "값이 다릅니다",
    "값이 아닙니다",
    "배열의 길이가",
    "축",
    "예외",
    "값 2개를",
    "함수를 넘겨야",
    "수 하나를 받",
    "길이가 달라서",
    "가려내지 못합니다",
    "빠진 글자",
    "어떤 ",
    "합이 1인지",
    "이어 붙인 출력 하나만",
    "한 번에 돌렸",
    "다릅니다",
    "짧은 시퀀스로",
    "어느 것부터",
    "세 항을 하나씩",
    "b (2, ",
    "reset_after = False",
    "코드 셀의",
    "list",
    "int",
)


def others(name):
    """Wrong answers that make none of the known mistakes: the right result, changed in 24 ways."""
    changes = [lambda a, k=k, d=d: a * k + d for k in (1.1, 0.8, 3.0, -0.6) for d in (0.07, -0.3, 1.7)]
    changes += [lambda a, p=p: np.sign(a) * np.abs(a) ** p + 0.013 for p in (0.5, 2, 3)]
    changes += [lambda a, s=s: a + s * np.sin(np.arange(a.size) + 0.5).reshape(a.shape) for s in (0.1, 0.5, 2)]
    changes += [lambda a: np.cumsum(a, axis=-1) + 0.01, lambda a: a + a.mean() + 0.2, lambda a: np.exp(a) + 0.3]
    return [after(name, each(lambda array, c=c: c(np.asarray(array, dtype=float)))) for c in changes]


@pytest.mark.parametrize("name", answers.ARRAYS)
def test_no_words_claim_a_mistake_that_was_not_made(name):
    claims = [ko for _, ko in TRIED[name].wrong if not any(word in ko for word in GENERAL)]
    tried = others(name)
    assert len(tried) >= 20
    for answer in tried:
        outcome, text = verdict(name, answer)
        assert outcome == WRONG
        assert not [ko for ko in claims if ko in text.ko], text.ko


TEXT_CHANGES = [
    *(lambda text, k=k: (text[:k], text[-k:]) for k in range(1, 6)),
    *(lambda text, k=k: (text[k:], text[:-k]) for k in (2, 3, 4)),
    *(lambda text, k=k: (text[:-1] * k, text[1:] * k) for k in (2, 3)),
    *(lambda text, k=k: (text[:-1] + k, text[1:] + k) for k in "가 .1"),
    lambda text: (text[::-1], text),
    lambda text: (text[:-1], text[:0:-1]),
    lambda text: (sorted(text)[0], sorted(text)[1]),
    lambda text: (text.upper() + "!", text),
    lambda text: ("", ""),
    lambda text: (text[0], text[1:]),
    lambda text: (text[:-1], text[-1]),
]
TABLE_CHANGES = [
    *(lambda x, y, k=k: dict.fromkeys(x, k) for k in "가나x1 "),
    *(lambda x, y, k=k: {**solve("lookup_table")(x, y), k: k} for k in "xyz12"),
    *(lambda x, y, k=k: dict(list(solve("lookup_table")(x, y).items())[: -1 - k]) for k in range(3)),
    *(lambda x, y, k=k: {a: b + k for a, b in solve("lookup_table")(x, y).items()} for k in "가. "),
    lambda x, y: {x: y},
    lambda x, y: {y: x},
    lambda x, y: {a: a for a in x},
    lambda x, y: {},
    lambda x, y: {a: y[-1] + y[0] for a in x},
    lambda x, y: {a: y for a in x},
]


@pytest.mark.parametrize("name, changes", [("next_character", TEXT_CHANGES), ("lookup_table", TABLE_CHANGES)])
def test_no_words_claim_a_mistake_in_texts_that_was_not_made(name, changes):
    claims = [ko for _, ko in TRIED[name].wrong if not any(word in ko for word in GENERAL)]
    assert len(changes) >= 20
    for answer in changes:
        outcome, text = verdict(name, answer)
        assert outcome == WRONG
        assert not [ko for ko in claims if ko in text.ko], text.ko


@pytest.mark.parametrize("name", answers.ARRAYS)
def test_a_slip_in_one_operator_is_named_truly_or_not_at_all(name):
    """Words that name a mistake come only if an answer that makes this mistake has the same values."""
    claims = {}
    for answer, ko in TRIED[name].wrong:
        if not any(word in ko for word in GENERAL):
            claims.setdefault(ko, []).append(answer)
    for answer in slips(name):
        outcome, text = verdict(name, answer)
        for ko, made in claims.items():
            if outcome == WRONG and ko in text.ko:
                assert any(agree(name, answer, one) for one in made), text.ko


def slips(name):
    """The solution with one +, -, * or / exchanged, or one transposition left out, each place in turn."""
    code = solution_of(name)
    for place, sign in enumerate(code):
        for other in {"+": "-", "-": "+", "*": "+", "/": "*"}.get(sign, ""):
            changed_code = code[:place] + other + code[place + 1 :]
            try:
                ast.parse(changed_code)
                yield answers._run(name, changed_code)
            except (SyntaxError, Exception):
                continue


def agree(name, one, other):
    """Whether two answers give the same in the exercise's cases."""
    seen = []
    solution = solve(name)
    verdict(name, lambda *given: seen.append(given) or solution(*given), seed=5)
    try:
        return all(functions.equal(*(as_parts(f(*given)) for f in (one, other))) for given in seen)
    except Exception:
        return False


def as_parts(result):
    pair = isinstance(result, (tuple, list)) and len(result) == 2 and not np.isscalar(result[0])
    return tuple(np.asarray(part, dtype=float) for part in result) if pair else np.asarray(result, dtype=float)


NUMBERS = [name for name in EXERCISES if isinstance(solve(name), (int, float, np.number))]


def other_values(name):
    """Wrong answers that are no functions: at least 20 of the right kind, drawn from a written seed."""
    rng, right = np.random.default_rng(zlib.crc32(name.encode())), solve(name)
    if name in NUMBERS:
        whole = isinstance(right, (int, np.integer))
        drawn = (
            [int(n) for n in rng.integers(-5, 3 * right + 30, 60)]
            if whole
            else rng.uniform(-9, 9, 60).round(2).tolist()
        )
        return [number for number in drawn if number != right]
    shapes = [tuple(map(int, rng.integers(2, 15, size=length))) for length in rng.integers(1, 5, 40)]
    if name in ("rnn_by_hand", "gru_as_rnn"):
        return rng.uniform(-0.98, 0.98, (30, 2)).tolist()
    if name in ("keep_c", "gru_copier"):
        drawn = rng.uniform(-3, 3, (30, len(right))).tolist()
        return drawn
    if name == "gru_params":
        return [tuple(map(int, pair)) for pair in rng.integers(20, 200, (30, 2))]
    if name == "data_shape":
        return shapes
    if name == "bidirectional":
        return [[shape, *[(2, 4)] * 4] for shape in shapes]
    if name == "time_distributed":
        return [{"Dense": (shape, 15), "TimeDistributed": ((2, 6, 3), 15)} for shape in shapes]
    if name == "shape_table":
        return [{**right, ("LSTM", True, False): [shape]} for shape in shapes]
    if name == "axes":
        return [tuple(rng.permutation(["batch", "time", "features", "x"])[:3]) for _ in range(25)]
    return [set(rng.permutation(list("ABCDE"))[: rng.integers(1, 5)].tolist()) for _ in range(25)]  # find_leaks


@pytest.mark.parametrize("name", [name for name in EXERCISES if name not in FUNCTIONS])
def test_other_answers_are_wrong_and_no_mistake_is_claimed(name):
    """Words with "것 같습니다" guess at a mistake: they come only for the very value of that mistake."""
    guesses = {}
    for answer, ko in TRIED[name].wrong:
        if "것 같습니다" in verdict(name, answer)[1].ko:
            guesses.setdefault(ko, []).append(answer)
    tried = other_values(name)
    assert len(tried) >= 20
    for answer in tried:
        outcome, text = verdict(name, answer)
        if outcome == RIGHT:
            assert name in ("axes", "find_leaks") and answer == solve(name)
        for ko, made in guesses.items():
            assert ko not in text.ko or any(near(answer, one) for one in made), (answer, text.ko)


def near(answer, made):
    """Whether two answers are equal: a number to two decimals, a pair of counts in one of them."""
    if isinstance(answer, tuple) and isinstance(made, tuple):
        return any(one == other for one, other in zip(answer, made, strict=False))
    if isinstance(answer, (int, float, list)) and isinstance(made, (int, float, list, np.ndarray)):
        return np.shape(answer) == np.shape(made) and np.allclose(answer, made, atol=0.0101)
    return answer == made


def test_a_claim_that_was_not_made_is_found():
    """The guard's broken fixture: numbers and pairs that are not those of a mistake."""
    assert near(0.986, 0.9862) and near((36, 5), (36, 32)) and near([0.6, 0.8], np.array([0.6, 0.8]))
    assert not near(0.9, 0.9862) and not near((35, 5), (36, 32)) and not near([0.6, 0.7], [0.6, 0.8])


@pytest.mark.parametrize("name, answer, ko", WRONG_ONES)
def test_feedback_never_tells_an_expected_number(name, answer, ko):
    _, text = verdict(name, answer)
    expected = numbers_of(solve(name)) - numbers_of(answer) - TASK_NUMBERS.get(name, set())
    for sentence in text:
        said = re.sub(r"\(.*?\)|\[.*?\]", "", sentence)
        assert not expected & set(re.findall(r"\d+(?:\.\d+)?", said)), sentence


# Numbers that the task itself gives, or that count places, not values.
TASK_NUMBERS = {
    "gru_as_rnn": {"0", "1"},
    "keep_c": {"0"},
    "gru_copier": {"0"},
    "sentence_table": set(),
    "bidirectional": set(),
}


@pytest.mark.parametrize("name", EXERCISES)
def test_each_text_is_whole_sentences_in_both_languages(name):
    exercise = EXERCISES[name]
    texts = {verdict(name, answer)[1] for answer, _ in TRIED[name].wrong} | {exercise.right, *exercise.hint.steps}
    assert len({text.ko for text in texts}) == len({text.en for text in texts}) == len(texts)
    for text in texts:
        assert re.search("[가-힣]", text.ko)
        assert not re.search("[가-힣]", text.en) or name.startswith(("sentence", "memoryless", "next_character"))
        assert text.ko[-1] in ".?" and text.en[-1] in ".?"
        assert re.search(r"(니다|세요|까요|나요|가요)[.?:]", text.ko), text.ko
        assert not re.search(r"[^니]다\.", text.ko), text.ko


def test_no_feedback_is_without_the_wrong_answer_it_is_meant_for():
    said = "\n".join(verdict(name, answer)[1].ko for name, answer, _ in WRONG_ONES)
    said += "\n".join(
        exercise.right.ko + "".join(step.ko for step in exercise.hint.steps) + solution_of(name)
        for name, exercise in EXERCISES.items()
    )
    for path in {inspect.getsourcefile(exercise._judge) for exercise in EXERCISES.values()}:
        tree = ast.parse(Path(path).read_text(encoding="utf-8"))
        texts = {
            node.value.strip("\n")
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        sentences = {
            text for text in texts if re.search(r"[가-힣][.?]$", text) and "\n" not in text and " -> " not in text
        }
        assert {text for text in sentences if text.strip() not in said} == set(), path


@pytest.mark.parametrize("name", EXERCISES)
def test_hints_come_in_two_steps_and_hold_no_line_of_the_solution(name, capsys):
    exercise = EXERCISES[name]
    look, start = exercise.hint.steps
    assert look != start and all(len(text) > 20 for step in (look, start) for text in step)
    lines = {line.strip().removeprefix("answer = ").removeprefix("return ") for line in solution_of(name).splitlines()}
    for step in (look, start):
        assert not [line for line in lines if len(line) > 6 and any(line in text for text in step)]
    exercise.solution()
    assert capsys.readouterr().out.strip() == solution_of(name)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_untouched_starter_is_not_answered_yet(name):
    assert verdict(name, ...)[0] == EXERCISES[name].verdict()[0] == NOT_ATTEMPTED
    if name in FUNCTIONS:
        arguments = ", ".join(solve(name).__code__.co_varnames[: solve(name).__code__.co_argcount])
        for body in ("return ...", "return ..., ...", "...", "pass", '"""what to do"""'):
            namespace = {}
            exec(f"def starter({arguments}):\n    {body}", namespace)
            assert verdict(name, namespace["starter"])[0] == NOT_ATTEMPTED


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_forgotten_return_is_named(name):
    arguments = solve(name).__code__.co_varnames[: solve(name).__code__.co_argcount]
    for body in (f"result = {arguments[0]}", arguments[0], f"print({arguments[0]})", "return print()"):
        namespace = {}
        exec(f"def forgetful({', '.join(arguments)}):\n    {body}", namespace)
        outcome, text = verdict(name, namespace["forgetful"])
        assert outcome == WRONG and "return" in text.ko and "return" in text.en


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
    None,
    lambda *_: "text",
    lambda *_: 0,
    lambda *_: [0, 0],
    lambda *_: [[1], [1, 2]],
    lambda *_: {},
    lambda *_: object(),
    lambda: 0,
    [(1,)] * 3,
]


@pytest.mark.parametrize("name", EXERCISES)
def test_nonsense_gets_a_sentence_that_names_what_is_wrong_with_it(name):
    for answer in NONSENSE:
        outcome, text = verdict(name, answer)
        assert outcome == WRONG, answer
        assert not text.ko.startswith("이 답("), f"the judge of {name} failed on {answer!r}"


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
        assert verdict(answer.__name__, answer)[0] == RIGHT


def test_english_texts_are_said_on_an_english_page(capsys):
    set_language("en")
    EXERCISES["rnn_params"](32)
    assert capsys.readouterr().out.startswith("Not correct yet.\nThe recurrent weights")
    set_language("ko")
