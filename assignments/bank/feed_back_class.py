"""Write a class that generates letters by feeding its own output back."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 2, 10, 3
TITLE = Text("출력을 되먹이는 생성기", "A generator that feeds its output back")
TEXT = Text(
    """
클래스 `FeedBack`을 씁니다. `FeedBack(table, start)`로 만듭니다. `table`은 글자에서 다음 글자를 찾는 사전이고
`start`는 첫 입력입니다.

- `next()`: 지금 글자의 다음 글자를 돌려줍니다. 돌려준 글자가 다음 입력이 됩니다.
- `text(n)`: 다음 글자 `n`개를 이은 문자열을 돌려줍니다. 생성기도 그만큼 나아갑니다.
- `restart()`: `start`로 되돌아가고 `start`를 돌려줍니다.
""",
    """
Write the class `FeedBack`, made by `FeedBack(table, start)`. `table` is a dictionary that gives the letter
after a letter; `start` is the first input.

- `next()` returns the letter after the present one. What it returns becomes the next input.
- `text(n)` returns the next `n` letters as one string, and the generator moves on by as many.
- `restart()` goes back to `start` and returns it.
""",
)


class FeedBack:
    def __init__(self, table, start):
        self.table, self.start, self.letter = table, start, start

    def next(self):
        self.letter = self.table[self.letter]
        return self.letter

    def text(self, n):
        return "".join(self.next() for _ in range(n))

    def restart(self):
        self.letter = self.start
        return self.letter


ASK = FeedBack
OPEN = [(({"a": "b", "b": "c", "c": "a"}, "a"), [("next",), ("text", 2), ("restart",), ("next",)])]


def inputs(hidden):
    cases = []
    for _ in range(3):
        ring = hidden.sample("가나다라마바사", 7)
        table = dict(zip(ring, ring[1:] + ring[:1], strict=True))
        cases.append(
            ((table, ring[2]), [("next",), ("text", hidden.randint(2, 4)), ("next",), ("restart",), ("text", 3)])
        )
    return cases


class NoFeedBack(FeedBack):
    def next(self):
        return self.table[self.start]


class TextApart(FeedBack):
    def text(self, n):
        return FeedBack(self.table, self.letter).text(n)


class NeverBack(FeedBack):
    def restart(self):
        return self.start


MISTAKES = [
    (NoFeedBack, Text("출력이 다음 입력이 되지 않습니다.", "The output does not become the next input.")),
    (TextApart, Text("text를 부른 뒤에 생성기가 나아가지 않습니다.", "text does not move the generator on.")),
    (NeverBack, Text("restart 뒤에도 글자가 그대로입니다.", "The letter is unchanged after restart.")),
]
