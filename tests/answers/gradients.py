import numpy as np

from answers import changed

SLOPE = "gradient = gradient * (1 - h[t] ** 2)"
LINE = "result[units : 2 * units] = value"

ANSWERS = {
    "bptt": (
        [changed("bptt", "(1 - h[t] ** 2)", "(1 + h[t]) * (1 - h[t])")],
        [
            (changed("bptt", SLOPE, "pass"), "도함수 1 - h²을 곱하지"),
            (changed("bptt", "@ U.T", "@ U"), "U를 전치하지"),
            (changed("bptt", "return result", "return result[::-1]"), "순서가 뒤집혔다"),
            (changed("bptt", "return result", "return np.linalg.norm(result, axis=1)"), "그 크기를"),
            (changed("bptt", "return result", "return result[0]"), "첫 시점의 기울기만"),
            (changed("bptt", "h[t] ** 2", "(h[t - 1] if t else 0 * h[0]) ** 2"), "앞 시점의 h"),
            (changed("bptt", "= gradient @ W.T", "= gradient / (1 - h[t] ** 2) @ W.T"), "입력 쪽 기울기에"),
            (changed("bptt", "@ W.T", "@ W"), "ValueError"),
            (changed("bptt", "np.ones(len(U))", "2 * np.ones(len(U))"), "모양은 맞지만"),
        ],
    ),
    "forget_bias": (
        [lambda units, value: [0] * units + [value] * units + [0] * (2 * units)],
        [
            (changed("forget_bias", "units : 2 * units", ":units"), "입력 게이트의 자리"),
            (changed("forget_bias", "units : 2 * units", "2 * units : 3 * units"), "후보 상태의 자리"),
            (changed("forget_bias", "units : 2 * units", "-units:"), "출력 게이트의 자리"),
            (changed("forget_bias", "units : 2 * units", ":"), "네 조각에 모두"),
            (lambda units, value: np.full(units, value), "조각만 있다"),
            (changed("forget_bias", "return result", "return 1 / (1 + np.exp(-result))"), "게이트의 값을"),
            (changed("forget_bias", "return result", "return result[None]"), "배열 하나가"),
            (changed("forget_bias", LINE, "result[units] = value"), "자리가 다르다"),
            (3, "함수가 와야"),
        ],
    ),
    "half_life": (
        [4.27, np.float32(4.27)],
        [
            (0.5 ** (1 / 50), "게이트의 값 f다"),
            (-4.27, "부호가 반대다"),
            (np.log(50), "chrono의 어림"),
            (0, "한 시점 만에"),
            (1 / (1 + np.exp(-(0.5 ** (1 / 50)))), "σ를 거꾸로"),
            (3, "절반보다 적게"),
            (6, "절반보다 많이"),
            ("4.27", "글자가 아니라"),
        ],
    ),
}
