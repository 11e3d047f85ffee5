def masked_mean(x, mask):
    kept = np.asarray(mask, dtype=float)[:, :, None]
    return (x * kept).sum(axis=1) / kept.sum(axis=1)


ASK = masked_mean
OPEN = [(np.array([[[1.0], [3.0], [9.0]]]), np.array([[1, 1, 0]]))]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    for batch, steps, features in ((3, 6, 2), (2, 5, 4)):
        lengths = draw.integers(2, steps, batch)
        mask = (np.arange(steps) < lengths[:, None]).astype(int)
        yield draw.normal(1, 1, (batch, steps, features)), mask
