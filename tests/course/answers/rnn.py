import numpy as np

from answers import SENTENCE, Tried, changed, solve


def preallocated(x, W, U, b):
    outputs, h = np.empty((*x.shape[:2], len(b))), np.zeros((x.shape[0], len(b)))
    for t, x_t in enumerate(np.swapaxes(x, 0, 1)):
        outputs[:, t] = h = np.tanh(x_t.dot(W) + h.dot(U) + b)
    return outputs, h


TRIED = {
    "rnn_by_hand": Tried(
        [
            (0.537, 0.664),
            np.array([[0.537, 0.664]], "float32"),
            np.tanh([0.6, 0.8]),
            np.tanh([[0.6], [0.8]]),
        ],
        [
            ([0.6, 0.8], "tanh를 적용하지 않은"),
            ([0.646, 0.690], "시그모이드를 쓴 것 같습니다"),
            ([0.664, 0.537], "두 유닛의 값이 서로"),
            ([0.54, 0.66], "소수 셋째 자리까지는"),
            ([0.1, 0.664], "첫째 유닛의 값이 다릅니다"),
            ([0.1, 0.2], "두 유닛의 값이 모두"),
            ([6, 8], "범위를 벗어난 값이 있습니다"),
            ([0.537], "값도 두 개여야"),
        ],
    ),
    "rnn_step": Tried(
        [
            lambda x_t, h, W, U, b: np.tanh(
                np.concatenate([x_t, h], axis=1) @ np.vstack([W, U]) + b
            ),
        ],
        [
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U + b)[0], "배치 축이 없습니다"),
            (lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U + b) + 0.1, "세 항을 하나씩 비교해"),
            (
                lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U + b).round(2),
                "값을 반올림한 것 같습니다",
            ),
        ],
        [
            lambda x_t, h, W, U, b: (
                np.tanh(x_t @ W + h @ U + b) if len(x_t) < 3 else np.tanh(x_t @ W + b)
            ),
            lambda x_t, h, W, U, b: np.tanh(x_t @ W + h @ U.T + b),
        ],
    ),
    "simple_rnn": Tried(
        [
            preallocated,
        ],
        [
            (changed("simple_rnn", "axis=1", "axis=0"), "outputs: 축의 순서가 다릅니다"),
            (
                changed("simple_rnn", "range(x.shape[1])", "reversed(range(x.shape[1]))"),
                "짧은 시퀀스로",
            ),
            (
                lambda x, W, U, b: (
                    np.concatenate(
                        [0 * x[:, :1] @ W, solve("simple_rnn")(x, W, U, b)[0][:, :-1]], axis=1
                    ),
                    solve("simple_rnn")(x, W, U, b)[1],
                ),
                "한 시점씩 밀려",
            ),
            (
                changed("simple_rnn", "range(x.shape[1])", "range(x.shape[1] - 1)"),
                "시점 축의 크기가 다릅니다",
            ),
        ],
        [
            changed("simple_rnn", "h @ U", "h @ U.T"),
            changed("simple_rnn", "h @ U", "h * np.diag(U)"),
        ],
    ),
    "last_step": Tried(
        [
            lambda outputs: [sequence[-1] for sequence in outputs],
        ],
        [
            (lambda outputs: outputs[:, -2], "마지막 시점의 값이 아닙니다"),
        ],
        [
            lambda outputs: outputs[:, min(3, outputs.shape[1] - 1)],
            lambda outputs: outputs[:, min(len(outputs), outputs.shape[1] - 1)],
        ],
    ),
    "rnn_params": Tried(
        [96.0, np.int64(96), np.array(96), np.float32(96)],
        [
            (104, "편향을 두 번"),
            (3 * 8 + 8, "recurrent_kernel이 빠졌습니다"),
            (3 * 8 + 8 * 8, "편향을 세지 않은"),
            (3 * 8 + 3 * 3 + 3, "유닛의 수와 특성의 수를"),
            (10 * (3 * 8 + 8 * 8 + 8), "시점의 수를 곱한"),
            (100, "하나씩 세어"),
        ],
    ),
    "time_distributed": Tried(
        [
            {"Dense": [[2, 6, 3], 15], "TimeDistributed": [[2, 6, 3], 15]},
            {
                "TimeDistributed": (np.zeros((2, 6, 3)).shape, 15.0),
                "Dense": (np.array([2, 6, 3]), np.int64(15)),
            },
        ],
        [
            *(
                ({"Dense": (shape, 15), "TimeDistributed": ((2, 6, 3), 15)}, f"Dense: {words}")
                for shape, words in [
                    ((2, 3), "시점 축이 사라졌습니다"),
                    ((2, 18), "시점 축과 유닛 축을"),
                    ((2, 6, 4), "마지막 축의 크기가"),
                ]
            ),
            *(
                (
                    {"Dense": ((2, 6, 3), number), "TimeDistributed": ((2, 6, 3), 15)},
                    "이어 붙인 입력",
                )
                for number in (450, 75)
            ),
            (
                {"Dense": ((2, 6, 3), 15), "TimeDistributed": ((2, 6, 3), 90)},
                "TimeDistributed: 시점마다 가중치가 따로",
            ),
            (
                {"Dense": ((2, 6, 3), 12), "TimeDistributed": ((2, 6, 3), 12)},
                "Dense: 편향을 세지 않은",
            ),
            (
                {"Dense": ((2, 6, 3), 16), "TimeDistributed": ((2, 6, 3), 15)},
                "Dense: 파라미터의 수가 다릅니다",
            ),
            ({"Dense": (2, 6, 3), "TimeDistributed": (2, 6, 3)}, "Dense: 모양과 파라미터 수를"),
            (((2, 6, 3), 15), "딕셔너리로 답하세요"),
        ],
    ),
    "sentence_params": Tried(
        [635.0, np.int64(635)],
        [
            (448 + 187 * 17, "출력 층을 시점마다"),
            (448, "출력 층 Dense의 파라미터가 빠졌습니다"),
            (187, "출력 층 Dense의 파라미터만"),
            (866, "문장의 글자 수로"),
            (608, "두 층의 편향을"),
            (624, "출력 층의 편향을"),
            (619, "SimpleRNN의 편향을"),
            (635 - 256, "recurrent_kernel이 빠진"),
            (17 * 16 + 256 + 16 + 16 * 17 + 17, "문장의 글자 수로 센"),
            (700, "두 층의 가중치를 하나씩"),
        ],
        about=(SENTENCE,),
    ),
}
