"""What a learner calls in a notebook: check.NAME(answer), .hint(), .solution(), .case(), and
check.progress().

lib/check.py is the module that notebooks import. A question is read when it is first called:
importing it costs nothing.
"""

import difflib
import inspect
import json
import re

from lib.questions import draw, reader
from lib.questions.answers import NotAttempted, Wrong, require_filled
from lib.questions.cases import as_code
from lib.questions.functions import judge_function
from lib.questions.running import Stopped, watched
from lib.questions.values import data_of, judge_value
from lib.text import Text

RIGHT = "right"
WRONG = "wrong"
NOT_ATTEMPTED = "not attempted"
STOPPED = "stopped"
OPENING = {
    RIGHT: Text("Correct."),
    WRONG: Text("Not correct yet."),
    NOT_ATTEMPTED: Text("Not answered yet."),
    STOPPED: Text("Stopped."),
}
LISTED = {RIGHT: Text("solved"), WRONG: Text("try again"), NOT_ATTEMPTED: Text("not answered")}
BETTER = [None, NOT_ATTEMPTED, WRONG, RIGHT]  # of an exercise the best outcome is kept
EXERCISES = {}  # name -> Exercise, those that were asked for since the kernel started
CALL = re.compile(r"^check\.(\w+)\(", re.MULTILINE)


class Exercise:
    """An exercise: call it with an answer, or ask for its hint() and then its solution()."""

    def __init__(self, question):
        self.name = question.name
        self.chapter = question.chapter
        self.best = None  # the best outcome since the kernel started
        self.hint = Hint(question.name, question.hints)
        self._case = None
        # A function holds the question: vars(), repr() and a traceback do not show its text.
        self._question = lambda: question

    def __call__(self, answer=..., *about, **named):
        """Print the outcome and a sentence on the answer; about: what some answers are about, as
        the learner's sentence.
        """
        with watched():
            outcome, text = self.verdict(answer, *about, **named)
        reached = NOT_ATTEMPTED if outcome == STOPPED else outcome
        self.best = max(self.best, reached, key=BETTER.index)
        print(OPENING[outcome], text, sep="\n")

    def verdict(self, answer=..., *about, seed="", **named):
        """The outcome for an answer, which is not changed.

        Args:
            answer, about, named: as for a call; named are those of about that come by name.
            seed: a text that other cases are drawn from than those of every run.

        Returns:
            outcome, text: RIGHT, WRONG, NOT_ATTEMPTED or STOPPED, and a Text of what the learner
                reads.
        """
        self._case = None
        judge = self._judge(seed)
        try:
            self._require_expected(judge, answer, *about, **named)
            require_filled(answer)
            judge(answer, *about, **named)
        except NotAttempted:
            return NOT_ATTEMPTED, Text("Hint: check.{name}.hint()", name=self.name)
        except Wrong as wrong:
            self._case = wrong.case
            return WRONG, wrong.text
        except (Stopped, KeyboardInterrupt) as stopped:
            return STOPPED, getattr(stopped, "text", Text("The check was interrupted."))
        except BaseException:  # an object so unusual that the judge itself failed on it
            return WRONG, Text("This answer ({kind}) cannot be read.", kind=type(answer).__name__)
        return RIGHT, self._question().words("right")

    def _judge(self, seed=""):
        """A function of an answer that raises Wrong: the question's own, one on drawn cases, or one
        by data.
        """
        question = self._question()
        if hasattr(question.file, "judge"):
            return question.file.judge
        if question.ask:
            rng = draw.generator(f"practice:{self.name}:{seed}")
            return lambda answer: judge_function(question, answer, rng)
        data = data_of(question)
        return lambda answer: judge_value(data, answer)

    def _require_expected(self, judge, *arguments, **named):
        """Raise Wrong if the judge does not take what was handed over."""
        try:
            inspect.signature(judge).bind(*arguments, **named)
        except TypeError:
            raise Wrong(
                "Call it as in the starter cell, with one answer: several values stand in brackets "
                "of their own, as in check.{name}((…, …)). For a hint run check.{name}.hint().",
                name=self.name,
            ) from None

    def case(self):
        """Print the smallest case that the last answer got wrong, as code to paste. It does not
        hold the right value.
        """
        if self._case is None:
            print(
                Text(
                    "There is no case to show. Check a function first: check.{name}(…)",
                    name=self.name,
                )
            )
        else:
            print(as_code(self.name, self._case))

    def solution(self):
        """Print code that solves the exercise."""
        print(self._question().solution)

    def __repr__(self):
        ends = ["(answer)", ".hint()", ".solution()"]
        if self._question().ask:
            ends.insert(2, ".case()")
        return ", ".join(f"check.{self.name}{end}" for end in ends)


class Hint:
    """Two hints of an exercise: hint() prints the first one, then the second. `hint` alone shows
    the current one.
    """

    def __init__(self, name, steps):
        self.name = name
        self.steps = steps
        self.shown = 0

    def __call__(self):
        self.shown = min(self.shown + 1, len(self.steps))
        print(self)

    def __repr__(self):
        text = str(self.steps[max(self.shown - 1, 0)])
        if self.shown == len(self.steps):
            return text
        call = f"check.{self.name}.hint()"
        more = Text("For one more hint, run it again: {call}", call=call)
        following = Text("Next hint: {call}", call=call)
        return f"{text}\n{more if self.shown else following}"


def exercise(name):
    """The Exercise of a name, always the same one.

    Raises:
        AttributeError: no chapter has an exercise of this name; the message tells which one may be
            meant.
    """
    if name not in EXERCISES:
        paths = reader.paths("practice")
        if not paths:
            raise AttributeError(
                Text(
                    "There are no exercises in {folder}. Copy the folder chapters of the course "
                    "beside lib.",
                    folder=reader.CHAPTERS,
                )
            )
        if name not in paths:
            near = ", ".join(difflib.get_close_matches(name, paths))
            similar = Text(" Similar names: {near}", near=near) if near else ""
            raise AttributeError(
                Text("check has no {name!r}.{similar}", name=name, similar=similar)
            )
        EXERCISES[name] = Exercise(reader.read(paths[name]))
    return EXERCISES[name]


def known():
    """The names of all exercises."""
    return list(reader.paths("practice"))


def names(chapter):
    """The names of a chapter's exercises, in the order of its page."""
    own = [name for name, path in reader.paths("practice").items() if path.parts[-3] == chapter]
    page = min((reader.CHAPTERS / chapter).glob("*.ipynb"), default=None)
    cells = json.loads(page.read_text(encoding="utf-8"))["cells"] if page else []
    called = [name for cell in cells for name in CALL.findall("".join(cell["source"]))]
    in_order = [name for name in dict.fromkeys(called) if name in own]
    return in_order + [name for name in own if name not in in_order]


def progress():
    """Print which exercises are solved, of each chapter in which at least one was called since the
    kernel started.
    """
    chapters = dict.fromkeys(called.chapter for called in EXERCISES.values() if called.best)
    listed = [exercise(name) for chapter in chapters for name in names(chapter)]
    if not listed:
        print(Text("No exercise has been checked yet."))
        return
    width = max(len(one.name) for one in listed)
    for one in listed:
        print(f"{one.name:{width}}  {LISTED[one.best or NOT_ATTEMPTED]}")
    solved = sum(one.best == RIGHT for one in listed)
    print(Text("{solved} of {count} exercises are solved.", count=len(listed), solved=solved))
