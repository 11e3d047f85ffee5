import numpy as np

from lib import cells
from lib.questions.answers import NotFinite, Wrong, as_array
from lib.questions.compare import gate
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer():
    answer = [-20, 20, 0, 0]
    return answer


def judge(received):
    try:
        bias = as_array(received).squeeze()
    except NotFinite:
        raise Wrong(WORDS["infinite"]) from None
    if bias.shape != (4,):
        raise Wrong(WORDS["count"])
    if keeps(bias):
        return
    if bias.min() >= 0 and bias.max() <= 1:
        raise Wrong(WORDS["gates"])
    if keeps(bias[[1, 0, 2, 3]]):
        raise Wrong(WORDS["swapped"])
    i, f = cells.sigmoid(bias[:2])
    seen = WORDS["seen"].with_values(gate_i=gate(i), gate_f=gate(f))
    # Of c, in 100 steps.
    lost = 1 - f**100
    added = min(100 * i, 1)
    raise Wrong(WORDS["not_open" if lost > added else "not_closed"].with_values(seen=seen))


def keeps(bias):
    """Whether an LSTM(1) with these biases still holds c after 100 steps of inputs that push it up,
    or down.
    """
    kernel = np.array([[0.0, 0.0, 3.0, 0.0]])
    c0 = np.array([[0.7], [0.7], [-0.3], [-0.3]])
    inputs = np.ones((4, 100, 1)) * np.array([1, -1, 1, -1])[:, None, None]
    _, _, c = cells.lstm(inputs, kernel, np.zeros((1, 4)), bias, c0=c0)
    return np.abs(c - c0).max() < 0.01
