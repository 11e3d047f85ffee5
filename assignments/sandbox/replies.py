"""Reads what comes out of the sandbox: lines that student code may have written. Everything in them is data."""

import json
import os
import selectors
import time
from dataclasses import dataclass, field

from assignments.sandbox.bwrap import NoIsolation

PATIENCE = (
    3  # a unit that sleeps, or that ignores the end of its processor time, gets this many times as long by the clock
)


@dataclass
class Outcome:
    """`answers[question][number]` is {"value": …} or {"problem": …}; `problems[unit]` says what went wrong in a
    unit."""

    answers: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)
    seconds: float = 0.0


class Follow:
    """Reads what one student process writes until it is done, ends, or breaks a limit."""

    def __init__(self, token, limits):
        self.token, self.limits = token, limits
        self.messages, self.rest, self.size, self.begun = [], b"", 0, time.monotonic()
        self.forged = self.done = False

    def __call__(self, result, status, deadline):
        """(messages, None) if it went to the end, else (messages, {"code": why})."""
        with selectors.DefaultSelector() as ready:
            ready.register(result, selectors.EVENT_READ)
            ready.register(status, selectors.EVENT_READ)
            while True:
                left = min(deadline, self.begun + PATIENCE * self.limits.cell_seconds) - time.monotonic()
                sources = {key.fd for key, _ in ready.select(left)} if left > 0 else set()
                if not sources:
                    return self.messages, {"code": "slow"}
                if result in sources:
                    piece = os.read(result, 1 << 16)
                    if not piece:
                        ready.unregister(result)
                    self.take(piece)
                    if self.size > self.limits.output:
                        return self.messages, {"code": "flood"}
                    if self.done:
                        ready.unregister(result)
                        if not ready.select(1.0) or _ending(os.read(status, 4096)).get("left"):
                            self.messages.append({"note": {"code": "left"}})
                        return self.messages, None
                elif status in sources:
                    return self.messages, _ending(os.read(status, 4096))

    def take(self, piece):
        """Adds the whole lines in `piece` to the messages; a line without the token is noted and its content
        ignored."""
        self.size += len(piece)
        *lines, self.rest = (self.rest + piece).split(b"\n")
        for line in filter(None, lines):
            message = _parse(line.removeprefix(self.token)) if line.startswith(self.token) else None
            if message is not None:
                self.messages.append(message)
            elif not self.forged:
                self.forged = True
                self.messages.append({"note": {"code": "forged"}})
            if message and "begin" in message:
                self.begun = time.monotonic()
            self.done = self.done or message == {"done": True}


def _ending(report):
    """The guard's word on how the student process ended."""
    report = json.loads(report or b"{}")
    if "broken" in report or not report:
        raise NoIsolation(f"A process could not be put into the sandbox ({report.get('broken', 'guard lost')}).")
    if "killed" in report:
        return {"code": report["killed"]}
    return {"code": "exit", "status": str(report["ended"]), "left": report["left"]}


def _parse(line):
    """One line as a dict, or None if it is anything else: student code can write to this descriptor too."""
    try:
        message = json.loads(line, parse_int=lambda digits: int(digits) if len(digits) < 400 else float("inf"))
    except (ValueError, RecursionError):
        return None
    return message if type(message) is dict else None


def collect(messages, known, asks, outcome):
    """Fills `outcome` from what the process wrote about the units `known`. Returns the one that began and did not
    end."""
    unit = None
    for message in messages:
        if type(message.get("note")) is dict:
            outcome.problems.setdefault("all", plain(message["note"]))
        if type(message.get("begin")) is str:
            unit = message["begin"]
        elif type(message.get("end")) is str:
            problem = message.get("error")
            if type(problem) is dict and problem.get("code") in ("slow", "memory", "error") and message["end"] in known:
                outcome.problems[message["end"]] = plain(problem)
            unit = None
        elif type(message.get("question")) is str and type(message.get("number")) is int:
            question, number = message["question"], message["number"]
            if question in asks and 0 <= number < len(asks[question]):
                answer = (
                    {"value": message["value"]} if "value" in message else {"problem": plain(message.get("problem"))}
                )
                outcome.answers.setdefault(question, {})[number] = answer
    return unit


def plain(problem):
    """A problem with nothing but short strings in it."""
    problem = problem if type(problem) is dict else {}
    return {key: str(problem[key])[:300] for key in ("code", "error", "size", "status") if key in problem}
