"""Exercises of the last chapter: averaging under a mask, and attention in three lines."""

import numpy as np

from lib.check.answers import as_array, call, compare, fresh
from lib.check.exercise import Text, exercise


@exercise(
    hint=Text(
        "mask에 축을 하나 붙여 outputs에 곱하고 시점 축으로 더한다. 나누는 수는 문장마다 다르다.",
        "Give mask one more axis, multiply, and add up over time. Each sentence has its own number to divide by.",
    ),
    solution="""
def masked_mean(outputs, mask):
    kept = mask[:, :, np.newaxis]
    return (outputs * kept).sum(axis=1) / kept.sum(axis=1)
""",
    right=Text(
        "빈자리는 합에도 개수에도 들어가지 않았다. 마스킹을 아는 층들이 하는 일이다.",
        "Padding entered neither the sum nor the count. That is what mask-aware layers do.",
    ),
)
def masked_mean(answer):
    """A function outputs (batch, steps, units), mask (batch, steps) of True and False -> means (batch, units)."""
    for batch, steps, units in ((3, 5, 2), (2, 6, 4)):
        outputs = fresh().normal(size=(batch, steps, units)) + 0.3
        mask = np.arange(steps) < np.arange(2, 2 + batch)[:, np.newaxis]
        kept, counts = outputs * mask[:, :, np.newaxis], mask.sum(axis=1, keepdims=True)
        compare(
            as_array(call(answer, outputs, mask)),
            kept.sum(axis=1) / counts,
            [
                (outputs.mean(axis=1), "빈자리까지 평균에 들어갔다.", "Padding is part of the mean."),
                (
                    kept.mean(axis=1),
                    "빈자리를 더하지는 않았지만 나눌 때 세었다.",
                    "Padding is not in the sum, but in the count.",
                ),
                (kept.sum(axis=1), "더하기만 하고 나누지 않았다.", "The sum was not divided."),
                (outputs.sum(axis=1) / counts, "빈자리의 출력까지 더했다.", "The outputs at padding were added."),
                (
                    np.stack([o[m].mean() for o, m in zip(outputs, mask, strict=True)]),
                    "유닛끼리도 평균을 냈다. 유닛 축은 남겨 둔다.",
                    "Units were averaged, too. Keep their axis.",
                ),
            ],
            batch=batch,
            units=units,
        )


@exercise(
    hint=Text(
        "점수는 상태마다 질문과의 내적, 가중치는 점수의 소프트맥스, 문맥은 가중치를 곱한 상태들의 합이다.",
        "Scores: each state's dot product with the query. Weights: their softmax. Context: the weighted sum of states.",
    ),
    solution="""
def attention(query, states):
    scores = states @ query
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum()
    return weights @ states
""",
    right=Text(
        "이 세 줄에는 시점의 순서가 없다. 순서를 다시 넣는 일이 다음 이야기, 트랜스포머의 위치 인코딩이다.",
        "Nothing in these lines knows the order of the steps. Putting it back is where positional encodings come in.",
    ),
)
def attention(answer):
    """A function query (units,), states (steps, units) -> context (units,)."""
    for steps, units in ((5, 3), (2, 4)):
        rng = fresh()
        query, states = rng.normal(size=units), rng.normal(size=(steps, units))
        scores = states @ query
        powers = np.exp(scores)
        weights = powers / powers.sum()
        compare(
            as_array(call(answer, query, states)),
            weights @ states,
            [
                (
                    weights,
                    "가중치까지 왔다. 그 가중치로 상태들을 더한다.",
                    "These are the weights. Add up the states with them.",
                ),
                (
                    scores,
                    "점수에서 멈췄다. 소프트맥스와 합이 남았다.",
                    "These are the scores. Softmax and sum are left to do.",
                ),
                (
                    scores @ states,
                    "소프트맥스를 지나지 않은 점수로 더했다.",
                    "The sum was weighted by raw scores; a softmax is missing.",
                ),
                (powers @ states, "가중치의 합이 1이 아니다.", "The weights do not sum to 1."),
                (
                    states.mean(axis=0),
                    "모든 상태를 똑같이 더했다. 질문을 쓰지 않은 것 같다.",
                    "All states count alike: the query seems unused.",
                ),
                (
                    states[scores.argmax()],
                    "가장 닮은 상태 하나만 골랐다. 여기서는 모두 섞는다.",
                    "Only the most similar state was taken; here all are mixed.",
                ),
            ],
            Text("모양은 맞지만 문맥이 다르다.", "The shape is right, the context is not."),
            units=units,
        )
