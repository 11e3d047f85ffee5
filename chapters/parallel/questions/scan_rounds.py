import numpy as np


def answer():
    answer = int(np.ceil(np.log2(300)))
    return answer
