"""Mixes the colours of a figure again for dark pages (pictures.py shows both pictures).

A figure consists of paper, ink, one hue for each quantity, and mixtures of these
(lib/figures/style.py). Each of its colours is read as paper with a share of ink and a share of one
hue, and mixed again from the colours of dark pages. So a hue stays the hue that it is in formulas
and explorers, and a map of numbers stays a map: 0 is the paper.
"""

import numpy as np

from lib.figures.colours import COLOURS, QUANTITIES


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
        # How far ink and hue lie from the paper, (2, 3).
        ends = {
            scheme: np.stack([rgb(both[scheme]) - paper[scheme] for both in (COLOURS["ink"], hue)])
            for scheme in paper
        }
        shares = shares_of(colours - paper["light"], ends["light"])
        distance = np.linalg.norm(paper["light"] + shares @ ends["light"] - colours, axis=1)
        nearer = distance < best - 0.5
        best[nearer] = distance[nearer]
        mixed[nearer] = (paper["dark"] + shares @ ends["dark"])[nearer]
    return mixed, best


def shares_of(colours, ends):
    """Return the shares (n, 2) of two ends (2, 3) whose mixture is nearest to each colour (n, 3).

    No share is negative, and the shares of a colour are at most 1 together.
    """
    shares = np.linalg.lstsq(ends.T, colours.T, rcond=None)[0].T.clip(0, 1)
    return shares / np.maximum(1, shares.sum(axis=1, keepdims=True))


def dark(picture):
    """Return a figure, a PNG with a palette, as CourseFigure writes it, in the colours of dark
    pages.
    """
    other = picture.copy()
    colours = np.array(picture.getpalette("RGB"), dtype=float).reshape(-1, 3)
    other.putpalette(mixtures(colours)[0].round().astype(np.uint8).ravel().tolist())
    return other
