"""An assignment as grading sees it. Its code, which its lecturer wrote, runs in a sandbox of its
own: it may be wrong, endless, or do what a student's answer says, and it never has the grader's
rights."""

import json
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path

from assignments.authoring.assignment import Asked, MasterError, QuestionRow
from assignments.authoring.checks import Check, decode
from assignments.authoring.class_key import seed
from assignments.authoring.folder import LIST
from assignments.sandbox.limits import Limits
from assignments.sandbox.runner import Runner
from lib.questions.words import Words

ENDINGS = (".txt", ".py", ".yml", ".ipynb")  # of the files that make an assignment
BATCH = 50  # students whose checks are computed in one run
KEPT = 1_000  # students whose checks are kept
# Of one run: it loads the assignment, then answers for a batch of students or judges one
# submission.
OWN = Limits(seconds=600.0, output=256 << 20, answer=16 << 20)
METHODS = ("about", "checks", "verdicts", "trial")
MODULE = "assignments.authoring.served"
REASONS = {
    "slow": "did not finish in {seconds:g} s; `cell_seconds: 30` allows more",
    "memory": "used more than {megabytes} MB; `memory_mb: 3000` allows more",
    "large": "gave an answer or inputs larger than students can send",
}
UNJUDGED = {"code": "unjudged"}


@dataclass(frozen=True)
class ToldCheck(Check):
    """A Check whose `accept` is out of reach: `asked` is what its `ask` said, `accept` whether it
    has one."""

    asked: dict | None = None

    def ask(self):
        return self.asked


class Author(Asked):
    """The assignment in a folder; use as a context manager. `students` are those whose checks are
    computed together.

    Raises MasterError for what is wrong with it, and bwrap.NoIsolation where nothing can be
    isolated."""

    def __init__(self, folder, students=(), every=False):
        """every: give each student every question of each pool, and watch what its code does by day
        and luck."""
        self.folder = Path(folder)
        self.students = list(students)
        self.every = every
        if not self.folder.is_dir():
            raise MasterError(f"{folder} is no folder with a {LIST} or a master.ipynb.")
        paths = (path for path in self.folder.iterdir() if path.suffix in ENDINGS)
        self.files = {path.name: path.read_text(encoding="utf-8-sig") for path in sorted(paths)}
        self.idle = []
        self.kept = OrderedDict()
        self.limits = OWN
        about = self._run({"about": ("about",)})["about"]
        self.limits = Limits(**about["limits"])
        rows = [QuestionRow(name, points, None, hand) for name, points, hand in about["questions"]]
        super().__init__(about["name"], rows, self.limits)
        self.headings = about["headings"]
        self.settings, self.keras, self.code = about["settings"], about["keras"], about["code"]
        self.title = Words(about["title"])
        self.titles = {name: Words(words) for name, words in about["titles"].items()}
        self._digest = about["digest"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for runner in self.idle:
            runner.close()

    def digest(self):
        return self._digest

    def checks(self, student_id, key):
        """{question: [ToldCheck]} for one student. Raises MasterError."""
        if (student_id, key) not in self.kept:
            self._fetch(student_id, key)
        self.kept.move_to_end((student_id, key))
        return self.kept[student_id, key]

    def verdicts(self, student_id, key, answers):
        """{(question, number): (right?, note)} of what `accept` says of answers, {question:
        {number: reply}}."""
        checks = self.checks(student_id, key)
        asked = [
            [name, number, replies[number]["value"]]
            for name, replies in answers.items()
            for number, check in enumerate(checks.get(name, ()))
            if check.accept and "value" in replies.get(number, {})
        ]
        if not asked:
            return {}
        verdicts = {(name, number): (False, UNJUDGED) for name, number, _ in asked}
        seeds = self._seeds(student_id, key)
        # One by one: an answer on which an accept never ends costs itself alone.
        calls = {
            f"{name} {number}": ("verdicts", student_id, seeds, json.dumps([[name, number, data]]))
            for name, number, data in asked
        }
        for told in self._run(calls, strict=False).values():
            for name, number, (right, note) in told if type(told) is list else ():
                verdicts[name, number] = right is True, note
        return verdicts

    def trials(self, student_id, key, answers):
        """What Served.trial says of each of `answers`, (question, number, data); None where it came
        to no end."""
        seeds = self._seeds(student_id, key)
        calls = {
            f"trial {place}": ("trial", student_id, seeds, question, number, json.dumps(data))
            for place, (question, number, data) in enumerate(answers)
        }
        told = self._run(calls, strict=False)
        results = [told.get(unit) for unit in calls]
        return [result if type(result) is list else None for result in results]

    def _seeds(self, student_id, key):
        names = [row.name for row in self.drawn(student_id)]
        return json.dumps({name: str(seed(key, self.name, name, student_id)) for name in names})

    def _fetch(self, student_id, key):
        """Keeps the checks of a student and of those who come after her."""
        place = self.students.index(student_id) if student_id in self.students else 0
        batch = dict.fromkeys([student_id, *self.students[place : place + BATCH]])
        for names in (batch, [student_id]):
            calls = {f"of {name}": ("checks", name, self._seeds(name, key)) for name in names}
            for unit, told in self._run(calls, strict=len(names) == 1).items():
                if "failed" not in told:
                    checks = {name: list(map(_check, asked)) for name, asked in told.items()}
                    self.kept[unit.removeprefix("of "), key] = checks
            if (student_id, key) in self.kept:
                break
        while len(self.kept) > KEPT + BATCH:
            self.kept.popitem(last=False)

    def _run(self, calls, strict=True):
        """{unit: what was told} of calls of Served, {unit: (method, argument, …)}. Raises
        MasterError, if `strict`, for what failed; else it is {"failed": why} or not there."""
        source = f"from {MODULE} import Served\nserved = Served({self.files!r}, {self.every})"
        source += "".join(f"\n{name} = served.{name}" for name in METHODS)
        asks = {unit: [{"name": name, "args": args}] for unit, (name, *args) in calls.items()}
        try:
            runner = self.idle.pop()
        except IndexError:
            code = (text for name, text in self.files.items() if name.endswith(".py"))
            keras = any("import keras" in text for text in code)
            runner = Runner(keras, self._of_a_run(), modules=[MODULE])
        try:
            outcome = runner.run([{"name": "cell 1", "source": source}], asks)
        except BaseException:
            runner.close()
            raise
        self.idle.append(runner)
        told = {}
        for unit in calls:
            reply = outcome.answers.get(unit, {}).get(0, {})
            if "value" in reply:
                told[unit] = json.loads(reply["value"])
            if strict and ("value" not in reply or "failed" in told[unit]):
                raise MasterError(self._why(unit, told.get(unit), reply, outcome.problems))
        return told

    def _of_a_run(self):
        """The limits of one run; its time for each student or answer is that of a student's
        cell."""
        return replace(OWN, cell_seconds=self.limits.cell_seconds, memory=self.limits.memory)

    def _why(self, unit, told, reply, problems):
        if told:
            return told["failed"]
        told = [problems[name] for name in ("cell 1", unit, "all") if name in problems]
        problem = (told or [reply.get("problem", UNJUDGED)])[0]
        reason = REASONS.get(problem["code"], f"failed ({problem['code']})")
        if "error" in problem:
            reason = f"failed: {problem['error']}"
        megabytes = self.limits.memory >> 20
        reason = reason.format(seconds=self.limits.cell_seconds, megabytes=megabytes)
        whose = f", for {unit.removeprefix('of ')}," if unit.startswith("of ") else ""
        return f"{self.folder}: the code of the checks{whose} {reason}."


def _check(data):
    """The ToldCheck of what Served says of one."""
    ask = data["ask"]
    mistakes = tuple((decode(wrong), Words(words)) for wrong, words in data["mistakes"])
    relative, absolute = data["tolerances"]
    expected = None if data["accepts"] else decode(data["expected"])
    return ToldCheck(
        ask["name"],
        expected,
        tuple(ask["args"]) if "args" in ask else None,
        mistakes,
        data["accepts"] or None,
        relative,
        absolute,
        data["weight"],
        tuple(map(tuple, ask["methods"])) if "methods" in ask else None,
        ask,
    )
