"""Exercises of the chapter RNN: one step by hand and in NumPy, the loop over time, parameters, Dense on a sequence."""

import numpy as np

from lib import cells, shapes
from lib.check import choices, mistakes, own_sentence
from lib.check.agreement import named, recognise, require_shape
from lib.check.answers import Wrong, as_array, as_number, as_shape
from lib.check.exercise import exercise
from lib.check.functions import judge, pair, sizes
from lib.text import Text

STEP_MISTAKES = [
    (lambda x_t, h, W, U, b: x_t @ W + h @ U + b, "tanh를 적용하지 않은 값입니다.", "This is the value before tanh."),
    (
        lambda x_t, h, W, U, b: cells.sigmoid(x_t @ W + h @ U + b),
        "tanh 대신 시그모이드를 쓴 것 같습니다.",
        "This looks like a sigmoid instead of tanh.",
    ),
    (
        lambda x_t, h, W, U, b: np.maximum(x_t @ W + h @ U + b, 0),
        "tanh 대신 ReLU를 쓴 것 같습니다.",
        "This looks like ReLU instead of tanh.",
    ),
    *(
        (
            function,
            "tanh는 세 항을 모두 더한 값에 적용해야 합니다.",
            "tanh should be applied to the sum of all three terms.",
        )
        for function in (
            lambda x_t, h, W, U, b: np.tanh(x_t @ W) + h @ U + b,
            lambda x_t, h, W, U, b: np.tanh(x_t @ W) + np.tanh(h @ U) + b,
            lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U) + b,
            lambda x_t, h, W, U, b: x_t @ W + np.tanh(h @ U + b),
            lambda x_t, h, W, U, b: np.tanh(x_t @ W + b) + h @ U,
        )
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U),
        "편향 b를 더하지 않은 것 같습니다.",
        "The bias b seems to be missing.",
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W + b),
        "이전 은닉 상태 h를 쓰지 않은 것 같습니다.",
        "The previous hidden state h seems to be missing.",
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(h @ U + b),
        "입력 x_t를 쓰지 않은 것 같습니다.",
        "The input x_t seems to be missing.",
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W.T + h @ U + b),
        "W를 전치해서 곱한 것 같습니다.",
        "W seems to be transposed.",
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U.T + b),
        "U를 전치해서 곱한 것 같습니다.",
        "U seems to be transposed.",
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ W.T + h @ U.T + b),
        "W와 U를 모두 전치해서 곱한 것 같습니다.",
        "Both W and U seem to be transposed.",
    ),
    (
        lambda x_t, h, W, U, b: np.tanh(x_t @ U + h @ W + b),
        "W와 U를 서로 바꾸어 쓴 것 같습니다.",
        "W and U seem to be swapped.",
    ),
]

BY_HAND = {
    "x_t": np.array([1.0, 2.0]),
    "h": np.array([1.0, -1.0]),
    "W": np.array([[0.5, -0.5], [0.25, 0.5]]),
    "U": np.array([[1.0, 0.5], [1.5, 0.0]]),
    "b": np.array([0.1, -0.2]),
}


def _step(x_t, h, W, U, b):
    return np.tanh(x_t @ W + h @ U + b)


@exercise(
    look=Text(
        "유닛 하나의 값에는 W의 열 하나, U의 열 하나, 편향 하나만 쓰입니다. 첫째 유닛에는 어느 수들이 쓰이는지 "
        "찾아보세요.",
        "One unit uses only one column of W, one column of U and one bias. Find the numbers that the first unit uses.",
    ),
    start=Text(
        "첫째 유닛부터 시작합니다. 입력 쪽은 1 × 0.5 + 2 × 0.25입니다. 상태 쪽도 같은 방법으로 구해 더하고, tanh는 "
        "마지막에 한 번만 적용합니다.",
        "Begin with the first unit. The input part is 1 × 0.5 + 2 × 0.25. Find the state part in the same way, add "
        "both and "
        "the bias, and apply tanh once, at the end.",
    ),
    solution="""
x_t, h = np.array([1.0, 2.0]), np.array([1.0, -1.0])
W, U, b = np.array([[0.5, -0.5], [0.25, 0.5]]), np.array([[1.0, 0.5], [1.5, 0.0]]), np.array([0.1, -0.2])
answer = np.tanh(x_t @ W + h @ U + b).round(3)
""",
    right=Text(
        "유닛이나 시점이 더 많아져도 같은 계산을 되풀이할 뿐입니다.",
        "With more units or more steps, this same computation is simply repeated.",
    ),
)
def rnn_by_hand(answer):
    """The new hidden state of two units for the numbers in the task, to three digits."""
    received, expected = as_array(answer), _step(**BY_HAND)
    if received.shape in ((1, 2), (2, 1)):
        received = received.ravel()
    if received.shape != (2,):
        raise Wrong("유닛이 두 개이므로 값도 두 개여야 합니다.", "There are two units, so there should be two values.")
    close = np.abs(received - expected) < 0.0006
    if close.all():
        return
    recognise(received.round(2), ((value(**BY_HAND).round(2), ko, en) for value, ko, en in STEP_MISTAKES))
    if np.abs(received[::-1] - expected).max() < 0.0006:
        raise Wrong("두 유닛의 값이 서로 바뀌었습니다.", "The values of the two units are swapped.")
    if np.abs(received - expected).max() < 0.011:
        raise Wrong(
            "거의 맞았지만 소수 셋째 자리까지는 맞지 않습니다.", "Very close, but not correct to three decimal places."
        )
    if np.abs(received).max() > 1:
        raise Wrong(
            "tanh의 값은 -1과 1 사이인데, 그 범위를 벗어난 값이 있습니다.",
            "tanh lies between -1 and 1, but a value outside of it was received.",
        )
    if close.any():
        ko, en = ("첫째", "first") if close[1] else ("둘째", "second")
        raise Wrong(f"{ko} 유닛의 값이 다릅니다.", f"The value of the {en} unit is different.")
    raise Wrong("두 유닛의 값이 모두 다릅니다.", "The values of both units are different.")


@exercise(
    look=Text(
        "이 장의 첫 식을 다시 보세요. 새 h는 입력에서 온 항, 이전 h에서 온 항, 편향의 세 항으로 만듭니다.",
        "Look again at the first formula of this chapter: the new h is made of three terms, one from the input, one "
        "from "
        "the previous h, and the bias.",
    ),
    start=Text(
        "입력 항은 x_t @ W입니다. 모양이 (배치, 유닛)인지 확인하고, 같은 모양의 상태 항을 만들어 보세요. 비선형 함수는 "
        "무엇이고, 어디에 적용할까요?",
        "The input term is x_t @ W. Check that its shape is (batch, units), then write the state term with the same "
        "shape. "
        "Which nonlinear function comes next, and where?",
    ),
    solution="""
def rnn_step(x_t, h, W, U, b):
    return np.tanh(x_t @ W + h @ U + b)
""",
    right=Text(
        "크기가 다른 여러 입력에서 Keras의 SimpleRNN과 같은 값이 나옵니다.",
        "It gives the same values as Keras' SimpleRNN, on inputs of many sizes.",
    ),
)
def rnn_step(answer, rng):
    """A function x_t (batch, features), h (batch, units), W, U, b -> the next h (batch, units)."""
    judge(
        answer,
        _step_cases(rng),
        _step,
        STEP_MISTAKES,
        axes=lambda x_t, h, W, U, b: {"batch": len(x_t), "units": len(U)},
        otherwise=Text(
            "모양은 맞지만 값이 다릅니다. 식의 세 항을 하나씩 비교해 보세요.",
            "The shape is right, but the values are not. Compare the three terms of the formula one by one.",
        ),
    )


def _step_cases(rng):
    for batch, features, units in sizes(rng, 1, 1, 1, fixed=[(2, 3, 3), (3, 2, 2)]):
        x_t, h = rng.normal(size=(batch, features)), rng.normal(size=(batch, units))
        W, U, b = rng.normal(size=(features, units)), rng.normal(size=(units, units)), rng.normal(size=units)
        yield {"x_t": x_t, "h": h, "W": W, "U": U, "b": b}


def _loop(x, W, U, b, outputs=lambda o: o, last=lambda o: o[:, -1]):
    """outputs, h of the right loop; the options make one of them wrong."""
    right, _ = cells.simple_rnn(x, W, U, b)
    return outputs(right), last(right)


LOOP_MISTAKES = [
    (lambda **given: _loop(**given)[::-1], "outputs와 h의 순서가 바뀌었습니다.", "outputs and h are swapped."),
    (
        lambda **given: _loop(**given, outputs=lambda o: o[:, -1]),
        "outputs에 마지막 시점만 들어 있습니다.",
        "outputs holds only the last step.",
    ),
    (
        lambda x, W, U, b: (np.tanh(x @ W + b), np.tanh(x[:, -1] @ W + b)),
        "시점마다 h가 0에서 다시 시작하는 것 같습니다. 앞 시점의 h를 다음 시점에 넘겨주어야 합니다.",
        "h seems to start from zero at every step. It should be passed on to the next step.",
    ),
    (
        lambda **given: _loop(**given, outputs=lambda o: o[:, ::-1]),
        "outputs의 시점 순서가 거꾸로입니다.",
        "The steps of outputs are in reverse order.",
    ),
    (
        lambda **given: _loop(**given, outputs=lambda o: np.concatenate([0 * o[:, :1], o[:, :-1]], axis=1)),
        "outputs가 한 시점씩 밀려 있습니다. h를 새로 계산하기 전에 모은 것 같습니다.",
        "outputs is one step late: h seems to be collected before it is computed.",
    ),
    (
        lambda **given: _loop(**given, outputs=lambda o: np.repeat(o[:, -1:], o.shape[1], axis=1)),
        "outputs의 모든 시점에 같은 배열이 들어 있습니다. h를 제자리에서 고치면 모아 둔 것도 함께 바뀝니다.",
        "Every step of outputs holds the same array: changing h in place also changes what was collected.",
    ),
    (
        lambda **given: _loop(**given, last=lambda o: o),
        "h에 모든 시점이 들어 있습니다. 마지막 은닉 상태만 돌려주세요.",
        "h holds all steps. Return only the last hidden state.",
    ),
    (
        lambda **given: _loop(**given, last=lambda o: o[:, 0]),
        "h가 첫 시점의 은닉 상태입니다.",
        "h is the hidden state of the first step.",
    ),
]


@exercise(
    look=Text(
        "시점 t의 h는 바로 앞 시점의 h에서 나옵니다. 그래서 시점을 하나씩 도는 반복문이 필요합니다. 첫 시점의 앞에는 "
        "무엇이 있을까요?",
        "The h of step t comes from the h just before it, so a loop over the steps is needed. What comes before the "
        "first step?",
    ),
    start=Text(
        "h = np.zeros((배치, 유닛))에서 시작합니다. 시점 t의 입력은 x[:, t]입니다. 시점마다 새 h를 리스트에 모으고, "
        "마지막에 시점 "
        "축으로 쌓습니다.",
        "Start from h = np.zeros((batch, units)). The input of step t is x[:, t]. Collect each new h in a list, and "
        "stack the "
        "list along the time axis at the end.",
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
        "모든 시점이 같은 가중치를 씁니다. 그래서 시퀀스가 길어져도 파라미터의 수는 그대로입니다.",
        "All steps use the same weights. A longer sequence needs no more parameters.",
    ),
)
def simple_rnn(answer, rng):
    """A function x (batch, steps, features), W, U, b -> outputs (batch, steps, units), h (batch, units)."""

    def cases():
        for batch, steps, features, units in sizes(rng, 1, 1, 1, 2, largest=6, fixed=[(2, 3, 2, 4), (3, 4, 2, 2)]):
            x, W = rng.normal(size=(batch, steps, features)), rng.normal(size=(features, units))
            yield {"x": x, "W": W, "U": rng.normal(size=(units, units)), "b": rng.normal(size=units)}

    def axes(x, W, U, b):
        batch, steps, _ = x.shape
        return {"outputs": {"batch": batch, "steps": steps, "units": len(U)}, "h": {"batch": batch, "units": len(U)}}

    judge(
        answer,
        cases(),
        _loop,
        LOOP_MISTAKES,
        read=pair("outputs", "h"),
        axes=axes,
        otherwise=Text(
            "모양은 맞지만 값이 다릅니다. 시점마다 h가 어떻게 바뀌는지 짧은 시퀀스로 출력해 보세요.",
            "The shapes are right, but the values are not. Print h at each step for a short sequence.",
        ),
    )


@exercise(
    look=Text(
        "outputs의 축은 (배치, 시점, 유닛)이고 답의 축은 (배치, 유닛)입니다. 어느 축이 사라졌나요?",
        "outputs has the axes (batch, time, units), the answer has (batch, units). Which axis is gone?",
    ),
    start=Text(
        "배열의 축마다 인덱스를 하나씩 쓰면 됩니다. 배치 축은 `:`로 모두 남기고, 시점 축에서만 하나를 고르세요.",
        "Write one index per axis: keep all of the batch axis with `:`, and choose one place on the time axis.",
    ),
    solution="""
def last_step(outputs):
    return outputs[:, -1]
""",
    right=Text(
        "return_state=True가 돌려주는 텐서와 같습니다. 마지막 은닉 상태는 출력 안에 이미 들어 있었습니다.",
        "This is the same tensor that return_state=True returns: the last hidden state was in the outputs all along.",
    ),
)
def last_step(answer, rng):
    """A function outputs (batch, steps, units) -> the last hidden state (batch, units)."""
    known = [
        (
            lambda outputs: outputs[-1],
            *choices.LAST_SEQUENCE,
        ),
        *(
            (
                lambda outputs, place=place: outputs[place, -1],
                *choices.ONE_SEQUENCE,
            )
            for place in (0, -1)
        ),
        (
            lambda outputs: outputs[:, 0],
            *choices.FIRST_STEP,
        ),
        (
            lambda outputs: outputs[..., -1],
            *choices.LAST_UNIT,
        ),
        (
            lambda outputs: outputs[:, -1:],
            "크기가 1인 시점 축이 남아 있습니다.",
            "The time axis is still there, with size 1.",
        ),
        (
            lambda outputs: outputs.mean(axis=1),
            "마지막 시점이 아니라 모든 시점의 평균입니다.",
            "This is the mean over time, not the last step.",
        ),
        (
            lambda outputs: outputs,
            "모든 시점이 그대로 남아 있습니다. 한 시점만 고르세요.",
            "All steps are still there. Choose one of them.",
        ),
    ]
    judge(
        answer,
        (
            {"outputs": rng.normal(size=shape)}
            for shape in sizes(rng, 1, 2, 1, largest=8, fixed=[(2, 6, 3), (5, 3, 2), (1, 4, 3), (3, 5, 1)])
        ),
        lambda outputs: outputs[:, -1],
        known,
        axes=lambda outputs: {"batch": outputs.shape[0], "units": outputs.shape[2]},
        otherwise=Text(
            "모양은 맞지만 마지막 시점의 값이 아닙니다.",
            "The shape is right, but these are not the values of the last step.",
        ),
    )


@exercise(
    look=Text(
        "SimpleRNN의 가중치는 kernel, recurrent_kernel, bias의 세 가지입니다. 각각의 모양은 특성의 수와 유닛의 수로 "
        "정해집니다.",
        "A SimpleRNN has three weights: kernel, recurrent_kernel and bias. Features and units decide their shapes.",
    ),
    start=Text(
        "kernel의 모양은 (특성, 유닛), recurrent_kernel의 모양은 (유닛, 유닛), bias의 모양은 (유닛,)입니다. 각각 수가 "
        "몇 개인지 "
        "세어 더하세요.",
        "kernel has the shape (features, units), recurrent_kernel (units, units), bias (units,). Count the numbers in "
        "each and "
        "add them up.",
    ),
    solution="answer = 3 * 8 + 8 * 8 + 8",
    right=Text("시점의 수는 계산에 들어가지 않습니다.", "The number of time steps plays no part in it."),
)
def rnn_params(answer):
    """The number of parameters of SimpleRNN(8) on an input of shape (10, 3)."""
    question = {**mistakes.PLAIN, "layer": "SimpleRNN", "steps": 10, "features": 3, "units": 8}
    mistakes.require(mistakes.count_mistake(question, as_number(answer)))


@exercise(
    look=Text(
        "Dense는 마지막 축에만 작용합니다. TimeDistributed는 같은 층 하나를 시점마다 부릅니다.",
        "Dense works on the last axis only. TimeDistributed calls one and the same layer at every step.",
    ),
    start=Text(
        "states의 모양 (2, 6, 4)에서 Dense(3)이 바꾸는 축은 하나입니다. 그 축의 크기 두 개가 kernel의 모양이 됩니다.",
        "Of the shape (2, 6, 4), Dense(3) changes one axis. The old and the new size of that axis are the shape of "
        "its kernel.",
    ),
    solution="""
answer = {
    "Dense": ((2, 6, 3), 4 * 3 + 3),
    "TimeDistributed": ((2, 6, 3), 4 * 3 + 3),
}
""",
    right=Text(
        "두 층은 같은 계산을 합니다. Keras의 Dense는 처음부터 모든 시점에 같은 가중치를 씁니다.",
        "Both compute the same thing: Dense in Keras already uses the same weights at every step.",
    ),
)
def time_distributed(answer):
    """Shape and parameters of Dense(3) and TimeDistributed(Dense(3)) on an array of shape (2, 6, 4)."""
    layers = "Dense", "TimeDistributed"
    if not isinstance(answer, dict) or set(answer) != set(layers):
        raise Wrong(
            "키가 Dense와 TimeDistributed인 딕셔너리로 답하세요.",
            "Answer with a dict that has the keys Dense and TimeDistributed.",
        )
    for layer in layers:
        with named(layer):
            _judge_dense(answer[layer])


def _judge_dense(answer):
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Wrong("모양과 파라미터 수를 (모양, 수)로 쓰세요.", "Write the shape and the count as (shape, count).")
    shape, count = as_shape(answer[0]), as_number(answer[1])
    recognise(
        shape,
        [
            ((2, 3), "시점 축이 사라졌습니다.", "The time axis is gone."),
            (
                (2, 18),
                "시점 축과 유닛 축을 하나로 이어 붙였습니다.",
                "The time axis and the units are flattened into one.",
            ),
            ((2, 6, 4), "마지막 축의 크기가 입력과 같습니다.", "The last axis still has the size of the input."),
        ],
    )
    require_shape(shape, batch=2, steps=6, units=3)
    flattened = (
        "모든 시점을 하나로 이어 붙인 입력으로 센 것 같습니다.",
        "This seems to count weights for all steps joined into one input.",
    )
    recognise(
        count,
        [
            (
                15 * 6,
                "시점마다 가중치가 따로 있다고 센 것 같습니다.",
                "This seems to count separate weights for each step.",
            ),
            (6 * 4 * 18 + 18, *flattened),
            (6 * 4 * 3 + 3, *flattened),
            (4 * 3, "편향을 세지 않은 것 같습니다.", "The bias seems to be missing."),
        ],
    )
    if count != 4 * 3 + 3:
        raise Wrong("파라미터의 수가 다릅니다.", "The number of parameters is different.")


@exercise(
    look=Text(
        "층이 두 개입니다. 내 문장의 어휘의 크기가 순환 층의 특성의 수이면서 출력 층의 유닛의 수입니다.",
        "There are two layers. The size of your sentence's vocabulary is both the recurrent layer's features and the "
        "output "
        "layer's units.",
    ),
    start=Text(
        "어휘의 크기를 V라고 하고 SimpleRNN의 가중치 세 개부터 세어 보세요. Dense는 모든 시점에 같은 가중치를 쓰므로, "
        "상태 하나를 글자 하나로 바꾸는 가중치와 편향만 "
        "세면 됩니다.",
        "Call the size of the vocabulary V and count the three weights of SimpleRNN first. Dense uses the same "
        "weights at "
        "every step: count those that turn one state into one letter, and the bias.",
    ),
    solution="""
V, units = len(mine.vocabulary), 16
answer = V * units + units * units + units + units * V + V
""",
    right=Text(
        "문장이 길어져도 어휘가 그대로이면 파라미터의 수는 변하지 않습니다.",
        "A longer sentence needs no more parameters as long as its vocabulary stays the same.",
    ),
)
def sentence_params(answer, mine=None):
    """The number of parameters of the model (SimpleRNN, then Dense) of the learner's own sentence."""
    own_sentence.require(mine, "sentence_params", trained=True)
    number, right = as_number(answer), mine.model.count_params()
    if number == right:
        return
    recurrent, dense = (layer.count_params() for layer in (mine.model.layers[0], mine.model.layers[-1]))
    recognise(
        number,
        [
            (
                recurrent,
                "출력 층 Dense의 파라미터가 빠졌습니다.",
                "The parameters of Dense, the output layer, are missing.",
            ),
            (
                dense,
                "출력 층 Dense의 파라미터만 세었습니다.",
                "Only the parameters of Dense, the output layer, are counted.",
            ),
            (
                recurrent + dense * (len(mine.text) - 1),
                "출력 층을 시점마다 따로 센 것 같습니다. 모든 시점이 같은 가중치를 씁니다.",
                "The output layer seems to be counted once per step. All steps share its weights.",
            ),
            *_slips(mine, right),
        ],
    )
    raise Wrong(
        "두 층의 가중치를 하나씩 세어 더해 보세요. 어휘의 크기도 확인하세요.",
        "Count the weights of both layers one by one and add up. Check the size of the vocabulary, too.",
    )


def _slips(mine, right):
    """Known mistakes where the model is SimpleRNN, then Dense; another model has other counts."""
    layer, letters = mine.model.layers[0], len(mine.vocabulary)
    if type(layer).__name__ != "SimpleRNN" or len(mine.model.layers) != 2:
        return
    units = layer.units
    yield (
        right - units - letters,
        "두 층의 편향을 세지 않은 것 같습니다.",
        "The biases of both layers seem to be missing.",
    )
    yield (
        right - letters,
        "출력 층의 편향을 세지 않은 것 같습니다.",
        "The bias of the output layer seems to be missing.",
    )
    yield right - units, "SimpleRNN의 편향을 세지 않은 것 같습니다.", "The bias of SimpleRNN seems to be missing."
    yield right - units * units, "recurrent_kernel이 빠진 것 같습니다.", "recurrent_kernel seems to be missing."
    for other in {len(mine.text) - 1, len(mine.text)} - {letters}:
        yield (
            shapes.count_params("SimpleRNN", other, units) + units * other + other,
            "어휘의 크기가 아니라 문장의 글자 수로 센 것 같습니다.",
            "This seems to use the number of letters in the sentence instead of the size of its vocabulary.",
        )
