"""Write a class that generates letters by feeding its own output back."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 2, 10, 3
TITLE = Text("A generator that feeds its output back")
TEXT = Text("""
Write the class `FeedBack`, made by `FeedBack(table, start)`. `table` is a dictionary that gives the letter
after a letter; `start` is the first input.

- `next()` returns the letter after the present one. What it returns becomes the next input.
- `text(n)` returns the next `n` letters as one string, and the generator moves on by as many.
- `restart()` goes back to `start` and returns it.
""")


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
    (NoFeedBack, Text("The output does not become the next input.")),
    (TextApart, Text("text does not move the generator on.")),
    (NeverBack, Text("The letter is unchanged after restart.")),
]
