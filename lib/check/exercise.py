"""What an exercise is, and how a new one is written (NumPy only).

A learner calls check.NAME(answer), check.NAME.hint() (twice for the second hint) and check.NAME.solution().
To add an exercise, write its judge in the module of its chapter and import it in lib/check/__init__.py:

    @exercise(
        look=Text("Dense has two weights ..."),  # first hint: what to look at
        start=Text("The kernel has the shape ..."),  # second hint: how to start
        solution="answer = 4 * 3 + 3",
        right=Text("The number of steps ..."),  # what to remember
    )
    def dense_params(answer):
        number = as_number(answer)
        if number == 12:
            raise Wrong("The bias seems to be missing.")
        ...

The judge returns if the answer is right and raises Wrong if not. Its words name the mistake, never the expected value.
For an answer that is a function functions.function_exercise takes the place of exercise, and a generator of at least 20
cases that of the judge, drawn at all sizes that the task admits, the smallest too: the solution is what answers are
compared with, and known mistakes are edits of it. What is drawn starts from Exercise.seed, the CRC-32 of the name:
every run judges on the same cases.
answers.py reads numbers, shapes and arrays. tests/course/answers/CHAPTER.py lists right, wrong and tempting answers.
"""

import inspect
import zlib

import numpy as np

from lib.check import edits
from lib.questions.answers import NotAttempted, Wrong, require_filled
from lib.questions.running import Stopped, watched
from lib.text import Text

RIGHT, WRONG, NOT_ATTEMPTED, STOPPED = "right", "wrong", "not attempted", "stopped"
OPENING = {
    RIGHT: Text("Correct."),
    WRONG: Text("Not correct yet."),
    NOT_ATTEMPTED: Text("Not answered yet."),
    STOPPED: Text("Stopped."),
}
LISTED = {RIGHT: Text("solved"), WRONG: Text("try again"), NOT_ATTEMPTED: Text("not answered")}
BETTER = [None, NOT_ATTEMPTED, WRONG, RIGHT]  # of an exercise the best outcome is kept
EXERCISES = {}  # name -> Exercise, in the order of the modules


class Exercise:
    """An exercise: call it with an answer, or ask for its hint() and, after trying, its solution()."""

    def __init__(self, judge, look, start, solution, right, chapter=None):
        self.name, self.chapter = judge.__name__, chapter or judge.__module__.rpartition(".")[2]
        self.seed = zlib.crc32(self.name.encode())
        self.draws = (
            "rng" in inspect.signature(judge).parameters
        )  # whether the judge draws random cases
        self.best = None  # the best outcome since the kernel started
        self.right, self.hint = right, Hint(self.name, look, start)
        # Functions hold the judge and the solution: vars(), repr() and a traceback do not show their text.
        self._judge, self._solution = judge, lambda: solution

    def __call__(self, answer=..., *about, **named):
        """Print the outcome and a sentence on the answer; about: what some answers are about, as the learner's sentence."""
        with watched():
            outcome, text = self.verdict(answer, *about, **named)
        self.best = max(
            self.best, NOT_ATTEMPTED if outcome == STOPPED else outcome, key=BETTER.index
        )
        print(OPENING[outcome], text, sep="\n")

    def verdict(self, answer=..., *about, seed=None, **named):
        """The outcome for an answer, which is not changed.

        Args:
            answer, about, named: as for a call; named are those of about that come by name.
            seed: int that the drawn cases start from; None takes the exercise's own.

        Returns:
            outcome, text: RIGHT, WRONG, NOT_ATTEMPTED or STOPPED, and a Text of what the learner reads.
        """
        try:
            if self.draws:
                named["rng"] = np.random.default_rng(self.seed if seed is None else seed)
            self._require_expected(answer, *about, **named)
            require_filled(answer)
            self._judge(answer, *about, **named)
        except NotAttempted:
            return NOT_ATTEMPTED, Text("Hint: check.{name}.hint()", name=self.name)
        except Wrong as wrong:
            return WRONG, wrong.text
        except (Stopped, KeyboardInterrupt) as stopped:
            return STOPPED, getattr(stopped, "text", Text("The check was interrupted."))
        except BaseException:  # an object so unusual that the judge itself failed on it
            return WRONG, Text("This answer ({kind}) cannot be read.", kind=type(answer).__name__)
        return RIGHT, self.right

    def _require_expected(self, *arguments, **named):
        """Raise Wrong if the judge does not take what was handed over."""
        try:
            inspect.signature(self._judge, follow_wrapped=False).bind(*arguments, **named)
        except TypeError:
            raise Wrong(
                "Call it as in the starter cell, with one answer: several values belong together in it. For a hint run check.{name}.hint().",
                name=self.name,
            ) from None

    def solve(self, **variables):
        """The answer that the solution gives, or its function; variables are what it may use besides np."""
        code = self._solution()
        return edits.run(code, self.name if f"def {self.name}(" in code else "answer", variables)

    def solution(self):
        """Print code that solves the exercise."""
        print(self._solution())

    def __repr__(self):
        return ", ".join(
            f"check.{self.name}{end}" for end in ("(answer)", ".hint()", ".solution()")
        )


class Hint:
    """Two hints of an exercise: hint() prints the first one, then the second. `hint` alone shows the current one."""

    def __init__(self, name, look, start):
        self.name, self.steps, self.shown = name, (look, start), 0

    def __call__(self):
        self.shown = min(self.shown + 1, len(self.steps))
        print(self)

    def __repr__(self):
        text = str(self.steps[max(self.shown - 1, 0)])
        if self.shown == len(self.steps):
            return text
        call = f"check.{self.name}.hint()"
        first, again = (
            Text("Next hint: {call}", call=call),
            Text("For one more hint, run it again: {call}", call=call),
        )
        return f"{text}\n{again if self.shown else first}"


def exercise(*, look, start, solution, right, chapter=None):
    """Make an Exercise of a judge, under the judge's name.

    Args:
        look: Text, the first hint: what to look at.
        start: Text, the second hint: how to start.
        solution: str of Python code that sets `answer`, or defines a function with the exercise's name. It may use what
            the chapter has imported (np, keras); the tests run it.
        right: Text, said after a right answer: what to remember.
        chapter: where the exercise stands; None takes the name of the judge's module.
    """

    def make(judge):
        EXERCISES[judge.__name__] = Exercise(
            judge, look, start, solution.strip("\n"), right, chapter
        )
        return EXERCISES[judge.__name__]

    return make


def progress():
    """Print which exercises are solved, of each chapter in which at least one was called since the kernel started."""
    chapters = {exercise.chapter for exercise in EXERCISES.values() if exercise.best}
    listed = [exercise for exercise in EXERCISES.values() if exercise.chapter in chapters]
    if not listed:
        print(Text("No exercise has been checked yet."))
        return
    width = max(len(exercise.name) for exercise in listed)
    for exercise in listed:
        print(f"{exercise.name:{width}}  {LISTED[exercise.best or NOT_ATTEMPTED]}")
    solved = sum(exercise.best == RIGHT for exercise in listed)
    print(Text("{solved} of {count} exercises are solved.", count=len(listed), solved=solved))
