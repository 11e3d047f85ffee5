class FeedBack:
    def __init__(self, table, start):
        self.table = table
        self.start = start
        self.letter = start

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
    for _ in range(3):
        ring = hidden.sample("가나다라마바사", 7)
        table = dict(zip(ring, ring[1:] + ring[:1], strict=True))
        calls = [("next",), ("text", hidden.randint(2, 4)), ("next",), ("restart",), ("text", 3)]
        yield (table, ring[2]), calls
