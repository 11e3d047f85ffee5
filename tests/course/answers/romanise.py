import numpy as np

from answers import Tried, changed, solve


def two_lists(numbers, start, end, steps):
    zeros = [0] * (steps - len(numbers) - 1)
    return [start, *numbers, *zeros], [*numbers, end, *zeros]


def without_padding(query, states, mask):
    scores = states[mask] @ query
    powers = np.exp(scores - scores.max())
    return powers / powers.sum() @ states[mask]


def by_sorting(totals, log_p, k):
    table = [
        (total + p, row, letter)
        for row, total in enumerate(totals)
        for letter, p in enumerate(log_p[row])
    ]
    return [(row, letter) for _, row, letter in sorted(table, reverse=True)[:k]]


TRIED = {
    "attention_params": Tried(
        [1536, 1536.0, np.int64(1536)],
        [
            (0, "Dense 층이 읽는 수"),
            (3072, "문맥 때문에"),
            (3096, "얼마나 더 많은지"),
            (1560, "편향은 늘어나지"),
            (4096, "학습하지 않습니다"),
            (64, "글자마다 가중치가"),
            (1000, "새로 생기는 행"),
        ],
    ),
    "teacher_forcing": Tried(
        [two_lists],
        [
            (lambda numbers, start, end, steps: np.zeros(steps), "값 2개"),
            (
                lambda numbers, start, end, steps: (
                    np.array([start, *numbers]),
                    np.array([*numbers, end]),
                ),
                "길이가 다릅니다",
            ),
        ],
        [
            changed("teacher_forcing", "[start, *numbers]", "[1, *numbers]"),
            changed("teacher_forcing", "[*numbers, end]", "[*numbers, 2]"),
        ],
    ),
    "masked_attention": Tried(
        [
            without_padding,
        ],
        [
            (lambda query, states, mask: query + 100, "문맥의 값이 다릅니다"),
            (lambda query, states, mask: states, "축이 하나인 배열"),
        ],
        [
            lambda query, states, mask: solve("masked_attention")(
                query, states, np.arange(len(mask)) < mask.sum()
            ),
        ],
    ),
    "beam_step": Tried(
        [by_sorting],
        [
            (lambda totals, log_p, k: np.zeros((k, 2)), "가장 좋은 k개"),
        ],
        [
            changed("beam_step", "[:k]", "[:k][::-1]"),
            changed("beam_step", "totals[:, np.newaxis]", "totals[:, np.newaxis] / 2"),
        ],
    ),
}
