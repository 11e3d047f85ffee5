from lib.questions.draw import sizes


def rnn_step(x_t, h, W, U, b):
    return np.tanh(x_t @ W + h @ U + b)


def cases(rng):
    for batch, features, units in sizes(rng, 1, 1, 1, fixed=[(2, 3, 3), (3, 2, 2)]):
        x_t, h = rng.normal(size=(batch, features)), rng.normal(size=(batch, units))
        W, U, b = (
            rng.normal(size=(features, units)),
            rng.normal(size=(units, units)),
            rng.normal(size=units),
        )
        yield {"x_t": x_t, "h": h, "W": W, "U": U, "b": b}
