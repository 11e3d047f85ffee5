"""Write a mean over the steps that a mask keeps."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "beyond", 2, 9, 3
TITLE = Text("마스크를 쓰는 평균", "A mean with a mask")
TEXT = Text(
    """
함수 `masked_mean(x, mask)`를 씁니다. `x`의 모양은 `(batch, steps, features)`이고, `mask`의 모양은
`(batch, steps)`이며 패딩 자리에서 0, 나머지에서 1입니다. 시퀀스마다 패딩이 아닌 시점의 평균을 내어 모양
`(batch, features)`인 배열을 돌려줍니다.
""",
    """
Write `masked_mean(x, mask)`. `x` has shape `(batch, steps, features)`; `mask` has shape `(batch, steps)` and is
0 where there is padding and 1 elsewhere. Return, for each sequence, the mean over the steps that are no
padding: an array of shape `(batch, features)`.
""",
)


def masked_mean(x, mask):
    kept = np.asarray(mask, dtype=float)[:, :, None]
    return (x * kept).sum(axis=1) / kept.sum(axis=1)


ASK = masked_mean
OPEN = [(np.array([[[1.0], [3.0], [9.0]]]), np.array([[1, 1, 0]]))]


def inputs(hidden):
    draw, cases = np.random.default_rng(hidden.getrandbits(64)), []
    for batch, steps, features in ((3, 6, 2), (2, 5, 4)):
        lengths = draw.integers(2, steps, batch)
        mask = (np.arange(steps) < lengths[:, None]).astype(int)
        cases.append((draw.normal(1, 1, (batch, steps, features)), mask))
    return cases


MISTAKES = [
    (lambda x, mask: x.mean(axis=1), Text("마스크를 쓰지 않았습니다.", "The mask is not used.")),
    (
        lambda x, mask: (x * np.asarray(mask)[:, :, None]).mean(axis=1),
        Text("패딩이 아닌 시점의 수로 나눕니다.", "Divide by the number of steps that are kept."),
    ),
    (
        lambda x, mask: masked_mean(x, 1 - np.asarray(mask)),
        Text("패딩 자리의 평균을 냈습니다.", "This is the mean over the padding."),
    ),
]
