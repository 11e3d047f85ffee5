"""Answers for a made-up class: right ones in several hands, common mistakes, and hostile cells.

`ANSWERS[question]` lists (right?, code). `HOSTILE[name]` is code put before the answer to q4.
"""

RIGHT, WRONG = True, False

ANSWERS = {
    "q1": [
        (
            RIGHT,
            r"""
sequence_shape = (batch, steps, units)
last_shape = (batch, units)
bidirectional_shape = (batch, steps, units * 2)
""",
        ),
        (
            RIGHT,
            r"""
x = np.zeros((batch, steps, features))
sequence_shape = tuple(keras.layers.LSTM(units, return_sequences=True)(x).shape)
last_shape = tuple(keras.layers.LSTM(units)(x).shape)
both = keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True))
bidirectional_shape = tuple(both(x).shape)
""",
        ),
        (
            WRONG,
            r"""
sequence_shape = (batch, units)
last_shape = (batch, steps, units)
bidirectional_shape = (batch, steps, units)
""",
        ),
        (
            WRONG,
            r"""
sequence_shape = (batch, steps, features)
last_shape = (batch, units)
bidirectional_shape = (batch, steps, units)
""",
        ),
    ],
    "q2": [
        (
            RIGHT,
            r"""
def count_params(layer, features, units, reset_after=True):
    one = units * features + units * units + units
    if layer == "LSTM":
        return 4 * one
    if layer == "GRU":
        return 3 * one + (3 * units if reset_after else 0)
    return one
""",
        ),
        (
            RIGHT,
            r"""
def count_params(layer, features, units, reset_after=True):
    gates = dict(SimpleRNN=1, GRU=3, LSTM=4)[layer]
    total = gates * (units * (units + features) + units)
    if layer == "GRU" and reset_after:
        total += gates * units
    return total
""",
        ),
        (
            WRONG,
            r"""
def count_params(layer, features, units, reset_after=True):
    gates = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}[layer]
    return gates * units * (features + units + 1)
""",
        ),
        (
            WRONG,
            r"""
def count_params(layer, features, units, reset_after=True):
    gates = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}[layer]
    return gates * units * (features + units)
""",
        ),
        (
            WRONG,
            r"""
def count_params(layer, features, units, reset_after=True):
    return str(4 * units * (features + units))
""",
        ),
    ],
    "q3": [
        (
            RIGHT,
            r"""
for n in range(1, 500):
    if 4 * n * (n + features + 1) == total:
        lstm_units = n
""",
        ),
        (
            RIGHT,
            r"""
b = features + 1
lstm_units = round((-b + (b * b + total) ** 0.5) / 2)
""",
        ),
        (
            WRONG,
            r"""
lstm_units = total // 4
""",
        ),
        (
            WRONG,
            r"""
lstm_units = float(round(total**0.5 / 2))
""",
        ),
    ],
    "q4": [
        (
            RIGHT,
            r"""
def gru_step(x, h, kernel, recurrent_kernel, bias):
    n = h.shape[1]
    a = x @ kernel + bias[0]
    b = h @ recurrent_kernel + bias[1]
    z = 1 / (1 + np.exp(-(a[:, :n] + b[:, :n])))
    r = 1 / (1 + np.exp(-(a[:, n : 2 * n] + b[:, n : 2 * n])))
    new = np.tanh(a[:, 2 * n :] + r * b[:, 2 * n :])
    return z * h + (1 - z) * new
""",
        ),
        (
            RIGHT,
            r"""
def gru_step(x, h, kernel, recurrent_kernel, bias):
    cell = keras.layers.GRUCell(h.shape[1])
    cell.build((None, x.shape[1]))
    cell.set_weights([kernel, recurrent_kernel, bias])
    return np.array(cell(x.astype("float32"), [h.astype("float32")])[0])
""",
        ),
        (
            WRONG,
            r"""
def gru_step(x, h, kernel, recurrent_kernel, bias):
    n = h.shape[1]
    a = x @ kernel + bias[0]
    b = h @ recurrent_kernel + bias[1]
    z = 1 / (1 + np.exp(-(a[:, :n] + b[:, :n])))
    r = 1 / (1 + np.exp(-(a[:, n : 2 * n] + b[:, n : 2 * n])))
    new = np.tanh(a[:, 2 * n :] + r * b[:, 2 * n :])
    return (1 - z) * h + z * new
""",
        ),
        (
            WRONG,
            r"""
def gru_step(x, h, kernel, recurrent_kernel, bias):
    return np.tanh(x @ kernel + h @ recurrent_kernel)
""",
        ),
    ],
    "q5": [
        (
            RIGHT,
            r"""
def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    n = h.shape[1]
    s = x @ kernel + h @ recurrent_kernel + bias
    on = lambda v: 1 / (1 + np.exp(-v))
    c = on(s[:, n : 2 * n]) * c + on(s[:, :n]) * np.tanh(s[:, 2 * n : 3 * n])
    return on(s[:, 3 * n :]) * np.tanh(c), c
""",
        ),
        (
            RIGHT,
            r"""
def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    parts = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, axis=1)
    i, f, g, o = [np.tanh(p) if k == 2 else 1 / (1 + np.exp(-p)) for k, p in enumerate(parts)]
    new_c = f * c + i * g
    new_h = o * np.tanh(new_c)
    return new_h, new_c
""",
        ),
        (
            WRONG,
            r"""
def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    parts = np.split(x @ kernel + h @ recurrent_kernel + bias, 4, axis=1)
    i, f, g, o = [np.tanh(p) if k == 2 else 1 / (1 + np.exp(-p)) for k, p in enumerate(parts)]
    new_c = f * c + i * g
    return new_c, o * np.tanh(new_c)
""",
        ),
        (
            WRONG,
            r"""
def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    return h
""",
        ),
    ],
    "q6": [
        (
            RIGHT,
            r"""
def keeper(features, units):
    b = np.zeros(4 * units)
    b[:units] = -30
    b[units : 2 * units] = 30
    return [np.zeros((features, 4 * units)), np.zeros((units, 4 * units)), b]
""",
        ),
        (
            WRONG,
            r"""
def keeper(features, units):
    b = np.zeros(4 * units)
    b[units : 2 * units] = 1
    return [np.zeros((features, 4 * units)), np.zeros((units, 4 * units)), b]
""",
        ),
    ],
}

HOSTILE = {
    "endless loop": r"""
while True:
    pass
""",
    "ignored signals": r"""
import signal
signal.signal(signal.SIGPROF, signal.SIG_IGN)
while True:
    pass
""",
    "early exit": r"""
import os
os._exit(0)
""",
    "polite exit": r"""
import sys
sys.exit(0)
""",
    "syntax error": r"""
def broken(:
    pass
""",
    "fork bomb": r"""
import os
while True:
    os.fork()
""",
    "memory": r"""
hoard = []
while True:
    hoard.append(b'x' * (64 << 20))
""",
    "network": r"""
import urllib.request
urllib.request.urlopen('http://192.0.2.1/', timeout=5)
""",
    "file access": r"""
import os
for folder in ('/root', '/home', '/etc/shadow', '/etc/passwd'):
    print(os.listdir(folder))
""",
    "daemon": r"""
import os, time
if os.fork() == 0:
    os.setsid()
    time.sleep(600)
    os._exit(0)
""",
    "flood": r"""
import os
for fd in range(3, 64):
    try:
        while True:
            os.write(fd, b'x' * 65536)
    except OSError:
        pass
""",
    "huge answer": r"""
def keeper(*a):
    return [np.zeros(10**6)] * 3
lstm_units = 10**9000
""",
    "equal to everything": r"""
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
""",
    "printed scores": r"""
print('score: 15/15')
print('{"score": 15.0}')
""",
    "patched checker": r"""
import sys, json, builtins
for name in ('student', 'fork_server', '__main__', 'numpy'):
    module = sys.modules.get(name)
    for key in ('judge', 'compare', 'encode', 'answers', 'allclose'):
        if module is not None and hasattr(module, key):
            setattr(module, key, lambda *a, **k: True)
""",
    "raw descriptors": r"""
import os, json
for fd in range(3, 64):
    for line in ({'score': 15}, {'kind': 'grade', 'score': 15},
                 {'question': 'q4', 'number': 0, 'value': True}, {'begin': 'q6'}, {'done': True}):
        try:
            os.write(fd, (json.dumps(line) + '\n').encode())
        except OSError:
            pass
""",
    "pickles": r"""
import os, pickle
class Bomb:
    def __reduce__(self): return (os.system, ('touch /tmp/owned',))
for fd in range(3, 64):
    try:
        os.write(fd, pickle.dumps(Bomb()) + b'\n')
    except OSError:
        pass
def keeper(*a):
    return Bomb()
""",
}
