"""Write one step of a GRU as textbooks define it, with reset_after=False."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gru", 3, 12, 3
TITLE = Text("The GRU of textbooks")
TEXT = Text("""
Write `gru_textbook_step(x, h, kernel, recurrent_kernel, bias)`, which computes one step as Keras'
`GRU(units, reset_after=False)` does. `x` has shape `(batch, features)`, `h` has `(batch, units)`, `bias` has
`(3 * units,)`; the columns of the weights are in the order z, r, h. Return the new hidden state.
""")


def gru_textbook_step(x, h, kernel, recurrent_kernel, bias):
    units = h.shape[1]
    gates = (x @ kernel + bias)[:, : 2 * units] + h @ recurrent_kernel[:, : 2 * units]
    z, r = np.split(1 / (1 + np.exp(-gates)), 2, axis=1)
    new = np.tanh((x @ kernel + bias)[:, 2 * units :] + (r * h) @ recurrent_kernel[:, 2 * units :])
    return z * h + (1 - z) * new


ASK = gru_textbook_step
OPEN = [(np.zeros((1, 1)), np.ones((1, 1)), np.zeros((1, 3)), np.zeros((1, 3)), np.zeros(3))]


def inputs(hidden):
    draw, cases = np.random.default_rng(hidden.getrandbits(64)), []
    for batch, features, units in ((2, 3, 4), (1, 5, 2), (3, 2, 6)):
        shapes = [(batch, features), (batch, units), (features, 3 * units), (units, 3 * units), (3 * units,)]
        cases.append(tuple(draw.normal(size=shape) for shape in shapes))
    return cases


def after(x, h, kernel, recurrent_kernel, bias):
    (x_z, x_r, x_h), (h_z, h_r, h_h) = (np.split(part, 3, axis=1) for part in (x @ kernel + bias, h @ recurrent_kernel))
    z, r = (1 / (1 + np.exp(-a)) for a in (x_z + h_z, x_r + h_r))
    return z * h + (1 - z) * np.tanh(x_h + r * h_h)


def swapped(x, h, kernel, recurrent_kernel, bias):
    return gru_textbook_step(
        x,
        h,
        *(np.concatenate([np.split(w, 3, -1)[k] for k in (1, 0, 2)], -1) for w in (kernel, recurrent_kernel, bias)),
    )


MISTAKES = [
    (after, Text("The reset gate acts after the matrix product.")),
    (swapped, Text("The columns of z and r are swapped.")),
    (
        lambda x, h, kernel, recurrent_kernel, bias: gru_textbook_step(x, h, kernel, recurrent_kernel, 0 * bias),
        Text("The bias is missing."),
    ),
]
