import numpy as np

from answers import changed, solve
from lib.cells import sigmoid

ANSWERS = {
    "rnn_by_hand": (
        [[0.537, 0.664], (0.537, 0.664), np.array([[0.537, 0.664]], "float32"), np.tanh([0.6, 0.8])],
        [
            ([0.6, 0.8], "tanh를 지나지 않은"),
            ([0.646, 0.690], "시그모이드를 쓴 것 같다"),
            (np.tanh([0.5, 1.0]).round(3), "편향을 더하지 않은"),
            (np.tanh([1.1, 0.3]).round(3), "이전 은닉 상태를 쓰지 않은"),
            (np.tanh([-0.9, 1.55]).round(3), "W가 전치된"),
            (np.tanh([1.6, 1.8]).round(3), "U가 전치된"),
            ([0.664, 0.537], "두 유닛의 순서"),
            ([0.54, 0.66], "셋째 자리까지"),
            ([0.537, 0.1], "둘째 유닛의 값이 다르다"),
            ([0.1, 0.2], "두 유닛의 값이 모두"),
            ([6, 8], "이렇게 클 수 없다"),
            ([0.537], "유닛마다 수가 하나씩"),
            (["0.5", "0.6"], "수로 된 배열이 와야 한다"),
            ([[0.537], [0.664]], "유닛마다 수가 하나씩"),
        ],
    ),
    "rnn_step": (
        [lambda x_t, h, W, U, b: np.tanh(np.concatenate([x_t, h], axis=1) @ np.vstack([W, U]) + b).tolist()],
        [
            (lambda x_t, h, W, U, b: x_t @ W + h @ U + b, "tanh를 지나지 않은"),
            (lambda x_t, h, W, U, b: sigmoid(x_t @ W + h @ U + b), "시그모이드를 쓴"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W) + h @ U + b, "합 전체에"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U), "편향을 더하지 않은"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W + b), "이전 은닉 상태를 쓰지 않은"),
            (lambda x_t, h, W, U, b: np.tanh(h @ U + b), "입력을 쓰지 않은"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W.T + h @ U + b), "W가 전치된"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U.T + b), "U가 전치된"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W.T + h @ U.T + b), "W와 U가 전치된"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ U + h @ W + b), "W와 U가 서로 바뀌었다"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U + b)[0], "배치 축이 없다"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U + b) + 0.1, "모양은 맞지만 값이 다르다"),
            (lambda x_t, h, W, U: np.tanh(x_t @ W + h @ U), "함수를 부르자 예외가 났다: TypeError"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ V + b), "NameError (name 'V' is not defined)"),  # noqa: F821
            (0.5, "함수가 와야 하는데 float 값이 왔다"),
        ],
    ),
    "simple_rnn": (
        [changed("simple_rnn", "np.stack(outputs, axis=1), h", "[np.swapaxes(outputs, 0, 1), outputs[-1]]")],
        [
            (changed("simple_rnn", "        h = np", "        h = 0 * h\n        h = np"), "h가 0에서 다시 시작"),
            (changed("simple_rnn", "axis=1", "axis=0"), "outputs: 축의 순서가 바뀌었다"),
            (changed("simple_rnn", "np.stack(outputs, axis=1), h", "h, h"), "마지막 시점만 있다"),
            (changed("simple_rnn", "axis=1), h", "axis=1)"), "outputs와 h, 둘을"),
            (changed("simple_rnn", "np.stack(outputs, axis=1), h", "h, np.stack(outputs, axis=1)"), "순서가 바뀌었다"),
            (changed("simple_rnn", "h = np.tanh", "h[:] = np.tanh"), "모든 시점에 같은 배열"),
            (changed("simple_rnn", "range(x.shape[1])", "reversed(range(x.shape[1]))"), "값이 다르다"),
            (changed("simple_rnn", "outputs, axis=1", "outputs[::-1], axis=1"), "시점 순서가 거꾸로"),
            (changed("simple_rnn", "axis=1), h", "axis=1), outputs[0]"), "h가 마지막 시점의 은닉 상태가 아니다"),
            (changed("simple_rnn", "axis=1), h", "axis=1), np.stack(outputs, axis=1)"), "h에 모든 시점이"),
            (
                lambda x, W, U, b: (
                    np.concatenate([0 * x[:, :1] @ W, solve("simple_rnn")(x, W, U, b)[0][:, :-1]], axis=1),
                    solve("simple_rnn")(x, W, U, b)[1],
                ),
                "한 시점씩 밀렸다",
            ),
            (changed("simple_rnn", "range(x.shape[1])", "range(len(x))"), "시점 축의 크기가 다르다"),
        ],
    ),
    "last_step": (
        [lambda outputs: outputs[:, outputs.shape[1] - 1, :], lambda outputs: np.swapaxes(outputs, 0, 1)[-1]],
        [
            (lambda outputs: outputs[-1], "배치의 마지막 시퀀스"),
            (lambda outputs: outputs[0, -1], "시퀀스 하나만"),
            (lambda outputs: outputs[-1, -1], "시퀀스 하나만"),
            (lambda outputs: outputs[:, 0], "첫 시점"),
            (lambda outputs: outputs[:, :, -1], "유닛에서 마지막을"),
            (lambda outputs: outputs[:, -1:], "시점 축이 크기 하나로"),
            (lambda outputs: outputs.mean(axis=1), "시점의 평균"),
            (lambda outputs: outputs, "모든 시점이 그대로"),
            (lambda outputs: outputs[:, -2], "마지막 시점의 값이 아니다"),
        ],
    ),
    "rnn_params": (
        [96.0],
        [
            (3 * 8 + 8, "recurrent_kernel이 빠졌다"),
            (3 * 8, "kernel만 센"),
            (8 * 8 + 8, "입력 가중치 kernel이 빠졌다"),
            (3 * 8 + 8 + 8, "벡터가 아니라 행렬"),
            (3 * 8 + 8 * 8, "편향을 세지 않은"),
            (3 * 8 + 8 * 8 + 2 * 8, "편향을 두 번"),
            (3 * 8 + 3 * 3 + 3, "유닛 수와 특성 수가 바뀌었다"),
            (10 * (3 * 8 + 8 * 8 + 8), "시점 수를 곱한"),
            (10 * 3 * 8 + 8 * 8 + 8, "시점 수를 곱한"),
            (10 * 8 + 8 * 8 + 8, "특성 수 자리에 시점 수"),
            (100, "하나씩 세어"),
        ],
    ),
    "time_distributed": (
        [{"Dense": [[2, 6, 3], 15], "TimeDistributed": [[2, 6, 3], 15]}],
        [
            ({"Dense": ((2, 3), 15), "TimeDistributed": ((2, 6, 3), 15)}, "Dense: 시점 축이 사라졌다"),
            ({"Dense": ((2, 18), 15), "TimeDistributed": ((2, 6, 3), 15)}, "Dense: 시점을 한 줄로 폈다"),
            ({"Dense": ((2, 6, 3), 15), "TimeDistributed": ((2, 6, 3), 90)}, "TimeDistributed: 시점마다 가중치가 따로"),
            ({"Dense": ((2, 6, 3), 75), "TimeDistributed": ((2, 6, 3), 15)}, "Dense: 시점을 한 줄로 펴서"),
            ({"Dense": ((2, 6, 3), 12), "TimeDistributed": ((2, 6, 3), 12)}, "Dense: 편향을 세지 않은"),
            ({"Dense": ((2, 6, 4), 15), "TimeDistributed": ((2, 6, 3), 15)}, "Dense: 마지막 축이 입력 그대로"),
            ({"Dense": ((2, 6, 3), 16), "TimeDistributed": ((2, 6, 3), 15)}, "Dense: 파라미터 수가 다르다"),
            ({"Dense": ((6, 3), 15), "TimeDistributed": ((6, 3), 15)}, "Dense: 배치 축이 없다"),
            ({"Dense": (2, 6, 3), "TimeDistributed": (2, 6, 3)}, "Dense: 모양과 파라미터 수를"),
            (((2, 6, 3), 15), "딕셔너리가 와야"),
        ],
    ),
}
