import numpy as np

from lib.questions.answers import Wrong, as_array
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer():
    answer = (1, 1)
    return answer


def judge(received):
    gates = as_array(received, booleans=True).squeeze()
    if gates.shape != (2,):
        raise Wrong(WORDS["pair"])
    if gates.min() < 0 or gates.max() > 1:
        raise Wrong(WORDS["outside"])
    if np.minimum(gates, 1 - gates).max() > 1e-6:
        raise Wrong(WORDS["between"])
    z, r = gates.round()
    if z == r == 0:
        raise Wrong(WORDS["both_reversed"])
    if z == 0:
        raise Wrong(WORDS["keras_formula"])
    if r == 0:
        raise Wrong(WORDS["no_memory"])
