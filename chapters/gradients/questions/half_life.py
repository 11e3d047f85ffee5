import numpy as np


def answer():
    f = 0.5 ** (1 / 50)
    answer = np.log(f / (1 - f))
    return answer
