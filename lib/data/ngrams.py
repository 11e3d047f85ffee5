"""Tables of n-grams with Kneser-Ney smoothing: the baseline for next letters (NumPy only)."""

from collections import Counter, defaultdict
from functools import cache

import numpy as np

from lib.hangul import to_jamo

END = "\n"  # begins and ends every text


def kneser_ney(texts, letters, order, discount):
    """A table of n-grams with interpolated Kneser-Ney smoothing.

    The last order - 1 letters predict the next one.

    After a context with m counts, of d different letters, the probability of a letter with k counts
    is (max(k - discount, 0) + discount * d * shorter) / m, where shorter is its probability after
    the context without its first letter. The longest contexts count how often a letter came;
    shorter ones count what stood before context and letter, each kind once. After no context,
    shorter is 1 in len(letters); after a context that was never seen, the shorter one is used
    alone. Source: Chen and Goodman, "An empirical study of smoothing techniques for language
    modeling", Computer Speech and Language 13 (1999), section 3.

    Args:
        texts: list of str, the training texts; a line end (END) is added on both sides of each.
        letters: str, the vocabulary, with END.
        order: 1 for counts of letters, 2 for bigrams, and so on.
        discount: number from 0 to 1 that is taken off each count.

    Returns:
        function list of str -> float64 (texts, longest text + 1, letters): step s has the
        probabilities of the letter after END + text[:s]. Steps beyond the end of a shorter text are
        zeros.
    """
    texts = tuple(texts)
    counted = [_kinds_after(texts, size) for size in range(order - 1)]
    counted.append(_counts_after(texts, order - 1))
    places = {letter: place for place, letter in enumerate(letters)}

    @cache
    def after(context):
        shorter = after(context[1:]) if context else np.full(len(letters), 1 / len(letters))
        of_letters = counted[len(context)].get(context)
        if of_letters is None:
            return shorter
        counts = np.zeros(len(letters))
        for letter, count in of_letters.items():
            counts[places[letter]] = count
        freed = discount * len(of_letters) * shorter
        return (np.maximum(counts - discount, 0) + freed) / counts.sum()

    def predict(texts):
        predicted = np.zeros((len(texts), max(map(len, texts)) + 1, len(letters)))
        for row, text in enumerate(texts):
            line = END + text
            for step in range(len(line)):
                context = line[max(0, step + 2 - order) : step + 1]
                predicted[row, step] = after(context)
        return predicted

    return predict


@cache  # of the same texts there are tables with several discounts
def _counts_after(texts, size):
    """How often each letter came after each context of so many letters: dict of Counter."""
    counted = defaultdict(Counter)
    for _, context, letter in _places(texts, size):
        counted[context][letter] += 1
    return dict(counted)


@cache
def _kinds_after(texts, size):
    """How many kinds of letters stood before each context and letter: dict of Counter."""
    counted = defaultdict(Counter)
    for _, context, letter in set(_places(texts, size)):
        counted[context][letter] += 1
    return dict(counted)


def _places(texts, size):
    """What stands before a context of so many letters, the context, and the letter after it.

    Before a context that begins a line stands the number of the line.
    """
    for number, text in enumerate(texts):
        line = END + text + END
        for place in range(max(1, size), len(line)):
            start = place - size
            before = line[start - 1] if start else number
            yield before, line[start:place], line[place]


def by_jamo(p, texts, letters, signs):
    """Turn what a table of syllables says of the right syllables into what it says of their jamo.

    A jamo has the share of the syllables that begin with it among those that begin with the jamo
    before it. Whether a syllable ends, only the next jamo tells; so that one has this share too. In
    this way the jamo of a text are exactly as probable, all together, as its syllables.

    Args:
        p: (texts, steps, letters), from a table of syllables.
        texts: list of str, syllables, for which the table predicted.
        letters: str, its vocabulary.
        signs: str, the vocabulary of jamo.

    Returns:
        (texts, longest text as jamo + 1, signs): the probabilities of the right signs; all others
        are left at 0.
    """
    begins = defaultdict(list)  # the places of the letters that begin with these jamo
    for place, letter in enumerate(letters):
        jamo = to_jamo(letter)
        for end in range(1, len(jamo) + 1):
            begins[jamo[:end]].append(place)
    longest = max(len(to_jamo(text)) for text in texts)
    right = np.zeros((len(texts), longest + 1, len(signs)))
    for row, text in enumerate(texts):
        step = 0
        ended = 1.0  # the share of the last syllable among those that begin with its jamo
        for place, letter in enumerate(text + END):
            jamo = to_jamo(letter)
            before = 1.0
            for end in range(1, len(jamo) + 1):
                share = p[row, place, begins[jamo[:end]]].sum()
                right[row, step, signs.index(jamo[end - 1])] = ended * share / before
                before = share
                ended = 1.0
                step += 1
            ended = p[row, place, letters.index(letter)] / before
    return right


def counting_on(p, x, y, size, share):
    """Mix into p a share of what followed the same letters earlier in a text.

    Args:
        p: (texts, steps, letters), probabilities of each next letter.
        x, y: (texts, steps), numbers of letters, from constitution.inputs_and_targets.
        size: how many letters have to be the same.
        share: number from 0 to 1.

    Returns:
        (texts, steps, letters).
    """
    mixed = p.copy()
    seen = defaultdict(lambda: np.zeros(p.shape[-1]))
    for row, step in np.argwhere(y >= 0):
        context = x[row, max(0, step + 1 - size) : step + 1]
        counts = seen[(row, *context)]
        if counts.any():
            mixed[row, step] += share * (counts / counts.sum() - p[row, step])
        counts[y[row, step]] += 1
    return mixed
