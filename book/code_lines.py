"""Puts each line of code into an element of its own, so that on a phone a line can wrap with a
hanging indent (course.css).

`--indent` is the number of spaces at its start. A line with a gap, as rows of a table have it, may
not wrap.
"""

import html
import re

from pygments.formatters import HtmlFormatter
from sphinx.highlighting import PygmentsBridge

# Where a long line breaks on a phone.
BREAK = re.compile(r'<span class="[op]">[^<]*(?:[({,]|[^<]\[)</span>')
HANGUL = re.compile("[가-힣ㄱ-ㅣ]+")
# Models write two spaces in a Korean text: these are no gap.
GAP = re.compile(r"[^\s가-힣ㄱ-ㅣ] {2,}\S|\S {2,}[^\s가-힣ㄱ-ㅣ]")


def wide(text):
    """Return what code printed as HTML: each letter of Hangul takes two places, as in a terminal
    (course.css, slides.css).
    """
    return HANGUL.sub(r'<span class="wide">\g<0></span>', text)


class LineFormatter(HtmlFormatter):
    """Writes `<span class="line" style="--indent:4">` around each line, and the class `gap` if it
    has one.
    """

    def wrap(self, source):
        return super().wrap((1, self.line(code)) for _, code in source)

    def line(self, code):
        text = html.unescape(re.sub("<[^>]*>", "", code)).rstrip()
        code = BREAK.sub(r"\g<0><wbr>", code) if "<span" in code else wide(code)
        indent = len(text) - len(text.lstrip(" "))
        style = f' style="--indent:{indent}"' if indent else ""
        gap = " gap" if GAP.search(text) else ""
        return f'<span class="line{gap}"{style}>{code}</span>'


def setup(app):
    PygmentsBridge.html_formatter = LineFormatter
