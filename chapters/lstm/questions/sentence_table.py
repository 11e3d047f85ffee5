from lib.questions.answers import Wrong, as_number
from lib.questions.compare import recognise
from lib.questions.own_sentence import require_sentence
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer(mine):
    following = {}
    for letter, after in zip(mine.text, mine.text[1:]):
        following.setdefault(letter, []).append(after)
    answer = sum(max(map(labels.count, labels)) for labels in following.values())
    return answer


def judge(received, mine=None):
    require_sentence(mine, "sentence_table")
    number = as_number(received)
    right = answer(mine)
    letters = len(mine.text) - 1
    if number == right:
        return
    known = [
        (letters, WORDS["all_right"]),
        (letters - right, WORDS["number_wrong"]),
        (len(mine.vocabulary), WORDS["vocabulary"]),
    ]
    recognise(number, known)
    if number > letters:
        raise Wrong(WORDS["too_many"])
    raise Wrong(WORDS["more_than_best" if number > right else "fewer_than_best"])
