"""Answers for a made-up class: right ones, common mistakes, and cells that mean harm.

RIGHT and WRONG give code for each question of the demo; a wrong answer may be an edit (old, new) of the first right one.
HOSTILE[name] is code put before the answer to q4.
"""

RIGHT = {
    "q1": [
        "sequence_shape = (batch, steps, units)\nlast_shape = (batch, units)\nbidirectional_shape = (batch, steps, units * 2)",
        """
x = np.zeros((batch, steps, features))
sequence_shape = tuple(keras.layers.LSTM(units, return_sequences=True)(x).shape)
last_shape = tuple(keras.layers.LSTM(units)(x).shape)
both = keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True))
bidirectional_shape = tuple(both(x).shape)
""",
    ],
    "q2": [
        """
def count_params(layer, features, units, reset_after=True):
    block = units * features + units * units + units
    if layer == "LSTM":
        return 4 * block
    if layer == "GRU":
        return 3 * block + (3 * units if reset_after else 0)
    return block
"""
    ],
    "q3": ["b = features + 1\nlstm_units = round((-b + (b * b + total) ** 0.5) / 2)"],
    "q4": [
        """
def gru_step(x, h, kernel, recurrent_kernel, bias):
    n = h.shape[1]
    a = x @ kernel + bias[0]
    b = h @ recurrent_kernel + bias[1]
    z = 1 / (1 + np.exp(-(a[:, :n] + b[:, :n])))
    r = 1 / (1 + np.exp(-(a[:, n : 2 * n] + b[:, n : 2 * n])))
    new = np.tanh(a[:, 2 * n :] + r * b[:, 2 * n :])
    return z * h + (1 - z) * new
""",
        """
def gru_step(x, h, kernel, recurrent_kernel, bias):
    cell = keras.layers.GRUCell(h.shape[1])
    cell.build((None, x.shape[1]))
    cell.set_weights([kernel, recurrent_kernel, bias])
    return np.array(cell(x.astype("float32"), [h.astype("float32")])[0])
""",
    ],
    "q5": [
        """
def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    n = h.shape[1]
    s = x @ kernel + h @ recurrent_kernel + bias
    on = lambda v: 1 / (1 + np.exp(-v))
    c = on(s[:, n : 2 * n]) * c + on(s[:, :n]) * np.tanh(s[:, 2 * n : 3 * n])
    return on(s[:, 3 * n :]) * np.tanh(c), c
"""
    ],
    "q6": [
        """
def keeper(features, units):
    b = np.zeros(4 * units)
    b[:units] = -30
    b[units : 2 * units] = 30
    return [np.zeros((features, 4 * units)), np.zeros((units, 4 * units)), b]
"""
    ],
}

WRONG = {
    "q1": ("sequence_shape = (batch, units)\nlast_shape = bidirectional_shape = (batch, steps, units)",),
    "q2": (
        ("3 * block + (3 * units if reset_after else 0)", "3 * block"),
        (" + units\n", "\n"),
        ("return 4 * block", "return str(block)"),
    ),
    "q3": ("lstm_units = total // 4", "lstm_units = float(round(total**0.5 / 2))"),
    "q4": (("z * h + (1 - z) * new", "(1 - z) * h + z * new"),),
    "q5": (("on(s[:, 3 * n :]) * np.tanh(c), c", "c, on(s[:, 3 * n :]) * np.tanh(c)"), ("n = h.shape[1]", "return h")),
    "q6": (("= 30\n", "= 1\n"),),
}
WRONG = {
    question: [RIGHT[question][0].replace(*answer) if isinstance(answer, tuple) else answer for answer in answers]
    for question, answers in WRONG.items()
}

HOSTILE = {
    "endless loop": "while True:\n    pass",
    "syntax error": "def broken(:\n    pass",
    "early exit": "import os\nos._exit(0)",
    "memory": "hoard = []\nwhile True:\n    hoard.append(b'x' * (64 << 20))",
    "network": "import urllib.request\nurllib.request.urlopen('http://192.0.2.1/', timeout=5)",
    "printed scores": "print('score: 15/15')\nprint('{\"score\": 15.0}')",
}
