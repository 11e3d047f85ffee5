"""What the file checks.py beside a master is written with: `value` asks for a variable, `call` for what a function
returns. A check says what is asked and which answer is right; assignments/comparison.py compares.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Check:
    """One thing asked. `accept`, where given, replaces the comparison: it gets the decoded answer and returns True, or
    (False, {"ko": …, "en": …}) to say what is wrong. `mistakes` are (wrong answer, {"ko": …, "en": …})."""

    name: str
    expected: Any = None
    args: tuple | None = None
    mistakes: tuple = ()
    accept: Any = None

    def ask(self):
        """What is sent to the sandbox: the name and the arguments, never the expected answer."""
        return {"name": self.name} if self.args is None else {"name": self.name, "args": [encode(a) for a in self.args]}


def value(name, expected=None, mistakes=(), accept=None):
    """The notebook's variable `name` must equal `expected` (or be taken by `accept`)."""
    return Check(name, expected, None, tuple(mistakes), accept)


def call(name, args, expected=None, mistakes=(), accept=None):
    """The notebook's function `name`, called with `args`, must return `expected` (or what `accept` takes)."""
    return Check(name, expected, tuple(args), tuple(mistakes), accept)


def encode(item):
    """An argument as JSON data, in the form that assignments/sandbox/student_process.py decodes."""
    if isinstance(item, np.ndarray):
        return {"kind": "array", "shape": list(item.shape), "items": item.ravel().tolist()}
    if isinstance(item, tuple | list):
        return {"kind": "sequence", "items": [encode(part) for part in item]}
    if isinstance(item, dict):
        return {"kind": "dict", "items": [[encode(k), encode(v)] for k, v in item.items()]}
    return item
