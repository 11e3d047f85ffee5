"""Hidden checks of the demo assignment. A real assignment keeps this file, like its master, in a private place.

Each function is named after a question. It gets the student's public numbers and a source of hidden ones (both are
random.Random) and returns what is asked and which answer is right. It must draw public numbers in the notebook's order.
"""

import numpy as np

from assignments.authoring.checks import call, value

ORDER = {"ko": "게이트의 순서가 다릅니다.", "en": "The gates are in another order."}
PER_GATE = {"LSTM": 4, "GRU": 3, "SimpleRNN": 1}


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def public(student):
    """The numbers that the notebook's cell draws: batch, steps, features, units."""
    return student.randint(2, 9), student.randint(10, 40), student.randint(3, 9), student.randint(11, 29)


def arrays(hidden, *shapes):
    """Hidden arrays of the given shapes, standard normal."""
    random = np.random.default_rng(hidden.getrandbits(64))
    return [random.normal(size=shape) for shape in shapes]


def q1(student, hidden):
    batch, steps, features, units = public(student)
    axes = {"ko": "축이 하나 모자라거나 남습니다.", "en": "One axis too few or too many."}
    inputs = {"ko": "마지막 축에 특성 수를 썼습니다.", "en": "The last axis is the number of features."}
    once = {"ko": "한 방향의 유닛만 세었습니다.", "en": "Only one direction's units were counted."}
    return [
        value("sequence_shape", (batch, steps, units), [((batch, units), axes), ((batch, steps, features), inputs)]),
        value("last_shape", (batch, units), [((batch, steps, units), axes), ((batch, features), inputs)]),
        value("bidirectional_shape", (batch, steps, 2 * units), [((batch, steps, units), once)]),
    ]


def parameters(layer, features, units, reset_after):
    biases = 2 if layer == "GRU" and reset_after else 1
    return PER_GATE[layer] * units * (features + units + biases)


def q2(student, hidden):
    checks = []
    for layer, reset_after in (("SimpleRNN", True), ("LSTM", True), ("GRU", True), ("GRU", False)):
        features, units = hidden.randint(5, 60), hidden.randint(70, 200)
        expected = parameters(layer, features, units, reset_after)
        no_bias = {"ko": f"{layer}: 편향을 빠뜨렸습니다.", "en": f"{layer}: the biases are missing."}
        other = {
            "ko": "GRU: reset_after가 편향을 어떻게 바꾸는지 생각해 봅시다.",
            "en": "GRU: see what reset_after does to the biases.",
        }
        mistakes = [(PER_GATE[layer] * units * (features + units), no_bias)]
        if layer == "GRU":
            mistakes.append((parameters(layer, features, units, not reset_after), other))
        checks.append(call("count_params", (layer, features, units, reset_after), expected, mistakes))
    return checks


def q3(student, hidden):
    features = public(student)[2]
    candidates = range(101, 200)
    total = student.choice([4 * n * (n + features + 1) for n in candidates])
    return [value("lstm_units", next(n for n in candidates if 4 * n * (n + features + 1) == total))]


def gru(x, h, kernel, recurrent_kernel, bias, order=(0, 1, 2), before=False, flipped=False):
    from_x, from_h = np.split(x @ kernel + bias[0], 3, -1), np.split(h @ recurrent_kernel + bias[1], 3, -1)
    z, r = (sigmoid(from_x[gate] + from_h[gate]) for gate in order[:2])
    last = np.split(recurrent_kernel, 3, -1)[order[2]]
    inner = (r * h) @ last + np.split(bias[1], 3)[order[2]] if before else r * from_h[order[2]]
    candidate = np.tanh(from_x[order[2]] + inner)
    return (1 - z) * h + z * candidate if flipped else z * h + (1 - z) * candidate


def q4(student, hidden):
    checks = []
    flipped = {"ko": "z와 1 - z가 바뀌었습니다.", "en": "z and 1 - z are swapped."}
    before = {
        "ko": "리셋 게이트를 행렬 곱보다 먼저 곱했습니다.",
        "en": "The reset gate acts before the matrix product.",
    }
    for batch, features, units in ((2, 3, 4), (1, 5, 2), (3, 2, 6)):
        sizes = (batch, features), (batch, units), (features, 3 * units), (units, 3 * units), (2, 3 * units)
        args = arrays(hidden, *sizes)
        wrong = [
            (gru(*args, order=(1, 0, 2)), ORDER),
            (gru(*args, flipped=True), flipped),
            (gru(*args, before=True), before),
        ]
        checks.append(call("gru_step", args, gru(*args), wrong))
    return checks


def lstm(x, h, c, kernel, recurrent_kernel, bias, order=(0, 1, 2, 3)):
    gates = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, -1)
    i, f, candidate, o = (gates[gate] for gate in order)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
    return sigmoid(o) * np.tanh(c), c


def q5(student, hidden):
    checks = []
    swapped = {"ko": "h와 c의 순서가 바뀌었습니다.", "en": "h and c are swapped."}
    for batch, features, units in ((2, 3, 4), (1, 5, 2), (3, 2, 6)):
        state = (batch, units)
        args = arrays(hidden, (batch, features), state, state, (features, 4 * units), (units, 4 * units), (4 * units,))
        right = lstm(*args)
        wrong = [
            (right[::-1], swapped),
            (lstm(*args, order=(0, 1, 3, 2)), ORDER),
            (lstm(*args, order=(1, 0, 2, 3)), ORDER),
        ]
        checks.append(call("lstm_step", args, right, wrong))
    return checks


def q6(student, hidden):
    checks = []
    for features, units in ((4, 3), (2, 7)):
        noise, start = arrays(hidden, (2, 100, features), (2, units))
        shapes = [(features, 4 * units), (units, 4 * units), (4 * units,)]
        checks.append(call("keeper", (features, units), accept=keeps(noise, start, shapes)))
    return checks


def keeps(noise, start, shapes):
    """Takes any weights of the right shapes that keep `start` over the steps of `noise` to within 0.01."""

    def accept(weights):
        if type(weights) is not tuple or [np.shape(array) for array in weights] != shapes:
            return False, {"ko": "세 배열의 모양이 다릅니다.", "en": "The shapes of the three arrays differ."}
        h, c = np.zeros_like(start), start
        with np.errstate(over="ignore", invalid="ignore"):
            for x in noise.swapaxes(0, 1):
                h, c = lstm(x, h, c, *weights)
        if not np.abs(c - start).max() <= 0.01:
            return False, {"ko": "셀 상태가 변했습니다.", "en": "The cell state changed."}
        return True

    return accept
