from lib.questions.answers import Wrong, as_number
from lib.questions.own_sentence import require_sentence


def answer(mine):
    for answer in range(1, len(mine.text)):
        following = {}
        for end in range(1, len(mine.text)):
            seen = mine.text[max(0, end - answer) : end]
            following.setdefault(seen, set()).add(mine.text[end])
        if max(map(len, following.values())) == 1:
            break
    return answer


def judge(received, mine=None):
    require_sentence(mine, "sentence_context")
    number = as_number(received)
    if number < 1:
        raise Wrong(WORDS["none"])
    if found := ambiguity(mine.text, number):
        raise Wrong(WORDS["not_enough"].with_values(number=number, **found))
    if number > 1 and not ambiguity(mine.text, number - 1):
        raise Wrong(WORDS["fewer"])


def ambiguity(text, length):
    """What is `seen` somewhere in this length, and the two letters, `first` and `second`, that
    follow it; or None.
    """
    following = {}
    for end in range(1, len(text)):
        seen = text[max(0, end - length) : end]
        if following.setdefault(seen, text[end]) != text[end]:
            return {"seen": seen, "first": following[seen], "second": text[end]}
    return None
