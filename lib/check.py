"""The exercises of the chapters: check.NAME(answer), check.NAME.hint(), check.NAME.solution(), and
check.progress().

Each exercise is a question of its own, a file pair in chapters/*/questions. lib/questions reads and
judges it.
"""

from lib.questions import notebook
from lib.questions.notebook import progress

__all__ = ["progress"]


def __getattr__(name):
    """The exercise of a name. Raises AttributeError with similar names if there is none."""
    return notebook.exercise(name)


def __dir__():
    """What a notebook completes after `check.`: progress and the exercises."""
    return ["progress", *notebook.known()]
