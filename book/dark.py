"""Makes a second picture of each figure for dark pages, and shows the one that fits the mode of the
page.

A figure consists of paper, ink, one hue for each quantity, and mixtures of these
(lib/figures/style.py). Each of its colours is read as paper with a share of ink and a share of one
hue, and mixed again from the colours of dark pages. So a hue stays the hue that it is in formulas
and explorers, and a map of numbers stays a map: 0 is the paper.
"""

import re
from urllib.parse import unquote

import numpy as np
from PIL import Image

from book.contents import after_build, change_pages
from lib.figures.colours import COLOURS, QUANTITIES

# Not the style, which gives the size: the page's own style gives it.
PICTURE = re.compile(r'<img ([^>]*?)src="([^":]*_images/[^":]*)\.png"(?: style="[^"]*")?')


def rgb(colour):
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=float)


def mixtures(colours):
    """Return for each colour (n, 3) the nearest mixture: its colour for dark pages (n, 3) and its
    distance (n,).
    """
    paper = {scheme: rgb(COLOURS["paper"][scheme]) for scheme in ("light", "dark")}
    best = np.full(len(colours), np.inf)
    mixed = np.zeros((len(colours), 3))
    for hue in QUANTITIES.values():
        light, dark = (
            np.stack([rgb(both[scheme]) - paper[scheme] for both in (COLOURS["ink"], hue)])
            for scheme in paper
        )
        shares = np.linalg.lstsq(light.T, (colours - paper["light"]).T, rcond=None)[0].T.clip(0, 1)
        shares /= np.maximum(1, shares.sum(axis=1, keepdims=True))
        distance = np.linalg.norm(paper["light"] + shares @ light - colours, axis=1)
        nearer = distance < best - 0.5
        best[nearer], mixed[nearer] = distance[nearer], (paper["dark"] + shares @ dark)[nearer]
    return mixed, best


def dark(picture):
    """Return a figure, a PNG with a palette, as CourseFigure writes it, in the colours of dark
    pages.
    """
    other = picture.copy()
    colours = np.array(picture.getpalette("RGB"), dtype=float).reshape(-1, 3)
    other.putpalette(mixtures(colours)[0].round().astype(np.uint8).ravel().tolist())
    return other


def with_dark_pictures(html, path):
    """Return a page that has a second picture beside each figure, and write these pictures."""

    def both(match):
        rest, name = match.groups()
        picture = Image.open(path.parent / f"{unquote(name)}.png")
        dark(picture).save(
            path.parent / f"{unquote(name)}-dark.png", optimize=True, dpi=picture.info["dpi"]
        )
        return (
            f'<img class="only-dark" {rest}src="{name}-dark.png" /><img class="only-light"'
            f' {rest}src="{name}.png"'
        )

    # A page that this build did not write has its pictures already.
    return html if '-dark.png"' in html else PICTURE.sub(both, html)


def setup(app):
    # book.accessibility gives pictures their size later
    after_build(app, lambda app, out: change_pages(out, with_dark_pictures), priority=700)
