"""Exercises of the page on PyTorch: the blocks of a GRU in PyTorch's order, and the shapes of a stacked LSTM."""

import numpy as np

from lib.check.agreement import named, recognise, require_shape
from lib.check.answers import Wrong, as_shapes
from lib.check.exercise import exercise
from lib.check.functions import judge, sizes
from lib.text import Text


def _blocks(kernel, order):
    blocks = np.split(kernel, 3, axis=-1)
    return np.concatenate([blocks[place] for place in order], axis=-1)


def _wrong_order(order):
    return lambda kernel: _blocks(kernel, order).T


ORDER_MISTAKES = [
    (
        lambda kernel: kernel.T,
        "행과 열만 바꾸었고, 조각의 순서는 Keras의 순서 그대로입니다.",
        "Rows and columns are swapped, but the blocks still stand in Keras' order.",
    ),
    (
        lambda kernel: _blocks(kernel, (1, 0, 2)),
        "순서는 바꾸었지만, 행과 열을 바꾸지 않았습니다.",
        "The blocks are in order, but rows and columns are not swapped.",
    ),
    (
        lambda kernel: _blocks(kernel, (1, 0, 2)).reshape(kernel.shape[::-1]),
        "reshape로 모양만 맞춘 것 같습니다. 그러면 값의 자리가 섞입니다. 행과 열을 바꾸어야 합니다.",
        "The shape seems to be made by reshape, which mixes the values. Swap rows and columns.",
    ),
    (lambda kernel: kernel, "kernel이 그대로 돌아왔습니다.", "kernel came back unchanged."),
    *(
        (
            _wrong_order(order),
            "후보 상태의 조각이 자리를 옮겼습니다. 두 라이브러리 모두 후보 상태가 마지막입니다.",
            "The block of the candidate has moved. In both libraries it is the last one.",
        )
        for order in ((2, 1, 0), (0, 2, 1), (1, 2, 0), (2, 0, 1))
    ),
]


@exercise(
    look=Text(
        "바꿀 것은 두 가지입니다. 조각의 순서와, 행렬의 행과 열입니다. 어느 조각이 서로 자리를 바꾸나요?",
        "Two things change: the order of the blocks, and rows and columns. Which blocks change places?",
    ),
    start=Text(
        "np.split(kernel, 3, axis=-1)로 z, r, h를 나누어 이름을 붙이세요. 원하는 순서대로 np.concatenate로 이은 "
        "다음 .T로 행과 열을 바꿉니다.",
        "Cut it into z, r, h with np.split(kernel, 3, axis=-1). Join them in the wanted order with np.concatenate, "
        "then swap rows and columns with .T.",
    ),
    solution="""
def gru_blocks(kernel):
    z, r, h = np.split(kernel, 3, axis=-1)
    return np.concatenate([r, z, h], axis=-1).T
""",
    right=Text(
        "모양만 보아서는 순서가 맞는지 알 수 없습니다. 그래서 옮긴 다음에는 출력을 비교합니다.",
        "The shape does not tell whether the order is right. That is why outputs are compared afterwards.",
    ),
)
def gru_blocks(answer, rng):
    """A function kernel (features, 3 * units) of Keras -> weight_ih_l0 (3 * units, features) of PyTorch."""
    judge(
        answer,
        ({"kernel": rng.normal(size=(features, 3 * units))} for features, units in sizes(rng, 2, 1, fixed=[(3, 1)])),
        lambda kernel: _blocks(kernel, (1, 0, 2)).T,
        ORDER_MISTAKES,
        axes=lambda kernel: {"weights": kernel.shape[1], "features": kernel.shape[0]},
    )


@exercise(
    look=Text(
        "batch_first=True는 입력과 output에만 적용됩니다. 상태의 첫 축에는 무엇이 들어가나요?",
        "batch_first=True holds for the input and the output only. What is the first axis of the states?",
    ),
    start=Text(
        "output의 마지막 축에는 위층의 두 방향이 이어져 있습니다. 상태의 모양은 (층 × 방향, 배치, 유닛)입니다.",
        "The last axis of output joins both directions of the top layer. "
        "A state is (layers × directions, batch, units).",
    ),
    solution="answer = [(2, 7, 2 * 4), (3 * 2, 2, 4), (3 * 2, 2, 4)]",
    right=Text(
        "상태에서는 batch_first=True여도 배치가 둘째 축이고, 방향은 이어 붙지 않고 따로 쌓입니다.",
        "In the states the batch is the second axis even with batch_first=True, and directions are stacked, "
        "not joined.",
    ),
)
def torch_shapes(answer):
    """Shapes of output, h and c of LSTM(5, 4, num_layers=3, bidirectional=True, batch_first=True) on (2, 7, 5)."""
    received = as_shapes(answer)
    if len(received) != 3:
        raise Wrong(
            "모양 3개가 필요합니다. [(…), (…), (…)]처럼 output, h, c의 순서로 쓰세요.",
            "Three shapes are expected, as in [(…), (…), (…)]: output, h, c.",
        )
    output, *states = received
    recognise(
        output,
        [
            ((2, 7, 4), "output에 한 방향만 들어 있습니다.", "output holds one direction only."),
            (
                (7, 2, 8),
                "output이 batch_first=False일 때의 모양입니다.",
                "This is the output's shape with batch_first=False.",
            ),
            ((2, 7, 24), "output에 모든 층이 들어 있습니다. 위층만 나옵니다.", "output holds the top layer only."),
            (
                (6, 2, 4),
                "output의 자리에 상태의 모양이 있습니다. 순서는 output, h, c입니다.",
                "The shape of a state stands first. The order is output, h, c.",
            ),
        ],
    )
    with named("output"):
        require_shape(output, batch=2, steps=7, units=8)
    for name, state in zip("hc", states, strict=True):
        with named(name):
            _require_state(state)


def _require_state(state):
    recognise(
        state,
        [
            (
                (2, 6, 4),
                "배치 축이 앞에 있습니다. batch_first=True는 상태에 적용되지 않습니다.",
                "The batch comes first. batch_first=True does not hold for states.",
            ),
            ((3, 2, 4), "방향을 세지 않았습니다.", "The directions are not counted."),
            ((2, 2, 4), "층을 세지 않았습니다.", "The layers are not counted."),
            (
                (3, 2, 8),
                "두 방향이 이어 붙어 있습니다. 상태에서는 방향마다 따로 쌓입니다.",
                "Both directions are joined. In the states they are stacked.",
            ),
            ((2, 4), "층과 방향의 축이 없습니다. Keras의 모양입니다.", "The axis of layers and directions is missing."),
        ],
    )
    if state != (6, 2, 4):
        raise Wrong(
            "상태의 모양이 다릅니다. 축은 (층 × 방향, 배치, 유닛)입니다.",
            "The state has another shape. Its axes are (layers × directions, batch, units).",
        )
