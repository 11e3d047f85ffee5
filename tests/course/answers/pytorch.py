import numpy as np

from answers import Tried


def by_columns(kernel):
    units = kernel.shape[1] // 3
    places = [*range(units, 2 * units), *range(units), *range(2 * units, 3 * units)]
    return kernel[:, places].T


TRIED = {
    "gru_blocks": Tried(
        [
            by_columns,
            lambda kernel: np.vstack([np.split(kernel.T, 3)[place] for place in (1, 0, 2)]),
        ],
        [],
        [
            lambda kernel: by_columns(kernel) if kernel.shape[0] != kernel.shape[1] else kernel.T,
            lambda kernel: np.sort(kernel.T, axis=0),
        ],
    ),
    "last_outputs": Tried(
        [
            lambda output, lengths: [
                row[length - 1] for row, length in zip(output, lengths, strict=True)
            ],
        ],
        [
            (lambda output, lengths: output[:, -1], "배열의 마지막 자리"),
            (lambda output, lengths: output[:, lengths - 1], "축"),
        ],
        [
            lambda output, lengths: (
                output[np.arange(len(output)), lengths - 1] if len(output) > 1 else output[:, 0]
            ),
            lambda output, lengths: output[:, lengths.max() - 1],
        ],
    ),
    "torch_shapes": Tried(
        [((2, 7, 8), ((6, 2, 4), (6, 2, 4))), [[2, 7, 8], [6, 2, 4], [6, 2, 4]]],
        [
            ([(2, 7, 8), (2, 6, 4), (2, 6, 4)], "h: 배치 축이 앞에"),
            ([(2, 7, 8), (2, 4), (2, 4)], "Keras의 모양입니다"),
            ([(2, 7, 8), (3, 2, 4), (6, 2, 4)], "방향을 세지"),
            ([(2, 7, 8), (2, 2, 4), (6, 2, 4)], "층을 세지"),
            ([(2, 7, 8), (6, 2, 4), (3, 2, 8)], "c: 두 방향이 이어"),
            ([(2, 7, 4), (6, 2, 4), (6, 2, 4)], "한 방향만"),
            ([(7, 2, 8), (6, 2, 4), (6, 2, 4)], "batch_first=False일 때"),
            ([(2, 7, 24), (6, 2, 4), (6, 2, 4)], "위층만"),
            ([(6, 2, 4), (6, 2, 4), (2, 7, 8)], "output의 자리에 상태의"),
            ([(2, 7, 8), (6, 2, 4), (6, 4, 2)], "c: 상태의 모양이 다릅니다"),
            ([(2, 7, 8), (6, 2, 4)], "모양 3개가 필요"),
            ([(2, 8), (6, 2, 4), (6, 2, 4)], "output: 시점 축이 없습니다"),
        ],
    ),
}
