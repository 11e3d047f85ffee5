"""Draws the map of the chapters where a page has `<chapter-map></chapter-map>`: which chapters lead to which.

PATHS is the only place to change. A chapter that the table of contents does not list is left out, so that a chapter
may be named here before it is written; a chapter that it lists and no path names stops the build.
"""

import html
import re

from sphinx.util import logging

from book.captions import chapters

logger = logging.getLogger(__name__)
MARK = re.compile(r"<chapter-map></chapter-map>")
# What a path is about, and its chapters: each one builds on the one before it. The first path comes before all others.
PATHS = (
    ("차례대로 읽는 길", ("sequences", "rnn", "lstm", "gru")),
    ("어느 층이 나은가", ("comparison",)),
    ("왜 잊고 어떻게 기억하는가", ("gradients", "recall")),
    ("글자를 이어 쓰기", ("generation", "writing")),
    ("수를 예측하기", ("forecasting",)),
    ("세 층을 넘어서", ("beyond", "parallel")),
    ("다른 라이브러리로", ("pytorch",)),
)
CAPTION = "앞의 네 장은 차례대로 이어지고, 그다음 길은 어느 것부터 걸어도 됩니다. 번호는 책의 차례입니다."


def steps(names, titles):
    """Return [(what a path is about, [(number of the chapter, name, title), …]), …] of the chapters that exist.

    Args:
        names: the chapters in reading order. titles: {name: title}.

    Raises:
        ValueError: a chapter is on no path.
    """
    number = {name: place for place, name in enumerate(names, 1)}
    if lost := sorted(number.keys() - {name for _, path in PATHS for name in path}):
        raise ValueError(f"book/chapter_map.py: add to PATHS: {', '.join(lost)}")
    paths = [(about, [(number[n], n, titles[n]) for n in path if n in number]) for about, path in PATHS]
    return [(about, path) for about, path in paths if path]


def draw(names, titles, folder=""):
    """Return the map as HTML: a figure with one list of links, into `folder`, for each path."""
    rows = "".join(
        f'<div class="path"><p>{html.escape(about)}</p><ol>'
        + "".join(
            f'<li value="{place}"><a href="{folder}{name}.html"><b>{place}</b> {html.escape(title)}</a></li>'
            for place, name, title in path
        )
        + "</ol></div>"
        for about, path in steps(names, titles)
    )
    return f'<figure class="chapter-map">{rows}<figcaption><p>{CAPTION}</p></figcaption></figure>'


def add_to_page(app, pagename, templatename, context, doctree):
    if MARK.search(context.get("body", "")):
        names = chapters(app.env)
        titles = {name.rsplit("/", 1)[1]: app.env.titles[name].astext() for name in names}
        folder = re.sub(r"[^/]*$", "", context["pathto"](names[0]))
        try:
            context["body"] = MARK.sub(draw(list(titles), titles, folder), context["body"])
        except ValueError as error:
            logger.warning(str(error), location=pagename)


def setup(app):
    app.connect("html-page-context", add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
