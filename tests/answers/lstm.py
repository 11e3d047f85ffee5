import numpy as np

from answers import changed, solve

STEP = "i, f, candidate, o"
OLD_C = changed("lstm_step", "    c = sigmoid(f)", "    h = sigmoid(o) * np.tanh(c)\n    return h, sigmoid(f)")


def by_size(outputs, a, b):
    """h is the tensor with smaller values: |h| <= |tanh(c)|."""
    return (a, b) if np.abs(a).sum() < np.abs(b).sum() else (b, a)


ANSWERS = {
    "lstm_step": (
        [changed("lstm_step", "return h, c", "return [h, c]")],
        [
            (changed("lstm_step", STEP, "i, f, o, candidate"), "게이트 순서가 i, f, c, o가 아니다"),
            (changed("lstm_step", STEP, "f, i, candidate, o"), "게이트 순서가 i, f, c, o가 아니다"),
            (changed("lstm_step", "return h, c", "return c, h"), "h와 c의 순서가 바뀌었다"),
            (changed("lstm_step", "return h, c", "return c, c"), "셀 상태를 낸 것 같다"),
            (changed("lstm_step", "return h, c", "return h, h"), "은닉 상태를 낸 것 같다"),
            (changed("lstm_step", "return h, c", "return h"), "둘을 돌려줘야"),
            (changed("lstm_step", "np.tanh(c)", "c"), "h에서 c에 tanh를"),
            (changed("lstm_step", "np.tanh(candidate)", "candidate"), "후보 상태에 tanh를 씌우지"),
            (changed("lstm_step", "np.tanh(candidate)", "sigmoid(candidate)"), "후보 상태에 tanh 대신 시그모이드"),
            (changed("lstm_step", "sigmoid(", "np.tanh("), "게이트에 시그모이드 대신 tanh"),
            (changed("lstm_step", "sigmoid(", "("), "시그모이드를 씌우지"),
            (changed("lstm_step", " + b", ""), "편향을 더하지"),
            (changed("lstm_step", " + h @ U", ""), "이전 은닉 상태 h를"),
            (changed("lstm_step", "h @ U", "c @ U"), "U에 h가 아니라 c를"),
            (changed("lstm_step", "sigmoid(f) * c + ", ""), "이전 c를 더하지"),
            (changed("lstm_step", "sigmoid(i)", "(1 - sigmoid(f))"), "GRU의 방식"),
            (OLD_C, "이전 c로 계산한"),
            (changed("lstm_step", "candidate", "c"), "후보에 다른 이름을"),
            (changed("lstm_step", "sigmoid(f) * c", "2 * sigmoid(f) * c"), "c의 값이 다르다"),
            (changed("lstm_step", "h = sigmoid(o)", "h = 2 * sigmoid(o)"), "h의 값이 다르다"),
            (changed("lstm_step", "return h, c", "return h[0], c[0]"), "h: 배치 축이 없다"),
            (changed("lstm_step", ", 4, axis=-1", ", 3, axis=-1"), "ValueError"),
        ],
    ),
    "lstm_units": (
        [16.0],
        [
            (64, "이어 붙인 너비"),
            (352, "게이트 하나의 파라미터"),
            (34, "게이트가 하나뿐"),
            (58, "recurrent_kernel을 세지"),
            (-22, "유닛 수는 양수"),
            (20, "파라미터가 더 많다"),
            (8, "파라미터가 더 적다"),
            (16.5, "정수가 와야"),
        ],
    ),
    "h_and_c": (
        [by_size, lambda outputs, a, b: [a, b] if (outputs[:, -1] == a).all() else [b, a]],
        [
            (lambda outputs, a, b: (a, b), "늘 같은 순서로 온다고 믿은"),
            (lambda outputs, a, b: (b, a), "늘 같은 순서로 온다고 믿은"),
            (lambda outputs, a, b: solve("h_and_c")(outputs, a, b)[::-1], "h 자리에 셀 상태를 낸 것 같다"),
            (lambda outputs, a, b: (a, a), "같은 텐서를 두 번"),
            (lambda outputs, a, b: (outputs[:, 0], b), "a와 b가 아닌 값"),
            (lambda outputs, a, b: (a[0], b[0]), "h: 배치 축이 없다"),
            (lambda outputs, a, b: a, "둘을 돌려줘야"),
        ],
    ),
    "keep_c": (
        [[-30, 30, 5, 5], (-15, 12, 0, -9), np.array([[-20.0], [20.0], [0.0], [0.0]])],
        [
            ([20, -20, 0, 0], "게이트 순서가 i, f, c, o가 아니다"),
            ([0, 0, -20, 20], "게이트 순서가 i, f, c, o가 아니다"),
            ([0, 1, 0, 0], "게이트 값을 그대로 적은"),
            ([-20, 3, 0, 0], "망각 게이트가 덜 열렸다"),
            ([-20, -5, 0, 0], "망각 게이트가 닫혀"),
            ([20, 20, 0, 0], "입력 게이트가 열려"),
            ([-3, 20, 0, 0], "입력 게이트가 덜 닫혔다"),
            ([-20, 20], "편향은 게이트마다 하나"),
        ],
    ),
    "resume": (
        [
            lambda run, first, second: np.hstack(
                [run(first, None, None)[0], run(second, *run(first, None, None)[1:])[0]]
            )
        ],
        [
            (changed("resume", "run(second, h, c)", "run(second, None, None)"), "0에서 다시 시작"),
            (changed("resume", "run(second, h, c)", "run(second, h, None)"), "셀 상태 c를 넘기지"),
            (changed("resume", "run(second, h, c)", "run(second, None, c)"), "은닉 상태 h를 넘기지"),
            (changed("resume", "run(second, h, c)", "run(second, c, h)"), "h와 c를 바꾸어"),
            (changed("resume", "axis=1", "axis=0"), "ValueError"),
            (lambda run, first, second: run(second, *run(first, None, None)[1:]), "출력 하나만"),
            (changed("resume", "np.concatenate([outputs1, outputs2], axis=1)", "outputs2"), "뒷부분의 출력만"),
            (changed("resume", "np.concatenate([outputs1, outputs2], axis=1)", "outputs1"), "앞부분의 출력만"),
            (changed("resume", "np.concatenate([outputs1, outputs2], axis=1)", "h"), "마지막 상태다"),
            (lambda run, a, b: run(np.concatenate([a, b], axis=1), None, None)[0], "한 번에 돌렸다"),
            (changed("resume", "outputs1, outputs2", "outputs2, outputs1"), "한 번에 돌린 것과 다르다"),
        ],
    ),
}
