"""The explorers of the book. This is the only list of their names: pages, scripts, pictures and tests read it.

An explorer NAME is the custom element <rnn-NAME>. It consists of elements/NAME.js (what it shows), code/NAME_code.js (the
Keras code that it copies; the drills have it in their questions), and pictures/NAME.png (`make explorers` takes it).
"""

from pathlib import Path

SOURCES = Path(__file__).parent

# NAME: rem of height, rounded up, on a phone (from 360 pixels), a tablet and a wide page. So much place is kept for it
# until it is loaded; tests/site/pages/test_visits.py says when a number is no longer right.
EXPLORERS = {
    "shapes": (63, 59.5, 44.5),
    "play": (58, 52, 50.5),
    "memory": (32, 33, 33),
    "gates": (52, 54.5, 54.5),
    "puzzle": (66, 58, 48.5),
    "gradients": (51.5, 47, 43),
    "seeds": (43, 39.5, 29.5),
    "train": (46, 43.5, 39.5),
    "write": (47, 41, 34.5),
    "drills": (53.5, 45.5, 41),
}

# Where the words of a language need more.
TALLER = {
    "en": {
        "shapes": (64.5, 59.5, 44.5), "play": (61, 56.5, 52), "memory": (34, 37, 37), "gates": (52.5, 54.5, 54.5), "puzzle": (67, 58, 48.5),
        "gradients": (52.5, 47, 43), "seeds": (43, 43, 29.5), "write": (50, 41, 34.5),
    }
}  # fmt: skip

# NAME: the data that it needs: data/FILE.json, or the questions that questions.py writes.
DATA = {"play": "models", "memory": "models", "gradients": "layers", "seeds": "learned", "drills": "questions"}

# Numbers of epochs whose weights <rnn-write> loads when a reader asks for them, as writer-EPOCHS.js.
WRITER_EPOCHS = (1, 3, 10, 30, 60)
