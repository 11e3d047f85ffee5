"""Exercises of the chapter 공정한 비교: lasting success, and layers of equal size."""

import numpy as np

from lib.check.answers import Wrong, as_array, as_number
from lib.check.exercise import exercise
from lib.check.functions import judge
from lib.shapes import count_params
from lib.text import Text


def _lasting(correct):
    wrong = np.concatenate([np.ones((len(correct), 1), bool), ~correct], axis=1)
    return correct.shape[1] - wrong[:, ::-1].argmax(axis=1)


LASTING_MISTAKES = [
    (
        lambda correct: correct.argmax(axis=1),
        "처음 맞힌 에포크입니다. 그 뒤에 다시 틀리는 시드가 있습니다.",
        "This is the first success. Some seeds fail again after it.",
    ),
    (
        lambda correct: np.where(correct.any(axis=1), correct.argmax(axis=1), correct.shape[1]),
        "처음 맞힌 에포크입니다. 그 뒤에 다시 틀리는 시드가 있습니다.",
        "This is the first success. Some seeds fail again after it.",
    ),
    (lambda correct: correct.sum(axis=1), "맞힌 에포크의 수를 세었습니다.", "This counts the successes."),
    (lambda correct: (~correct).sum(axis=1), "틀린 에포크의 수를 세었습니다.", "This counts the failures."),
    (
        lambda correct: _lasting(correct) - 1,
        "마지막으로 틀린 에포크입니다. 계속 맞히는 것은 그다음 에포크부터입니다.",
        "This is the last failure. Success begins one epoch after it.",
    ),
    (
        lambda correct: _lasting(correct) + 1,
        "1이 더해졌습니다. 에포크의 번호는 0에서 시작합니다.",
        "One too many: epochs are counted from 0.",
    ),
    (
        lambda correct: _lasting(correct) % correct.shape[1],
        "끝까지 틀린 시드에 0을 주었습니다. 처음부터 맞힌 시드와 구별되어야 합니다.",
        "A seed that fails at the end got 0. It must differ from one that was right from the start.",
    ),
    (
        lambda correct: _lasting(correct).mean(),
        "평균 하나를 받았습니다. 시드마다 수 하나씩 돌려주세요.",
        "This is one mean. Return one number for each seed.",
    ),
]


@exercise(
    look=Text(
        "맞혔다가 다시 틀리는 시드가 있습니다. 처음 맞힌 때가 아니라 마지막으로 틀린 때를 찾아야 합니다.",
        "Some seeds are right and then fail again. Look for the last failure, not for the first success.",
    ),
    start=Text(
        "시드 하나부터 시작하세요. np.flatnonzero(~correct[0])은 틀린 에포크의 번호를 모두 줍니다. 한 번도 틀리지 "
        "않은 시드와 끝까지 틀린 시드도 확인하세요.",
        "Begin with one seed: np.flatnonzero(~correct[0]) gives all epochs in which it fails. Check also a seed that "
        "never "
        "fails and one that fails at the end.",
    ),
    solution="""
def lasting_success(correct):
    result = []
    for seed in correct:
        failures = np.flatnonzero(~seed)
        result.append(failures[-1] + 1 if len(failures) else 0)
    return np.array(result)
""",
    right=Text(
        "처음 맞힌 에포크를 세면 다시 틀리는 시드를 놓칩니다.",
        "Counting the first success would miss the seeds that fail again.",
    ),
)
def lasting_success(answer, rng):
    """A function correct (seeds, epochs), bool -> for each seed the first epoch from which it is right to the end.

    A seed that is wrong at the end gets the number of epochs.
    """

    def cases():
        for _ in range(24):
            seeds, epochs = (int(size) for size in rng.integers((4, 5), (8, 14)))
            # Each epoch repeats the one before with some chance, so that there are runs of all lengths.
            correct = rng.random((seeds, epochs)) < 0.5
            for epoch in range(1, epochs):
                keep = rng.random(seeds) < rng.choice([0.0, 0.5, 0.8])
                correct[keep, epoch] = correct[keep, epoch - 1]
            extremes = rng.permutation(seeds)[:4]
            correct[extremes[0]], correct[extremes[1]] = True, False
            correct[extremes[2], -2:], correct[extremes[3], -1] = (False, True), False
            yield {"correct": correct}

    judge(
        answer,
        cases(),
        _lasting,
        LASTING_MISTAKES,
        read=lambda value: as_array(value),
        axes=lambda correct: {"seeds": len(correct)},
        otherwise=Text(
            "어떤 시드에서 값이 다릅니다. 여러 번 틀린 시드, 한 번도 틀리지 않은 시드, 끝에 틀린 시드를 하나씩 "
            "확인하세요.",
            "For some seeds the value is different. Check one that fails several times, one that never fails, and one "
            "that "
            "fails at the end.",
        ),
    )


def _model_params(units):
    return count_params("LSTM", 5, units) + 5 * units + 5


@exercise(
    look=Text(
        "LSTM 모델의 파라미터는 LSTM 층과 Dense(5) 층에 있습니다. 유닛이 1개일 때부터 모두 몇 개인지 세어 보세요.",
        "The parameters of the LSTM model are in the LSTM and in Dense(5). Count them for 1 unit, 2 units and so on.",
    ),
    start=Text(
        "유닛이 u개이면 LSTM이 4(5u + u² + u)개, Dense(5)가 5u + 5개입니다. u에 1, 2, 3을 차례로 넣어 85와 비교하세요.",
        "With u units the LSTM has 4(5u + u² + u) parameters and Dense(5) has 5u + 5. Put in 1, 2, 3 for u and "
        "compare with 85.",
    ),
    solution="answer = min(range(1, 10), key=lambda u: abs(4 * (5 * u + u * u + u) + 5 * u + 5 - 85))",
    right=Text(
        "유닛을 같게 둘 수도 있고 파라미터를 같게 둘 수도 있습니다. 무엇을 같게 둘지는 무엇을 알고 싶은지에 달려 "
        "있습니다.",
        "Equal units or equal parameters: which to choose depends on what you want to know.",
    ),
)
def fair_units(answer):
    """Units of the LSTM under Dense(5) whose model comes closest to the 85 parameters of the SimpleRNN model."""
    number = as_number(answer)
    best = min(range(1, 10), key=lambda units: abs(_model_params(units) - 85))
    if number == best:
        return
    if number == 5:
        raise Wrong(
            "유닛의 수가 SimpleRNN과 같으면 LSTM 모델의 파라미터는 세 배쯤 됩니다.",
            "With as many units as the SimpleRNN, the LSTM model has about three times as many parameters.",
        )
    if number in (85, 250, _model_params(best)):
        raise Wrong("파라미터의 수가 아니라 유닛의 수를 쓰세요.", "Write the number of units, not of parameters.")
    if number < 1:
        raise Wrong("유닛은 하나 이상이어야 합니다.", "There is at least one unit.")
    if number > best:
        raise Wrong("파라미터가 85개보다 훨씬 많아집니다.", "That gives far more than 85 parameters.")
    raise Wrong("유닛을 더 늘리면 85개에 더 가까워집니다.", "More units come closer to 85 parameters.")
