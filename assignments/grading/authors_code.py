"""Runs what a lecturer wrote, in a sandbox of its own: it may be wrong, endless, or do what a
student's answer says, and it never has the grader's rights. authoring/author_server.py is what runs
inside."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assignments.authoring.assignment import MasterError
from assignments.authoring.folder import LIST
from assignments.sandbox.limits import OF_AUTHOR
from assignments.sandbox.runner import Runner

ENDINGS = (".txt", ".py", ".yml", ".ipynb")  # of the files that make an assignment
MODULE = "assignments.authoring.author_server"
# Methods of author_server.AuthorServer.
CALLS = ("begin", "about", "solved", "checks", "verdict", "trial")
CELL = "\n".join(
    [
        f"from {MODULE} import AuthorServer",
        "server = AuthorServer()",
        *(f"{name} = server.{name}" for name in CALLS),
    ]
)
BEGIN = "begin"  # the name of the unit that comes before all calls
REASONS = {
    "slow": "did not finish in {seconds:g} s; `{more_seconds}` allows more",
    "memory": "used more than {megabytes} MB; `{more_memory}` allows more",
    "large": "gave an answer or inputs larger than students can send",
}


@dataclass(frozen=True)
class Told:
    """What one call came to: its value, or in `failed` a sentence on why there is none; `is_slow`
    says that it had all the time that one call may have."""

    value: Any = None
    failed: str | None = None
    is_slow: bool = False

    def value_or_error(self):
        """The value. Raises MasterError with the sentence if there is none."""
        if self.failed:
            raise MasterError(self.failed)
        return self.value


class AuthorsCode:
    """The code in an assignment's folder. `limits` are those of a student's cell, which each call
    has, too. Raises MasterError for what is no folder."""

    def __init__(self, folder, whole_pools=False):
        """whole_pools: give each student every question of each pool."""
        self.folder = Path(folder)
        self.whole_pools = whole_pools
        self.limits = OF_AUTHOR
        self.idle = []  # Runners that no thread uses just now
        if not self.folder.is_dir():
            raise MasterError(f"{folder} is no folder with a {LIST} or a master.ipynb.")
        paths = sorted(path for path in self.folder.iterdir() if path.suffix in ENDINGS)
        self.files = {path.name: path.read_text(encoding="utf-8-sig") for path in paths}

    def close(self):
        for runner in self.idle:
            runner.close()

    def run(self, calls):
        """{unit: Told} of calls, {unit: (name of CALLS, argument, …)}, all in one run."""
        begin = (BEGIN, json.dumps(self.files), self.whole_pools)
        asks = {
            unit: [{"name": name, "args": arguments}]
            for unit, (name, *arguments) in ({BEGIN: begin} | calls).items()
        }
        outcome = self._outcome(asks)
        return {unit: self._told(unit, outcome) for unit in calls}

    def _outcome(self, asks):
        try:
            runner = self.idle.pop()
        except IndexError:
            runner = self._runner()
        runner.limits = self._limits_of_a_call()
        try:
            outcome = runner.run([{"name": "cell 1", "source": CELL}], asks)
        except BaseException:
            runner.close()
            raise
        self.idle.append(runner)
        return outcome

    def _runner(self):
        code = (text for name, text in self.files.items() if name.endswith(".py"))
        keras = any("import keras" in text for text in code)
        return Runner(keras, modules=[MODULE])

    def _limits_of_a_call(self):
        """The assignment's own as soon as they are known: the first call tells them."""
        seconds = self.limits.cell_seconds
        return replace(OF_AUTHOR, cell_seconds=seconds, memory=self.limits.memory)

    def _told(self, unit, outcome):
        reply = outcome.answers.get(unit, {}).get(0, {})
        if "value" in reply:
            return Told(**json.loads(reply["value"]))
        problems = (outcome.problems.get(name) for name in ("cell 1", BEGIN, unit, "all"))
        problem = next(filter(None, problems), reply.get("problem", {"code": "unjudged"}))
        is_own = problem == outcome.problems.get(unit) == {"code": "slow"}
        is_slow = is_own and outcome.seconds < OF_AUTHOR.seconds
        return Told(failed=self._why(unit, problem), is_slow=is_slow)

    def _why(self, unit, problem):
        """A sentence on why a call came to nothing."""
        reason = REASONS.get(problem["code"], f"failed ({problem['code']})").format(
            seconds=self.limits.cell_seconds,
            megabytes=self.limits.memory >> 20,
            more_seconds=self.limits.raised("cell_seconds"),
            more_memory=self.limits.raised("memory_mb"),
        )
        if "error" in problem:
            reason = f"failed: {problem['error']}"
        whose = f", for {unit.removeprefix('of ')}," if unit.startswith("of ") else ""
        return f"{self.folder}: the code of the checks{whose} {reason}."
