import numpy as np

from answers import Tried, changed, solve

LINE = "result[units : 2 * units] = value"


def by_matrices(h, W, U):
    """The product of the Jacobians, for each step anew."""
    result = []
    for t in range(len(h)):
        jacobian = np.eye(len(U))
        for step in range(t, len(h)):
            jacobian = jacobian @ (U if step > t else np.eye(len(U))) @ np.diag(1 - h[step] ** 2)
        result.append(W @ jacobian.sum(axis=1))
    return np.array(result)


TRIED = {
    "bptt": Tried(
        [
            by_matrices,
        ],
        [],
        [
            changed("bptt", "np.ones(len(U))", "np.eye(len(U))[0]"),
            changed("bptt", "@ U.T", "@ np.diag(np.diag(U))"),
        ],
    ),
    "kernel_gradient": Tried(
        [
            changed("kernel_gradient", "np.outer(x[t], gradient)", "x[t][:, None] * gradient"),
        ],
        [
            (changed("kernel_gradient", "return result", "return result.T"), "순서"),
        ],
        [
            changed("kernel_gradient", "@ U.T", "@ np.diag(np.diag(U))"),
        ],
    ),
    "forget_bias": Tried(
        [
            lambda units, value: [0] * units + [value] * units + [0] * (2 * units),
        ],
        [
            (lambda units, value: np.full(units, value), "망각 게이트의 조각만 있습니다"),
            (changed("forget_bias", "return result", "return result[None]"), "1차원 배열 하나"),
            (changed("forget_bias", LINE, "result[units] = 3 * value"), "길이는 맞지만"),
        ],
        [
            changed("forget_bias", LINE, "result[units] = value"),
            changed("forget_bias", "units : 2 * units", "3:6"),
        ],
    ),
    "half_life": Tried(
        [4.27, np.float32(4.27), np.float64(solve("half_life")), 4.2717, np.array(4.27)],
        [
            (0.5 ** (1 / 50), "게이트의 값 f입니다"),
            (-4.27, "부호가 반대입니다"),
            (np.log(50), "chrono 초기화의 어림값"),
            (0, "한 시점 만에"),
            (1 / (1 + np.exp(-(0.5 ** (1 / 50)))), "σ의 역함수를"),
            (3, "절반보다 적게"),
            (6, "절반보다 많이"),
            (4.3, "소수점 아래 2자리까지는"),
        ],
    ),
}
