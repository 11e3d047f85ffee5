import numpy as np

from answers import SENTENCE, Tried, changed


def by_size(outputs, a, b):
    """h is the tensor with smaller values: |h| < |tanh(c)| always."""
    return (a, b) if np.abs(a).sum() < np.abs(b).sum() else (b, a)


def nearest(place):
    """The tensor nearest to one step of the outputs."""

    def answer(outputs, a, b):
        near = np.abs(outputs[:, place] - a).sum() < np.abs(outputs[:, place] - b).sum()
        return (a, b) if near else (b, a)

    return answer


def step_by_step(run, first, second):
    outputs, h, c = [], None, None
    for part in (first, second):
        for t in range(part.shape[1]):
            output, h, c = run(part[:, t : t + 1], h, c)
            outputs.append(output)
    return np.concatenate(outputs, axis=1)


JOIN = "np.concatenate([outputs1, outputs2], axis=1)"

TRIED = {
    "lstm_step": Tried(
        [
            changed("lstm_step", "return h, c", "return [h, c]"),
            changed(
                "lstm_step", "x_t @ W + h @ U + b", "np.hstack([x_t, h]) @ np.vstack([W, U]) + b"
            ),
        ],
        [
            (changed("lstm_step", "sigmoid(f) * c", "2 * sigmoid(f) * c"), "어느 것부터 다른지"),
            (changed("lstm_step", "return h, c", "return h[0], c[0]"), "h: 배치 축이 없습니다"),
        ],
        [
            changed("lstm_step", "h @ U", "h[:1] @ U"),
            changed("lstm_step", "+ b", "+ b[0]"),
        ],
    ),
    "lstm_units": Tried(
        [16.0, np.int64(16), np.array(16.0)],
        [
            (64, "네 조각을 모두 이어 붙인 너비"),
            (352, "한 조각의 파라미터 수"),
            (-22, "다른 해입니다"),
            (0, "하나 이상이어야"),
            (1, "1,408개보다 적습니다"),
            (20, "1,408개보다 많습니다"),
            (8, "1,408개보다 적습니다"),
        ],
    ),
    "h_and_c": Tried(
        [
            by_size,
            lambda outputs, a, b: [a, b] if (outputs[:, -1] == a).all() else [b, a],
            nearest(-1),
        ],
        [
            (lambda outputs, a, b: (outputs[:, 0], b), "바르게 가려내지 못합니다"),
            (lambda outputs, a, b: (a[0], b[0]), "h: 배치 축이 없습니다"),
            (
                lambda outputs, a, b: (a, b) if np.abs(a).max() < 1 else (b, a),
                "바르게 가려내지 못합니다",
            ),
        ],
        [
            lambda outputs, a, b: (a, b) if np.abs(a).max() < 1 else (b, a),
            lambda outputs, a, b: (a, b) if a.max() < b.max() else (b, a),
        ],
    ),
    "keep_c": Tried(
        [
            [-30, 30, 5, 5],
            (-15, 12, 0, -9),
            np.array([[-20.0], [20.0], [0.0], [0.0]]),
            [-20, 20, 0, 0.0],
        ],
        [
            ([20, -20, 0, 0], "입력 게이트와 망각 게이트의 자리가 바뀐 것 같습니다"),
            ([0, 0, -20, 20], "i = 0.500, f = 0.500"),
            ([0, 1, 0, 0], "게이트의 값을 그대로 쓴 것이라면"),
            ([-20, 3, 0, 0], "망각 게이트가 덜 열려"),
            ([-3, 20, 0, 0], "입력 게이트가 덜 닫혀"),
            ([-20, 20], "모두 네 개입니다"),
            ([-20, 8, 0, 0], "f = 0.9997"),
        ],
    ),
    "resume": Tried(
        [
            lambda run, first, second: np.hstack(
                [run(first, None, None)[0], run(second, *run(first, None, None)[1:])[0]]
            ),
            step_by_step,
        ],
        [
            (
                lambda run, first, second: run(second, *run(first, None, None)[1:]),
                "이어 붙인 출력 하나만",
            ),
            (
                lambda run, a, b: run(np.concatenate([a, b], axis=1), None, None)[0],
                "한 번에 돌렸습니다",
            ),
            (
                changed("resume", f"return {JOIN}", f"return 2 * {JOIN}"),
                "시퀀스를 나누지 않고 돌렸을 때의 출력과 다릅니다",
            ),
        ],
        [
            changed("resume", "run(second, h, c)", "run(second, h[:1] + 0 * h, c)"),
            changed(
                "resume", "run(second, h, c)", "run(second, h, c if first.shape[1] > 1 else None)"
            ),
            changed("resume", "run(second, h, c)", "run(second, h, np.tanh(c))"),
        ],
    ),
    "sentence_table": Tried(
        [14.0, np.int64(14)],
        [
            (3, "틀리는 글자 수입니다"),
            (11, "어휘의 크기입니다"),
            (20, "예측할 글자의 수보다"),
            (15, "가장 좋은 표도"),
            (17, "모든 글자를 맞힐 수는"),
            (10, "더 많이 맞히는 표가"),
        ],
        about=(SENTENCE,),
    ),
}
