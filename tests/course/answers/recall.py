import numpy as np

from answers import Tried, changed

LOG = "np.log(np.linspace(1, T - 1, units))"


def by_loop(T, units):
    result = [0.0] * (4 * units)
    for place in range(units):
        memory = 1 + (T - 2) * place / max(units - 1, 1)
        result[place], result[units + place] = -np.log(memory), np.log(memory)
    return result


TRIED = {
    "chrono_bias": Tried(
        [
            by_loop,
        ],
        [
            (changed("chrono_bias", "linspace(1,", "linspace(2,"), "길이는 맞지만"),
        ],
        [
            changed("chrono_bias", LOG, "np.log(np.linspace(1, T - 1, units).round())"),
            changed("chrono_bias", LOG, "np.log(np.arange(1, T, (T - 2) / (units - 1)))"),
            changed("chrono_bias", LOG, f"{LOG} if units > 1 else np.log([T - 1])"),
            changed("chrono_bias", "T - 1", "49"),
        ],
    ),
    "tuned": Tried(
        [
            lambda choice, test: [
                row[list(counts).index(max(counts))]
                for counts, row in zip(choice, test, strict=True)
            ],
        ],
        [],
        [
            lambda choice, test: test[:, 2],
            lambda choice, test: test.max(axis=1),
        ],
    ),
    "chance_loss": Tried(
        [1.386, 1.39, np.float32(1.3863), np.array(1.39), -np.log(0.25), 1.3863],
        [
            (-1.386, "부호가 반대입니다"),
            (0.25, "정답에 준 확률입니다"),
            (0.75, "틀릴 확률입니다"),
            (2, "밑이 2인"),
            (np.log10(4), "밑이 10인"),
            (np.log(6), "기호 네 개 가운데서"),
            (4 * np.log(4), "더한 값입니다"),
            (1.377, "소수점 아래 2자리까지는"),
        ],
    ),
}
