"""A question as an assignment asks it.

lib/questions/__init__.py says how a question is written; for assignments:

NAME.py     given(numbers)    optional: draws the student's own data, plain values, from `numbers`,
                              a random.Random
            answer(…)         takes what it needs of what `given` returns; the variables that it
                              returns are asked
            inputs(hidden)    where a function or class is asked for: returns or yields the secret
                              inputs (tuples of arguments, such as hidden.arrays draws; for a class
                              pairs of its arguments and a list of calls, (method, argument, …))
            OPEN              inputs in the same form that students may try
NAME.yml    level, minutes, points      how hard it is (1 to 3), how long it takes, what it is worth
            title, text                 what students read, {ko: …, en: …} each
            value                       of a function with `given`: the student computes what it
                                        returns for the own data, and answers with a variable of
                                        this name
            relative, absolute          tolerances, see assignments/authoring/checks.py

The bodies of `given` and `answer` become cells of the notebook, so they use nothing but `np` and
their arguments, and end with `return` and the names of variables. template/ holds an example.
"""

import ast
import copy
import inspect
import json
from functools import cached_property

from assignments.authoring.assignment import MasterError, are_points
from assignments.authoring.checks import call, encode, use, value
from assignments.authoring.student_setup import outcome, variant
from lib.questions import reader
from lib.questions.compare import RELATIVE
from lib.questions.mistakes import edited, normalised

NEEDED = ("level", "minutes", "points", "title", "text", "mistakes")
HOW = "assignments/authoring/question.py says how."
OF_READERS = ("title", "text", "hints", "right", "tried")  # no grade depends on these


class Question(reader.Question):
    """A question that an assignment asks; what it has besides a lib.questions.reader.Question."""

    @property
    def title(self):
        """Text: what the question is called."""
        return self.words("title")

    @property
    def text(self):
        """Text: what is asked."""
        return self.words("text")

    @property
    def of_checks(self):
        """The settings without words that only students read: a better word changes no grade."""
        return {name: part for name, part in self.settings.items() if name not in OF_READERS}

    @cached_property
    def kind(self):
        """What is asked: "function", "class", or a value: "number", "text", "tuple", "array"."""
        if self.asks_for_code:
            return "class" if inspect.isclass(self.ask) else "function"
        names = {"ndarray": "array", "tuple": "tuple", "str": "text"}
        answers = self.answers(self.data("any", "0")).values()
        return min(names.get(type(answer).__name__, "number") for answer in answers)

    @property
    def asks_for_code(self):
        """Whether students write a function or a class, not values for their own data."""
        return self.ask is not None and self.settings.get("value") is None

    @cached_property
    def asked(self):
        """The names that a student has to define."""
        return (self.settings.get("value"),) if self.settings.get("value") else super().asked

    @cached_property
    def given_names(self):
        """The names of the student's own data."""
        if not hasattr(self.file, "given"):
            return ()
        _, names = self.code.body_and_results("given")
        return names

    @cached_property
    def solution_cell(self):
        """The right answer as the code of a notebook's cell."""
        return self._cell_of(normalised(self.function_source)) if self.ask else self.solution

    def edited_cell(self, edits):
        """The code of a notebook's cell that makes a mistake, edits of the solution."""
        return self._cell_of(edited(self.function_source, edits.items()))

    def _cell_of(self, code):
        """The code of a cell that defines what is asked as the code of `right` computes it."""
        if self.asks_for_code:
            return code
        *body, last = ast.parse(code).body[0].body
        lines = [ast.unparse(line) for line in body]
        asked = ", ".join(self.asked)
        returned = ast.unparse(last.value).strip("()")
        return "\n".join(
            lines if asked == returned else [*lines, f"{asked} = {ast.unparse(last.value)}"]
        )

    def data(self, assignment, student_id):
        """{name: value} of the student's own data."""
        if not self.given_names:
            return {}
        data = _named(self.given_names, self.file.given(variant(student_id, self.name, assignment)))
        others = [name for name, item in data.items() if '"other"' in json.dumps(encode(item))]
        if others:
            raise ValueError(
                f"given may return numbers, texts, arrays, tuples and lists only, and {others} "
                "are not."
            )
        return data

    def answers(self, data, version=None):
        """{name: value} that `version`, or else the right answer, gives for the data of one
        student.
        """
        version = version or self.right
        needed = {name: data[name] for name in reader.parameters(version) if name in data}
        return _named(self.asked, version(**needed))

    def checks(self, assignment, student_id, hidden):
        """[Check] for one student. hidden: the class_key.Hidden of this question and student."""
        options = {
            "relative": self.settings.get("relative", RELATIVE),
            "absolute": self.settings.get("absolute"),
        }
        if self.asks_for_code:
            return [self._check_of_call(inputs, options) for inputs in self.file.inputs(hidden)]
        data = self.data(assignment, student_id)
        wrong = _outcomes(self.mistakes, lambda version: self.answers(data, version))
        return [
            value(
                name,
                right,
                _different([(got[name], text) for got, text in wrong], right),
                **options,
            )
            for name, right in self.answers(data).items()
        ]

    def _check_of_call(self, inputs, options):
        """The Check of one secret input of a function or class."""
        sent = repr(encode(inputs))
        right = outcome(self.ask, inputs)
        if repr(encode(inputs)) != sent:
            raise ValueError("the solution changes its arguments: copy them first.")
        wrong = _outcomes(self.mistakes, lambda version: outcome(version, copy.deepcopy(inputs)))
        mistakes = _different(wrong, right)
        if inspect.isclass(self.ask):
            arguments, methods = inputs
            return use(self.asked[0], arguments, methods, right, mistakes, **options)
        return call(self.asked[0], inputs, right, mistakes, **options)

    def require_complete(self):
        """Raises MasterError if an assignment cannot ask this question."""
        unsaid = [name for name in NEEDED if not self.settings.get(name)]
        if unsaid:
            raise MasterError(f"{self.name}.yml must say {', '.join(unsaid)}; {HOW}")
        code = ("inputs", "OPEN") if self.asks_for_code else ()
        undefined = [name for name in code if not hasattr(self.file, name)]
        if not self.ask and not hasattr(self.file, "answer"):
            undefined.append("answer")
        if undefined:
            raise MasterError(f"{self.name}.py must define {', '.join(undefined)}; {HOW}")
        points = self.settings["points"]
        if not are_points(points):
            raise MasterError(f"{self.name}.yml: points must be a number above 0, not {points!r}.")
        # What is broken in the text shows now.
        _ = self.title, self.text, self.asked, self.mistakes


def read_question(path):
    """The Question in the file `path`. Raises MasterError."""
    try:
        question = reader.read(path, Question)
        question.require_complete()
    except reader.QuestionError as problem:
        raise MasterError(str(problem)) from problem
    return question


def _named(names, values):
    return dict(zip(names, values if len(names) > 1 else (values,), strict=True))


def _outcomes(mistakes, play):
    """[(what a version gives, its Text)] of the mistakes that give something: some raise for some
    inputs.
    """
    outcomes = []
    for version, text in mistakes:
        try:
            outcomes.append((play(version), text))
        except (ValueError, IndexError, TypeError, ZeroDivisionError):
            continue
    return outcomes


def _different(mistakes, right):
    """The mistakes that an input shows: an edit may leave one of several answers right."""
    return [(wrong, text) for wrong, text in mistakes if encode(wrong) != encode(right)]
