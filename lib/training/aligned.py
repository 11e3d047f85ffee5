"""A table that writes a word anew sign by sign, by the neighbours of each (NumPy only).

It is what was used for such tasks before neural networks: first it is estimated which letters
belong to which sign (a hard form of expectation-maximization), then the letters of each sign are
counted for each of its neighbourhoods.
Source: Bisani and Ney, "Joint-sequence models for grapheme-to-phoneme conversion", Speech
Communication 50 (2008).
"""

from collections import Counter, defaultdict

import numpy as np

LONGEST = 3  # letters for one sign
EDGE = "^"  # stands before and after a word
ROUNDS = 5  # of counting and cutting again


def align(pairs):
    """Cut the letters of each pair (signs, letters) into one piece per sign, in order of the signs.

    The first cut shares the letters out evenly; then the pieces are counted and cut again.

    Returns:
        list of lists of str: for each pair one piece for each sign, of no letter to LONGEST
        letters.
    """
    cut = [_cut(signs, letters, _evenness(signs, letters)) for signs, letters in pairs]
    for _ in range(ROUNDS):
        likelihood = _likelihood(pairs, cut)
        cut = [_cut(signs, letters, likelihood) for signs, letters in pairs]
    return cut


def _evenness(signs, letters):
    """A score (place, sign, piece, end of the piece) that is higher the more evenly letters lie."""

    def score(place, sign, piece, end):
        return -abs(end / len(letters) - (place + 1) / len(signs))

    return score


def _likelihood(pairs, cut):
    """A score of the same arguments: how often a sign had this piece in a cut, as a logarithm."""
    counts = Counter()
    totals = Counter()
    for (signs, _), pieces in zip(pairs, cut, strict=True):
        counts.update(zip(signs, pieces, strict=True))
        totals.update(signs)

    def score(place, sign, piece, end):
        return np.log((counts[sign, piece] + 0.01) / (totals[sign] + 1))

    return score


def _cut(signs, letters, score):
    """The pieces whose scores have the largest sum: score(place, sign, piece, end of the piece)."""
    best = {0: (0.0, [])}  # by the number of letters that the signs so far have got
    for place, sign in enumerate(signs):
        longer = {}
        for start, (total, pieces) in best.items():
            for end in range(start, min(start + LONGEST, len(letters)) + 1):
                piece = letters[start:end]
                value = total + score(place, sign, piece, end)
                if end not in longer or value > longer[end][0]:
                    longer[end] = value, [*pieces, piece]
        best = longer
    return best[len(letters)][1]


def table(pairs, cut, widths):
    """A function signs -> letters that looks up each sign with its neighbours.

    Args:
        pairs: list of (signs, letters), str, to count in.
        cut: their pieces, from align.
        widths: list of (left, right): how many neighbours are looked at, from the widest to the
            narrowest, which has to be (0, 0). A neighbourhood that was never seen gives way to the
            next one.
    """
    seen = defaultdict(Counter)
    for (signs, _), pieces in zip(pairs, cut, strict=True):
        for place, piece in enumerate(pieces):
            for width in widths:
                seen[_around(signs, place, width)][piece] += 1

    def write(signs):
        return "".join(_best_piece(seen, signs, place, widths) for place in range(len(signs)))

    return write


def _best_piece(seen, signs, place, widths):
    """The most frequent piece of a sign in the widest neighbourhood that was seen, or ""."""
    for width in widths:
        around = _around(signs, place, width)
        if around in seen:
            return seen[around].most_common(1)[0][0]
    return ""


def _around(signs, place, width):
    """A sign with its neighbours to the left and to the right, as a key."""
    left, right = width
    padded = EDGE * left + signs + EDGE * right
    return left, padded[place : place + left + right + 1]
