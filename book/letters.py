"""Finds the letters that a page uses in each weight of the typeface; typeface.py cuts the fonts to
them.
"""

import re

from bs4 import NavigableString, Tag

from explorers import explorers_of
from explorers.assets import answers_said, said
from lib.tomato import VOCABULARY

WEIGHTS = (400, 700)
# Of a formula a reader sees the HTML, not the MathML.
UNSEEN = "math"
# A browser would put syllables of another file together from jamo.
JAMO = set(map(chr, range(0x1100, 0x1200)))
# Elements that the theme, course.css and slides.css print in bold.
BOLD_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "th", "dt", "summary"}
BOLD_CLASSES = {
    "caption",
    "caption-number",
    "colab-badge",
    "header-title",
    "logo__title",
    "nav-link",
    "prev-next-title",
}
BOLD_LINK = "current"  # to the page that is read, in the list of pages
HANGUL = re.compile("[ㄱ-ㅣ가-힣]+")
# What <rnn-puzzle>, <rnn-play> and <rnn-write> write in bold beside their titles.
WRITTEN_BOLD = VOCABULARY + "제131조 ①"


def letters_of(tree, language):
    """Return {weight: letters} of a page.

    Explorers write into it what they say, and titles, answers and signs in bold; forms write
    their verdicts.
    """
    used = {weight: set() for weight in WEIGHTS}
    collect(tree, False, used)
    used[400] |= used[700]
    for name in {name for name, _ in explorers_of(tree)}:
        words, title = said(name, language)
        used[400].update(words)
        used[700].update(title, WRITTEN_BOLD, HANGUL.sub("", words))
    if tree.select_one(".asks"):
        asked = [element["data-name"] for element in tree.select("rnn-question")]
        used[400].update(answers_said(asked, language))
    return {weight: found - JAMO for weight, found in used.items()}


def collect(element, is_bold, used):
    """Add to `used`, {weight: letters}, those of texts and attributes in an element."""
    for child in element.children:
        if type(child) is NavigableString:  # no comment, script or style
            used[700 if is_bold else 400].update(child)
        elif isinstance(child, Tag) and child.name != UNSEEN:
            for name, value in child.attrs.items():
                if name != "src" and isinstance(value, str):
                    used[400].update(value)
            collect(child, is_bold or prints_bold(child), used)


def prints_bold(element):
    classes = element.get("class", ())
    return (
        element.name in BOLD_TAGS
        or not BOLD_CLASSES.isdisjoint(classes)
        or (element.name == "a" and BOLD_LINK in classes)
    )
