"""Hidden checks of the demo's own questions. A real assignment keeps this file, like its master, in
a private place.

Each function is named after a question. It gets the student's public numbers and a source of hidden
ones (both are random.Random) and returns what is asked and which answer is right. It must draw
public numbers in the notebook's order."""

import numpy as np

from assignments.authoring.checks import call, value
from lib.cells import lstm
from lib.shapes import count_params


def q1(student, hidden):
    batch, steps, features, units = [
        student.randint(*ends) for ends in ((2, 9), (10, 40), (3, 9), (11, 29))
    ]
    axes = {"ko": "축이 하나 모자라거나 남습니다.", "en": "One axis too few or too many."}
    inputs = {
        "ko": "마지막 축에 특성 수를 썼습니다.",
        "en": "The last axis is the number of features.",
    }
    once = {"ko": "한 방향의 유닛만 세었습니다.", "en": "Only one direction's units were counted."}
    return [
        value(
            "sequence_shape",
            (batch, steps, units),
            [((batch, units), axes), ((batch, steps, features), inputs)],
        ),
        value(
            "last_shape",
            (batch, units),
            [((batch, steps, units), axes), ((batch, features), inputs)],
        ),
        value("bidirectional_shape", (batch, steps, 2 * units), [((batch, steps, units), once)]),
    ]


def q2(student, hidden):
    no_bias = {"ko": "편향을 빠뜨렸습니다.", "en": "The biases are missing."}
    other = {
        "ko": "GRU: reset_after가 편향을 어떻게 바꾸는지 생각해 봅시다.",
        "en": "GRU: see what reset_after does to the biases.",
    }
    checks = []
    for layer, after in (("SimpleRNN", True), ("LSTM", True), ("GRU", True), ("GRU", False)):
        sizes = layer, hidden.randint(5, 60), hidden.randint(70, 200)
        mistakes = [(count_params(*sizes, use_bias=False), no_bias)]
        if layer == "GRU":
            mistakes.append((count_params(*sizes, not after), other))
        checks.append(call("count_params", (*sizes, after), count_params(*sizes, after), mistakes))
    return checks


def q3(student, hidden):
    return [
        call(
            "keeper",
            (features, units),
            accept=keeps(*hidden.arrays((2, 100, features), (2, units))),
        )
        for features, units in ((4, 3), (2, 7))
    ]


def keeps(noise, start):
    """Takes any weights of the right shapes that keep `start` over the steps of `noise` to within
    0.01."""
    features = noise.shape[-1]
    units = start.shape[-1]
    shapes = [(features, 4 * units), (units, 4 * units), (4 * units,)]

    def accept(weights):
        if type(weights) is not tuple or [np.shape(array) for array in weights] != shapes:
            return False, {
                "ko": "세 배열의 모양이 다릅니다.",
                "en": "The shapes of the three arrays differ.",
            }
        with np.errstate(over="ignore", invalid="ignore"):
            _, _, c = lstm(noise, *weights, c0=start)
        if not np.abs(c - start).max() <= 0.01:
            return False, {"ko": "셀 상태가 변했습니다.", "en": "The cell state changed."}
        return True

    return accept
