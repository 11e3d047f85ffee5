"""Answers for a made-up class: right ones in several hands, common mistakes, and hostile cells.

`ANSWERS[question]` lists (right?, code). `HOSTILE[name]` is (code put before the answer to q4, may the honest answers count?).
"""

RIGHT, WRONG = True, False

ANSWERS = {
    "q1": [
        (
            RIGHT,
            "sequence_shape = (batch, steps, units)\nlast_shape = (batch, units)\nbidirectional_shape = (batch, steps, units * 2)",
        ),
        (
            RIGHT,
            "x = np.zeros((batch, steps, features))\nsequence_shape = tuple(keras.layers.LSTM(units, return_sequences=True)(x).shape)\n"
            "last_shape = tuple(keras.layers.LSTM(units)(x).shape)\n"
            "both = keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True))\n"
            "bidirectional_shape = tuple(both(x).shape)",
        ),
        (
            WRONG,
            "sequence_shape = (batch, units)\nlast_shape = (batch, steps, units)\nbidirectional_shape = (batch, steps, units)",
        ),
        (
            WRONG,
            "sequence_shape = (batch, steps, features)\nlast_shape = (batch, units)\nbidirectional_shape = (batch, steps, units)",
        ),
    ],
    "q2": [
        (
            RIGHT,
            "def count_params(layer, features, units, reset_after=True):\n    one = units * features + units * units + units\n"
            '    if layer == "LSTM":\n        return 4 * one\n    if layer == "GRU":\n'
            "        return 3 * one + (3 * units if reset_after else 0)\n    return one",
        ),
        (
            RIGHT,
            "def count_params(layer, features, units, reset_after=True):\n"
            "    gates = dict(SimpleRNN=1, GRU=3, LSTM=4)[layer]\n    total = gates * (units * (units + features) + units)\n"
            '    if layer == "GRU" and reset_after:\n        total += gates * units\n    return total',
        ),
        (
            WRONG,
            "def count_params(layer, features, units, reset_after=True):\n"
            '    gates = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}[layer]\n    return gates * units * (features + units + 1)',
        ),
        (
            WRONG,
            "def count_params(layer, features, units, reset_after=True):\n"
            '    gates = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}[layer]\n    return gates * units * (features + units)',
        ),
        (
            WRONG,
            "def count_params(layer, features, units, reset_after=True):\n    return str(4 * units * (features + units))",
        ),
    ],
    "q3": [
        (RIGHT, "for n in range(1, 500):\n    if 4 * n * (n + features + 1) == total:\n        lstm_units = n"),
        (RIGHT, "b = features + 1\nlstm_units = round((-b + (b * b + total) ** 0.5) / 2)"),
        (WRONG, "lstm_units = total // 4"),
        (WRONG, "lstm_units = float(round(total**0.5 / 2))"),
    ],
    "q4": [
        (
            RIGHT,
            "def gru_step(x, h, kernel, recurrent_kernel, bias):\n    n = h.shape[1]\n    a = x @ kernel + bias[0]\n"
            "    b = h @ recurrent_kernel + bias[1]\n    z = 1 / (1 + np.exp(-(a[:, :n] + b[:, :n])))\n"
            "    r = 1 / (1 + np.exp(-(a[:, n : 2 * n] + b[:, n : 2 * n])))\n"
            "    new = np.tanh(a[:, 2 * n :] + r * b[:, 2 * n :])\n    return z * h + (1 - z) * new",
        ),
        (
            RIGHT,
            "def gru_step(x, h, kernel, recurrent_kernel, bias):\n    cell = keras.layers.GRUCell(h.shape[1])\n"
            "    cell.build((None, x.shape[1]))\n    cell.set_weights([kernel, recurrent_kernel, bias])\n"
            '    return np.array(cell(x.astype("float32"), [h.astype("float32")])[0])',
        ),
        (
            WRONG,
            "def gru_step(x, h, kernel, recurrent_kernel, bias):\n    n = h.shape[1]\n    a = x @ kernel + bias[0]\n"
            "    b = h @ recurrent_kernel + bias[1]\n    z = 1 / (1 + np.exp(-(a[:, :n] + b[:, :n])))\n"
            "    r = 1 / (1 + np.exp(-(a[:, n : 2 * n] + b[:, n : 2 * n])))\n"
            "    new = np.tanh(a[:, 2 * n :] + r * b[:, 2 * n :])\n    return (1 - z) * h + z * new",
        ),
        (
            WRONG,
            "def gru_step(x, h, kernel, recurrent_kernel, bias):\n    return np.tanh(x @ kernel + h @ recurrent_kernel)",
        ),
    ],
    "q5": [
        (
            RIGHT,
            "def lstm_step(x, h, c, kernel, recurrent_kernel, bias):\n    n = h.shape[1]\n    s = x @ kernel + h @ recurrent_kernel + bias\n"
            "    on = lambda v: 1 / (1 + np.exp(-v))\n    c = on(s[:, n : 2 * n]) * c + on(s[:, :n]) * np.tanh(s[:, 2 * n : 3 * n])\n"
            "    return on(s[:, 3 * n :]) * np.tanh(c), c",
        ),
        (
            RIGHT,
            "def lstm_step(x, h, c, kernel, recurrent_kernel, bias):\n    parts = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, axis=1)\n"
            "    i, f, g, o = [np.tanh(p) if k == 2 else 1 / (1 + np.exp(-p)) for k, p in enumerate(parts)]\n"
            "    new_c = f * c + i * g\n    new_h = o * np.tanh(new_c)\n    return new_h, new_c",
        ),
        (
            WRONG,
            "def lstm_step(x, h, c, kernel, recurrent_kernel, bias):\n    parts = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, axis=1)\n"
            "    i, f, g, o = [np.tanh(p) if k == 2 else 1 / (1 + np.exp(-p)) for k, p in enumerate(parts)]\n"
            "    new_c = f * c + i * g\n    return new_c, o * np.tanh(new_c)",
        ),
        (WRONG, "def lstm_step(x, h, c, kernel, recurrent_kernel, bias):\n    return h"),
    ],
    "q6": [
        (
            RIGHT,
            "def keeper(features, units):\n    b = np.zeros(4 * units)\n    b[:units] = -30\n    b[units : 2 * units] = 30\n"
            "    return [np.zeros((features, 4 * units)), np.zeros((units, 4 * units)), b]",
        ),
        (
            WRONG,
            "def keeper(features, units):\n    b = np.zeros(4 * units)\n    b[units : 2 * units] = 1\n"
            "    return [np.zeros((features, 4 * units)), np.zeros((units, 4 * units)), b]",
        ),
    ],
}

FORGED = """
class Right:
    def __eq__(self, other): return True
    def __len__(self): return 3
    def __iter__(self): return iter([self] * 3)
    def __array__(self, *a, **k): raise TypeError
    shape = (2, 4)
sequence_shape = last_shape = bidirectional_shape = lstm_units = Right()
def count_params(*a): return Right()
def gru_step(*a): return Right()
def lstm_step(*a): return Right()
def keeper(*a): return Right()
"""

HOSTILE = {
    "endless loop": ("while True:\n    pass", True),
    "ignored signals": (
        "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True:\n    pass",
        True,
    ),
    "early exit": ("import os\nos._exit(0)", True),
    "polite exit": ("import sys\nsys.exit(0)", True),
    "syntax error": ("def broken(:\n    pass", True),
    "fork bomb": ("import os\nwhile True:\n    os.fork()", True),
    "memory": ("hoard = []\nwhile True:\n    hoard.append(b'x' * (64 << 20))", True),
    "network": ("import urllib.request\nurllib.request.urlopen('http://192.0.2.1/', timeout=5)", True),
    "file access": (
        "import os\nfor folder in ('/root', '/home', '/etc/shadow', '/etc/passwd'):\n    print(os.listdir(folder))",
        True,
    ),
    "daemon": ("import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\n    os._exit(0)", True),
    "flood": (
        "import os\nfor fd in range(3, 64):\n    try:\n        while True:\n            os.write(fd, b'x' * 65536)\n"
        "    except OSError:\n        pass",
        True,
    ),
    "huge answer": ("def keeper(*a):\n    return [np.zeros(10**6)] * 3\nlstm_units = 10**9000", False),
    "equal to everything": (FORGED, False),
    "printed scores": ("print('score: 15/15')\nprint('{\"score\": 15.0}')", True),
    "patched checker": (
        "import sys, json, builtins\nfor name in ('student', 'zygote', '__main__', 'numpy'):\n"
        "    module = sys.modules.get(name)\n    for key in ('judge', 'compare', 'encode', 'answers', 'allclose'):\n"
        "        if module is not None and hasattr(module, key):\n"
        "            setattr(module, key, lambda *a, **k: True)",
        False,
    ),
    "raw descriptors": (
        "import os, json\nfor fd in range(3, 64):\n    for line in ({'score': 15}, {'kind': 'grade', 'score': 15},\n"
        "                 {'question': 'q4', 'number': 0, 'value': True}, {'begin': 'q6'}, {'done': True}):\n"
        "        try:\n            os.write(fd, (json.dumps(line) + '\\n').encode())\n        except OSError:\n            pass",
        False,
    ),
    "pickles": (
        "import os, pickle\nclass Bomb:\n    def __reduce__(self): return (os.system, ('touch /tmp/owned',))\n"
        "for fd in range(3, 64):\n    try:\n        os.write(fd, pickle.dumps(Bomb()) + b'\\n')\n    except OSError:\n        pass\n"
        "def keeper(*a):\n    return Bomb()",
        False,
    ),
}
