"""What code prints, draws or answers: Text(message), in the language that is set (no packages).

A message stands in the code in English. Its translation stands in
lib/locale/LANGUAGE/LC_MESSAGES/course.po, which `make words` keeps. Values go into the braces of a
message: Text("{count} units", count=3).
"""

import functools
import gettext
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
TRANSLATED = sorted(folder.name for folder in LOCALE.iterdir())  # they have a catalogue
LANGUAGES = (*TRANSLATED, "en")
_language = "ko"


class Text:
    """A message; str(), format() and print() give it in the language that is set.

    An error made of a Text, ValueError(Text("{name} is unknown", name=name)), speaks that language
    as well.

    Args:
        message: str in English, a literal, so that `make words` finds it.
        values: what stands in its braces; a Text among them is translated too.
    """

    def __init__(self, message, /, **values):
        self.message = message
        self.values = values

    def __str__(self):
        return self.to(_language)

    def to(self, language):
        """The text as str in a language."""
        message = catalogue(language).gettext(self.message) if self.message else ""
        return self.filled(message, language)

    def filled(self, message, language):
        """A message of a language with the values in its braces."""
        values = {
            name: value.to(language) if isinstance(value, Text) else value
            for name, value in self.values.items()
        }
        return message.format(**values) if values else message

    def __format__(self, specification):
        return format(str(self), specification)


@functools.cache
def catalogue(language):
    """The gettext translations of a language; those of English give each message as it is."""
    return gettext.translation("course", LOCALE, [language], fallback=language == "en")


def must_be(name, expected, received):
    """The Text of an error: what must come, and what came instead.

    Args:
        name: the argument, after the function's name where that helps, such as "chrono: steps".
        expected: Text, such as Text("a whole number of at least 1").
        received: the value that came.
    """
    return Text(
        "{name} must be {expected}, received {received!r}",
        name=name,
        expected=expected,
        received=received,
    )


def set_language(language):
    """Choose the language in which code speaks, "ko" or "en". Raises ValueError for another one."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(
            must_be("language", Text("one of {known}", known=", ".join(LANGUAGES)), language)
        )
    _language = language


def language():
    """The language in which code speaks: "ko" until set_language says otherwise."""
    return _language
