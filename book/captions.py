"""Numbers the figures of each chapter: "그림 3.2" stands before the caption of the second figure of
the third chapter.

A caption stands in the metadata of the cell that draws the figure (`mystnb.figure.caption`), where
GitHub and Colab do not show it. It tells what to see in the figure; what the figure is stands in
its alternative text.
"""

import copy
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from book.contents import chapters
from tools.notebooks import name_of


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


def number_links(page, site):
    """Give each chapter its number in the list of pages, where course.css shows it."""
    numbers = {name_of(name): number for number, name in enumerate(chapters(site.app.env), 1)}
    for link in page.tree.select("li.toctree-l1 > a[href]"):
        target = PurePosixPath(urlsplit(link["href"]).path).stem
        if number := numbers.get(target or page.name):  # the link to the page itself is "#"
            link["data-chapter"] = number


def setup(app):
    app.connect("env-get-updated", recall_counts, priority=100)
    app.connect("env-get-updated", number_by_chapter, priority=900)  # Sphinx numbers them at 500
