"""Tables of n-grams with Witten-Bell smoothing: the baseline for models that predict the next letter (NumPy only)."""

from collections import Counter, defaultdict

import numpy as np

from lib.text import Text, must_be

END = "\n"  # begins and ends every text


def witten_bell(texts, letters, order):
    """A table of n-grams with Witten-Bell smoothing: the last order - 1 letters predict the next one.

    After a context that was seen n times, with d different letters after it, the probability of a letter seen k times
    is (k + d * shorter) / (n + d), where shorter is its probability after the context without its first letter. After
    no context at all, and after a context that was never seen, the shorter one is used alone; the shortest is 1 in
    len(letters). Source: Witten and Bell, "The zero-frequency problem", IEEE Transactions on Information Theory 37
    (1991), method C.

    Args:
        texts: list of str, the training texts; a line end (END) is added on both sides of each.
        letters: str, the vocabulary, with END.
        order: 1 for counts of letters, 2 for bigrams, and so on.

    Returns:
        function list of str -> float64 (texts, longest text + 1, letters): step s has the probabilities of the letter
        after END + text[:s]. Steps beyond the end of a shorter text are zeros.

    Raises:
        ValueError: order is below 1.
    """
    if order < 1:
        raise ValueError(must_be("witten_bell: order", Text("a whole number of at least 1"), order))
    following = defaultdict(Counter)
    for text in (END + line + END for line in texts):
        for place in range(1, len(text)):
            for start in range(max(0, place - order + 1), place + 1):
                following[text[start:place]][text[place]] += 1

    def after(text):
        probabilities = np.full(len(letters), 1 / len(letters))
        for start in range(len(text), max(0, len(text) - order + 1) - 1, -1):
            seen = following.get(text[start:])
            if seen is None:
                break
            counts = np.array([seen[letter] for letter in letters])
            probabilities = (counts + len(seen) * probabilities) / (counts.sum() + len(seen))
        return probabilities

    def predict(texts):
        predicted = np.zeros((len(texts), max(map(len, texts)) + 1, len(letters)))
        for row, line in enumerate(texts):
            for step in range(len(line) + 1):
                predicted[row, step] = after((END + line[:step])[-order:])
        return predicted

    return predict
