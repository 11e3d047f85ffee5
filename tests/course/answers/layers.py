import numpy as np

from answers import Tried


def filled(rows):
    padded = np.zeros((len(rows), max(map(len, rows)), rows[0].shape[1]))
    for place, row in enumerate(rows):
        padded[place, : len(row)] = row
    return padded


TRIED = {
    "pad_batch": Tried(
        [
            filled,
        ],
        [
            (lambda rows: filled([row[::-1] for row in rows])[:, ::-1], "뒤에"),
            (lambda rows: filled(rows)[:, :1], "시점"),
        ],
        [
            lambda rows: filled(rows) + (filled(rows) == 0),
        ],
    ),
    "masked_mean": Tried(
        [
            lambda outputs, mask: np.stack(
                [o[m].mean(axis=0) for o, m in zip(outputs, mask, strict=True)]
            ),
        ],
        [
            (lambda outputs, mask: np.append(outputs, outputs, axis=0)[:, 0], "배치 축의 크기가"),
        ],
        [
            lambda outputs, mask: [
                o[: m.sum()].mean(axis=0) for o, m in zip(outputs, mask, strict=True)
            ],
            lambda outputs, mask: [o[m][0] for o, m in zip(outputs, mask, strict=True)],
        ],
    ),
}
