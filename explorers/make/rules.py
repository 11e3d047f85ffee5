"""Exports the rules about mistakes, which are part of lib.check, for the explorer that asks about shapes."""

from lib.check import choices, rules
from lib.check.exercise import OPENING, RIGHT, WRONG
from lib.text import Text


def exported():
    """Return what data/rules.json holds. Texts become {"ko": …, "en": …}; the build keeps the language of the page."""
    return {
        "words": _plain({"right": OPENING[RIGHT], "wrong": OPENING[WRONG]}),
        "params": _plain(rules.PARAMS),
        "shapes": _plain(rules.SHAPES),
        "data": _plain(rules.DATA),
        "picks": _plain(choices.PICKS),
        "errors": _plain(choices.ERRORS),
    }


def _plain(value):
    if isinstance(value, Text):
        return value._asdict()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value
