import numpy as np


def answer():
    answer = -np.log(1 / 4)
    return answer
