import numpy as np

from answers import Tried


def by_loop(x):
    pairs = [{0: (1, 0), 1: (-1, 1), 2: (0, 0)}[number] for number in x.tolist()]
    return tuple(zip(*pairs, strict=True))


TRIED = {
    "two_steps": Tried(
        [
            lambda a1, b1, a2, b2: (a2 * a1, b2 + b1 * a2),
        ],
        [
            (lambda a1, b1, a2, b2: (a1[0], b1[0]), "축"),
        ],
        [
            lambda a1, b1, a2, b2: (a1 * a2, np.abs(a2) * b1 + b2),
            lambda a1, b1, a2, b2: (np.abs(a1 * a2), a2 * b1 + b2),
        ],
    ),
    "pair_state": Tried(
        [
            lambda a, k, v: (np.append(np.cumprod(a[:0:-1])[::-1], 1)[:, None] * k).T @ v,
        ],
        [
            (lambda a, k, v: k.T @ v, "남기는 몫을 쓰지 않았습니다"),
        ],
        [
            lambda a, k, v: a[-1] * np.outer(k[0], v[0]) + np.outer(k[1], v[1]),
            lambda a, k, v: (a.mean() ** np.arange(len(a))[::-1][:, None] * k).T @ v,
        ],
    ),
    "scan_rounds": Tried(
        [9, 9.0, int(np.ceil(np.log2(300))), (300 - 1).bit_length()],
        [
            (8, "한 라운드가 모자랍니다"),
            (10, "한 라운드가 남습니다"),
            (150, "시점의 수를 둘로"),
            (299, "한 시점씩"),
            (300, "시점의 수입니다"),
            (6, "자연로그로"),
            (3, "밑이 10인"),
            (40, "값이 다릅니다"),
        ],
    ),
    "reset_parity": Tried(
        [
            by_loop,
            lambda x: ((x == 0) * 1 - (x == 1) * 1, x == 1),
        ],
        [],
        [
            lambda x: (np.where(x == 2, 0, 1 - 2 * x)[::-1], 1 * (x == 1)),
            lambda x: (np.where(np.arange(len(x)) % 2, 0, 1 - 2 * x), 1 * (x == 1)),
        ],
    ),
}
