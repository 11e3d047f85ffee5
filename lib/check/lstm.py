"""Exercises of the chapter LSTM: one step in NumPy, h and c, gates set by biases, parameters backwards, resuming."""

from itertools import permutations

import numpy as np

from lib import cells, shapes
from lib.check import own_sentence
from lib.check.agreement import equal, gate, recognise
from lib.check.answers import Wrong, as_array, as_number
from lib.check.exercise import exercise
from lib.check.functions import judge, pair, sizes
from lib.text import Text

sigmoid, tanh = cells.sigmoid, np.tanh


def _weights(rng, features, units):
    width = 4 * units
    return {
        "W": rng.normal(size=(features, width)),
        "U": rng.normal(size=(units, width)),
        "b": rng.normal(size=width),
    }


def _step(
    x_t, h, c, W, U, b, *, order=(0, 1, 2, 3), gate=sigmoid, squash=tanh, out=tanh, bias=1, old_h=1, state="h", new=None
):
    """The next h and c; the options make the step wrong in one way."""
    blocks = np.split(x_t @ W + old_h * ((h if state == "h" else c) @ U) + bias * b, 4, axis=-1)
    i, f, candidate, o = (blocks[place] for place in order)
    new_c = (new or _new_c)(c, gate(i), gate(f), squash(candidate), candidate)
    return gate(o) * out(new_c), new_c


def _new_c(c, i, f, candidate, _):
    return f * c + i * candidate


def _wrong(**options):
    return lambda **given: _step(**given, **options)


def _no(s):
    return s


GATE_ORDER = Text(
    "조각의 순서가 Keras의 i, f, c, o와 다른 것 같습니다.", "The four pieces seem not to be in Keras' order i, f, c, o."
)
STEP_MISTAKES = [
    (lambda **given: _step(**given)[::-1], "h와 c의 순서가 바뀌었습니다.", "h and c are swapped."),
    (
        lambda **given: (_step(**given)[1],) * 2,
        "h의 자리에 셀 상태가 들어 있습니다.",
        "The cell state stands in place of h.",
    ),
    (
        lambda **given: (_step(**given)[0],) * 2,
        "c의 자리에 은닉 상태가 들어 있습니다.",
        "The hidden state stands in place of c.",
    ),
    (
        _wrong(order=(1, 0, 2, 3)),
        "입력 게이트와 망각 게이트가 서로 바뀐 것 같습니다. 조각의 순서 i, f, c, o와 각 게이트가 곱하는 대상을 "
        "확인하세요.",
        "The input gate and the forget gate seem to be swapped. Check the order i, f, c, o and what each gate "
        "multiplies.",
    ),
    *(
        (_wrong(order=order), *GATE_ORDER)
        for order in permutations(range(4))
        if order not in ((0, 1, 2, 3), (1, 0, 2, 3))
    ),
    (
        lambda **given: (_old_h(**given), _step(**given)[1]),
        "h를 새 c가 아니라 이전 c로 계산한 것 같습니다.",
        "h seems to be computed from the old c instead of the new one.",
    ),
    (_wrong(out=_no), "h를 계산할 때 c에 tanh를 적용하지 않은 것 같습니다.", "tanh of c seems to be missing in h."),
    (_wrong(squash=_no), "후보 상태에 tanh를 적용하지 않은 것 같습니다.", "tanh of the candidate seems to be missing."),
    (
        _wrong(squash=sigmoid),
        "후보 상태에 tanh 대신 시그모이드를 쓴 것 같습니다.",
        "The candidate seems to use a sigmoid instead of tanh.",
    ),
    (
        _wrong(gate=tanh),
        "게이트에 시그모이드 대신 tanh를 쓴 것 같습니다.",
        "The gates seem to use tanh instead of a sigmoid.",
    ),
    (
        _wrong(gate=_no),
        "게이트에 시그모이드를 적용하지 않은 것 같습니다.",
        "The sigmoid of the gates seems to be missing.",
    ),
    (_wrong(bias=0), "편향 b를 더하지 않은 것 같습니다.", "The bias b seems to be missing."),
    (
        _wrong(old_h=0),
        "이전 은닉 상태 h를 쓰지 않은 것 같습니다.",
        "The previous hidden state h seems to be missing.",
    ),
    (_wrong(state="c"), "U에 h가 아니라 c를 곱한 것 같습니다.", "U seems to be multiplied by c instead of h."),
    (
        _wrong(new=lambda c, i, f, candidate, raw: f * raw + i * candidate),
        "이전 c가 후보 상태로 덮어쓰인 것 같습니다. 후보 상태에 다른 이름을 붙이세요.",
        "The old c seems to be overwritten by the candidate. Give the candidate another name.",
    ),
    (
        _wrong(new=lambda c, i, f, candidate, raw: i * candidate),
        "망각 게이트를 곱한 이전 c를 더하지 않은 것 같습니다.",
        "The old c, multiplied by the forget gate, seems to be missing.",
    ),
    (
        _wrong(new=lambda c, i, f, candidate, raw: f * c + (1 - f) * candidate),
        "입력 게이트 대신 1 - f를 쓴 것 같습니다. 이것은 GRU의 방식입니다.",
        "1 - f seems to take the place of the input gate. That is how a GRU does it.",
    ),
]


def _old_h(x_t, h, c, W, U, b):
    o = np.split(x_t @ W + h @ U + b, 4, axis=-1)[3]
    return sigmoid(o) * tanh(c)


@exercise(
    look=Text(
        "x_t @ W + h @ U + b에는 조각 네 개가 이어져 있습니다. 어느 조각이 게이트이고 어느 조각이 후보 상태인지, "
        "순서부터 확인하세요.",
        "x_t @ W + h @ U + b holds four pieces in a row. First find out which are gates and which is the candidate.",
    ),
    start=Text(
        "np.split(…, 4, axis=-1)로 네 조각을 나누고 i, f, c, o의 순서로 이름을 붙이세요. 후보 상태에는 c가 아닌 "
        "이름을 붙입니다. 그다음에 "
        "새 c부터 계산합니다.",
        "Cut it with np.split(…, 4, axis=-1) and name the pieces in the order i, f, c, o. Do not call the candidate "
        "c. Then "
        "compute the new c first.",
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
        "c는 행렬을 거치지 않고 곱하기와 더하기만 거칩니다. 그래서 오래 기억할 수 있습니다.",
        "c passes through no matrix, only through a product and a sum. That is why it can remember for long.",
    ),
)
def lstm_step(answer, rng):
    """A function x_t, h, c, W, U, b -> the next h and c, both (batch, units), with Keras' gate order."""

    def cases():
        for batch, features, units in sizes(rng, 1, 1, 1):
            x_t, h, c = (rng.normal(size=(batch, size)) for size in (features, units, units))
            yield {"x_t": x_t, "h": h, "c": 2 * c, **_weights(rng, features, units)}

    judge(
        answer,
        cases(),
        _step,
        STEP_MISTAKES,
        read=pair("h", "c"),
        axes=lambda **given: {key: {"batch": len(given["h"]), "units": given["h"].shape[1]} for key in "hc"},
        otherwise=Text(
            "모양은 맞지만 값이 다릅니다. 새 c와 새 h 가운데 어느 것부터 다른지, 각 게이트가 무엇을 곱하는지 "
            "확인하세요.",
            "The shapes are right, but the values are not. Is c different already, or only h? Check what each gate "
            "multiplies.",
        ),
    )


@exercise(
    look=Text(
        "유닛이 u개인 LSTM의 파라미터 수를 u의 식으로 써 보세요. 게이트 세 개와 후보 상태에 같은 크기의 가중치가 "
        "하나씩 있습니다.",
        "Write the number of parameters of an LSTM with u units as a formula in u. Three gates and the candidate have "
        "weights of the same size.",
    ),
    start=Text(
        "한 조각의 파라미터는 5u + u·u + u개입니다. 네 조각이 1,408개이므로 한 조각은 352개입니다. u를 하나씩 늘려 "
        "가며 찾아도 됩니다.",
        "One piece has 5u + u·u + u parameters. Four pieces have 1,408, so one has 352. You may simply try u = 1, 2, "
        "3 and so on.",
    ),
    solution="""
answer = 1
while 4 * (5 * answer + answer * answer + answer) < 1408:
    answer += 1
""",
    right=Text(
        "파라미터의 수는 거의 유닛 수의 제곱에 비례해 늘어납니다. 유닛을 두 배로 하면 파라미터는 세 배가 넘습니다.",
        "Parameters grow almost with the square of the units: twice the units need more than three times the "
        "parameters.",
    ),
)
def lstm_units(answer):
    """How many units an LSTM on 5 features has if it has 1,408 parameters."""
    number = as_number(answer)
    if number == -22:
        raise Wrong(
            "이차방정식의 다른 해입니다. 유닛의 수는 양수여야 합니다.",
            "This is the other root of the equation. A number of units is positive.",
        )
    if number < 1:
        raise Wrong("유닛은 하나 이상이어야 합니다.", "There is at least one unit.")
    recognise(
        number,
        [
            (
                64,
                "네 조각을 모두 이어 붙인 너비입니다. 유닛의 수는 한 조각의 너비입니다.",
                "This is the width of all four pieces together. The number of units is the width of one.",
            ),
            (
                352,
                "한 조각의 파라미터 수입니다. 여기서 유닛의 수를 구해야 합니다.",
                "This is the number of parameters of one piece. Find the number of units from it.",
            ),
        ],
    )
    count = shapes.count_params("LSTM", 5, number)
    if count > 1408:
        raise Wrong(
            "유닛이 이만큼이면 파라미터가 1,408개보다 많습니다.",
            "With so many units there are more than 1,408 parameters.",
        )
    if count < 1408:
        raise Wrong(
            "유닛이 이만큼이면 파라미터가 1,408개보다 적습니다.",
            "With so few units there are fewer than 1,408 parameters.",
        )


@exercise(
    look=Text(
        "outputs에는 모든 시점의 은닉 상태가 들어 있습니다. 그 가운데 마지막 은닉 상태는 어디에 있을까요?",
        "outputs holds the hidden state of every step. Where in it is the last hidden state?",
    ),
    start=Text(
        "outputs[:, -1]을 꺼내 a와 비교해 보세요. 배열의 모든 값이 같은지는 np.allclose로 알 수 있습니다.",
        "Take outputs[:, -1] and compare it with a. np.allclose tells whether all values of two arrays agree.",
    ),
    solution="""
def h_and_c(outputs, a, b):
    if np.allclose(outputs[:, -1], a):
        return a, b
    return b, a
""",
    right=Text(
        "층의 출력으로 나오는 것은 h뿐입니다. c는 return_state=True로만 볼 수 있습니다.",
        "Only h comes out as the layer's output. c can be seen only with return_state=True.",
    ),
)
def h_and_c(answer, rng):
    """A function outputs (batch, steps, units), a, b -> h, c, where a and b are the two states in unknown order."""

    def right(outputs, a, b):
        return (a, b) if equal(a, outputs[:, -1]) else (b, a)

    mistakes = [
        (lambda outputs, a, b: (a, b), *_constant("a, b", "a, b")),
        (lambda outputs, a, b: (b, a), *_constant("b, a", "b, a")),
        (
            lambda outputs, a, b: right(outputs, a, b)[::-1],
            "h와 c가 서로 바뀌었습니다.",
            "h and c are swapped.",
        ),
        *(
            (function, "같은 텐서를 두 번 돌려주었습니다.", "The same tensor is returned twice.")
            for function in (
                lambda outputs, a, b: (a, a),
                lambda outputs, a, b: (b, b),
                lambda outputs, a, b: (outputs[:, -1],) * 2,
                lambda outputs, a, b: (right(outputs, a, b)[1],) * 2,
            )
        ),
    ]
    judge(
        answer,
        _states(rng),
        right,
        mistakes,
        read=pair("h", "c"),
        axes=lambda outputs, a, b: {key: {"batch": a.shape[0], "units": a.shape[1]} for key in "hc"},
        otherwise=Text(
            "어떤 경우에는 h와 c를 바르게 가려내지 못합니다. 무엇이 h와 반드시 같은지 생각해 보세요.",
            "In some cases h and c are not told apart correctly. What must h always be equal to?",
        ),
    )


def _constant(ko, en):
    return Text(
        f"언제나 {ko}의 순서로 돌려줍니다. a와 b가 오는 순서는 경우마다 다르므로 값을 비교해서 가려내야 합니다.",
        f"This always returns {en}, but the order in which a and b come differs. Compare their values.",
    )


def _states(rng):
    """Cases of h_and_c, of each kind in both orders.

    First sequences of one step, where every step is the last. Then any states, and states in which c is near the first
    output, negative, positive, or small.
    """
    for batch, units in ((2, 3), (1, 1)):
        outputs, h, c = cells.lstm(rng.normal(size=(batch, 1, 4)), *_weights(rng, 4, units).values())
        yield {"outputs": outputs, "a": h, "b": c}
        yield {"outputs": outputs, "a": c, "b": h}
    h_first = [rng.permutation([True, False] * 3) for _ in range(5)]
    for place, (batch, steps, units) in enumerate(sizes(rng, 1, 2, 1, largest=6, count=6, repeat=1)):
        scale = rng.choice([0.3, 1.0, 2.0])
        weights = {name: scale * weight for name, weight in _weights(rng, 4, units).items()}
        outputs, h, c = cells.lstm(rng.normal(size=(60, steps, 4)), *weights.values())
        near = np.abs(outputs[:, 0] - c).sum(axis=1) - np.abs(outputs[:, 0] - h).sum(axis=1)
        kinds = [near, c.max(axis=1), -c.min(axis=1), np.abs(c).max(axis=1)]
        rows_of_kinds = [np.arange(batch), *(kind.argsort()[: min(batch, 2)] for kind in kinds)]
        for orders, rows in zip(h_first, rows_of_kinds, strict=True):
            a, b = (h[rows], c[rows]) if orders[place] else (c[rows], h[rows])
            yield {"outputs": outputs[rows], "a": a, "b": b}


@exercise(
    look=Text(
        "새 c = f × 이전 c + i × 후보 상태입니다. c가 그대로이려면 f와 i가 각각 얼마에 가까워야 할까요?",
        "The new c is f times the old c plus i times the candidate. Which values must f and i be close to, so that c "
        "stays the same?",
    ),
    start=Text(
        "게이트의 값은 편향의 시그모이드입니다. 편향이 0이면 게이트는 0.5입니다. 값이 1에 아주 가까운 편향과 0에 아주 "
        "가까운 편향을 찾아 i, f, c, o의 "
        "순서로 쓰세요.",
        "A gate is the sigmoid of its bias; a bias of 0 gives 0.5. Find a bias that brings a gate very near 1 and one "
        "that "
        "brings it very near 0. Write them in the order i, f, c, o.",
    ),
    solution="answer = [-20, 20, 0, 0]",
    right=Text(
        "망각 게이트가 열리고 입력 게이트가 닫혀 있는 동안 c는 몇 시점이 지나도 그대로입니다.",
        "While the forget gate is open and the input gate is closed, c stays the same for any number of steps.",
    ),
)
def keep_c(answer):
    """Biases of an LSTM(1), in Keras' order, that keep c for 100 steps; only the candidate sees the inputs."""
    bias = as_array(answer).squeeze()
    if bias.shape != (4,):
        raise Wrong(
            "편향은 게이트 세 개와 후보 상태에 하나씩, 모두 네 개입니다.",
            "There are four biases: one for each of the three gates and one for the candidate.",
        )
    if _keeps(bias):
        return
    if bias.min() >= 0 and bias.max() <= 1:
        raise Wrong(
            "편향이 0과 1 사이에 있습니다. 게이트의 값을 그대로 쓴 것이라면, 편향은 시그모이드를 거쳐야 게이트가 "
            "됩니다.",
            "All biases are between 0 and 1. If these are meant as gates: a bias becomes a gate through the sigmoid.",
        )
    if _keeps(bias[[1, 0, 2, 3]]):
        raise Wrong(
            "입력 게이트와 망각 게이트의 자리가 바뀐 것 같습니다. Keras의 순서는 i, f, c, o입니다.",
            "The input gate and the forget gate seem to be swapped. Keras' order is i, f, c, o.",
        )
    i, f = sigmoid(bias[:2])
    seen = Text(
        f"Keras의 순서로 읽으면 i = {gate(i)}, f = {gate(f)}입니다.",
        f"Read in Keras' order, i = {gate(i)} and f = {gate(f)}.",
    )
    lost, added = 1 - f**100, min(100 * i, 1)  # of c in 100 steps
    if lost > added:
        raise Wrong(
            f"망각 게이트가 덜 열려 있어서 c가 시점마다 줄어듭니다. {seen.ko}",
            f"The forget gate is not open enough, so c shrinks at each step. {seen.en}",
        )
    raise Wrong(
        f"입력 게이트가 덜 닫혀 있어서 새 값이 c에 더해집니다. {seen.ko}",
        f"The input gate is not closed enough, so new values are added to c. {seen.en}",
    )


def _keeps(bias):
    """Whether an LSTM(1) with these biases still holds c after 100 steps of inputs that push it up, or down."""
    kernel = np.array([[0.0, 0.0, 3.0, 0.0]])
    c0 = np.array([[0.7], [0.7], [-0.3], [-0.3]])
    inputs = np.ones((4, 100, 1)) * np.array([1, -1, 1, -1])[:, None, None]
    _, _, c = cells.lstm(inputs, kernel, np.zeros((1, 4)), bias, c0=c0)
    return np.abs(c - c0).max() < 0.01


def _joined(run, first, second, start=lambda h, c: (h, c), outputs=lambda one, two: np.concatenate([one, two], axis=1)):
    """Outputs of both parts in one; the options make it wrong in one way."""
    one, h, c = run(first, None, None)
    two, h, c = run(second, *start(h, c))
    return outputs(one, two)


@exercise(
    look=Text(
        "앞부분이 끝났을 때의 기억을 뒷부분이 이어받아야 합니다. LSTM의 기억은 무엇과 무엇에 들어 있나요?",
        "The second part has to go on from what the layer remembers at the end of the first. What holds an LSTM's "
        "memory?",
    ),
    start=Text(
        "run을 부르면 값이 세 개 나옵니다. 첫 번째 run에서 받은 h와 c를 두 번째 run의 처음 상태로 넘겨주고, 두 출력을 "
        "시점 축에서 "
        "이어 붙이세요.",
        "Each call of run returns three values. Give the h and c of the first call to the second one, and join both "
        "outputs "
        "along the time axis.",
    ),
    solution="""
def resume(run, first, second):
    outputs1, h, c = run(first, None, None)
    outputs2, h, c = run(second, h, c)
    return np.concatenate([outputs1, outputs2], axis=1)
""",
    right=Text(
        "h와 c만 있으면 충분합니다. 앞부분의 입력을 다시 볼 필요가 없습니다.",
        "h and c are enough: the inputs of the first part need not be seen again.",
    ),
)
def resume(answer, rng):
    """A function run, first, second -> outputs of both parts as one; run(x, h, c) -> outputs, h, c."""
    longest = []  # of the sequences that the answer gave to run, less the longer part

    def cases():
        for batch, units, features, one, two in sizes(rng, 1, 2, 2, 1, 1, largest=6):
            weights = tuple(_weights(rng, features, units).values())
            first, second = (rng.normal(size=(batch, steps, features)) for steps in (one, two))

            longer = max(one, two)

            def run(x, h=None, c=None, weights=weights, longer=longer):
                longest.append(np.shape(x)[1] - longer)
                return cells.lstm(x, *weights, h, c)

            yield {"run": run, "first": first, "second": second}

    def mistake(ko, en, **options):
        return lambda **given: _joined(**given, **options), ko, en

    mistakes = [
        mistake(
            "뒷부분이 0에서 다시 시작합니다. 앞부분의 상태를 이어받아야 합니다.",
            "The second part starts from zero again. It should go on from the states of the first.",
            start=lambda h, c: (None, None),
        ),
        mistake("셀 상태 c를 넘겨주지 않았습니다.", "The cell state c is not passed on.", start=lambda h, c: (h, None)),
        mistake(
            "은닉 상태 h를 넘겨주지 않았습니다.", "The hidden state h is not passed on.", start=lambda h, c: (None, c)
        ),
        mistake(
            "h와 c를 서로 바꾸어 넘겨주었습니다.",
            "h and c are passed on in each other's place.",
            start=lambda h, c: (c, h),
        ),
        mistake(
            "뒷부분의 출력만 있습니다.", "Only the outputs of the second part are there.", outputs=lambda one, two: two
        ),
        mistake(
            "앞부분의 출력만 있습니다.", "Only the outputs of the first part are there.", outputs=lambda one, two: one
        ),
        mistake(
            "출력이 아니라 마지막 은닉 상태만 있습니다.",
            "This is the last hidden state, not the outputs.",
            outputs=lambda one, two: two[:, -1],
        ),
        mistake(
            "두 부분의 출력을 거꾸로 이어 붙였습니다.",
            "The outputs of the two parts are joined in the wrong order.",
            outputs=lambda one, two: np.concatenate([two, one], axis=1),
        ),
    ]

    def read(value):
        if isinstance(value, tuple):
            raise Wrong(
                "값을 여러 개 받았습니다. 이어 붙인 출력 하나만 돌려주세요.",
                "Several values were received. Return only the joined outputs.",
            )
        return as_array(value)

    def axes(run, first, second):
        outputs = run(first)[0]
        return {"batch": len(first), "steps": first.shape[1] + second.shape[1], "units": outputs.shape[2]}

    judge(
        answer,
        cases(),
        _joined,
        mistakes,
        read=read,
        axes=axes,
        otherwise=Text(
            "시퀀스를 나누지 않고 돌렸을 때의 출력과 다릅니다.", "The outputs differ from those of one whole run."
        ),
    )
    if max(longest) > 0:
        raise Wrong(
            "두 부분을 이어 붙여 한 번에 돌렸습니다. run을 부분마다 한 번씩 불러야 합니다.",
            "Both parts were joined and run as a whole. Call run once for each part.",
        )


@exercise(
    look=Text(
        "같은 글자 다음에 서로 다른 글자가 오는 곳을 찾아보세요. 띄어쓰기도 한 글자입니다.",
        "Look for letters that are followed by different letters in different places. A space is a letter, too.",
    ),
    start=Text(
        "글자마다 바로 다음에 온 글자를 모두 적으세요. 그 가운데 가장 자주 나온 것의 개수를 글자마다 세어 더하면 "
        "됩니다. 마지막 글자에는 다음 글자가 없습니다.",
        "For each letter list the letters that follow it. Count how often the most frequent one comes, and add up "
        "over the "
        "letters. The last letter has none after it.",
    ),
    solution="""
following = {}
for letter, after in zip(mine.text, mine.text[1:]):
    following.setdefault(letter, []).append(after)
answer = sum(max(map(given.count, given)) for given in following.values())
""",
    right=Text(
        "나머지 글자는 앞을 기억하는 층만 맞힐 수 있습니다.",
        "Only a layer that remembers can get the other letters right.",
    ),
)
def sentence_table(answer, mine=None):
    """How many letters of the learner's own sentence the best table (letter -> next letter) gets right."""
    own_sentence.require(mine, "sentence_table")
    number, right, letters = as_number(answer), mine.table_score(), len(mine.text) - 1
    if number == right:
        return
    recognise(
        number,
        [
            (
                letters,
                "모든 글자를 맞힐 수는 없습니다. 다음 글자가 여러 가지인 글자가 있습니다.",
                "It cannot get all letters right: some letters are followed by different ones.",
            ),
            (
                letters - right,
                "틀리는 글자 수입니다. 맞히는 글자 수를 쓰세요.",
                "This is how many are wrong. Write how many are right.",
            ),
            (
                len(mine.vocabulary),
                "어휘의 크기입니다. 같은 글자가 여러 번 나오면 여러 번 셉니다.",
                "This is the size of the vocabulary. A letter that comes several times counts several times.",
            ),
        ],
    )
    if number > letters:
        raise Wrong("예측할 글자의 수보다 많습니다.", "There are fewer letters to predict.")
    if number > right:
        raise Wrong("가장 좋은 표도 이만큼은 맞히지 못합니다.", "Not even the best table gets so many right.")
    raise Wrong("더 많이 맞히는 표가 있습니다.", "There is a table that gets more of them right.")
