"""Hangul in figures: outside the Korean edition each word is followed by how it sounds."""

import re

from lib.hangul import romanise
from lib.text import language


def with_sounds(text, between=" "):
    """A label; outside the Korean edition each Hangul word is followed by its sound: 토 to."""
    if language() == "ko":
        return text
    return re.sub("[가-\ud7a3]+", lambda word: f"{word[0]}{between}{romanise(word[0])}", text)
