from lib.questions.answers import Wrong, require_dict
from lib.questions.words import words_beside

WORDS = words_beside(__file__)

LETTERS = list("가나다라마바사아자차카타파하 봄여름")


def lookup_table(x, y):
    table = {}
    for letter in set(x):
        labels = [label for seen, label in zip(x, y) if seen == letter]
        table[letter] = max(labels, key=labels.count)
    return table


def cases(rng):
    yield {"x": "가", "y": "나"}
    yield {"x": "가가가", "y": "나다나"}
    for _ in range(12):
        x, y = texts(rng)
        yield {"x": x, "y": y}
        # With other labels: a table remembered by length is wrong.
        others = dict(zip(LETTERS, rng.permutation(LETTERS)))
        yield {"x": x, "y": "".join(others[label] for label in y)}


def texts(rng):
    """x, y of one length in which each letter of x has one label more often than any other, at any
    place.
    """
    pairs = []
    for letter in rng.permutation(LETTERS)[: rng.integers(2, 6)]:
        first, *others = rng.permutation(LETTERS)[:4]
        most = int(rng.integers(1, 5))
        pairs += [(letter, first)] * most
        pairs += [(letter, label) for label in others for _ in range(rng.integers(0, most))]
    pairs = [pairs[place] for place in rng.permutation(len(pairs))]
    return ("".join(part) for part in zip(*pairs))


def read(value):
    require_dict(value)
    for part, letters in (("key", value.keys()), ("value", value.values())):
        for letter in letters:
            if not isinstance(letter, str):
                raise Wrong(WORDS[part].with_values(kind=type(letter).__name__))
            if len(letter) != 1:
                raise Wrong(WORDS["single"].with_values(letters=letter))
    return dict(value)
