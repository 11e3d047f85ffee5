"""Exercises of the chapter on the Constitution: what jamo save, bits per sign, and top-k."""

import numpy as np

from lib.check.agreement import recognise
from lib.check.answers import Wrong, as_array, as_number
from lib.check.exercise import exercise
from lib.check.functions import judge
from lib.text import Text


@exercise(
    look=Text(
        "어휘의 크기가 들어가는 층은 셋 가운데 둘입니다. 어느 층의 어떤 가중치일까요?",
        "Two of the three layers know the size of the vocabulary. Which of their weights have it in their shape?",
    ),
    start=Text(
        "임베딩의 모양은 (어휘, 32)이고, Dense의 가중치는 kernel (128, 어휘)와 bias (어휘,)입니다. 어휘가 한 가지 "
        "늘 때마다 파라미터가 몇 개씩 늘어나는지 먼저 구해 보세요.",
        "The embedding has the shape (vocabulary, 32), the Dense layer a kernel (128, vocabulary) and a bias "
        "(vocabulary,). First find how many parameters one more sign adds.",
    ),
    solution="""
syllables, jamo = 379, 75
answer = (syllables - jamo) * (32 + 128 + 1)
""",
    right=Text(
        "줄어든 것은 모두 어휘를 읽고 쓰는 층의 파라미터입니다. LSTM은 어휘의 크기를 모르므로 그대로입니다.",
        "All that is saved lies in the layers that read and write signs. The LSTM does not know how many there are.",
    ),
)
def jamo_params(answer):
    """How many parameters the model has less with 75 jamo than with 379 characters."""
    number = as_number(answer)
    recognise(
        number,
        [
            (304 * 32, "임베딩만 세었습니다. 출력 층도 어휘에 따라 달라집니다.",
             "Only the embedding was counted. The output layer depends on the vocabulary, too."),
            (304 * 129, "출력 층만 세었습니다. 임베딩도 어휘에 따라 달라집니다.",
             "Only the output layer was counted. The embedding depends on the vocabulary, too."),
            (304 * 160, "출력 층의 편향을 빠뜨린 것 같습니다.", "The bias of the output layer seems to be missing."),
            (379 * 161, "홑글자 모델에서 어휘에 딸린 파라미터를 모두 세었습니다. 자모를 쓸 때와의 차이를 물었습니다.",
             "These are all parameters that depend on the 379 characters. The question is the difference to 75 jamo."),
            (75 * 161, "자모 모델에서 어휘에 딸린 파라미터를 세었습니다. 두 모델의 차이를 물었습니다.",
             "These are the parameters that depend on the 75 jamo. The question is the difference of the two models."),
            (304, "어휘가 몇 가지 줄었는지만 셌습니다. 한 가지마다 파라미터가 여러 개 딸려 있습니다.",
             "This is how many signs fewer there are. Each of them has several parameters."),
            (304 * 161 + 4 * 128 * 304, "LSTM의 kernel은 어휘가 아니라 임베딩의 특성 32개를 읽습니다.",
             "The kernel of the LSTM reads the 32 features of the embedding, not the vocabulary."),
        ],
    )  # fmt: skip
    if number != 304 * 161:
        raise Wrong(
            "어휘가 한 가지 줄 때 임베딩과 출력 층의 파라미터가 각각 몇 개 줄어드는지 세어 보세요.",
            "Count how many parameters the embedding and the output layer lose with one sign less.",
        )


def _number(value):
    """One number, also as an array that holds nothing else."""
    array = as_array(value)
    return as_number(array.item() if array.size == 1 else value, whole=False)


def _right(probabilities, y):
    return probabilities[np.arange(len(y)), y]


BITS_MISTAKES = [
    (
        lambda probabilities, y: -np.log(_right(probabilities, y)).mean(),
        "자연로그를 썼습니다. 비트는 밑이 2인 로그로 잽니다.",
        "The natural logarithm was used. Bits take the logarithm to base 2.",
    ),
    (
        lambda probabilities, y: -np.log2(_right(probabilities, y)).sum(),
        "합을 구했습니다. 글자 하나에 몇 비트인지 물었으므로 평균해야 합니다.",
        "This is the sum. Bits per sign are the mean.",
    ),
    (
        lambda probabilities, y: np.log2(_right(probabilities, y)).mean(),
        "부호가 반대입니다. 확률이 1보다 작으면 로그는 음수입니다.",
        "The sign is wrong. The logarithm of a probability below 1 is negative.",
    ),
    (
        lambda probabilities, y: -np.log2(_right(probabilities, y).mean()),
        "확률을 먼저 평균했습니다. 로그를 먼저 구하고 나서 평균해야 합니다.",
        "The probabilities were averaged first. Take the logarithms first, then their mean.",
    ),
    (
        lambda probabilities, y: 2 ** -np.log2(_right(probabilities, y)).mean(),
        "퍼플렉서티를 구했습니다. 비트는 그 지수입니다.",
        "This is the perplexity. Its exponent is the bits.",
    ),
    (
        lambda probabilities, y: -np.log2(probabilities.max(axis=-1)).mean(),
        "정답의 확률이 아니라 가장 큰 확률을 골랐습니다.",
        "The largest probability was taken instead of that of the right sign.",
    ),
    (
        lambda probabilities, y: -np.log2(probabilities).mean(),
        "모든 글자의 확률을 평균했습니다. 정답 글자의 확률만 골라야 합니다.",
        "All probabilities were averaged. Only those of the right signs count.",
    ),
]


@exercise(
    look=Text(
        "시점마다 정답 글자의 확률 하나만 봅니다. probabilities에서 그 값을 어떻게 고를까요?",
        "At each step only the probability of the right sign counts. How is it picked out of probabilities?",
    ),
    start=Text(
        "probabilities[np.arange(len(y)), y]는 시점마다 하나씩 고릅니다. 그 로그(밑 2)에 음의 부호를 붙여 평균하세요.",
        "probabilities[np.arange(len(y)), y] picks one for each step. Take minus the logarithm to base 2, then the "
        "mean.",
    ),
    solution="""
def bits(probabilities, y):
    right = probabilities[np.arange(len(y)), y]
    return -np.log2(right).mean()
""",
    right=Text(
        "1비트가 줄면 모델이 망설이는 후보의 수가 절반이 됩니다.",
        "With one bit less, the number of candidates between which the model wavers is halved.",
    ),
)
def bits(answer, rng):
    """A function probabilities (steps, letters), y (steps,) whole numbers -> bits per sign."""

    def cases():
        for number in range(24):
            steps, letters = (int(rng.integers(2, 30)), int(rng.integers(3, 12))) if number % 2 else (6, 4)
            probabilities = rng.dirichlet(np.ones(letters), size=steps) * 0.9 + 0.1 / letters
            yield {"probabilities": probabilities, "y": rng.integers(0, letters, steps)}

    judge(
        answer,
        cases(),
        lambda probabilities, y: -np.log2(_right(probabilities, y)).mean(),
        BITS_MISTAKES,
        read=_number,
        otherwise=Text(
            "값이 다릅니다. 확률이 모두 1/4이면 2비트, 1/8이면 3비트가 나오는지 확인하세요.",
            "The value is not right. Do probabilities of 1/4 give 2 bits, and those of 1/8 give 3?",
        ),
    )


def _kept(p, k):
    return np.where(p >= np.sort(p)[-k], p, 0)


TOP_K_MISTAKES = [
    (
        lambda p, k: _kept(p, k),
        "합이 1이 아닙니다. 남긴 확률을 그 합으로 나누어야 합니다.",
        "The sum is not 1. Divide what is kept by its sum.",
    ),
    (
        lambda p, k: np.where(p <= np.sort(p)[k - 1], p, 0) / np.sort(p)[:k].sum(),
        "가장 작은 k개를 남겼습니다. 정렬한 순서를 확인하세요.",
        "The k smallest ones were kept. Look at the order of the sort.",
    ),
    (
        lambda p, k: (p >= np.sort(p)[-k]) / k,
        "남긴 글자에 모두 같은 확률을 주었습니다. 남은 것끼리의 비율은 그대로여야 합니다.",
        "All signs that are kept got the same probability. Their ratios should stay as they were.",
    ),
    (
        lambda p, k: p * (np.arange(len(p)) < k) / p[:k].sum(),
        "앞의 k개를 남겼습니다. 확률이 큰 k개를 남겨야 합니다.",
        "The first k were kept. Keep the k most probable ones.",
    ),
    (
        lambda p, k: np.sort(p)[-k:] / np.sort(p)[-k:].sum(),
        "k개만 돌려주었습니다. 어느 글자의 확률인지 알 수 있도록 나머지는 0으로 두세요.",
        "Only k values came back. Leave zeros for the others, so that it is clear which sign each belongs to.",
    ),
    (
        lambda p, k: np.sort(np.where(p >= np.sort(p)[-k], p, 0))[::-1] / np.sort(p)[-k:].sum(),
        "확률을 정렬한 채로 돌려주었습니다. 글자의 자리를 바꾸면 안 됩니다.",
        "The probabilities came back sorted. Each must stay in its place.",
    ),
    (lambda p, k: p, "아무것도 버리지 않았습니다.", "Nothing was dropped."),
]


@exercise(
    look=Text(
        "k번째로 큰 확률보다 작은 것을 0으로 바꾸면 됩니다. k번째로 큰 값은 어떻게 찾을까요?",
        "What is smaller than the k-th largest probability becomes 0. How do you find the k-th largest?",
    ),
    start=Text(
        "np.sort(p)는 작은 것부터 늘어놓으므로 np.sort(p)[-k]가 k번째로 큰 값입니다. np.where로 나머지를 0으로 바꾸고 "
        "합이 1이 되도록 나누세요.",
        "np.sort(p) begins with the smallest, so np.sort(p)[-k] is the k-th largest. Set the others to 0 with "
        "np.where, then divide so that the sum is 1.",
    ),
    solution="""
def top_k(p, k):
    kept = np.where(p >= np.sort(p)[-k], p, 0)
    return kept / kept.sum()
""",
    right=Text(
        "k가 1이면 탐욕적 선택이고, k가 어휘의 크기이면 아무것도 바뀌지 않습니다.",
        "With k = 1 this is the greedy choice; with k as large as the vocabulary nothing changes.",
    ),
)
def top_k(answer, rng):
    """A function p (letters,), k -> the probabilities with all but the k largest set to 0, their sum 1 (letters,)."""

    def cases():
        for number in range(24):
            letters = int(rng.integers(4, 12))
            k = 1 if number == 0 else letters if number == 1 else int(rng.integers(1, letters))
            yield {"p": rng.dirichlet(np.ones(letters)) * 0.9 + 0.1 / letters, "k": k}

    judge(
        answer,
        cases(),
        lambda p, k: _kept(p, k) / _kept(p, k).sum(),
        TOP_K_MISTAKES,
        axes=lambda p, k: {"letters": len(p)},
        otherwise=Text(
            "모양은 맞지만 값이 다릅니다. 0이 아닌 값이 k개인지, 합이 1인지 확인하세요.",
            "The shape is right, but the values are not. Are k of them not 0, and is their sum 1?",
        ),
    )
