import numpy as np

from lib import cells
from lib.questions.answers import NotFinite, Wrong, as_array
from lib.questions.compare import gate
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer():
    answer = [20, 0, 0]
    return answer


def judge(received):
    try:
        bias = as_array(received).squeeze()
    except NotFinite:
        raise Wrong(WORDS["infinite"]) from None
    if bias.shape != (3,):
        raise Wrong(WORDS["count"])
    if copies(bias):
        return
    if bias.min() >= 0 and bias.max() <= 1:
        raise Wrong(WORDS["gates"])
    gate_z = gate(cells.sigmoid(bias[0]))
    raise Wrong(WORDS["half" if bias[0] < 0 else "not_open"].with_values(gate_z=gate_z))


def copies(bias):
    """Whether a GRU(1) with these biases still holds h after 100 steps.

    Only the candidate sees the inputs, and they pull it to the other side of 0: any h of two signs
    would show what leaks in, and any kernel far from 0.
    """
    h0 = np.array([[0.7], [-0.3]])  # two sequences
    inputs = np.repeat(-np.sign(h0)[:, np.newaxis], 100, axis=1)
    only_candidate = np.array([[0.0, 0.0, 3.0]])
    _, h = cells.gru(inputs, only_candidate, np.zeros((1, 3)), bias, h0, reset_after=False)
    return np.abs(h - h0).max() < 0.01
