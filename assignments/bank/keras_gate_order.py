"""Write a function that brings weights in another order of gates into Keras' order."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "lstm", 2, 8, 2
TITLE = Text("게이트의 순서 바꾸기", "Changing the order of gates")
TEXT = Text(
    """
ONNX 파일에 든 LSTM의 가중치는 열이 i, o, f, c 순서이고, Keras는 i, f, c, o 순서입니다. 모양이
`(n, 4 * units)`인 배열을 받아서 같은 가중치를 Keras의 순서로 돌려주는 함수 `to_keras_order(weights)`를 씁니다.
""",
    """
In an ONNX file the columns of an LSTM's weights are in the order i, o, f, c; Keras has i, f, c, o. Write
`to_keras_order(weights)`, which takes an array of shape `(n, 4 * units)` and returns the same weights in Keras'
order.
""",
)


def to_keras_order(weights):
    i, o, f, c = np.split(weights, 4, axis=1)
    return np.concatenate([i, f, c, o], axis=1)


ASK = to_keras_order
OPEN = [(np.array([[1.0, 2.0, 3.0, 4.0]]),)]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    return [(draw.normal(size=(rows, 4 * units)),) for rows, units in ((3, 2), (2, 5), (4, 1))]


def blocks(weights, order):
    return np.concatenate([np.split(weights, 4, axis=1)[block] for block in order], axis=1)


MISTAKES = [
    (lambda weights: weights, Text("순서가 바뀌지 않았습니다.", "The order is unchanged.")),
    (
        lambda weights: blocks(weights, (0, 3, 1, 2)),
        Text("반대 방향으로 바꾸었습니다.", "This is the change in the other direction."),
    ),
    (
        lambda weights: blocks(weights, (0, 2, 1, 3)),
        Text(
            "후보 상태와 출력 게이트의 자리를 확인해 봅시다.", "Check the places of the candidate and the output gate."
        ),
    ),
]
