from lib.questions.answers import as_text
from lib.questions.returned import pair

LETTERS = list("가나다라마바사아자차카타파하 봄여름")


def next_character(text):
    return text[:-1], text[1:]


def cases(rng):
    for length in (7, 5, 2, 1, *rng.integers(2, 13, size=17)):
        yield {"text": "".join(rng.choice(LETTERS[: rng.integers(2, len(LETTERS))], size=length))}
    for text in (" 봄이 온다", "봄이 온다 ", "가가가", "가나가나"):
        yield {"text": text}


read = pair("x", "y", read=as_text)
