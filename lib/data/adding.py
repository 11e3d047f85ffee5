"""A second task of memory, made here: the sum of the two numbers that are marked (NumPy only).

`python -m experiments.sweep_adding` writes adding_sweep.json; the chapter 오래 기억하기 reads it.
"""

import json
from pathlib import Path

import numpy as np

from lib.data.recall import Sweep

MEASURED = Path(__file__).with_name("adding_sweep.json")


def make_adding(steps, examples, seed=0):
    """Sequences of random numbers from 0 to 1, of which one in either half is marked.

    Who always answers 1 has a mean squared error of 1/6.

    Returns:
        x (examples, steps, 2), the numbers and their marks, 1 or 0; y (examples, 1), the sum of the
        two marked ones: float32. Source of the task: Hochreiter and Schmidhuber 1997.
    """
    rng = np.random.default_rng(seed)
    numbers = rng.random((examples, steps), dtype="float32")
    places = rng.integers([0, steps // 2], [steps // 2, steps], (examples, 2))
    marks = np.zeros_like(numbers)
    np.put_along_axis(marks, places, 1, axis=1)
    return np.stack([numbers, marks], axis=-1), (numbers * marks).sum(axis=1, keepdims=True)


def sweep():
    """The lib.data.recall.Sweep of the starts that were measured beforehand."""
    return Sweep(**json.loads(MEASURED.read_text(encoding="utf-8")))


def save(measured):
    """Write the file that sweep() reads."""
    MEASURED.write_text(json.dumps(measured._asdict()) + "\n", encoding="utf-8")
