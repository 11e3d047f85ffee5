"""The explorers of the book.

This is the only list of their names: pages, scripts, pictures and tests read it.

An explorer NAME is the custom element <rnn-NAME>. It consists of elements/NAME.js (what it shows),
code/NAME_code.js (the Keras code that it copies; the drills have it in their questions), and
pictures/NAME.png (`make pictures` takes it).
"""

from pathlib import Path

from lib.text import Text

SOURCES = Path(__file__).parent

# NAME: rem of height without its title, rounded up, on a phone (from 360 pixels), a tablet and a
# wide page. So much place is kept for it until it is loaded; tests/site/pages/test_visits.py says
# when a number is no longer right.
EXPLORERS = {
    "ball": (46, 43, 32),
    "shapes": (63, 54, 40.5),
    "play": (50, 50, 46.5),
    "memory": (26, 29, 29),
    "gates": (49.5, 48, 48),
    "puzzle": (68, 59, 44.5),
    "gradients": (49, 40, 40),
    "seeds": (41, 37.5, 27.5),
    "train": (39, 36, 32),
    "write": (40.5, 33, 29.5),
    "drills": (44, 38, 34.5),
}

# Where the words of a language need more.
TALLER = {
    "en": {
        "ball": (49, 46, 32),
        "shapes": (67, 54, 40.5),
        "play": (57, 52.5, 47.5),
        "memory": (31.5, 33, 33),
        "gates": (53, 48, 48),
        "puzzle": (75, 63, 47.5),
        "gradients": (56.5, 45, 41),
        "seeds": (43.5, 37.5, 27.5),
        "train": (42, 38.5, 32),
        "write": (46.5, 37.5, 29.5),
        "drills": (48, 38, 36),
    }
}

# NAME: the data that it needs: data/FILE.json, or the questions that questions.py writes.
DATA = {
    "ball": "followers",
    "play": "models",
    "memory": "models",
    "gradients": "layers",
    "seeds": "learned",
    "drills": "questions",
}

# The gallery at the top of the page of all explorers: games first, what one looks up last.
# NAME: what a reader is in for.
GAME = Text("A game")
EXPERIMENT = Text("An experiment")
TABLE = Text("To look up")
GALLERY = {
    "ball": GAME,
    "memory": EXPERIMENT,
    "puzzle": GAME,
    "train": EXPERIMENT,
    "write": EXPERIMENT,
    "gates": EXPERIMENT,
    "seeds": EXPERIMENT,
    "play": EXPERIMENT,
    "gradients": EXPERIMENT,
    "shapes": TABLE,
    "drills": Text("Practice"),
}

# Games: how many levels each has, and the page that a link to a level leads to.
LEVELS = {"ball": (7, "ball"), "puzzle": (3, "explorers")}

# What takes answers on the pages of chapters: answers/NAME.js.
ANSWERS = ("bet", "question")

# Numbers of epochs whose weights <rnn-write> loads when a reader asks for them, as
# writer-EPOCHS.js.
WRITER_EPOCHS = (1, 3, 10, 30, 60)


def picture_of(name, language):
    """Return the path of the picture that `make pictures` takes of an explorer in a language."""
    folder = SOURCES / "pictures"
    return (folder if language == "ko" else folder / language) / f"{name}.png"
