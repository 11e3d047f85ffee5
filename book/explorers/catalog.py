"""The explorers of the book. This is the only list of their names: pages, scripts, pictures and tests read it.

An explorer NAME is the custom element <rnn-NAME>. It consists of elements/NAME.js (what it shows), code/NAME.js (the
Keras code that it copies), an entry NAME in each file of words/, and pictures/NAME.png (`make explorers` takes it).
"""

from pathlib import Path

SOURCES = Path(__file__).parent

# NAME: the data file that it needs, data/FILE.json, or None.
EXPLORERS = {
    "shapes": None,
    "play": "models",
    "gates": None,
    "puzzle": None,
    "gradients": "layers",
    "scan": None,
    "train": None,
    "write": None,
    "drills": "rules",
}

# Decimal digits of the numbers in a data file. Weights are rounded to so many digits before anything is computed.
DIGITS = {"models": 3, "layers": 3}

# Data files of texts, in all languages.
TEXTS = {"rules"}


# NAME: numbers of epochs whose weights it loads when a reader asks for them, as writer-EPOCHS.js.
ON_DEMAND = {"write": (1, 3, 10, 30, 60)}


def global_variable(data):
    """Return the name of the JavaScript variable that holds a data file: "models" becomes "rnnModels"."""
    return f"rnn{data.capitalize()}"
