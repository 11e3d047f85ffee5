"""Whatever a learner's function does, she reads sentences with her own line: no traceback of ours,
and no solution.
"""

import linecache
import re
import textwrap

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbval.kernel import start_new_kernel

from lib import check
from lib.questions import notebook, reader, running
from lib.questions.notebook import WRONG
from tests.course.tried import NAMES, QUESTIONS, about
from tools import notebooks


def cell(source, name="f"):
    """A function defined as ipykernel does with a cell:
    in a file of its own, whose lines linecache knows.
    """
    source = textwrap.dedent(source)
    file = f"/tmp/ipykernel_1/{abs(hash(source))}.py"
    linecache.cache[file] = (len(source), None, source.splitlines(True), file)
    namespace = {"np": np}
    exec(compile(source, file, "exec"), namespace)
    return namespace[name]


@pytest.mark.parametrize(
    "source, korean",
    [
        (
            "def f(*a):\n    b = 2\n    return a[0] / 0 @ b",
            "코드 셀의 3번째 줄 `return a[0] / 0 @ b`에서 예외가 발생했습니다: ",
        ),
        (
            "import sys\ndef f(*a):\n    sys.exit(1)",
            "3번째 줄 `sys.exit(1)`에서 예외가 발생했습니다: SystemExit (1).",
        ),
        ("def f(*a):\n    return g(a)\ndef g(a):\n    return a.x", "4번째 줄 `return a.x`에서"),
        (
            "def f(*a):\n    return np.linalg.inv(np.zeros((2, 2)))",
            "2번째 줄 `return np.linalg.inv(np.zeros((2, 2)))`에서",
        ),
        ("def f(*a):\n    return f(*a)", "RecursionError (maximum recursion depth exceeded"),
    ],
)
def test_an_exception_becomes_a_sentence_with_the_learners_line(source, korean):
    with np.errstate(all="ignore"):
        outcome, text = check.last_step.verdict(cell(source))
    assert outcome == WRONG
    assert korean in str(text)
    assert str(text).endswith(" 인자: outputs (2, 6, 3).")


def test_a_function_that_takes_other_arguments_is_told_how_it_is_called():
    outcome, text = check.last_step.verdict(cell("def f(a, b):\n    return 1"))
    assert outcome == WRONG
    assert str(text) == (
        "함수는 인자 1개로 이 순서대로 호출됩니다: outputs. 작성한 함수는 `def f(a, b)`입니다."
    )


def test_a_message_of_tensorflow_comes_without_the_place_inside_it():
    said = "{{function_node __wrapped__MatMul_device_/cpu}} Matrix size-incompatible"
    _, text = check.last_step.verdict(cell(f"def f(*a):\n    raise ValueError({said!r})"))
    assert "ValueError (Matrix size-incompatible)" in str(text)


def telling(name):
    """Lines of a solution that would give it away."""
    lines = [line.strip().removeprefix("return ") for line in QUESTIONS[name].solution.splitlines()]
    return [
        line
        for line in lines
        if len(line) > 8 and line.split()[0] not in ("for", "def", "from", "while")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_shows_a_solution_before_it_is_asked_for(name, capsys):
    exercise = notebook.exercise(name)
    shown = [
        repr(exercise),
        str(exercise),
        repr(vars(exercise)),
        str(exercise.__doc__),
        str(type(exercise).__doc__),
    ]
    shown += [
        repr(exercise.hint),
        str(exercise.hint.steps),
        repr(dir(exercise)),
        repr(vars(exercise.hint)),
    ]
    bodies = [
        "return 1 / 0",
        "return None",
        "raise KeyboardInterrupt",
        "return [[1], [1, 2]]",
        "return ...",
    ]
    answers = [None, ..., "x", -1, *(cell(f"def f(*arguments):\n    {body}") for body in bodies)]
    for answer in answers:
        exercise(answer, *about(name))
    shown.append(capsys.readouterr().out)
    inspector = InteractiveShell.instance().inspector
    for detail in (0, 1):  # check.NAME? and check.NAME??
        shown.append(str(inspector.info(exercise, detail_level=detail)))
    for line in telling(name):
        assert not [text for text in shown if line in text], line
    assert telling(name), "the test has no line to look for"


@pytest.fixture(scope="module")
def kernel():
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(notebooks.ROOT))
    run((manager, client), "from lib import check")
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(kernel, code, interrupt_after=None):
    """(text output, errors) of a cell; SIGINT comes as soon as the output contains a text."""
    manager, client = kernel
    client.execute(code)
    out = ""
    errors = []
    interrupted = False
    while True:
        message = client.get_iopub_msg(timeout=60)
        content = message["content"]
        if message["msg_type"] == "stream":
            out += content["text"]
        elif message["msg_type"] == "execute_result":
            out += content["data"]["text/plain"]
        elif message["msg_type"] == "error":
            errors.append(re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(content["traceback"])))
        elif message["msg_type"] == "status" and content["execution_state"] == "idle":
            return out, errors
        if interrupt_after and interrupt_after in out and not interrupted:
            interrupted = True
            manager.interrupt_kernel()


@pytest.mark.parametrize("kind", ["float64", "int64", "bool"])
def test_a_function_that_changes_its_arguments_changes_copies(kind):
    given = np.ones(3, kind)

    def spoil(array, arrays):
        array[:] = 0
        arrays[0][:] = 0
        return 1

    running.call(spoil, {"array": given, "arrays": [given]})
    assert given.all()


def test_whoever_begins_in_the_middle_of_a_notebook_is_told_to_run_the_cells_above(kernel):
    run(kernel, "from lib import setup\nsetup._explain_missing_names()")
    out, errors = run(kernel, "models['attention']")
    assert "models" in out
    assert "위의 코드 셀" in out
    assert "NameError: name 'models' is not defined" in errors[0]
    out, _ = run(kernel, "del check\ncheck.rnn_step(...)")
    assert out.endswith("먼저 실행하세요: from lib import check\n")
    run(kernel, "from lib import check")
    assert run(kernel, "1 + 1") == ("2", [])


def test_a_real_interrupt_in_a_kernel_is_answered_in_two_lines(kernel):
    out, errors = run(kernel, "from lib.questions import running\nrunning.SLOW_SECONDS = 0.5")
    assert errors == []
    for name in ("rnn_step", "simple_rnn"):
        arguments = ", ".join(reader.parameters(QUESTIONS[name].ask))
        endless = f"def f({arguments}):\n    while True:\n        pass\n\ncheck.{name}(f)"
        out, errors = run(kernel, endless, interrupt_after="아직 실행 중입니다")
        assert errors == []
        running_line, *said = out.splitlines()
        assert re.fullmatch(
            r"아직 실행 중입니다 … \(코드 셀의 [23]번째 줄 `.*`\) 끝나지 않으면 중단\(■\) 버튼을"
            r" 누르세요.",
            running_line,
        )
        assert said[0] == "실행을 멈추었습니다."
        assert re.fullmatch(
            r"코드 셀의 [23]번째 줄 `(while True:|pass)`에서 멈추었습니다\.", said[1]
        )
        assert len(said) == 2
    assert run(kernel, "1 + 1") == ("2", [])
