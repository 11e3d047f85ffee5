"""Hidden checks of the demo assignment. A real assignment keeps this file, like its master, in a private place.

Each function is named after a question. It gets the student's public numbers and a source of hidden ones (both are
random.Random) and returns what is asked and which answer is right. It must draw public numbers in the notebook's order.
"""

import numpy as np

from assignments.authoring.checks import arrays, call, value
from lib.check.edits import run, wrong_versions


def public(student):
    """The numbers that the notebook's cell draws: batch, steps, features, units."""
    return student.randint(2, 9), student.randint(10, 40), student.randint(3, 9), student.randint(11, 29)


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


def q2(student, hidden):
    layers = ("SimpleRNN", True), ("LSTM", True), ("GRU", True), ("GRU", False)
    inputs = [(layer, hidden.randint(5, 60), hidden.randint(70, 200), reset_after) for layer, reset_after in layers]
    return calls("count_params", COUNT, COUNT_MISTAKES, inputs)


def q3(student, hidden):
    features = public(student)[2]
    candidates = range(101, 200)
    total = student.choice([4 * n * (n + features + 1) for n in candidates])
    return [value("lstm_units", next(n for n in candidates if 4 * n * (n + features + 1) == total))]


# Right answers as text, of which each mistake is an edit: (old, new, what the feedback says).
COUNT = """
def count_params(layer, features, units, reset_after=True):
    gates = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}[layer]
    biases = {"SimpleRNN": 1, "LSTM": 4, "GRU": 6 if reset_after else 3}[layer]
    return gates * units * (features + units) + biases * units
"""
NO_BIAS = {"ko": "편향을 빠뜨렸습니다.", "en": "The biases are missing."}
OTHER = {
    "ko": "GRU: reset_after가 편향을 어떻게 바꾸는지 생각해 봅시다.",
    "en": "GRU: see what reset_after does to the biases.",
}
COUNT_MISTAKES = [(" + biases * units", "", NO_BIAS), ("6 if reset_after else 3", "3 if reset_after else 6", OTHER)]
SIGMOID = "def sigmoid(a): return 1 / (1 + np.exp(-a))"
GRU = f"""
{SIGMOID}

def gru_step(x, h, kernel, recurrent_kernel, bias):
    x_z, x_r, x_h = np.split(x @ kernel + bias[0], 3, -1)
    h_z, h_r, h_h = np.split(h @ recurrent_kernel + bias[1], 3, -1)
    z, r = sigmoid(x_z + h_z), sigmoid(x_r + h_r)
    return z * h + (1 - z) * np.tanh(x_h + r * h_h)
"""
ORDER = {"ko": "게이트의 순서가 다릅니다.", "en": "The gates are in another order."}
FLIPPED = {"ko": "z와 1 - z가 바뀌었습니다.", "en": "z and 1 - z are swapped."}
BEFORE = {"ko": "리셋 게이트를 행렬 곱보다 먼저 곱했습니다.", "en": "The reset gate acts before the matrix product."}
GRU_MISTAKES = [
    ("z, r =", "r, z =", ORDER),
    ("z * h + (1 - z) *", "(1 - z) * h + z *", FLIPPED),
    ("r * h_h", "(r * h) @ np.split(recurrent_kernel, 3, -1)[2] + np.split(bias[1], 3)[2]", BEFORE),
]
LSTM = f"""
{SIGMOID}

def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    i, f, candidate, o = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, -1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(candidate)
    return sigmoid(o) * np.tanh(c), c
"""
SWAPPED = {"ko": "h와 c의 순서가 바뀌었습니다.", "en": "h and c are swapped."}
LSTM_MISTAKES = [
    ("return sigmoid(o) * np.tanh(c), c", "return c, sigmoid(o) * np.tanh(c)", SWAPPED),
    ("i, f, candidate, o", "i, f, o, candidate", ORDER),
    ("i, f, candidate, o", "f, i, candidate, o", ORDER),
]
SIZES = ((2, 3, 4), (1, 5, 2), (3, 2, 6))  # batch, features, units of the hidden inputs
lstm_step = run(LSTM, "lstm_step")


def calls(name, solution, mistakes, inputs):
    """A check of a function for each of the inputs."""
    right, wrong = run(solution, name), wrong_versions(solution, name, mistakes)
    return [call(name, args, right(*args), [(version(*args), text) for version, text in wrong]) for args in inputs]


def q4(student, hidden):
    inputs = [arrays(hidden, (n, m), (n, k), (m, 3 * k), (k, 3 * k), (2, 3 * k)) for n, m, k in SIZES]
    return calls("gru_step", GRU, GRU_MISTAKES, inputs)


def q5(student, hidden):
    inputs = [arrays(hidden, (n, m), (n, k), (n, k), (m, 4 * k), (k, 4 * k), (4 * k,)) for n, m, k in SIZES]
    return calls("lstm_step", LSTM, LSTM_MISTAKES, inputs)


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
                h, c = lstm_step(x, h, c, *weights)
        if not np.abs(c - start).max() <= 0.01:
            return False, {"ko": "셀 상태가 변했습니다.", "en": "The cell state changed."}
        return True

    return accept
