from lib.questions import layers
from lib.questions.answers import Wrong, as_array, as_number
from lib.questions.compare import named
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer():
    answer = 3 * (3 * 4 + 4 * 4 + 2 * 4), 3 * (3 * 4 + 4 * 4 + 4)
    return answer


def judge(received):
    if isinstance(received, dict) or as_array(received).shape != (2,):
        raise Wrong(WORDS["pair"])
    pair = tuple(as_number(number) for number in as_array(received))
    if pair[::-1] == answer():
        raise Wrong(WORDS["swapped"])
    for number, reset_after in zip(pair, (True, False), strict=True):
        layer = {"layer": "GRU", "features": 3, "units": 4, "reset_after": reset_after}
        with named(f"reset_after={reset_after}"):
            layers.require(layers.count_mistake, number, **layer)
