import numpy as np


def given(numbers):
    drawn = np.array(numbers.sample(range(3, 25), 4)) / 10
    a_i, a_f, a_c, a_o = drawn.tolist()
    c_before = numbers.randint(11, 25) / 10
    return a_i, a_f, a_c, a_o, c_before


def answer(a_i, a_f, a_c, a_o, c_before):
    i = 1 / (1 + np.exp(-a_i))
    f = 1 / (1 + np.exp(-a_f))
    o = 1 / (1 + np.exp(-a_o))
    c_after = float(f * c_before + i * np.tanh(a_c))
    h_of_c = float(o * np.tanh(c_after))
    return c_after, h_of_c
