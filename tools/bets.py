"""The bets on the pauses of a chapter: what a reader answers before the answer shows.

A pause is a quotation that begins with "**멈추고 생각하기.**" and ends with its folded answer.
GitHub and Colab show it like that. The page of the site takes a bet first, which the cell has in
its metadata as `bet`, one of

    {"options": ["…", "…"], "right": 1}    two to four options; the right one, counted from 0
    {"number": 1.609, "digits": 2}         a number, to so many decimal places (0: a whole number)
    {"word": ["(4, 1, 5)", "4 1 5"]}       a short text, the right one first, then what counts too
    {"free": "why this pause takes no bet"}

Options without `right` are those of a question that has no right answer, or that the page answers
only later. Every edition has the same kind of bet with the same right option, because a browser
keeps what a reader answered for both.
"""

from lib.text import Text

KINDS = ("options", "number", "word", "free")
PAUSE = Text("Stop and think")
KEYS = {"options": {"right"}, "number": {"digits"}, "word": set(), "free": set()}


class BetError(ValueError):
    """A bet that cannot be read; the message says what was received and expected."""


def pauses(cell, language):
    """How many pauses a cell has."""
    if cell["cell_type"] != "markdown":
        return 0
    return "".join(cell["source"]).count(f"> **{PAUSE.to(language)}")


def bet_of(cell):
    """The bet of a cell: (kind, dict), or (None, {}) if it has none.

    Raises:
        BetError: its kind is unknown, or what belongs to the kind is missing.
    """
    bet = cell["metadata"].get("bet")
    if bet is None:
        return None, {}
    kinds = [kind for kind in KINDS if kind in bet]
    if len(kinds) != 1 or set(bet) - {kinds[0]} - KEYS[kinds[0]]:
        raise BetError(f"bet {bet!r}, expected one of {', '.join(KINDS)} (tools/bets.py)")
    if expected := _missing(kinds[0], bet):
        raise BetError(f"bet {bet!r}, expected {expected}")
    return kinds[0], bet


def _missing(kind, bet):
    """What is expected of a bet of this kind and not there, or ""."""
    value = bet[kind]
    if kind == "number":
        is_number = isinstance(value, int | float) and isinstance(bet.get("digits"), int)
        return "" if is_number else "a number and its digits"
    if kind == "free":
        return "" if isinstance(value, str) and value else "a reason"
    is_list = isinstance(value, list) and all(isinstance(text, str) and text for text in value)
    if kind == "word":
        return "" if is_list and value else "a list of texts"
    if not is_list or not 2 <= len(value) <= 4 or len(set(value)) < len(value):
        return "two to four different options"
    return "" if bet.get("right", 0) in range(len(value)) else "right to count one of the options"


def translated_words(cell):
    """The words of a cell's bet, which are translated."""
    bet = cell["metadata"].get("bet", {})
    return [*bet.get("options", []), *bet.get("word", [])]


def same_in_each_language(bet):
    """What a bet has in every edition: its kind, how many options, and which one is right."""
    kind = next((kind for kind in KINDS if kind in bet), None)
    options = len(bet.get("options", ()))
    return {"kind": kind, "options": options, **{key: bet.get(key) for key in ("right", "number")}}


def with_words_of(ours, theirs):
    """A bet as `theirs`, with the words of `ours` where both are of one kind."""
    return ours if same_in_each_language(ours) == same_in_each_language(theirs) else theirs
