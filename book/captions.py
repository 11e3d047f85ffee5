"""Numbers the figures of each chapter: "그림 3.2" stands before the caption of the second figure of
the third chapter.

A caption stands in the metadata of the cell that draws the figure (`mystnb.figure.caption`), where
GitHub and Colab do not show it. It tells what to see in the figure; what the figure is stands in
its alternative text.
"""

import copy
import re

from book.contents import after_build, change_pages, page_names_of
from tools.notebooks import name_of

LINK = re.compile(
    r'<li class="toctree-l1[^>]*><a [^>]*href="(?:[^"]*/)?([^"/#.]*)[^"]*"(?! data-chapter)'
)


def chapters(env):
    """Return the names of the notebooks in reading order. The first one is chapter 1."""
    return [name for name in page_names_of(env) if str(env.doc2path(name)).endswith(".ipynb")]


def recall_counts(app, env):
    """Give Sphinx its own numbers of the last build.

    Compared with ours, it would find every figure changed.
    """
    env.toc_fignumbers = getattr(env, "counted_figures", {})
    return []


def number_by_chapter(app, env):
    """Change the numbers that Sphinx gave: it counts through the whole book."""
    env.counted_figures = copy.deepcopy(env.toc_fignumbers)
    for chapter, name in enumerate(chapters(env), 1):
        figures = env.toc_fignumbers.get(name, {}).get("figure", {})
        figures.update({figure: (chapter, place) for place, figure in enumerate(figures, 1)})
    return []  # no page has to be written again for this


def number_links(app, out):
    """Give each chapter its number in the list of pages, where course.css shows it."""
    numbers = {name_of(name): number for number, name in enumerate(chapters(app.env), 1)}

    def numbered(link, page):
        number = numbers.get(link[1] or page.stem)
        return f'{link[0]} data-chapter="{number}"' if number else link[0]

    change_pages(out, lambda html, page: LINK.sub(lambda link: numbered(link, page), html))


def setup(app):
    after_build(app, number_links)
    app.connect("env-get-updated", recall_counts, priority=100)
    app.connect("env-get-updated", number_by_chapter, priority=900)  # Sphinx numbers them at 500
