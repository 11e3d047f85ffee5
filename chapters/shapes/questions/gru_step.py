import numpy as np

from lib.cells import sigmoid
from lib.questions.draw import sizes


def gru_step(x_t, h, W, U, b, reset_after):
    if not reset_after:
        b = np.stack([b, np.zeros_like(b)])
    input_bias, recurrent_bias = b
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


def cases(rng):
    for reset_after in (True, False):
        for batch, features, units in sizes(rng, 1, 1, 1, count=16):
            x_t = rng.normal(size=(batch, features))
            h = rng.normal(size=(batch, units))
            W = rng.normal(size=(features, 3 * units))
            U = rng.normal(size=(units, 3 * units))
            b = rng.normal(size=(2, 3 * units) if reset_after else 3 * units)
            yield {"x_t": x_t, "h": h, "W": W, "U": U, "b": b, "reset_after": reset_after}
