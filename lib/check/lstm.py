"""Exercises of the chapter LSTM: one step in NumPy, h and c, gates set by biases, parameters backwards, resuming."""

from itertools import permutations

import numpy as np

from lib import cells, shapes
from lib.check.answers import as_array, as_number, call, compare, equal, fresh, named, recognise, require_shape
from lib.check.exercise import Text, Wrong, exercise

GATE_ORDER = ("게이트 순서가 i, f, c, o가 아니다.", "The gate order is not i, f, c, o.")


def _weights(rng, features, units):
    width = 4 * units
    return rng.normal(size=(features, width)), rng.normal(size=(units, width)), rng.normal(size=width)


def _step_mistakes(x_t, h, c, W, U, b):
    """((h, c), ko, en) of what an LSTM step looks like with one thing wrong."""
    sigmoid, tanh = cells.sigmoid, np.tanh

    def step(a, gate=sigmoid, squash=tanh, out=tanh):
        i, f, candidate, o = np.split(a, 4, axis=-1)
        new = gate(f) * c + gate(i) * squash(candidate)
        return gate(o) * out(new), new

    a = x_t @ W + h @ U + b
    right_h, right_c = step(a)
    yield (right_c, right_h), "h와 c의 순서가 바뀌었다.", "h and c changed places."
    yield (right_c, right_c), "h 자리에 셀 상태를 낸 것 같다.", "The cell state seems to stand in place of h."
    yield (right_h, right_h), "c 자리에 은닉 상태를 낸 것 같다.", "The hidden state seems to stand in place of c."
    for order in permutations(range(4)):
        if order != (0, 1, 2, 3):
            blocks = np.split(a, 4, axis=-1)
            yield step(np.concatenate([blocks[place] for place in order], axis=-1)), *GATE_ORDER
    i, f, candidate, o = np.split(a, 4, axis=-1)
    old_c = sigmoid(o) * tanh(c), right_c
    yield old_c, "h를 새 c가 아니라 이전 c로 계산한 것 같다.", "h seems to come from the old c, not from the new one."
    yield step(a, out=lambda s: s), "h에서 c에 tanh를 씌우지 않은 것 같다.", "tanh of c seems to be missing in h."
    yield (
        step(a, squash=lambda s: s),
        "후보 상태에 tanh를 씌우지 않은 것 같다.",
        "tanh of the candidate seems to be missing.",
    )
    yield (
        step(a, squash=sigmoid),
        "후보 상태에 tanh 대신 시그모이드를 쓴 것 같다.",
        "The candidate seems to use a sigmoid in place of tanh.",
    )
    yield (
        step(a, gate=tanh),
        "게이트에 시그모이드 대신 tanh를 쓴 것 같다.",
        "The gates seem to use tanh in place of a sigmoid.",
    )
    yield (
        step(a, gate=lambda s: s),
        "게이트에 시그모이드를 씌우지 않은 것 같다.",
        "The sigmoid of the gates seems to be missing.",
    )
    yield step(a - b), "편향을 더하지 않은 것 같다.", "The bias seems to be missing."
    yield step(a - h @ U), "이전 은닉 상태 h를 쓰지 않은 것 같다.", "The hidden state h seems to be missing."
    yield (
        step(x_t @ W + c @ U + b),
        "U에 h가 아니라 c를 곱한 것 같다.",
        "U seems to be multiplied by c in place of h.",
    )
    overwritten = sigmoid(f) * candidate + sigmoid(i) * tanh(candidate)
    yield (
        (sigmoid(o) * tanh(overwritten), overwritten),
        "이전 c가 후보 상태로 덮인 것 같다. 후보에 다른 이름을 붙이자.",
        "The old c seems to be overwritten by the candidate: give that another name.",
    )
    no_memory = sigmoid(i) * tanh(candidate)
    yield (
        (sigmoid(o) * tanh(no_memory), no_memory),
        "망각 게이트가 지킨 이전 c를 더하지 않은 것 같다.",
        "What the forget gate keeps of the old c seems to be missing.",
    )
    coupled = sigmoid(f) * c + (1 - sigmoid(f)) * tanh(candidate)
    yield (
        (sigmoid(o) * tanh(coupled), coupled),
        "입력 게이트 대신 망각 게이트의 나머지를 쓴 것 같다. 그것은 GRU의 방식이다.",
        "The rest of the forget gate seems to serve as input gate: that is how a GRU does it.",
    )


@exercise(
    hint=Text(
        "x_t @ W + h @ U + b를 np.split으로 네 조각 낸다. 셋은 시그모이드, 하나는 tanh를 지난다. c가 먼저다.",
        "np.split cuts x_t @ W + h @ U + b in four: three pieces pass a sigmoid, one tanh. First c, then h.",
    ),
    solution="""
from lib.cells import sigmoid

def lstm_step(x_t, h, c, W, U, b):
    i, f, candidate, o = np.split(x_t @ W + h @ U + b, 4, axis=-1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
    h = sigmoid(o) * np.tanh(c)
    return h, c
""",
    right=Text(
        "c는 곱하고 더할 뿐 행렬을 지나지 않는다. 오래 기억하는 길이 여기 있다.",
        "c is only scaled and added to, it passes no matrix: this is the road for long memories.",
    ),
)
def lstm_step(answer):
    """A function x_t, h, c, W, U, b -> the next h and c, both (batch, units), with Keras' gate order."""
    for batch, features, units in [(2, 4, 3), (3, 2, 5), (1, 3, 2)]:
        rng = fresh()
        x_t, h, c = (rng.normal(size=(batch, size)) for size in (features, units, units))
        W, U, b = _weights(rng, features, units)
        new_h, new_c = _pair(call(answer, x_t, h, c, W, U, b), batch, units)
        _, right_h, right_c = cells.lstm(x_t[:, None], W, U, b, h, c)
        if equal(new_h, right_h) and equal(new_c, right_c):
            continue
        for (wrong_h, wrong_c), ko, en in _step_mistakes(x_t, h, c, W, U, b):
            if equal(new_h, wrong_h) and equal(new_c, wrong_c):
                raise Wrong(ko, en)
        if not equal(new_c, right_c):
            raise Wrong(
                "c의 값이 다르다. 망각 게이트와 입력 게이트가 각각 무엇을 곱하는지 보자.",
                "c has other values. Look at what the forget gate and the input gate multiply.",
            )
        raise Wrong("c는 맞다. h의 값이 다르다.", "c is right, h has other values.")


def _pair(result, batch, units):
    if not isinstance(result, (list, tuple)) or len(result) != 2:
        raise Wrong("h와 c, 둘을 돌려줘야 한다.", "Two things should be returned: h and c.")
    pair = []
    for name, part in zip("hc", result, strict=True):
        with named(name):
            pair.append(as_array(part))
            require_shape(pair[-1].shape, batch=batch, units=units)
    return pair


@exercise(
    hint=Text(
        "유닛이 u개면 게이트 하나에 5u + u·u + u개가 든다. 게이트는 넷이다.",
        "With u units one gate has 5u + u·u + u parameters, and there are four gates.",
    ),
    solution="""
answer = 1
while 4 * (5 * answer + answer * answer + answer) < 1408:
    answer += 1
""",
    right=Text(
        "파라미터는 유닛 수의 제곱으로 는다. 유닛을 두 배로 하면 거의 네 배가 된다.",
        "Parameters grow with the square of the units: twice the units, nearly four times the parameters.",
    ),
)
def lstm_units(answer):
    """How many units an LSTM on 5 features has if it has 1,408 parameters."""
    number = as_number(answer)
    if number < 1:
        raise Wrong("이차방정식의 다른 해다. 유닛 수는 양수다.", "The other root of the equation: units are positive.")
    recognise(
        number,
        [
            (
                64,
                "네 게이트를 이어 붙인 너비다. 유닛 수는 그중 하나의 너비다.",
                "This is the width of all four gates together.",
            ),
            (352, "게이트 하나의 파라미터 수다. 유닛 수가 아니다.", "This is the number of parameters of one gate."),
        ],
    )
    if number in (34, 35):
        raise Wrong("게이트가 하나뿐이라고 센 것 같다.", "This looks like a count with one gate only.")
    if number in (58, 59):
        raise Wrong("recurrent_kernel을 세지 않은 것 같다.", "recurrent_kernel seems to be missing in the count.")
    count = shapes.count_params("LSTM", 5, number)
    if count > 1408:
        raise Wrong("이 유닛 수면 파라미터가 더 많다.", "With so many units there are more parameters than that.")
    if count < 1408:
        raise Wrong("이 유닛 수면 파라미터가 더 적다.", "With so few units there are fewer parameters than that.")


@exercise(
    hint=Text(
        "return_sequences=True의 출력은 시점마다의 은닉 상태다. 그 마지막 시점과 같은 텐서는 어느 쪽인가?",
        "With return_sequences=True the output is the hidden state of each step. Which tensor equals its last step?",
    ),
    solution="""
def h_and_c(outputs, a, b):
    if np.allclose(outputs[:, -1], a):
        return a, b
    return b, a
""",
    right=Text(
        "출력으로 나오는 것은 h뿐이다. c는 return_state=True로만 볼 수 있다.",
        "Only h ever comes out as output. c shows itself with return_state=True alone.",
    ),
)
def h_and_c(answer):
    """A function outputs (batch, steps, units), a, b -> h, c, where a and b are the two states in unknown order."""
    swapped = []
    for h_first, batch, units in [(True, 2, 3), (False, 2, 3), (False, 3, 4), (True, 1, 5)]:
        rng = fresh()
        outputs, h, c = cells.lstm(rng.normal(size=(batch, 6, 4)), *_weights(rng, 4, units))
        received = _pair(call(answer, outputs, *((h, c) if h_first else (c, h))), batch, units)
        if equal(received, (c, h)):
            swapped.append(h_first)
        elif equal(received[0], received[1]):
            raise Wrong("같은 텐서를 두 번 돌려줬다.", "One tensor is returned twice.")
        elif not equal(received, (h, c)):
            raise Wrong("a와 b가 아닌 값을 돌려줬다.", "Something other than a and b is returned.")
    if len(swapped) == 4:
        raise Wrong("h 자리에 셀 상태를 낸 것 같다. 둘이 바뀌었다.", "The cell state seems to stand in place of h.")
    if swapped:
        raise Wrong(
            "a와 b가 늘 같은 순서로 온다고 믿은 것 같다. 값을 보고 가려야 한다.",
            "This seems to trust the order of a and b. Tell them apart by their values.",
        )


@exercise(
    hint=Text(
        "망각 게이트는 활짝 열고 입력 게이트는 꽉 닫는다. 여기서 게이트는 편향의 시그모이드다.",
        "Open the forget gate wide, shut the input gate tight. A gate is the sigmoid of its bias.",
    ),
    solution="answer = [-20, 20, 0, 0]",
    right=Text(
        "망각 게이트가 열리고 입력 게이트가 닫힌 동안 c는 몇 시점이 지나도 그대로다.",
        "While the forget gate is open and the input gate shut, c stays what it is for any number of steps.",
    ),
)
def keep_c(answer):
    """Biases of an LSTM(1), in Keras' order, that keep c for 100 steps; only the candidate sees the inputs."""
    bias = as_array(answer).squeeze()
    if bias.shape != (4,):
        raise Wrong("편향은 게이트마다 하나다.", "There is one bias for each gate.")
    if _keeps(bias):
        return
    if any(_keeps(np.array(order)) for order in set(permutations(bias))):
        raise Wrong(*GATE_ORDER)
    if bias.min() >= 0 and bias.max() <= 1:
        raise Wrong(
            "게이트 값을 그대로 적은 것 같다. 편향은 시그모이드를 지나야 게이트가 된다.",
            "These look like gate values. A bias becomes a gate through the sigmoid.",
        )
    i, f = cells.sigmoid(bias[:2])
    if f < 0.5:
        raise Wrong("망각 게이트가 닫혀 있다. c가 곧 사라진다.", "The forget gate is shut: c is soon gone.")
    if i > 0.5:
        raise Wrong("입력 게이트가 열려 있다. 입력이 c에 쌓인다.", "The input gate is open: inputs pile up in c.")
    if f**100 < 0.99:
        raise Wrong(
            "망각 게이트가 덜 열렸다. 조금씩 잊어도 시점마다 곱해지면 남는 것이 없다.",
            "The forget gate is not open enough: a little loss at each step leaves nothing in the end.",
        )
    raise Wrong("입력 게이트가 덜 닫혔다. 조금씩 새어 들어온다.", "The input gate is not shut enough: inputs leak in.")


def _keeps(bias):
    """Whether an LSTM(1) with these biases still holds c after 100 steps of inputs that push it further off."""
    kernel = np.array([[0.0, 0.0, 3.0, 0.0]])
    c0 = np.array([[0.7], [-0.3]])
    inputs = np.ones((2, 100, 1)) * np.sign(c0)[:, None]
    _, _, c = cells.lstm(inputs, kernel, np.zeros((1, 4)), bias, c0=c0)
    return np.abs(c - c0).max() < 0.01


@exercise(
    hint=Text(
        "앞부분이 끝났을 때의 h와 c를 둘 다 받아 뒷부분의 시작 상태로 넘긴다. 출력은 시점 축에서 잇는다.",
        "Take both h and c at the end of the first part and start the second part from them. Join outputs along time.",
    ),
    solution="""
def resume(run, first, second):
    outputs1, h, c = run(first, None, None)
    outputs2, h, c = run(second, h, c)
    return np.concatenate([outputs1, outputs2], axis=1)
""",
    right=Text(
        "상태 둘이면 충분하다. 그 앞의 입력은 다시 볼 필요가 없다.",
        "The two states are enough: the earlier inputs need not be seen again.",
    ),
)
def resume(answer):
    """A function run, first, second -> outputs of both parts as one; run(x, h, c) -> outputs, h, c."""
    for batch, units, steps in [(2, 3, (4, 5)), (3, 2, (6, 1))]:
        rng = fresh()
        weights = _weights(rng, 4, units)
        first, second = (rng.normal(size=(batch, length, 4)) for length in steps)
        seen = []

        def run(x, h=None, c=None, weights=weights, seen=seen):
            seen.append(np.shape(x)[1])
            return cells.lstm(x, *weights, h, c)

        result = call(answer, run, first, second)
        if isinstance(result, tuple):
            raise Wrong("출력 하나만 돌려주면 된다.", "The outputs alone should be returned.")
        outputs, h, c = run(first)
        zero = np.zeros_like(h)

        def joined(h, c, outputs=outputs, second=second, run=run):
            return np.concatenate([outputs, run(second, h, c)[0]], axis=1)

        compare(
            as_array(result),
            joined(h, c),
            [
                (joined(zero, zero), "뒷부분이 0에서 다시 시작한다.", "The second part starts from zero again."),
                (joined(h, zero), "셀 상태 c를 넘기지 않은 것 같다.", "The cell state c seems not to be handed on."),
                (
                    joined(zero, c),
                    "은닉 상태 h를 넘기지 않은 것 같다.",
                    "The hidden state h seems not to be handed on.",
                ),
                (joined(c, h), "h와 c를 바꾸어 넘긴 것 같다.", "h and c seem to be handed on in each other's place."),
                (run(second, h, c)[0], "뒷부분의 출력만 있다.", "Only the outputs of the second part are there."),
                (outputs, "앞부분의 출력만 있다.", "Only the outputs of the first part are there."),
                (run(second, h, c)[1], "출력이 아니라 마지막 상태다.", "This is the last state, not the outputs."),
            ],
            Text("출력이 한 번에 돌린 것과 다르다.", "The outputs differ from those of one run."),
            batch=batch,
            steps=sum(steps),
            units=units,
        )
        if sum(steps) in seen:
            raise Wrong("나누지 않고 한 번에 돌렸다.", "The sequence was run whole, not in two parts.")
