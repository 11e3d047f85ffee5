"""Numbers the figures of each chapter: "그림 3.2" stands before the caption of the second figure of the third chapter.

A caption stands in the metadata of the cell that draws the figure (`mystnb.figure.caption`), where GitHub and Colab do
not show it. It tells what to see in the figure; what the figure is stands in its alternative text.
"""

import copy

from book.contents import page_names_of


def chapters(env):
    """Return the names of the notebooks in reading order. The first one is chapter 1."""
    return [name for name in page_names_of(env) if str(env.doc2path(name)).endswith(".ipynb")]


def recall_counts(app, env):
    """Give Sphinx its own numbers of the last build. Compared with ours, it would find every figure changed."""
    env.toc_fignumbers = getattr(env, "counted_figures", {})
    return []


def number_by_chapter(app, env):
    """Change the numbers that Sphinx gave: it counts through the whole book."""
    env.counted_figures = copy.deepcopy(env.toc_fignumbers)
    for chapter, name in enumerate(chapters(env), 1):
        figures = env.toc_fignumbers.get(name, {}).get("figure", {})
        figures.update({figure: (chapter, place) for place, figure in enumerate(figures, 1)})
    return []  # no page has to be written again for this


def setup(app):
    app.connect("env-get-updated", recall_counts, priority=100)
    app.connect("env-get-updated", number_by_chapter, priority=900)  # Sphinx numbers them at 500
