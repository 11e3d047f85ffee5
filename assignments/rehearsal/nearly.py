"""Wrong answers that are made of the right one."""

import numpy as np

DECIMALS = (float, np.ndarray)
NUMBERS = (int, *DECIMALS)
MOST_PARTS = 6  # of an answer that are tried one by one


def times(factor, answer, kinds=DECIMALS):
    """An answer whose parts of the `kinds` are multiplied."""
    if isinstance(answer, dict):
        return {name: times(factor, part, kinds) for name, part in answer.items()}
    if isinstance(answer, tuple):
        return tuple(times(factor, part, kinds) for part in answer)
    return factor * answer if type(answer) in kinds else answer


def changed(answer):
    """Yields (what it is, wrong answer) of each change of a right answer, a decoded one. There may
    be questions to which a few of them are right, too."""
    yield "the answer with another sign", times(-1, answer, NUMBERS)
    yield "twice the answer", times(2, answer, NUMBERS)
    if isinstance(answer, tuple | np.ndarray) and len(answer) > 1:
        yield "its first part alone", answer[:1]
        yield "the answer without its last part", answer[:-1]
        yield "its first part in the place of the last", _with(answer, len(answer) - 1, answer[0])
        for place in range(min(len(answer), MOST_PARTS)):
            part = answer[place]
            wrong = _with(answer, place, times(0, part, NUMBERS))
            yield f"0 in the place of part {place + 1}", wrong


def _with(answer, place, part):
    """A copy of a tuple or an array in which one part is another one."""
    if isinstance(answer, tuple):
        return (*answer[:place], part, *answer[place + 1 :])
    wrong = answer.copy()
    wrong[place] = part
    return wrong


def in_longer_texts(answers):
    """Yields (what it is, wrong answer) of texts that hold the first of the answers."""
    texts = [answer for answer in answers if type(answer) is str]
    if texts and texts[0] is answers[0]:
        yield "a longer text that holds the answer", f"it may be {texts[0]} or something else"
        yield "one text of all students' answers", " ".join(dict.fromkeys(texts))
