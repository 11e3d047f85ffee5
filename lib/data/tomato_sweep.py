"""How many seeds label the tomato sentence after ten epochs, by layer and learning rate (no Keras).

`python -m experiments.sweep_tomato` writes the file; the chapter 공정한 비교 reads it.
"""

import json
from pathlib import Path

from lib.data.recall import Sweep

MEASURED = Path(__file__).with_suffix(".json")


def read():
    """The recall.Sweep of SimpleRNN, LSTM and GRU. Its test also has "relu", "linear" and "tanh":
    an LSTM at the learning rate 0.1 with a Dense(32) of that activation before the output layer;
    and "position", a model without memory at that rate which is told the position of a character.
    """
    return Sweep(**json.loads(MEASURED.read_text(encoding="utf-8")))


def save(sweep):
    """Write the file that read() reads."""
    MEASURED.write_text(json.dumps(sweep._asdict()) + "\n", encoding="utf-8")
