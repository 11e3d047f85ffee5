"""The words that code prints, draws or answers: Text(ko, en), and the language that is set (standard library only)."""

from typing import NamedTuple

LANGUAGES = ("ko", "en")
_language = "ko"


class Text(NamedTuple):
    """A text in every language of the course; str(), format() and print() give it in the language that is set.

    An error made of a Text, ValueError(Text(f"…{value!r}", f"…{value!r}")), speaks that language as well.
    """

    ko: str
    en: str

    def __str__(self):
        return getattr(self, _language)

    def __format__(self, specification):
        return format(str(self), specification)


def must_be(name, ko, en, received):
    """The Text of an error: what must come, in both languages, and what came instead.

    Args:
        name: the argument, after the function's name where that helps, such as "chrono: steps".
        ko, en: what is expected, such as "1 이상의 정수" and "a whole number of at least 1".
        received: the value that came.
    """
    return Text(
        f"{name}: 필요한 값은 {ko}인데 받은 값은 {received!r}입니다.", f"{name} must be {en}, received {received!r}"
    )


def set_language(language):
    """Choose the language in which code speaks: "ko" or "en".

    Raises:
        ValueError: another language.
    """
    global _language
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ValueError(must_be("language", f"{known} 가운데 하나", f"one of {known}", language))
    _language = language


def language():
    """The language in which code speaks: "ko" until set_language (or lib.setup.start) says otherwise."""
    return _language
