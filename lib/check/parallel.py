"""Exercises of the chapter 나란히 계산하는 순환: two steps as one, rounds of a scan, a parity that can be reset."""

import numpy as np

from lib.check.agreement import recognise
from lib.check.answers import Wrong, as_number
from lib.check.exercise import exercise
from lib.check.functions import judge, pair, sizes
from lib.text import Text

TWO_STEPS_MISTAKES = [
    (
        lambda a1, b1, a2, b2: (a1 * a2, a1 * b2 + b1),
        "두 시점의 순서가 바뀌었습니다. 둘째 시점의 남기는 몫이 곱해지는 것은 먼저 더한 값입니다.",
        "The two steps are in the other order: the second step's share multiplies what was added before.",
    ),
    (
        lambda a1, b1, a2, b2: (a1 * a2, b1 + b2),
        "남기는 몫은 맞지만, 먼저 더한 값도 둘째 시점에서 일부만 남습니다.",
        "The kept share is right, but what was added first is kept in part only by the second step.",
    ),
    (
        lambda a1, b1, a2, b2: (a1 + a2, a2 * b1 + b2),
        "더하는 값은 맞습니다. 그런데 남기는 몫을 더했습니다. 절반의 절반은 전부가 아닙니다.",
        "The added value is right, but the kept shares were summed. Half of a half is not the whole.",
    ),
    (
        lambda a1, b1, a2, b2: (a1 * a2, a2 * b1),
        "둘째 시점에서 더하는 값이 빠졌습니다.",
        "What the second step adds is missing.",
    ),
    (
        lambda a1, b1, a2, b2: (a1 * a2, a1 * a2 * b1 + b2),
        "먼저 더한 값에 첫째 시점의 남기는 몫까지 곱했습니다. 그 값은 둘째 시점만 지나갑니다.",
        "What was added first is multiplied by the first step's share as well. It passes the second step only.",
    ),
    (
        lambda a1, b1, a2, b2: (a1 * a2, b1 * b2),
        "더하는 값끼리 곱했습니다. 식을 한 줄로 펼쳐서 처음 상태가 없는 항들을 모아 보세요.",
        "The added values were multiplied. Write the formula in one line and collect the terms without the first "
        "state.",
    ),
    (
        lambda a1, b1, a2, b2: (a2, b2),
        "둘째 시점만 돌려주었습니다.",
        "This is the second step alone.",
    ),
]


@exercise(
    look=Text(
        "두 시점의 식을 이어서 한 줄로 써 보세요. 처음 상태가 곱해진 항과 그렇지 않은 항으로 나눌 수 있습니다.",
        "Write the two steps in one line. Some terms contain the first state, the others do not.",
    ),
    start=Text(
        "처음 상태를 s라고 하면 첫째 시점 뒤에는 a1 * s + b1입니다. 여기에 둘째 시점을 적용하고 괄호를 풀어 보세요.",
        "With s as the first state, the first step gives a1 * s + b1. Apply the second step to it and expand.",
    ),
    solution="""
def two_steps(a1, b1, a2, b2):
    return a1 * a2, a2 * b1 + b2
""",
    right=Text(
        "이 함수 하나로 스캔의 모든 라운드를 계산할 수 있습니다. 처음 상태는 필요하지 않았습니다.",
        "All rounds of a scan are made of this function. The first state was not needed.",
    ),
)
def two_steps(answer, rng):
    """A function a1, b1, a2, b2 (all steps, units) -> the kept share and the added value of both steps together."""
    judge(
        answer,
        ({name: rng.normal(size=shape) for name in ("a1", "b1", "a2", "b2")} for shape in sizes(rng, 1, 2, largest=6)),
        lambda a1, b1, a2, b2: (a1 * a2, a2 * b1 + b2),
        TWO_STEPS_MISTAKES,
        read=pair("a", "b"),
        axes=lambda a1, b1, a2, b2: {part: dict(zip(("steps", "units"), a1.shape, strict=True)) for part in ("a", "b")},
    )


@exercise(
    look=Text(
        "라운드가 하나 지날 때마다 한 시점이 담는 시점의 수가 두 배가 됩니다. 마지막 시점은 몇 시점을 담아야 하나요?",
        "Each round doubles the number of steps that one step holds. How many must the last step hold?",
    ),
    start=Text(
        "처음에는 한 시점, 한 라운드 뒤에는 두 시점, 그다음에는 네 시점을 담습니다. 시퀀스의 길이에 닿거나 넘을 "
        "때까지 세어 보세요.",
        "It holds one step at first, two after a round, then four. Count until the length of the sequence is "
        "reached or passed.",
    ),
    solution="answer = int(np.ceil(np.log2(300)))",
    right=Text(
        "길이가 두 배로 늘어도 라운드는 하나만 늘어납니다.",
        "A sequence twice as long takes only one round more.",
    ),
)
def scan_rounds(answer):
    """How many rounds a scan by doubling takes for 300 steps."""
    number = as_number(answer)
    if number == 9:
        return
    recognise(
        number,
        [
            (
                8,
                "한 라운드가 모자랍니다. 그때까지 담은 시점의 수를 시퀀스의 길이와 비교해 보세요.",
                "One round is missing. Compare the number of steps held by then with the length.",
            ),
            (
                10,
                "한 라운드가 남습니다. 처음에 이미 한 시점을 담고 시작합니다.",
                "This is one round too many. Each step holds itself before the first round.",
            ),
            (
                299,
                "한 시점씩 기다릴 때의 횟수입니다.",
                "So often one waits when steps are taken one by one.",
            ),
            (
                300,
                "시점의 수입니다. 라운드마다 담는 시점이 두 배가 된다는 것을 이용하세요.",
                "This is the number of steps. Use that each round doubles what a step holds.",
            ),
            (
                150,
                "시점의 수를 둘로 나누었습니다. 한 번만 나누는 것이 아니라 라운드마다 나눕니다.",
                "The number of steps was halved once; it is halved in every round.",
            ),
            (
                6,
                "자연로그로 계산한 것 같습니다. 두 배씩 늘어나므로 밑이 2인 로그입니다.",
                "This seems to be the natural logarithm. Doubling asks for the logarithm to base 2.",
            ),
            (
                3,
                "밑이 10인 로그로 계산한 것 같습니다. 두 배씩 늘어나므로 밑이 2인 로그입니다.",
                "This seems to be the logarithm to base 10. Doubling asks for base 2.",
            ),
        ],
    )
    raise Wrong(
        "값이 다릅니다. 라운드마다 한 시점이 담는 시점의 수를 하나씩 적어 보세요.",
        "The value is different. Write down how many steps one step holds after each round.",
    )


def _answers(x):
    """The right state after each step: the parity of the ones since the last 2."""
    states, state = [], 0
    for one in x:
        state = {0: state, 1: 1 - state, 2: 0}[int(one)]
        states.append(state)
    return np.array(states, dtype=float)


def _parity(x, zero=1.0, one=-1.0, two=0.0, add=(0.0, 1.0, 0.0)):
    """Kept share and added value of each step; the options make them wrong in one way."""
    return np.array([zero, one, two])[x], np.array(add)[x]


PARITY_MISTAKES = [
    *(
        (
            lambda x, add=add: (1.0 - 2 * x, np.array(add)[x]),
            "2가 들어오는 시점을 따로 다루지 않은 것 같습니다. 그 시점에서는 이전 상태가 남지 않아야 합니다.",
            "Steps with a 2 seem to be treated like the others. There nothing of the old state may be kept.",
        )
        for add in ((0.0, 1.0, 2.0), (0.0, 1.0, 0.0))
    ),
    (
        lambda x: _parity(x, two=1.0),
        "2가 들어와도 이전 상태가 그대로 남습니다. 지우려면 남기는 몫이 얼마여야 할까요?",
        "With a 2 the old state stays. What must the kept share be to erase it?",
    ),
    (
        lambda x: _parity(x, one=0.0),
        "1이 들어올 때 이전 상태를 지웠습니다. 지우는 것이 아니라 뒤집어야 합니다.",
        "With a 1 the old state is erased. It should be flipped.",
    ),
    (
        lambda x: _parity(x, one=1.0),
        "1이 들어올 때마다 1을 더하기만 합니다. 그러면 1의 개수를 세게 됩니다.",
        "Each 1 only adds one. That counts the ones.",
    ),
    (
        lambda x: _parity(x, add=(0.0, 0.0, 0.0)),
        "더하는 값이 언제나 같습니다. 상태가 0일 때 부호만 바꾸면 0 그대로입니다.",
        "The added value is always the same. Changing the sign of a state of zero leaves it as it is.",
    ),
    (
        lambda x: _parity(x, zero=-1.0, one=1.0),
        "남기는 몫이 0과 1에서 서로 바뀌었습니다. 상태가 그대로여야 하는 입력은 어느 쪽인가요?",
        "The kept shares of 0 and 1 are exchanged. For which input does the state stay as it is?",
    ),
    (
        lambda x: (np.zeros(len(x)), _answers(x)),
        "답을 미리 계산해서 더하는 값에 넣었습니다. a와 b는 그 시점의 입력만 보고 정해야 합니다.",
        "The answers were computed before and put into b. Both a and b may depend on the step's own input only.",
    ),
]


@exercise(
    look=Text(
        "입력은 세 가지뿐입니다. 입력마다 상태 0과 1이 각각 무엇이 되어야 하는지 적어 보면, 곱할 값과 더할 값이 하나씩 "
        "정해집니다.",
        "There are only three inputs. Write down what the states 0 and 1 must become for each: one share and one added "
        "value follow.",
    ),
    start=Text(
        "1이 들어오면 상태 0은 1이 되어야 하므로 b는 1입니다. 상태 1은 0이 되어야 하므로 a * 1 + 1 = 0입니다. "
        "나머지 두 입력도 같은 방법으로 풀어 보세요.",
        "With a 1 the state 0 must become 1, so b is 1, and the state 1 must become 0, so a * 1 + 1 = 0. Solve for the "
        "other two inputs in the same way.",
    ),
    solution="""
def reset_parity(x):
    a = np.where(x == 2, 0, 1 - 2 * x)
    b = np.where(x == 1, 1, 0)
    return a, b
""",
    right=Text(
        "지우기는 0, 그대로 두기는 1, 뒤집기는 -1입니다. 세 가지 모두 상태를 보지 않고 나란히 계산할 수 있습니다.",
        "Erasing is 0, keeping is 1, flipping is -1. None of them looks at the state, so all can be computed in "
        "parallel.",
    ),
)
def reset_parity(answer, rng):
    """A function x (steps,) of 0, 1, 2 -> kept shares and added values (steps,) of a parity that 2 resets."""
    judge(
        answer,
        (
            {"x": rng.permutation(np.r_[0, 0, 1, 1, 2, rng.integers(0, 3, length)])}
            for length in np.repeat(range(4, 10), 4)
        ),
        _parity,
        PARITY_MISTAKES,
        read=pair("a", "b"),
        axes=lambda x: {part: {"steps": len(x)} for part in ("a", "b")},
    )
