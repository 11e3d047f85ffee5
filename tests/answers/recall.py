import numpy as np

from answers import changed

LINE = "np.concatenate([-forget, forget, np.zeros(2 * units)])"

ANSWERS = {
    "chrono_bias": (
        [changed("chrono_bias", LINE, f"list({LINE})")],
        [
            (changed("chrono_bias", "[-forget,", "[0 * forget,"), "편향이 0이다"),
            (changed("chrono_bias", "[-forget, forget", "[forget, -forget"), "부호가 반대다"),
            (changed("chrono_bias", "[-forget,", "[forget,"), "바꾼 값이 와야"),
            (changed("chrono_bias", LINE, "forget"), "조각만 있다"),
            (
                changed("chrono_bias", "np.log(np.linspace(1, T - 1, units))", "np.linspace(0, np.log(T - 1), units)"),
                "로그를 고르게",
            ),
            (
                changed("chrono_bias", "np.log(np.linspace(1, T - 1, units))", "np.linspace(1, T - 1, units)"),
                "취하지 않은",
            ),
            (changed("chrono_bias", "T - 1", "T"), "T까지 나눈"),
            (changed("chrono_bias", LINE, "np.concatenate([np.zeros(2 * units), -forget, forget])"), "자리가 다르다"),
            (changed("chrono_bias", "2 * units)", "units)"), "길이가 4 × units"),
            (changed("chrono_bias", "linspace(1,", "linspace(2,"), "길이는 맞지만"),
            (3, "함수가 와야"),
        ],
    ),
    "chance_loss": (
        [1.386, 1.39, np.float32(1.3863)],
        [
            (-1.386, "부호가 반대다"),
            (0.25, "정답에 준 확률이다"),
            (0.75, "틀릴 확률"),
            (2, "밑이 2인"),
            (np.log10(4), "밑이 10인"),
            (np.log(6), "기호 넷 가운데서"),
            (4 * np.log(4), "더했다"),
            (1.2, "값이 다르다"),
            ("1.39", "글자가 아니라"),
        ],
    ),
}
