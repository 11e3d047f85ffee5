"""Exercises of the chapter GRU: one step in both forms, parameters, gates set by hand, shapes of all layers."""

import numpy as np

from lib import cells
from lib.check.answers import as_array, as_number, call, compare, fresh, named, recognise
from lib.check.exercise import Text, Wrong, exercise


def _step_mistakes(x_t, h, W, U, b, reset_after):
    """(value, ko, en) of what a GRU step looks like with one thing wrong."""
    row, recurrent_row = b if reset_after else (b, np.zeros_like(b))

    def step(after=reset_after, order=(0, 1, 2), old="z", bias=1, recurrent=1, within=1, reset=True, squash=np.tanh):
        x_, h_, U_ = (np.split(a, 3, axis=-1) for a in (x_t @ W + bias * row, h @ U, U))
        b_ = np.split(recurrent * recurrent_row, 3)
        z, r = (cells.sigmoid(x_[gate] + h_[gate] + b_[gate]) for gate in order[:2])
        r, last = r if reset else 1, order[2]
        if after:
            candidate = squash(x_[last] + r * (h_[last] + within * b_[last]) + (1 - within) * b_[last])
        else:
            candidate = squash(x_[last] + (r * h) @ U_[last] + within * b_[last])
        return z * h + (1 - z) * candidate if old == "z" else (1 - z) * h + z * candidate

    if reset_after:
        other_form = "리셋 게이트를 행렬 곱보다 먼저 곱했다.", "The reset gate acts before the product."
    else:
        other_form = "리셋 게이트를 행렬 곱 다음에 곱했다.", "The reset gate acts after the product."
    yield step(after=not reset_after), *other_form
    yield step(after=not reset_after, within=0), *other_form
    yield (
        step(old="1 - z"),
        "z와 그 나머지가 바뀌었다. Keras에서 z는 옛 상태를 남기는 몫이다.",
        "z and its rest changed places. In Keras z is the share of the old state.",
    )
    for order in [(0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]:
        yield step(order=order), "게이트 순서가 z, r, h가 아니다.", "The gate order is not z, r, h."
    yield step(reset=False), "리셋 게이트를 쓰지 않은 것 같다.", "The reset gate seems unused."
    yield (
        step(squash=lambda a: a),
        "후보 상태에 tanh를 씌우지 않은 것 같다.",
        "tanh of the candidate seems to be missing.",
    )
    yield step(bias=0, recurrent=0), "편향을 더하지 않은 것 같다.", "The bias seems to be missing."
    if reset_after:
        yield (
            step(within=0),
            "리셋 게이트가 순환 쪽 편향에도 곱해져야 한다.",
            "The reset gate should act on the recurrent bias as well.",
        )
        yield step(recurrent=0), "편향의 둘째 행을 쓰지 않은 것 같다.", "The second row of the bias seems unused."
        yield step(bias=0), "편향의 첫 행을 쓰지 않은 것 같다.", "The first row of the bias seems unused."


@exercise(
    hint=Text(
        "W와 U를 각각 세 조각으로 나눈다. 두 형태는 후보 상태에서만 다르다. r이 행렬 곱의 앞에 오는가, 뒤에 오는가?",
        "Split W and U in three. The two forms differ in the candidate only: does r act before the product or after?",
    ),
    solution="""
from lib.cells import sigmoid

def gru_step(x_t, h, W, U, b, reset_after):
    input_bias, recurrent_bias = b if reset_after else (b, np.zeros_like(b))
    x_z, x_r, x_h = np.split(x_t @ W + input_bias, 3, axis=-1)
    U_z, U_r, U_h = np.split(U, 3, axis=-1)
    b_z, b_r, b_h = np.split(recurrent_bias, 3)
    z = sigmoid(x_z + h @ U_z + b_z)
    r = sigmoid(x_r + h @ U_r + b_r)
    if reset_after:
        candidate = np.tanh(x_h + r * (h @ U_h + b_h))
    else:
        candidate = np.tanh(x_h + (r * h) @ U_h)
    return z * h + (1 - z) * candidate
""",
    right=Text(
        "두 형태 모두 맞다. Keras의 기본값은 reset_after=True다.",
        "Both forms are right. Keras' default is reset_after=True.",
    ),
)
def gru_step(answer):
    """A function x_t, h, W, U, b, reset_after -> the next h (batch, units); b is (2, 3 units) if reset_after."""
    for reset_after in (True, False):
        for batch, features, units in [(2, 4, 3), (3, 2, 5)]:
            rng = fresh()
            x_t, h = rng.normal(size=(batch, features)), rng.normal(size=(batch, units))
            W, U = rng.normal(size=(features, 3 * units)), rng.normal(size=(units, 3 * units))
            b = rng.normal(size=(2, 3 * units) if reset_after else 3 * units)
            received = as_array(call(answer, x_t, h, W, U, b, reset_after))
            right = cells.gru(x_t[:, None], W, U, b, h, reset_after)[1]
            with named(f"reset_after={reset_after}"):
                mistakes = _step_mistakes(x_t, h, W, U, b, reset_after)
                compare(received, right, mistakes, batch=batch, units=units)


@exercise(
    hint=Text(
        "게이트 하나에 kernel, recurrent_kernel, bias가 한 벌씩 있고 벌은 셋이다. reset_after=True면 bias가 두 줄이다.",
        "There are three sets of kernel, recurrent_kernel and bias. With reset_after=True the bias has two rows.",
    ),
    solution="answer = 3 * (3 * 4 + 4 * 4 + 2 * 4), 3 * (3 * 4 + 4 * 4 + 4)",
    right=Text(
        "차이는 편향 한 줄이다. 교과서의 수와 Keras의 수가 다른 까닭이다.",
        "The difference is one row of biases: this is why textbooks and Keras disagree.",
    ),
)
def gru_params(answer):
    """Parameters of GRU(4) on 3 features, as a pair: reset_after=True, reset_after=False."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Wrong("두 수를 튜플로 쓴다.", "Write two numbers as a tuple.")
    pair = as_number(answer[0]), as_number(answer[1])
    weights, bias = 3 * 4 + 4 * 4, 4
    after, before = 3 * (weights + 2 * bias), 3 * (weights + bias)
    if pair == (before, after):
        raise Wrong("두 수의 순서가 바뀌었다.", "The two numbers changed places.")
    rows = "이 형태의 식에 편향이 몇 번 나오는지 다시 보자.", "Look again how often this form's formula has a bias."
    for number, right, reset_after in zip(pair, (after, before), (True, False), strict=True):
        if number == right:
            continue
        with named(f"reset_after={reset_after}"):
            recognise(number, [(before, *rows), (after, *rows)])
            for sets, ko, en in [
                (1, "게이트 하나만 센 것 같다.", "Only one gate seems to be counted."),
                (2, "게이트 둘만 세고 후보 상태를 빠뜨린 것 같다.", "The candidate seems to be missing in the count."),
                (4, "게이트 수가 LSTM의 것이다.", "This is the number of gates of an LSTM."),
            ]:
                recognise(number, [(sets * (weights + bias), ko, en), (sets * (weights + 2 * bias), ko, en)])
            recognise(number, [(3 * weights, "편향을 세지 않은 것 같다.", "The bias seems to be missing.")])
            raise Wrong(
                "kernel, recurrent_kernel, bias를 하나씩 세자.", "Count kernel, recurrent_kernel and bias one by one."
            )


@exercise(
    hint=Text(
        "SimpleRNN의 식에는 옛 h가 그대로 남는 항이 없다. 후보 상태 안의 h는 줄어들지 않는다.",
        "In SimpleRNN's formula no old h is simply kept, and the h inside the candidate is not reduced.",
    ),
    solution="answer = (0, 1)",
    right=Text(
        "GRU는 SimpleRNN을 품고 있다. 게이트가 그렇게 배우기만 하면 된다.",
        "A GRU contains a SimpleRNN: its gates only have to learn so.",
    ),
)
def gru_as_rnn(answer):
    """Values of the gates (z, r) with which a GRU computes exactly a SimpleRNN."""
    gates = as_array(answer)
    if gates.shape != (2,):
        raise Wrong("z와 r, 두 값을 튜플로 쓴다.", "Write two values, z and r, as a tuple.")
    z, r = gates
    if gates.min() < 0 or gates.max() > 1:
        raise Wrong(
            "게이트 값은 시그모이드의 결과다. 이런 값은 나올 수 없다.",
            "A gate is the result of a sigmoid: it cannot have this value.",
        )
    if min(abs(z - 1), abs(z)) > 0.01 or min(abs(r - 1), abs(r)) > 0.01:
        raise Wrong("게이트를 반쯤 열면 두 상태가 섞인다.", "A half-open gate gives a mixture of two states.")
    if z > 0.5 > r:
        raise Wrong("두 게이트가 모두 반대다.", "Both gates are the other way round.")
    if z > 0.5:
        raise Wrong(
            "이 z면 옛 상태를 그대로 베낀다. 후보 상태가 쓰이지 않는다.",
            "With this z the old state is copied, and the candidate is unused.",
        )
    if r < 0.5:
        raise Wrong(
            "이 r이면 후보 상태가 과거를 보지 못한다. 기억이 없는 Dense가 된다.",
            "With this r the candidate does not see the past: a Dense layer without memory.",
        )


@exercise(
    hint=Text(
        "Keras의 GRU에서 새 h는 옛 h에 z를, 후보 상태에 z의 나머지를 곱한 것이다. 게이트는 편향의 시그모이드다.",
        "In Keras the new h is z of the old h and the rest of the candidate. A gate is the sigmoid of its bias.",
    ),
    solution="answer = [20, 0, 0]",
    right=Text(
        "LSTM의 망각 게이트가 하던 일을 GRU에서는 z가 한다. r은 아무래도 좋다.",
        "What the forget gate does in an LSTM, z does in a GRU. r does not matter.",
    ),
)
def gru_copier(answer):
    """Biases of GRU(1, reset_after=False), in Keras' order, that keep h for 100 steps of input to the candidate."""
    bias = as_array(answer).squeeze()
    if bias.shape != (3,):
        raise Wrong("편향은 z, r, 후보 상태에 하나씩이다.", "There is one bias each for z, r and the candidate.")
    if _copies(bias):
        return
    if _copies(bias[[1, 0, 2]]) or _copies(bias[[2, 0, 1]]):
        raise Wrong("게이트 순서가 z, r, h가 아니다.", "The gate order is not z, r, h.")
    if bias.min() >= 0 and bias.max() <= 1:
        raise Wrong(
            "게이트 값을 그대로 적은 것 같다. 편향은 시그모이드를 지나야 게이트가 된다.",
            "These look like gate values. A bias becomes a gate through the sigmoid.",
        )
    if bias[0] < 0:
        raise Wrong(
            "업데이트 게이트가 닫혀 있다. Keras에서 z는 옛 상태를 남기는 몫이다.",
            "The update gate is shut. In Keras z is the share of the old state.",
        )
    raise Wrong(
        "업데이트 게이트가 덜 열렸다. 시점마다 조금씩 새 값이 섞인다.",
        "The update gate is not open enough: a little of the candidate mixes in at each step.",
    )


def _copies(bias):
    """Whether a GRU(1) with these biases still holds h after 100 steps of inputs that only the candidate sees."""
    h0 = np.array([[0.7], [-0.3]])
    inputs = -np.sign(h0)[:, None] * np.ones((2, 100, 1))
    _, h = cells.gru(inputs, np.array([[0.0, 0.0, 3.0]]), np.zeros((1, 3)), bias, h0, reset_after=False)
    return np.abs(h - h0).max() < 0.01
