from typing import NamedTuple

from lib.questions.answers import Wrong, as_text
from lib.questions.words import words_beside

WORDS = words_beside(__file__)
LETTERS = list("가나다라마바사아")


def write_text(step, first, length):
    text = first
    h = None
    while len(text) < length:
        scores, h = step(text[-1], h)
        text += max(scores, key=scores.get)
    return text


class State(NamedTuple):
    """What `step` hands on: how many steps it has seen."""

    steps: int


def cases(rng):
    for length in (1, 2, 3, *rng.integers(2, 13, size=18).tolist()):
        letters = LETTERS[: rng.integers(3, len(LETTERS))]
        scores = rng.normal(size=(length, len(letters), len(letters)))
        yield {
            "step": scores_by_time(letters, scores),
            "first": str(rng.choice(letters)),
            "length": length,
        }


def scores_by_time(letters, scores):
    """A `step` whose scores depend on the letter and on the time step, which its state counts."""

    def step(letter, h):
        if h is not None and not isinstance(h, State):
            raise Wrong(WORDS["h"])
        if letter not in letters:
            raise Wrong(WORDS["letter"])
        t = 0 if h is None else h.steps
        row = scores[t % len(scores), letters.index(letter)]
        return dict(zip(letters, row.tolist(), strict=True)), State(t + 1)

    return step


read = as_text
