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
    "ball": (47.5, 46.5, 36.5),
    "shapes": (63, 58, 45.5),
    "play": (56.5, 51, 51),
    "memory": (30.5, 34, 33.5),
    "gates": (50, 55, 54.5),
    "puzzle": (68.5, 58, 50.5),
    "gradients": (53, 50.5, 43.5),
    "seeds": (43, 38.5, 30),
    "train": (44.5, 40, 40),
    "write": (45, 40, 35),
    "drills": (52, 44, 41.5),
}

# Where the words of a language need more.
TALLER = {
    "en": {
        "shapes": (65, 59.5, 45.5),
        "play": (59, 52, 52),
        "memory": (32.5, 38, 38),
        "gates": (52, 56.5, 54.5),
        "puzzle": (76, 60.5, 54.5),
        "gradients": (54.5, 50.5, 44.5),
        "seeds": (43.5, 40, 30),
        "write": (48, 41.5, 35),
        "drills": (53, 44, 43),
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

# What takes answers on the pages of chapters: answers/NAME.js.
ANSWERS = ("bet", "question")

# Numbers of epochs whose weights <rnn-write> loads when a reader asks for them, as
# writer-EPOCHS.js.
WRITER_EPOCHS = (1, 3, 10, 30, 60)


def picture_of(name, language):
    """Return the path of the picture that `make pictures` takes of an explorer in a language."""
    folder = SOURCES / "pictures"
    return (folder if language == "ko" else folder / language) / f"{name}.png"
