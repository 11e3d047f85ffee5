"""What a run of the tests has computed, kept so that both editions of a chapter need it once.

Only the tests name a folder for it (conftest.py); elsewhere everything is computed. What is kept
is used where model, start weights, data and settings are the same to the bit: a cell that
trains anything else trains it itself, and its output is compared in either case.
"""

import hashlib
import os
from pathlib import Path

import numpy as np

FOLDER = "COURSE_TRAININGS"


def once(compute, *described):
    """The list of arrays that compute() returns, computed once for each description.

    Args:
        compute: function without arguments; None among its arrays becomes an empty array.
        described: texts and arrays that say what is computed. None for one of them: that cannot be
            said, and nothing is kept.
    """
    folder = os.environ.get(FOLDER)
    if not folder or any(part is None for part in described):
        return compute()
    file = Path(folder) / f"{_digest(described)}.npz"
    if not file.is_file():
        arrays = [np.empty(0) if array is None else np.asarray(array) for array in compute()]
        unfinished = file.with_name(f"{file.stem}-{os.getpid()}.npz")
        np.savez(unfinished, *arrays)
        unfinished.replace(file)
    with np.load(file) as kept:
        return [kept[f"arr_{place}"] for place in range(len(kept))]


def _digest(described):
    """A hash of texts and arrays, of the type and shape of each too."""
    digest = hashlib.sha256()
    for part in described:
        array = np.asarray(part)
        digest.update(f"{array.dtype} {array.shape} ".encode() + array.tobytes())
    return digest.hexdigest()
