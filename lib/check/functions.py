"""The decorator of exercises that ask for a function (its judging is lib.questions.functions)."""

import contextlib
import functools
import itertools

from lib.check import edits
from lib.check.exercise import exercise
from lib.questions.compare import named
from lib.questions.draw import sizes  # noqa: F401
from lib.questions.functions import judge, pair  # noqa: F401
from lib.questions.running import require_own


def function_exercise(
    *, look, start, solution, right, mistakes=(), apart=None, forbidden=None, **judging
):
    """Make an Exercise that asks for a function, of a generator function that takes rng and yields the cases.

    Args:
        look, start, solution, right: as for exercise. The solution is what answers are compared with.
        mistakes: edits of the solution, as for edits.wrong_versions.
        apart: name of an argument, each value of which is judged by itself and named in what is said.
        forbidden: name of a module that the task asks not to use, because it holds the function.
        judging: read, returns and otherwise, as for judge.
    """

    def make(cases):
        name = cases.__name__

        @functools.cache
        def versions():
            return edits.run(solution, name), edits.wrong_versions(solution, name, mistakes)

        @functools.wraps(cases)
        def judge_cases(answer, rng):
            require_own(answer, forbidden)
            for value, alike in itertools.groupby(cases(rng), key=lambda case: case.get(apart)):
                with named(f"{apart}={value}") if apart else contextlib.nullcontext():
                    judge(answer, alike, *versions(), **judging)

        judge_cases.versions = versions
        return exercise(look=look, start=start, solution=solution, right=right)(judge_cases)

    return make
