"""Exercises of the chapter 공정한 비교: lasting success, and layers of equal size."""

import numpy as np

from lib.check.answers import as_array, as_number, call, equal, fresh, recognise
from lib.check.exercise import Text, Wrong, exercise
from lib.shapes import count_params


@exercise(
    hint=Text(
        "마지막으로 틀린 에포크를 찾고 1을 더한다. 축을 뒤집으면 argmax가 뒤에서부터 찾는다.",
        "Find the last failure and add 1. On a reversed axis argmax searches from the end.",
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
        "처음 맞힌 에포크를 세면 뒤집힌 시드를 놓친다.",
        "Counting the first success misses the seeds that fail again.",
    ),
)
def lasting_success(answer):
    """A function correct (seeds, epochs), bool -> for each seed the first epoch from which it is right to the end.

    A seed that is wrong at the end gets the number of epochs.
    """
    for seeds, epochs in [(5, 9), (4, 12)]:
        start = fresh().integers(4, epochs - 2, seeds)
        correct = np.arange(epochs) >= start[:, None]
        correct[:3, 1:3] = True  # right too early, then wrong again
        correct[0], correct[-1, -1] = True, False  # right from the beginning; wrong at the end
        right = np.where(np.arange(seeds) == 0, 0, start)
        right[-1] = epochs
        received = as_array(call(answer, correct))
        recognise(
            received,
            [
                (
                    correct.argmax(axis=1),
                    "처음 맞힌 에포크다. 그 뒤에 다시 틀리는 시드가 있다.",
                    "This is the first success; some seeds fail again.",
                ),
                (correct.sum(axis=1), "맞힌 에포크의 수를 세었다.", "This counts the successes."),
                ((~correct).sum(axis=1), "틀린 에포크의 수를 세었다.", "This counts the failures."),
                (
                    right - 1,
                    "마지막으로 틀린 에포크다. 성공은 그다음부터다.",
                    "This is the last failure; success begins after it.",
                ),
                (
                    right + 1,
                    "에포크 하나가 더해졌다. 열의 번호는 0에서 시작한다.",
                    "One epoch too many: columns count from 0.",
                ),
                (
                    np.where(right == epochs, 0, right),
                    "끝까지 틀린 시드에 0을 주면 처음부터 맞힌 것과 섞인다.",
                    "0 for a seed that fails at the end mixes it with those that were right from the start.",
                ),
                (right.mean(), "시드마다 하나씩 내야 한다.", "One number for each seed was expected."),
            ],
        )
        if received.shape != (seeds,):
            raise Wrong("시드마다 수 하나씩, 1차원 배열이 와야 한다.", "One number a seed was expected, in one axis.")
        if not equal(received, right):
            raise Wrong("어떤 시드에서 값이 다르다.", "For some seeds the value is another one.")


def _model_params(units):
    return count_params("LSTM", 5, units) + 5 * units + 5


@exercise(
    hint=Text(
        "유닛이 u개면 LSTM이 4(5u + u² + u)개, Dense(5)가 5u + 5개다. u를 1부터 늘려 보자.",
        "With u units the LSTM has 4(5u + u² + u) parameters, Dense(5) has 5u + 5. Try u from 1 up.",
    ),
    solution="answer = min(range(1, 10), key=lambda u: abs(4 * (5 * u + u * u + u) + 5 * u + 5 - 85))",
    right=Text(
        "유닛을 같게 할 것인가, 파라미터를 같게 할 것인가? 무엇을 같게 둘지는 물음이 정한다.",
        "Equal units or equal parameters? What is held equal depends on the question.",
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
            "유닛이 같으면 LSTM의 파라미터가 세 배쯤 된다.", "With equal units the LSTM has about three times as many."
        )
    if number in (85, 250, _model_params(best)):
        raise Wrong("파라미터의 수가 아니라 유닛의 수를 쓴다.", "Write the number of units, not of parameters.")
    if number < 1:
        raise Wrong("유닛은 하나 이상이다.", "There is at least one unit.")
    if number > best:
        raise Wrong("파라미터가 85개보다 많이 넘친다.", "That is far more than 85 parameters.")
    raise Wrong("유닛을 더 늘려도 된다.", "There is room for more units.")
