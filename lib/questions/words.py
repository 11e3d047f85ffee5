"""Words that stand beside a question's code, in each language: no catalogue holds them."""

from pathlib import Path

import yaml

from lib.text import LANGUAGES, Text

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the fast one, where libyaml is


def read_yaml(text):
    """What a text in YAML says. Raises yaml.YAMLError."""
    return yaml.load(text, LOADER)


def settings_beside(file):
    """What NAME.yml says, of the path of NAME.py: a dict, {} if there is no such file.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    beside = Path(file).with_suffix(".yml")
    text = beside.read_text(encoding="utf-8-sig") if beside.is_file() else ""
    return read_yaml(text) or {}


def words_beside(file):
    """The `words` of NAME.yml, of the path of NAME.py: dict of Words."""
    words = settings_beside(file).get("words", {})
    return {name: words_of(f"words: {name}", text) for name, text in words.items()}


class Words(Text):
    """What an author wrote in each language.

    Args:
        words: dict of str by language, {"ko": …, "en": …}.
        values: what stands in their braces; without values braces are letters like others.
    """

    def __init__(self, words, /, **values):
        super().__init__(words["en"], **values)
        self.words = words

    def to(self, language):
        """The words as str in a language."""
        return self.filled(self.words[language], language)

    def with_values(self, **values):
        """The same words with values for their braces."""
        return Words(self.words, **{**self.values, **values})


class Listed(Text):
    """Texts one after the other, separated by commas."""

    def __init__(self, texts):
        super().__init__("")
        self.texts = list(texts)

    def to(self, language):
        """The texts as one str in a language."""
        return ", ".join(text.to(language) for text in self.texts)


def words_of(name, words):
    """The Words that an author wrote as {"ko": …, "en": …}; a Text as it is.

    Raises:
        ValueError: a language is missing; the message begins with the name.
    """
    if isinstance(words, Text):
        return words
    if not isinstance(words, dict) or not all(
        str(words.get(language) or "").strip() for language in LANGUAGES
    ):
        raise ValueError(
            f'{name} must be {{"ko": …, "en": …}}, both of them written; received {words!r}'
        )
    return Words({language: words[language].strip() for language in LANGUAGES})
