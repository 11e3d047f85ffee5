"""The figures of encoder and decoder: what passes from one to the other, and which sign a letter was read from."""

import numpy as np

from lib.figures.data import table
from lib.figures.labels import name_y_axis
from lib.figures.style import GREY, HUES, PALE, PAPER, arrow, box, finish, new_drawing, write
from lib.text import Text


def encoder_decoder(signs, letters, attention=None):
    """An encoder that reads signs in both directions, and below it a decoder that writes letters; the state passes between them.

    Args:
        signs: str, what is read, at most six. letters: str, what is written, at most seven are drawn.
        attention: None, or the place of the letter from which lines go to all states of the encoder.
    """
    letters = letters[:7]
    figure, axes = new_drawing(8.6, 6.2)
    for place, sign in enumerate(signs):
        x = 1.7 + place
        write(axes, x, 5.8, sign, HUES["input"])
        arrow(axes, (x, 5.5), (x, 5.05), HUES["input"])
        box(axes, x, 4.7, "", HUES["h"], 0.66)
        if place:
            arrow(axes, (x - 0.65, 4.84), (x - 0.35, 4.84), HUES["h"])
            arrow(axes, (x - 0.35, 4.56), (x - 0.65, 4.56), HUES["h"])
        if attention is not None:
            axes.plot([x, 1.7 + attention], [4.38, 2.32], color=GREY, lw=1.2, zorder=0)
    end = 1.7 + len(signs) - 1
    axes.plot(
        [end + 0.35, end + 0.8, end + 0.8, 0.9, 0.9],
        [4.7, 4.7, 3.6, 3.6, 2.0],
        color=HUES["h"],
        lw=2,
        zorder=0,
    )
    arrow(axes, (0.9, 2.0), (1.35, 2.0), HUES["h"], 2)
    for place, letter in enumerate(letters):
        x = 1.7 + place
        box(axes, x, 2.0, "", HUES["h"] if place != attention else PALE, 0.66)
        write(axes, x, 0.35, letters[place - 1] if place else "<", HUES["input"])
        arrow(axes, (x, 0.7), (x, 1.65), HUES["input"])
        arrow(axes, (x, 2.35), (x, 2.8))
        write(axes, x, 3.05, letter, bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1})
        if place:
            arrow(axes, (x - 0.65, 2.0), (x - 0.35, 2.0), HUES["h"])
    write(axes, 0.5, 4.7, Text("encoder"))
    write(axes, 0.5, 1.5, Text("decoder"))
    return finish(figure)


def attention_map(weights, signs, letters):
    """How much of each sign's state a letter was written from, in percent: one row per letter, one column per sign.

    Args:
        weights: (letters, signs), each row sums to 1.
        signs, letters: sequences of names of the columns and of the rows.
    """
    texts = {
        place: f"{100 * weight:.0f}" for place, weight in np.ndenumerate(weights) if weight >= 0.1
    }
    figure, axes = table(0.34 * len(letters) + 1.15, weights, texts, signs, letters, "h")
    axes.set_xlabel(Text("Jamo that is read"))
    name_y_axis(figure, Text("Letter that is written"))
    return finish(figure)
