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
        for element in list(self.document.findall(nodes.math)) + list(
            self.document.findall(nodes.literal)
        ):
            self.join_with_letter_after(element)
        for text in list(self.document.findall(nodes.Text)):
            if isinstance(text.parent, PROSE) and len(parts := TORN.split(text.astext())) > 1:
                replace(text, [self.part(*part) for part in enumerate(parts) if part[1]])

    def join_with_letter_after(self, element):
        """Keep a short formula, or short code that ends with
        a bracket, on one line with the letter right after it.
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

    @staticmethod
    def part(place, text):
        """Return what stands at a place of a split text:
        at odd places stand the matches of TORN.
        """
        is_short = place % 2 and len(text) <= LONGEST
        return joined(nodes.Text(text)) if is_short else nodes.Text(text)


def setup(app):
    app.add_transform(KeepTogether)
