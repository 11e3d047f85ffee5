import numpy as np

from answers import changed

ANSWERS = {
    "masked_mean": (
        [lambda outputs, mask: np.stack([o[m].mean(axis=0) for o, m in zip(outputs, mask, strict=True)])],
        [
            (lambda outputs, mask: outputs.mean(axis=1), "빈자리까지"),
            (changed("masked_mean", "/ kept.sum(axis=1)", "/ mask.shape[1]"), "나눌 때 세었다"),
            (changed("masked_mean", " / kept.sum(axis=1)", ""), "나누지 않았다"),
            (changed("masked_mean", "(outputs * kept)", "outputs"), "빈자리의 출력까지"),
            (
                lambda outputs, mask: [o[m].mean() for o, m in zip(outputs, mask, strict=True)],
                "유닛끼리도",
            ),
            (lambda outputs, mask: outputs[:, 0], "값이 다르다"),
            (lambda outputs, mask: outputs[0, 0], "배치 축이 없다"),
        ],
    ),
    "attention": (
        [changed("attention", " - scores.max()", "")],
        [
            (changed("attention", "return weights @ states", "return weights"), "가중치까지"),
            (lambda query, states: states @ query, "점수에서 멈췄다"),
            (lambda query, states: (states @ query) @ states, "소프트맥스를 지나지 않은"),
            (lambda query, states: np.exp(states @ query) @ states, "합이 1이 아니다"),
            (lambda query, states: states.mean(axis=0), "똑같이 더했다"),
            (lambda query, states: states[(states @ query).argmax()], "하나만 골랐다"),
            (lambda query, states: query + 100, "문맥이 다르다"),
            (lambda query, states: states, "축이 (유닛)"),
        ],
    ),
}
