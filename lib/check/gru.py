"""Exercises of the chapter GRU: one step in both forms, parameters, gates set by hand, shapes of all layers."""

import numpy as np

from lib import cells, shapes
from lib.check import mistakes, own_sentence
from lib.check.agreement import gate, named
from lib.check.answers import Wrong, as_array, as_number, as_shapes
from lib.check.exercise import exercise
from lib.check.functions import judge, sizes
from lib.text import Text


def _step(
    x_t,
    h,
    W,
    U,
    b,
    reset_after,
    *,
    order=(0, 1, 2),
    old="z",
    bias=1,
    recurrent=1,
    within=1,
    reset=True,
    squash=np.tanh,
    after=None,
):
    """The next h; the options make the step wrong in one way."""
    row, recurrent_row = b if reset_after else (b, np.zeros_like(b))
    x_, h_, U_ = (np.split(a, 3, axis=-1) for a in (x_t @ W + bias * row, h @ U, U))
    b_ = np.split(recurrent * recurrent_row, 3)
    z, r = (cells.sigmoid(x_[gate] + h_[gate] + b_[gate]) for gate in order[:2])
    r, last = r if reset else 1, order[2]
    if reset_after if after is None else after:
        candidate = squash(x_[last] + r * (h_[last] + within * b_[last]) + (1 - within) * b_[last])
    else:
        candidate = squash(x_[last] + (r * h) @ U_[last] + within * b_[last])
    return z * h + (1 - z) * candidate if old == "z" else (1 - z) * h + z * candidate


def _mistakes(reset_after):
    """Known mistakes in one of the two forms."""

    def wrong(ko, en, **options):
        return lambda **given: _step(**given, **options), ko, en

    if reset_after:
        other = "리셋 게이트를 행렬 곱보다 먼저 곱했습니다.", "The reset gate is applied before the matrix product."
    else:
        other = "리셋 게이트를 행렬 곱 다음에 곱했습니다.", "The reset gate is applied after the matrix product."
    yield wrong(*other, after=not reset_after)
    yield wrong(*other, after=not reset_after, within=0)
    yield wrong(
        "z와 1 - z가 서로 바뀌었습니다. Keras의 식에서 z는 이전 상태를 남기는 비율입니다.",
        "z and 1 - z are swapped. In Keras' formula z is the share of the old state that is kept.",
        old="1 - z",
    )
    yield wrong(
        "업데이트 게이트와 리셋 게이트가 서로 바뀐 것 같습니다. Keras의 순서는 z, r, h입니다.",
        "The update gate and the reset gate seem to be swapped. Keras' order is z, r, h.",
        order=(1, 0, 2),
    )
    for order in [(0, 2, 1), (1, 2, 0), (2, 0, 1), (2, 1, 0)]:
        yield wrong(
            "조각의 순서가 Keras의 z, r, h와 다른 것 같습니다.",
            "The three pieces seem not to be in Keras' order z, r, h.",
            order=order,
        )
    yield wrong("리셋 게이트를 쓰지 않은 것 같습니다.", "The reset gate seems to be missing.", reset=False)
    yield wrong(
        "후보 상태에 tanh를 적용하지 않은 것 같습니다.",
        "tanh of the candidate seems to be missing.",
        squash=lambda a: a,
    )
    yield wrong("편향을 더하지 않은 것 같습니다.", "The bias seems to be missing.", bias=0, recurrent=0)
    if reset_after:
        yield wrong(
            "리셋 게이트는 순환 쪽 편향에도 곱해야 합니다.",
            "The reset gate should be applied to the recurrent bias as well.",
            within=0,
        )
        yield wrong(
            "편향의 둘째 행을 쓰지 않은 것 같습니다.", "The second row of the bias seems to be missing.", recurrent=0
        )
        yield wrong("편향의 첫째 행을 쓰지 않은 것 같습니다.", "The first row of the bias seems to be missing.", bias=0)


@exercise(
    look=Text(
        "두 형태는 후보 상태의 식만 다릅니다. 리셋 게이트 r이 행렬 곱의 앞에 오는지 뒤에 오는지, 편향은 몇 행인지 "
        "비교해 보세요.",
        "The two forms differ only in the candidate. Compare: does r come before or after the matrix product, and how "
        "many rows does the bias have?",
    ),
    start=Text(
        "x_t @ W와 U를 각각 z, r, h의 세 조각으로 나누는 것부터 시작합니다. reset_after=False일 때 순환 쪽 편향을 "
        "0으로 두면 z와 r의 식을 두 형태가 함께 쓸 수 "
        "있습니다.",
        "Begin by cutting x_t @ W and U into three pieces each, z, r, h. If you set the recurrent bias to 0 for "
        "reset_after=False, both forms can share the formulas of z and r.",
    ),
    solution="""
from lib.cells import sigmoid

def gru_step(x_t, h, W, U, b, reset_after):
    input_bias, recurrent_bias = b if reset_after else (b, np.zeros_like(b))
    x_z, x_r, x_h = np.split(x_t @ W + input_bias, 3, axis=-1)
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    b_z, b_r, b_h = np.split(recurrent_bias, 3)
    z = sigmoid(x_z + h @ U_z + b_z)
    r = sigmoid(x_r + h @ U_r + b_r)
    if reset_after:
        candidate = np.tanh(x_h + r * (h @ U_h + b_h))
    else:
        candidate = np.tanh(x_h + (r * h) @ U_h)
    return z * h + (1 - z) * candidate
""",
    right=Text(
        "두 형태를 모두 바르게 계산했습니다. Keras의 기본값은 reset_after=True입니다.",
        "Both forms are computed correctly. Keras' default is reset_after=True.",
    ),
)
def gru_step(answer, rng):
    """A function x_t, h, W, U, b, reset_after -> the next h (batch, units); b is (2, 3 units) if reset_after."""
    for reset_after in (True, False):
        with named(f"reset_after={reset_after}"):
            judge(
                answer,
                _step_cases(rng, reset_after),
                _step,
                list(_mistakes(reset_after)),
                axes=lambda x_t, h, **_: {"batch": len(x_t), "units": h.shape[1]},
            )


def _step_cases(rng, reset_after):
    for batch, features, units in sizes(rng, 1, 1, 1, count=16):
        x_t, h = rng.normal(size=(batch, features)), rng.normal(size=(batch, units))
        W, U = rng.normal(size=(features, 3 * units)), rng.normal(size=(units, 3 * units))
        b = rng.normal(size=(2, 3 * units) if reset_after else 3 * units)
        yield {"x_t": x_t, "h": h, "W": W, "U": U, "b": b, "reset_after": reset_after}


@exercise(
    look=Text(
        "z, r, 후보 상태에 kernel, recurrent_kernel, bias가 하나씩 있습니다. 두 형태의 식에서 편향이 각각 몇 번 "
        "나오는지 세어 보세요.",
        "z, r and the candidate each have a kernel, a recurrent_kernel and a bias. How often does each form's formula "
        "have a "
        "bias?",
    ),
    start=Text(
        "한 조각의 kernel은 3 × 4개, recurrent_kernel은 4 × 4개입니다. 편향은 reset_after=False이면 4개이고, True이면 "
        "그 두 배입니다. 이런 조각이 모두 "
        "몇 개인가요?",
        "One piece has 3 × 4 numbers in its kernel and 4 × 4 in its recurrent_kernel; 4 biases with reset_after=False "
        "and "
        "twice as many with True. How many such pieces are there?",
    ),
    solution="answer = 3 * (3 * 4 + 4 * 4 + 2 * 4), 3 * (3 * 4 + 4 * 4 + 4)",
    right=Text(
        "차이는 편향 한 행입니다. 교과서의 수와 Keras의 수가 다른 이유입니다.",
        "The difference is one row of biases: this is why textbooks and Keras give different numbers.",
    ),
)
def gru_params(answer):
    """Parameters of GRU(4) on 3 features, as a pair: reset_after=True, reset_after=False."""
    if not isinstance(answer, (list, tuple, np.ndarray)) or len(answer) != 2:
        raise Wrong(
            "reset_after=True일 때와 False일 때의 수 두 개를 튜플로 쓰세요.",
            "Write two numbers as a tuple, for reset_after=True and for False.",
        )
    pair = as_number(answer[0]), as_number(answer[1])
    question = {**mistakes.PLAIN, "layer": "GRU", "features": 3, "units": 4}
    both = [{**question, "reset_after": reset_after} for reset_after in (True, False)]
    if not any(map(mistakes.count_mistake, both, pair[::-1])):
        raise Wrong("두 수의 순서가 바뀌었습니다.", "The two numbers are swapped.")
    for number, one in zip(pair, both, strict=True):
        with named(f"reset_after={one['reset_after']}"):
            mistakes.require(mistakes.count_mistake(one, number))


@exercise(
    look=Text(
        "SimpleRNN의 식에는 이전 h가 그대로 남는 항이 없습니다. 문제의 식에서 그런 항을 없애려면 z가 얼마여야 할까요?",
        "SimpleRNN's formula has no term that keeps the old h. Which z removes that term from the formula of the task?",
    ),
    start=Text(
        "문제의 식에서 새 h는 (1 - z) × 이전 h + z × 후보 상태입니다. 먼저 후보 상태만 남게 하는 z를 정하고, 그다음에 "
        "후보 상태 안의 이전 h가 줄어들지 않게 하는 r을 정하세요.",
        "In the task the new h is 1 - z times the old h plus z times the candidate. First choose the z that leaves the "
        "candidate alone, then the r that does not reduce the h inside it.",
    ),
    solution="answer = (1, 1)",
    right=Text(
        "GRU 안에는 SimpleRNN이 들어 있습니다. z의 뜻이 반대인 Keras의 식에서는 z만 반대로 두면 같은 계산이 됩니다.",
        "A GRU contains a SimpleRNN. In Keras' formula, where z means the opposite, only z is the other way round.",
    ),
)
def gru_as_rnn(answer):
    """Values of the gates (z, r) with which a GRU computes exactly a SimpleRNN; z is the share of the candidate."""
    gates = as_array(answer)
    if gates.shape != (2,):
        raise Wrong("z와 r, 두 값을 튜플로 쓰세요.", "Write two values, z and r, as a tuple.")
    z, r = gates
    if gates.min() < 0 or gates.max() > 1:
        raise Wrong(
            "게이트의 값은 시그모이드의 결과이므로 0과 1 사이여야 합니다.",
            "A gate is the result of a sigmoid, so it lies between 0 and 1.",
        )
    if min(1 - z, z) > 1e-6 or min(1 - r, r) > 1e-6:
        raise Wrong(
            "0이나 1이 아닌 값이 있습니다. 정확히 SimpleRNN이 되려면 게이트가 완전히 열리거나 닫혀야 합니다.",
            "One value is neither 0 nor 1. For exactly a SimpleRNN each gate must be fully open or fully closed.",
        )
    if z < 0.5 and r < 0.5:
        raise Wrong("두 게이트가 모두 반대입니다.", "Both gates are the other way round.")
    if z < 0.5:
        raise Wrong(
            "z의 뜻이 반대인 Keras의 식으로 답한 것으로 보입니다. 문제의 식에서 z가 이 값이면 이전 상태를 그대로 "
            "복사합니다.",
            "This looks like an answer for Keras' formula, where z means the opposite. In the formula of the task this "
            "z copies the old state.",
        )
    if r < 0.5:
        raise Wrong(
            "r이 이 값이면 후보 상태가 이전 상태를 보지 못합니다. 기억이 없는 Dense와 같습니다.",
            "With this r the candidate does not see the old state: it is like a Dense layer, without memory.",
        )


@exercise(
    look=Text(
        "Keras의 식에서 새 h는 z × 이전 h + (1 - z) × 후보 상태입니다. h가 그대로이려면 z가 얼마에 가까워야 할까요?",
        "In Keras' formula the new h is z times the old h plus 1 - z times the candidate. Which value must z be close "
        "to, so that h stays the same?",
    ),
    start=Text(
        "게이트의 값은 편향의 시그모이드입니다. 편향이 0이면 0.5이고, 편향이 커질수록 1에 가까워집니다. 나머지 두 "
        "편향이 중요한지도 생각해 보세요.",
        "A gate is the sigmoid of its bias: 0 gives 0.5, and larger biases come nearer to 1. Do the other two biases "
        "matter?",
    ),
    solution="answer = [20, 0, 0]",
    right=Text(
        "LSTM의 망각 게이트가 하던 일을 GRU에서는 z가 합니다. 이때 r은 어떤 값이어도 됩니다.",
        "What the forget gate does in an LSTM, z does in a GRU. r may have any value here.",
    ),
)
def gru_copier(answer):
    """Biases of GRU(1, reset_after=False), in Keras' order, that keep h for 100 steps of input to the candidate."""
    bias = as_array(answer).squeeze()
    if bias.shape != (3,):
        raise Wrong(
            "편향은 z, r, 후보 상태에 하나씩, 모두 세 개입니다.",
            "There are three biases: one each for z, r and the candidate.",
        )
    if _copies(bias):
        return
    if bias.min() >= 0 and bias.max() <= 1:
        raise Wrong(
            "편향이 0과 1 사이에 있습니다. 게이트의 값을 그대로 쓴 것이라면, 편향은 시그모이드를 거쳐야 게이트가 "
            "됩니다.",
            "All biases are between 0 and 1. If these are meant as gates: a bias becomes a gate through the sigmoid.",
        )
    z = cells.sigmoid(bias[0])
    if bias[0] < 0:
        raise Wrong(
            f"지금은 z = {gate(z)}이므로 시점마다 h의 절반 이상이 후보 상태로 바뀝니다. Keras의 식에서 z는 이전 상태를 "
            "남기는 비율입니다.",
            f"Now z = {gate(z)}, so more than half of h becomes the candidate at each step. In Keras' formula z is the "
            "share of the old state that is kept.",
        )
    raise Wrong(
        f"z가 덜 열려 있어서(z = {gate(z)}) 시점마다 후보 상태가 섞입니다. 첫째 편향이 z의 편향입니다.",
        f"z is not open enough (z = {gate(z)}), so some of the candidate is mixed in at each step. The first bias is "
        "that of z.",
    )


def _copies(bias):
    """Whether a GRU(1) with these biases still holds h after 100 steps of inputs that only the candidate sees."""
    h0 = np.array([[0.7], [-0.3]])
    inputs = -np.sign(h0)[:, None] * np.ones((2, 100, 1))
    _, h = cells.gru(inputs, np.array([[0.0, 0.0, 3.0]]), np.zeros((1, 3)), bias, h0, reset_after=False)
    return np.abs(h - h0).max() < 0.01


@exercise(
    look=Text(
        "return_sequences는 출력에 시점 축이 있는지를, return_state는 출력 뒤에 상태가 오는지를 정합니다. 층마다 "
        "상태는 몇 개인가요?",
        "return_sequences decides whether the output has a time axis, return_state whether states follow it. How many "
        "states does each layer have?",
    ),
    start=Text(
        "SimpleRNN의 네 줄부터 채워 보세요. 출력은 (2, 3)이나 (2, 6, 3)이고, 상태에는 시점 축이 없습니다. GRU도 같고, "
        "LSTM만 상태가 하나 더 있습니다.",
        "Begin with the four rows of SimpleRNN: the output is (2, 3) or (2, 6, 3), and a state has no time axis. GRU "
        "is the "
        "same; only LSTM has one more state.",
    ),
    solution="""
answer = {}
for layer in ("SimpleRNN", "LSTM", "GRU"):
    for return_sequences in (False, True):
        for return_state in (False, True):
            outputs = (2, 6, 3) if return_sequences else (2, 3)
            states = [(2, 3)] * (2 if layer == "LSTM" else 1) if return_state else []
            answer[layer, return_sequences, return_state] = [outputs, *states]
""",
    right=Text(
        "열두 줄을 규칙 세 개로 쓸 수 있습니다. 모양에서 세 층을 구별하는 것은 LSTM의 셀 상태뿐입니다.",
        "Twelve rows follow from three rules. Only LSTM's cell state tells the layers apart by their shapes.",
    ),
)
def shape_table(answer):
    """Shapes of all outputs for 3 layers x 4 flag pairs, 3 units, on an input of shape (2, 6, 4)."""
    rows = [(layer, s, t) for layer in shapes.GATES for s in (False, True) for t in (False, True)]
    if not isinstance(answer, dict):
        kind = type(answer).__name__
        raise Wrong(f"딕셔너리가 필요한데 {kind} 값을 받았습니다.", f"A dict was expected, received a {kind}.")
    if set(answer) != set(rows):
        raise Wrong(
            "빠진 줄이나 남는 줄이 있습니다. 시작 코드의 키를 그대로 두세요.",
            "A row is missing or extra. Keep the keys of the starter cell as they are.",
        )
    question = {**mistakes.PLAIN, "batch": 2, "steps": 6, "features": 4, "units": 3}
    for layer, return_sequences, return_state in rows:
        flags = {"return_sequences": return_sequences, "return_state": return_state}
        with named(f"{layer}, return_sequences={return_sequences}, return_state={return_state}"):
            received = as_shapes(answer[layer, return_sequences, return_state])
            mistakes.require(mistakes.shapes_mistake({**question, **flags, "layer": layer}, received))


@exercise(
    look=Text(
        "층이 두 개입니다. 하나는 앞에서부터, 하나는 뒤에서부터 읽습니다. 출력은 이어 붙지만 상태도 이어 붙을까요?",
        "There are two layers, one for each direction. Their outputs are joined. Are their states joined as well?",
    ),
    start=Text(
        "한 방향의 LSTM(4)가 돌려주는 세 텐서의 모양부터 쓰세요. 출력은 마지막 축에서 두 개가 이어 붙고, 상태는 "
        "방향마다 따로 옵니다.",
        "First write the three shapes that LSTM(4) returns in one direction. Two outputs are joined on the last axis; "
        "states "
        "come separately for each direction.",
    ),
    solution="answer = [(2, 7, 8), (2, 4), (2, 4), (2, 4), (2, 4)]",
    right=Text(
        "출력, 정방향의 h와 c, 역방향의 h와 c의 순서로 옵니다.",
        "They come in this order: outputs, h and c of the forward layer, h and c of the backward layer.",
    ),
)
def bidirectional(answer):
    """Shapes of Bidirectional(LSTM(4, return_sequences=True, return_state=True)) on an input of shape (2, 7, 5)."""
    received = as_shapes(answer)
    if len(received) == 1 and len(received[0]) > 3:
        raise Wrong(
            "모양 하나에 수가 너무 많습니다. [(…), (…)]처럼 텐서마다 튜플을 따로 쓰세요.",
            "One shape has too many numbers. Write one tuple per tensor, like [(…), (…)].",
        )
    question = {**mistakes.PLAIN, "layer": "LSTM", "batch": 2, "steps": 7, "features": 5, "units": 4}
    flags = {"return_sequences": True, "return_state": True, "bidirectional": "concat"}
    mistakes.require(mistakes.shapes_mistake({**question, **flags}, received))


@exercise(
    look=Text(
        "다음 글자를 하나로 정할 수 없는 곳을 찾아보세요. 바로 앞의 한 글자만 보아서 안 되면 두 글자, 그래도 안 되면 "
        "세 글자를 "
        "보아야 합니다.",
        "Look for places where the next letter is in doubt. If one letter is not enough to decide, look at two, then "
        "three.",
    ),
    start=Text(
        "같은 글자 뒤에 다른 글자가 오는 두 곳을 나란히 적으세요. 거기서 왼쪽으로 한 글자씩 가며 처음으로 서로 다른 "
        "글자가 나올 때까지 셉니다. 그런 곳마다 센 수 가운데 "
        "가장 큰 것이 답입니다.",
        "Write two places side by side where the same letter is followed by different ones. Go left letter by letter "
        "until "
        "they differ, and count. The largest of these counts is the answer.",
    ),
    solution="""
for answer in range(1, len(mine.text)):
    following = {}
    for end in range(1, len(mine.text)):
        following.setdefault(mine.text[max(0, end - answer):end], set()).add(mine.text[end])
    if max(map(len, following.values())) == 1:
        break
""",
    right=Text(
        "이 문장을 모두 맞히려면 층의 상태가 이만큼의 글자를 기억해야 합니다.",
        "To get the whole sentence right, the layer's state has to remember this many letters.",
    ),
)
def sentence_context(answer, mine=None):
    """How many of the last letters decide the next one everywhere in the learner's own sentence."""
    own_sentence.require(mine, "sentence_context")
    number, right = as_number(answer), mine.context()
    if number == right:
        return
    if number < 1:
        raise Wrong("적어도 한 글자는 보아야 합니다.", "At least one letter has to be seen.")
    if number < right:
        seen, one, other = _ambiguity(mine.text, number)
        raise Wrong(
            f"{number}글자로는 부족합니다. {seen!r} 다음에 {one!r}도 오고 {other!r}도 옵니다.",
            f"{number} is not enough: {seen!r} is followed by {one!r} and also by {other!r}.",
        )
    raise Wrong("그보다 적은 글자를 보아도 충분합니다.", "Fewer letters are enough.")


def _ambiguity(text, length):
    """A context of this length that is followed by two different letters, and these letters."""
    following = {}
    for end in range(1, len(text)):
        seen = text[max(0, end - length) : end]
        if following.setdefault(seen, text[end]) != text[end]:
            return seen, following[seen], text[end]
