"""What learners hand in, one module a chapter: right answers, and wrong ones with the Korean feedback meant for each.

A module has ANSWERS = {exercise: (list of right answers, list of (wrong answer, part of the feedback))}. The solution
need not be listed. test_check_exercises.py reads every module here.
"""

import numpy as np

from lib import check


def solve(name):
    """The answer that the exercise's solution gives."""
    return _run(name, getattr(check, name).solution_code)


def changed(name, old, new):
    """The answer of the solution after a slip: its code with old replaced by new."""
    code = getattr(check, name).solution_code
    assert old in code, f"{name}: the solution has no {old!r}"
    return _run(name, code.replace(old, new))


def _run(name, code):
    namespace = {"np": np}
    exec(code, namespace)
    return namespace[name] if name in namespace else namespace["answer"]
