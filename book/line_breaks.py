"""Keeps on one line what a browser would part: a formula, a bracket or code and the Korean particle
after it, n-gram.

CSS has no rule for this: `word-break: keep-all` keeps syllables together, but not a syllable and
what is none.
"""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

LONGEST = 26  # letters that are kept together: more would not fit on a phone
TORN = re.compile(r"([)\]”’\"'%]+[가-힣]|(?<!\w)\w+(?:[-–]\w+)+)")
PROSE = nodes.paragraph, nodes.strong, nodes.emphasis, nodes.reference, nodes.caption


def joined(*parts):
    return nodes.inline("", "", *parts, classes=["joined"])


def replace(node, parts):
    """Put nodes in the place of a node.

    node.parent.replace() would replace the first text that is equal to this one.
    """
    parent = node.parent
    place = next(place for place, child in enumerate(parent) if child is node)
    parent[place : place + 1] = parts


class KeepTogether(SphinxTransform):
    default_priority = 800

    def apply(self):
        # Lists: a tree must not change while it is searched.
        for kind in (nodes.math, nodes.literal):
            for element in list(self.document.findall(kind)):
                join_with_letter_after(element)
        for text in list(self.document.findall(nodes.Text)):
            if isinstance(text.parent, PROSE):
                keep_together(text)


def join_with_letter_after(element):
    """Keep a short formula, or short code that ends with a bracket, on one line with the letter
    right after it.
    """
    following = element.next_node(descend=False, siblings=True)
    said = element.astext()
    is_torn = isinstance(element, nodes.math) or not said[-1:].isalnum()
    if not (is_torn and isinstance(following, nodes.Text) and len(said) <= LONGEST):
        return
    letter = following.astext()[:1]
    if letter.strip():
        replace(following, [nodes.Text(following.astext()[1:])])
        element.replace_self(joined(element.deepcopy(), nodes.Text(letter)))


def keep_together(text):
    """Keep each short match of TORN in a text on one line."""
    parts = []
    end = 0
    for match in TORN.finditer(text.astext()):
        if len(match[0]) <= LONGEST:
            parts += [nodes.Text(text.astext()[end : match.start()]), joined(nodes.Text(match[0]))]
            end = match.end()
    if parts:
        rest = nodes.Text(text.astext()[end:])
        replace(text, [part for part in (*parts, rest) if part])


def setup(app):
    app.add_transform(KeepTogether)
