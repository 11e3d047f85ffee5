"""What the set-up cell of a student notebook holds, apart from its imports: public, and reveals no answer."""

import hashlib
import random

import numpy as np

LANGUAGE = "ko"


def variant(student_id):
    """A random.Random that gives this student's numbers, the same on every machine."""
    digest = hashlib.sha256(f"variant:{str(student_id).strip()}".encode()).digest()
    return random.Random(int.from_bytes(digest[:8], "big"))


def form(question, answer, kind, shape=None):
    """Says whether an answer has the right form (type, shape). Whether it is right, grading tells."""
    kind_name, found = kind.__name__, type(answer).__name__
    if answer is None or answer is ...:
        said = "아직 답하지 않았다.", "not attempted yet."
    elif not isinstance(answer, kind) or isinstance(answer, bool):
        said = f"{kind_name} 형이어야 하는데 {found} 형이다.", f"{kind_name} expected, {found} found."
    elif shape is not None and np.shape(answer) != shape:
        said = (
            f"모양이 {shape}이어야 하는데 {np.shape(answer)}이다.",
            f"shape {shape} expected, {np.shape(answer)} found.",
        )
    else:
        said = "형식이 맞다.", "the form is right."
    print(f"{question}: {said[LANGUAGE == 'en']}")
