import numpy as np


def rnn_layer(x, kernel, recurrent_kernel, bias):
    h, outputs = np.zeros((x.shape[0], kernel.shape[1])), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ kernel + h @ recurrent_kernel + bias)
        outputs.append(h)
    return np.stack(outputs, axis=1), h


ASK = rnn_layer
OPEN = [(np.ones((1, 2, 1)), np.array([[0.5]]), np.array([[1.0]]), np.array([0.0]))]


def inputs(hidden):  # of b sequences, s steps, f features and u units
    sizes = ((2, 3, 4, 5), (1, 6, 2, 3), (3, 4, 3, 2))
    return [hidden.arrays((b, s, f), (f, u), (u, u), (u,)) for b, s, f, u in sizes]
