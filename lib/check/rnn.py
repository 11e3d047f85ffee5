"""Exercises of the chapter RNN: one step by hand and in NumPy, the loop over time, parameters, Dense on a sequence."""

import numpy as np

from lib import cells
from lib.check.answers import (
    as_array,
    as_number,
    as_shape,
    call,
    compare,
    equal,
    fresh,
    named,
    recognise,
    require_shape,
)
from lib.check.exercise import Text, Wrong, exercise

# batch, features, units. Features = units comes first: there a transposed weight gets words instead of an exception.
SIZES = [(2, 3, 3), (3, 5, 2), (1, 2, 4)]


def _step_mistakes(x_t, h, W, U, b):
    """(value, ko, en) of what a SimpleRNN step looks like with one thing wrong."""
    a = x_t @ W + h @ U + b
    yield a, "tanh를 지나지 않은 값 같다.", "This looks like the value before tanh."
    yield cells.sigmoid(a), "tanh 대신 시그모이드를 쓴 것 같다.", "This looks like a sigmoid in place of tanh."
    for wrong in (np.tanh(x_t @ W) + h @ U + b, np.tanh(x_t @ W) + np.tanh(h @ U) + b, np.tanh(a - b) + b):
        yield wrong, "tanh가 합 전체에 걸리지 않았다.", "tanh does not act on the whole sum."
    yield np.tanh(a - b), "편향을 더하지 않은 것 같다.", "The bias seems to be missing."
    yield (
        np.tanh(a - h @ U),
        "이전 은닉 상태를 쓰지 않은 것 같다.",
        "The hidden state of the step before seems to be missing.",
    )
    yield np.tanh(a - x_t @ W), "입력을 쓰지 않은 것 같다.", "The input seems to be missing."
    if W.shape == U.shape:
        yield (
            np.tanh(x_t @ W.T + h @ U + b),
            "W가 전치된 것 같다. x_t @ W의 순서를 보자.",
            "W looks transposed: mind the order in x_t @ W.",
        )
        yield (
            np.tanh(x_t @ W + h @ U.T + b),
            "U가 전치된 것 같다. h @ U의 순서를 보자.",
            "U looks transposed: mind the order in h @ U.",
        )
        yield (
            np.tanh(x_t @ W.T + h @ U.T + b),
            "W와 U가 전치된 것 같다. x_t @ W, h @ U의 순서를 보자.",
            "W and U look transposed: mind the order in x_t @ W and h @ U.",
        )
        yield np.tanh(x_t @ U + h @ W + b), "W와 U가 서로 바뀌었다.", "W and U changed places."


@exercise(
    hint=Text(
        "유닛마다 x·W의 열 하나, h·U의 열 하나, 편향 하나를 더한다. 그다음 tanh를 한 번 씌운다.",
        "For each unit add one column of x·W, one column of h·U and one bias. Then take tanh once.",
    ),
    solution="""
x_t, h = np.array([1.0, 2.0]), np.array([1.0, -1.0])
W, U, b = np.array([[0.5, -0.5], [0.25, 0.5]]), np.array([[1.0, 0.5], [1.5, 0.0]]), np.array([0.1, -0.2])
answer = np.tanh(x_t @ W + h @ U + b).round(3)
""",
    right=Text(
        "유닛이 몇 개든 시점이 몇 개든 이 계산이 되풀이될 뿐이다.",
        "However many units and steps there are, it is this computation again and again.",
    ),
)
def rnn_by_hand(answer):
    """The new hidden state of two units for the numbers in the task, to three digits."""
    received = as_array(answer)
    if received.shape == (1, 2):
        received = received[0]
    if received.shape != (2,):
        raise Wrong("유닛마다 수가 하나씩 와야 한다.", "There should be one number for each unit.")
    x_t, h = np.array([1.0, 2.0]), np.array([1.0, -1.0])
    W, U, b = np.array([[0.5, -0.5], [0.25, 0.5]]), np.array([[1.0, 0.5], [1.5, 0.0]]), np.array([0.1, -0.2])
    expected = np.tanh(x_t @ W + h @ U + b)
    if np.abs(received - expected).max() < 0.0011:
        return
    recognise(received.round(2), ((value.round(2), ko, en) for value, ko, en in _step_mistakes(x_t, h, W, U, b)))
    if np.abs(received[::-1] - expected).max() < 0.0011:
        raise Wrong("두 유닛의 순서가 바뀌었다.", "The two units changed places.")
    if np.abs(received - expected).max() < 0.011:
        raise Wrong("거의 맞지만 셋째 자리까지 맞지는 않다.", "Close, but not to three digits.")
    close = np.abs(received - expected) < 0.0011
    if close.any():
        unit = ("첫", "first") if close[1] else ("둘째", "second")
        raise Wrong(f"{unit[0]} 유닛의 값이 다르다.", f"The value of the {unit[1]} unit differs.")
    if np.abs(received).max() > 1:
        raise Wrong("tanh를 지난 값이 이렇게 클 수 없다.", "No value can be this large after tanh.")
    raise Wrong("두 유닛의 값이 모두 다르다.", "The values of both units differ.")


@exercise(
    hint=Text(
        "x_t @ W, h @ U, b를 더해 np.tanh에 넣는다. 배치 축은 손대지 않아도 따라온다.",
        "Add x_t @ W, h @ U and b, and give the sum to np.tanh. The batch axis takes care of itself.",
    ),
    solution="""
def rnn_step(x_t, h, W, U, b):
    return np.tanh(x_t @ W + h @ U + b)
""",
    right=Text(
        "크기가 다른 무작위 입력에서도 Keras와 같은 식이다.",
        "The same formula as in Keras, on random inputs of several sizes.",
    ),
)
def rnn_step(answer):
    """A function x_t (batch, features), h (batch, units), W, U, b -> the next h (batch, units)."""
    for batch, features, units in SIZES:
        rng = fresh()
        x_t, h, W = (
            rng.normal(size=(batch, features)),
            rng.normal(size=(batch, units)),
            rng.normal(size=(features, units)),
        )
        U, b = rng.normal(size=(units, units)), rng.normal(size=units)
        compare(
            as_array(call(answer, x_t, h, W, U, b)),
            np.tanh(x_t @ W + h @ U + b),
            _step_mistakes(x_t, h, W, U, b),
            Text(
                "모양은 맞지만 값이 다르다. 식의 세 항을 하나씩 견주어 보자.",
                "The shape is right, the values are not. Compare the three terms of the formula one by one.",
            ),
            batch=batch,
            units=units,
        )


@exercise(
    hint=Text(
        "h를 0으로 놓고 시점마다 x[:, t]로 한 걸음 간다. 걸음마다 h를 모아 np.stack(…, axis=1)로 쌓는다.",
        "Start from h = 0 and take one step for each x[:, t]. Collect h and np.stack(…, axis=1) what you collected.",
    ),
    solution="""
def simple_rnn(x, W, U, b):
    h = np.zeros((len(x), len(U)))
    outputs = []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ W + h @ U + b)
        outputs.append(h)
    return np.stack(outputs, axis=1), h
""",
    right=Text(
        "가중치는 한 벌이고 시점마다 다시 쓰인다. 그래서 시점 수가 달라도 파라미터 수는 그대로다.",
        "There is one set of weights, used again at each step: longer sequences need no more parameters.",
    ),
)
def simple_rnn(answer):
    """A function x (batch, steps, features), W, U, b -> outputs (batch, steps, units), h (batch, units)."""
    for batch, features, units, steps in [(2, 3, 4, 5), (3, 2, 2, 4)]:
        rng = fresh()
        x, W = rng.normal(size=(batch, steps, features)), rng.normal(size=(features, units))
        U, b = rng.normal(size=(units, units)), rng.normal(size=units)
        result = call(answer, x, W, U, b)
        if not isinstance(result, (list, tuple)) or len(result) != 2:
            raise Wrong("outputs와 h, 둘을 돌려줘야 한다.", "Two things should be returned: outputs and h.")
        with named("outputs"):
            outputs = as_array(result[0])
        with named("h"):
            h = as_array(result[1])
        expected, last = cells.simple_rnn(x, W, U, b)
        if equal(outputs, last) and equal(h, expected):
            raise Wrong("outputs와 h의 순서가 바뀌었다.", "outputs and h changed places.")
        if not equal(outputs, expected):
            recognise(
                outputs,
                [
                    (last, "outputs에 마지막 시점만 있다.", "outputs holds the last step only."),
                    (
                        np.tanh(x @ W + b),
                        "시점마다 h가 0에서 다시 시작하는 것 같다. 앞 시점의 h를 넘겨주지 않았다.",
                        "h seems to start from zero at each step: it is not handed on.",
                    ),
                    (
                        expected[:, ::-1],
                        "outputs의 시점 순서가 거꾸로다.",
                        "The steps of outputs are in reverse order.",
                    ),
                    (
                        np.concatenate([np.zeros((batch, 1, units)), expected[:, :-1]], axis=1),
                        "h를 새로 계산하기 전에 모은 것 같다. 한 시점씩 밀렸다.",
                        "h seems to be collected before it is computed: everything is one step late.",
                    ),
                    (
                        np.repeat(last[:, None], steps, axis=1),
                        "모든 시점에 같은 배열이 들어 있다. h를 제자리에서 고치면 모아 둔 것도 바뀐다.",
                        "All steps hold one array: changing h in place changes what was collected, too.",
                    ),
                ],
            )
            with named("outputs"):
                require_shape(outputs.shape, batch=batch, steps=steps, units=units)
            raise Wrong("outputs의 모양은 맞지만 값이 다르다.", "outputs has the right shape, but other values.")
        if equal(h, expected):
            raise Wrong("h에 모든 시점이 들어 있다.", "h holds all steps.")
        with named("h"):
            require_shape(h.shape, batch=batch, units=units)
        if not equal(h, last):
            raise Wrong("h가 마지막 시점의 은닉 상태가 아니다.", "h is not the hidden state of the last step.")


@exercise(
    hint=Text(
        "outputs의 축은 (배치, 시점, 유닛)이다. 배치 축은 그대로 두고 시점 축에서 하나를 고른다.",
        "The axes of outputs are (batch, time, units). Keep the batch axis and choose one place on the time axis.",
    ),
    solution="""
def last_step(outputs):
    return outputs[:, -1]
""",
    right=Text(
        "return_state=True가 돌려주는 텐서와 같다. 상태는 숨어 있지 않았다.",
        "The very tensor that return_state=True returns: the state was never hidden.",
    ),
)
def last_step(answer):
    """A function outputs (batch, steps, units) -> the last hidden state (batch, units)."""
    for batch, steps, units in [(3, 4, 5), (1, 6, 2)]:
        outputs = fresh().normal(size=(batch, steps, units))
        compare(
            as_array(call(answer, outputs)),
            outputs[:, -1],
            [
                (
                    outputs[-1],
                    "마지막 시점이 아니라 배치의 마지막 시퀀스다.",
                    "This is the last sequence of the batch.",
                ),
                *(
                    (sequence, "배치 축이 없다. 시퀀스 하나만 꺼냈다.", "The batch axis is missing.")
                    for sequence in outputs[:, -1]
                ),
                (outputs[:, 0], "마지막이 아니라 첫 시점이다.", "This is the first step, not the last."),
                (
                    outputs[..., -1],
                    "시점이 아니라 유닛에서 마지막을 골랐다.",
                    "This takes the last unit, not the last step.",
                ),
                (outputs[:, -1:], "시점 축이 크기 하나로 남아 있다.", "The time axis is still there, one step long."),
                (outputs.mean(axis=1), "시점의 평균이다. 마지막 시점을 고르자.", "This is the mean over time."),
                (outputs, "모든 시점이 그대로 있다.", "All steps are still there."),
            ],
            Text("모양은 맞지만 마지막 시점의 값이 아니다.", "The shape is right, but this is not the last step."),
            batch=batch,
            units=units,
        )


@exercise(
    hint=Text(
        "가중치는 셋이다. kernel은 (특성, 유닛), recurrent_kernel은 (유닛, 유닛), bias는 (유닛,)이다.",
        "There are three weights: kernel (features, units), recurrent_kernel (units, units), bias (units,).",
    ),
    solution="answer = 3 * 8 + 8 * 8 + 8",
    right=Text("시점이 몇 개인지는 들어가지 않는다.", "How many time steps there are does not enter."),
)
def rnn_params(answer):
    """The number of parameters of SimpleRNN(8) on an input of shape (10, 3)."""
    number = as_number(answer)
    kernel, recurrent, bias, steps = 3 * 8, 8 * 8, 8, 10
    again = "시점 수를 곱한 것 같다. 가중치는 시점마다 다시 쓰인다."
    again_en = "The number of time steps seems to be a factor. The weights are used again at each step."
    recognise(
        number,
        [
            (kernel + bias, "순환 가중치 recurrent_kernel이 빠졌다.", "recurrent_kernel is missing."),
            (kernel, "입력 가중치 kernel만 센 것 같다.", "Only the kernel seems to be counted."),
            (kernel + recurrent, "편향을 세지 않은 것 같다.", "The bias seems to be missing."),
            (recurrent + bias, "입력 가중치 kernel이 빠졌다.", "The kernel is missing."),
            (kernel + recurrent + 2 * bias, "편향을 두 번 센 것 같다.", "The bias seems to be counted twice."),
            (kernel + 3 * 3 + 3, "유닛 수와 특성 수가 바뀌었다.", "Units and features changed places."),
            (
                kernel + bias + 8,
                "recurrent_kernel의 모양이 다르다. 벡터가 아니라 행렬이다.",
                "recurrent_kernel is a matrix.",
            ),
            (kernel * steps + recurrent + bias, again, again_en),
            ((kernel + recurrent + bias) * steps, again, again_en),
            (
                steps * 8 + recurrent + bias,
                "특성 수 자리에 시점 수를 넣었다.",
                "Time steps stand in place of features.",
            ),
        ],
    )
    if number != kernel + recurrent + bias:
        raise Wrong("세 가중치의 크기를 하나씩 세어 더하자.", "Count the three weights one by one and add.")


@exercise(
    hint=Text(
        "Dense는 마지막 축에만 작용한다. TimeDistributed는 같은 층 하나를 시점마다 부른다.",
        "Dense acts on the last axis only. TimeDistributed calls one and the same layer at each step.",
    ),
    solution="""
answer = {
    "Dense": ((2, 6, 3), 4 * 3 + 3),
    "TimeDistributed": ((2, 6, 3), 4 * 3 + 3),
}
""",
    right=Text(
        "둘은 같은 계산이다. Keras의 Dense는 이미 시점마다 같은 가중치를 쓴다.",
        "Both compute the same thing: Dense in Keras already shares its weights over time.",
    ),
)
def time_distributed(answer):
    """Shape and parameters of Dense(3) and TimeDistributed(Dense(3)) on an array of shape (2, 6, 4)."""
    layers = "Dense", "TimeDistributed"
    if not isinstance(answer, dict) or set(answer) != set(layers):
        raise Wrong(
            "Dense와 TimeDistributed를 키로 하는 딕셔너리가 와야 한다.",
            "A dict with the keys Dense and TimeDistributed was expected.",
        )
    for layer in layers:
        with named(layer):
            _judge_dense(answer[layer])


def _judge_dense(answer):
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Wrong("모양과 파라미터 수를 함께 쓴다.", "Write the shape and the count together.")
    shape, count = as_shape(answer[0]), as_number(answer[1])
    recognise(
        shape,
        [
            ((2, 3), "시점 축이 사라졌다.", "The time axis is gone."),
            ((2, 18), "시점을 한 줄로 폈다.", "The steps are flattened."),
            ((2, 6, 4), "마지막 축이 입력 그대로다.", "The last axis is still the input's."),
        ],
    )
    require_shape(shape, batch=2, steps=6, units=3)
    flattened = "시점을 한 줄로 펴서 이었다고 보았다.", "This counts weights for all steps in one row."
    recognise(
        count,
        [
            (15 * 6, "시점마다 가중치가 따로 있다고 보았다.", "This gives each step weights of its own."),
            (6 * 4 * 18 + 18, *flattened),
            (6 * 4 * 3 + 3, *flattened),
            (4 * 3, "편향을 세지 않은 것 같다.", "The bias seems to be missing."),
        ],
    )
    if count != 4 * 3 + 3:
        raise Wrong("파라미터 수가 다르다.", "The number of parameters differs.")
