"""The class's secret key, and the hidden inputs of functions that follow from it."""

import hashlib
import hmac
import random
import secrets
from pathlib import Path

import numpy as np


class Hidden(random.Random):
    """Draws hidden inputs: numbers as every random.Random does, and arrays."""

    def arrays(self, *shapes):
        """Arrays of these shapes, standard normal."""
        draw = np.random.default_rng(self.getrandbits(64))
        return tuple(draw.normal(size=shape) for shape in shapes)


def seed(key, assignment, question, student_id):
    """The seed of the Hidden inputs of one question and student. Nobody can foretell it without
    `key` (bytes)."""
    message = f"{assignment}:{question}:{str(student_id).strip()}".encode()
    return int.from_bytes(hmac.new(key, message, hashlib.sha256).digest()[:8], "big")


def hidden(key, assignment, question, student_id):
    """The Hidden inputs of one question and student."""
    return Hidden(seed(key, assignment, question, student_id))


def make_key(path):
    """Writes a new class key to `path`, readable by its owner only. Raises FileExistsError rather
    than replace one."""
    path = Path(path)
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
    return path


def read_key(path):
    """The class key as bytes. Raises ValueError if the file is not one that make_key wrote."""
    text = Path(path).read_text(encoding="utf-8").strip()
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise ValueError(
            f"{path} is not a class key: 64 hexadecimal digits expected, {len(text)} "
            "characters found."
        )
    return key
