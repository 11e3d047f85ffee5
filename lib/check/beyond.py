"""Exercises of the last chapter: averaging under a mask, and attention in three lines."""

import numpy as np

from lib.check.exercise import exercise
from lib.check.functions import judge, sizes
from lib.text import Text


def _kept(outputs, mask):
    return outputs * mask[:, :, np.newaxis]


def _masked_mean(outputs, mask):
    return _kept(outputs, mask).sum(axis=1) / mask.sum(axis=1, keepdims=True)


MASK_MISTAKES = [
    (
        lambda outputs, mask: outputs.mean(axis=1),
        "빈자리까지 평균에 들어갔습니다.",
        "Padding is part of the mean.",
    ),
    (
        lambda outputs, mask: _kept(outputs, mask).mean(axis=1),
        "빈자리를 더하지는 않았지만, 나눌 때는 빈자리까지 세었습니다.",
        "Padding is not part of the sum, but it is counted in the division.",
    ),
    (
        lambda outputs, mask: _kept(outputs, mask).sum(axis=1),
        "더하기만 하고 나누지 않았습니다.",
        "The sum was not divided.",
    ),
    (
        lambda outputs, mask: outputs.sum(axis=1) / mask.sum(axis=1, keepdims=True),
        "빈자리의 출력까지 더했습니다.",
        "The outputs at padding are part of the sum.",
    ),
    (
        lambda outputs, mask: np.stack([o[m].mean() for o, m in zip(outputs, mask, strict=True)]),
        "유닛끼리도 평균을 냈습니다. 유닛 축은 남겨 두어야 합니다.",
        "Units were averaged as well. Keep the units axis.",
    ),
    (
        lambda outputs, mask: _kept(outputs, mask).sum(axis=1) / mask.sum(axis=1).mean(),
        "모든 문장을 같은 수로 나누었습니다. 나누는 수는 문장마다 다릅니다.",
        "All sentences are divided by the same number. Each has its own.",
    ),
    (
        lambda outputs, mask: np.stack([o[: m.sum()].mean(axis=0) for o, m in zip(outputs, mask, strict=True)]),
        "빈자리가 언제나 뒤쪽에 있다고 가정했습니다. mask가 참인 시점을 골라야 합니다.",
        "This relies on padding at the end. Choose the steps where mask is True.",
    ),
]


@exercise(
    look=Text(
        "빈자리는 합에도 개수에도 들어가면 안 됩니다. 문장마다 참인 시점은 몇 개인가요?",
        "Padding may be neither in the sum nor in the count. How many steps are True in each sentence?",
    ),
    start=Text(
        "mask의 모양은 (배치, 시점)이고 outputs의 모양은 (배치, 시점, 유닛)입니다. mask[:, :, np.newaxis]로 축을 하나 "
        "붙이면 곱할 수 있습니다. 합을 문장마다의 개수로 나누세요.",
        "mask has the shape (batch, time), outputs (batch, time, units). With one more axis, mask[:, :, np.newaxis], "
        "they can be "
        "multiplied. Divide the sum by the count of each sentence.",
    ),
    solution="""
def masked_mean(outputs, mask):
    kept = mask[:, :, np.newaxis]
    return (outputs * kept).sum(axis=1) / kept.sum(axis=1)
""",
    right=Text(
        "빈자리는 합에도 개수에도 들어가지 않았습니다. 마스킹을 지원하는 층들이 이런 일을 합니다.",
        "Padding is neither in the sum nor in the count. Layers that support masking do the same.",
    ),
)
def masked_mean(answer, rng):
    """A function outputs (batch, steps, units), mask (batch, steps) of True and False -> means (batch, units)."""

    def cases():
        for place, (batch, steps, units) in enumerate(sizes(rng, 1, 2, 1, largest=6)):
            kind = place % 4
            lengths = rng.integers(1, steps + 1, size=(batch, 1))
            mask = np.arange(steps) < lengths  # padding at the end, then at the beginning, anywhere, all but one step
            if kind == 1:
                mask = mask[:, ::-1].copy()
            if kind == 2:
                mask = rng.permuted(mask, axis=1)
            if kind == 3:
                mask = np.arange(steps) == rng.integers(0, steps, size=(batch, 1))
                mask[0] = True
            yield {"outputs": rng.normal(size=(batch, steps, units)) + 0.3, "mask": mask}

    judge(
        answer,
        cases(),
        _masked_mean,
        MASK_MISTAKES,
        axes=lambda outputs, mask: {"batch": outputs.shape[0], "units": outputs.shape[2]},
    )


def _weights(query, states):
    powers = np.exp(states @ query)
    return powers / powers.sum()


ATTENTION_MISTAKES = [
    (
        _weights,
        "가중치까지 구했습니다. 이 가중치로 상태들을 더해야 합니다.",
        "These are the weights. Add up the states with them.",
    ),
    (
        lambda query, states: states @ query,
        "점수까지 구했습니다. 소프트맥스와 가중합이 남았습니다.",
        "These are the scores. The softmax and the weighted sum are left to do.",
    ),
    (
        lambda query, states: (states @ query) @ states,
        "소프트맥스를 적용하지 않은 점수로 더했습니다.",
        "The sum is weighted by the scores themselves; the softmax is missing.",
    ),
    (
        lambda query, states: np.exp(states @ query) @ states,
        "가중치의 합이 1이 아닙니다. 합으로 나누어야 합니다.",
        "The weights do not sum to 1. Divide them by their sum.",
    ),
    (
        lambda query, states: states.mean(axis=0),
        "모든 상태를 똑같은 가중치로 더했습니다. 질문 query를 쓰지 않은 것 같습니다.",
        "All states have the same weight: the query seems not to be used.",
    ),
    (
        lambda query, states: states[(states @ query).argmax()],
        "점수가 가장 큰 상태 하나만 골랐습니다. 모든 상태를 가중치로 섞어야 합니다.",
        "Only the state with the highest score was taken. All of them should be mixed by their weights.",
    ),
    (
        lambda query, states: _scaled(query, states),
        "점수를 차원의 제곱근으로 나눈 것 같습니다. 여기서는 나누지 않은 점수를 씁니다.",
        "The scores seem to be divided by the square root of the dimension. Here they are used as they are.",
    ),
]


def _scaled(query, states):
    return _weights(query / np.sqrt(len(query)), states) @ states


@exercise(
    look=Text(
        "계산은 점수, 가중치, 문맥의 세 단계입니다. 단계마다 배열의 모양이 (시점,), (시점,), (유닛,)인지 확인하세요.",
        "There are three stages: scores, weights, context. Their shapes are (time,), (time,) and (units,).",
    ),
    start=Text(
        "점수는 상태마다 질문과의 내적이므로 states @ query입니다. 이 점수에 소프트맥스를 적용해 합이 1인 가중치를 "
        "만드는 것이 다음 단계입니다.",
        "The scores are dot products of each state with the query: states @ query. Next, a softmax turns them into "
        "weights that "
        "sum to 1.",
    ),
    solution="""
def attention(query, states):
    scores = states @ query
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum()
    return weights @ states
""",
    right=Text(
        "이 세 줄에는 시점의 순서가 들어 있지 않습니다. 트랜스포머는 위치 인코딩으로 순서를 다시 넣습니다.",
        "These three lines know nothing about the order of the steps. A transformer brings it back by positional "
        "encodings.",
    ),
)
def attention(answer, rng):
    """A function query (units,), states (steps, units) -> context (units,)."""
    judge(
        answer,
        (
            {"query": rng.normal(size=units), "states": rng.normal(size=(steps, units))}
            for steps, units in sizes(rng, 2, 2, largest=6)
        ),
        lambda query, states: _weights(query, states) @ states,
        ATTENTION_MISTAKES,
        axes=lambda query, states: {"units": len(query)},
        otherwise=Text("모양은 맞지만 문맥의 값이 다릅니다.", "The shape is right, but the context is not."),
    )
