from lib.questions.answers import Wrong, as_number
from lib.questions.own_sentence import require_sentence
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer(mine):
    answer = 0
    ambiguous = True
    while ambiguous:
        answer += 1
        following = {}
        for end in range(1, len(mine.text)):
            seen = mine.text[max(0, end - answer) : end]
            following.setdefault(seen, set()).add(mine.text[end])
        ambiguous = any(len(letters) > 1 for letters in following.values())
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
