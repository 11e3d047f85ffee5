"""Encoder and decoder: what passes from one to the other, and where a letter was read from."""

import numpy as np

from lib.figures.style import (
    GREY,
    HUES,
    PALE,
    PAPER,
    arrow,
    box,
    finish,
    name_y_axis,
    new_drawing,
    write,
)
from lib.figures.tables import table
from lib.text import Text

MOST_LETTERS = 7  # that a phone has room for


def encoder_decoder(signs, letters, attention=None):
    """An encoder that reads signs in both directions, and below it a decoder that writes letters.

    The state passes from one to the other.

    Args:
        signs: str, what is read, at most six.
        letters: str, what is written, at most seven are drawn.
        attention: None, or the place of the letter from which lines go to all states of the
            encoder.
    """
    letters = letters[:MOST_LETTERS]
    figure, axes = new_drawing(8.6, 6.2)
    first_x = 1.7  # of the first cell in both rows
    encoder_y = 4.7
    decoder_y = 2.0
    between_y = 3.6  # where the last state of the encoder goes back to the left
    for place, sign in enumerate(signs):
        x = first_x + place
        write(axes, x, encoder_y + 1.1, sign, HUES["input"])
        arrow(axes, (x, encoder_y + 0.8), (x, encoder_y + 0.35), HUES["input"])
        box(axes, x, encoder_y, "", HUES["h"], 0.66)
        if place:
            arrow(axes, (x - 0.65, encoder_y + 0.14), (x - 0.35, encoder_y + 0.14), HUES["h"])
            arrow(axes, (x - 0.35, encoder_y - 0.14), (x - 0.65, encoder_y - 0.14), HUES["h"])
        if attention is not None:
            to_letter = [x, first_x + attention]
            axes.plot(to_letter, [encoder_y - 0.32, 2.32], color=GREY, lw=1.2, zorder=0)
    last_x = first_x + len(signs) - 1
    state_x = [last_x + 0.35, last_x + 0.8, last_x + 0.8, 0.9, 0.9]
    state_y = [encoder_y, encoder_y, between_y, between_y, decoder_y]
    axes.plot(state_x, state_y, color=HUES["h"], lw=2, zorder=0)
    arrow(axes, (0.9, decoder_y), (1.35, decoder_y), HUES["h"], 2)
    for place, letter in enumerate(letters):
        x = first_x + place
        box(axes, x, decoder_y, "", PALE if place == attention else HUES["h"], 0.66)
        write(axes, x, 0.35, letters[place - 1] if place else "<", HUES["input"])
        arrow(axes, (x, 0.7), (x, 1.65), HUES["input"])
        arrow(axes, (x, 2.35), (x, 2.8))
        on_paper = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}  # lines go behind it
        write(axes, x, 3.05, letter, bbox=on_paper)
        if place:
            arrow(axes, (x - 0.65, decoder_y), (x - 0.35, decoder_y), HUES["h"])
    write(axes, 0.5, encoder_y, Text("encoder"))
    write(axes, 0.5, decoder_y - 0.5, Text("decoder"))
    return finish(figure)


def attention_map(weights, signs, letters):
    """How much of each sign's state a letter was written from, in percent.

    There is one row per letter and one column per sign.

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
