"""Reads what comes out of the sandbox: lines that student code may have written. Everything in them
is data."""

import contextlib
import json
import os
import selectors
import socket
from dataclasses import dataclass, field

# The problems that a student process reports, of a unit and of one answer.
CELL = ("slow", "no_time", "memory", "error")
ANSWER = ("missing", "large", "error")


@dataclass
class Outcome:
    """`answers[question][number]` is {"value": …} or {"problem": …}; `problems[unit]` says what
    went wrong in a unit: "cell 3", "value q1" (reading the variables that q1 asks for), "q1" (its
    calls) or "all". Once the calls of any run were sent, the student's code may know the secret
    inputs (`secret`): no word of its own is passed on from then on."""

    answers: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)
    seconds: float = 0.0
    secret: bool = False


class Lost(RuntimeError):
    """A run that ended by a fault of ours: what it did is no student's doing."""


class Replies:
    """Follows what one student process writes and fills `outcome` with it. `work` is the Work that
    it runs; send_calls is called once, when the values have been told; `status` is the socket of
    the guard."""

    def __init__(self, token, limits, work, outcome, send_calls, status):
        self.token = token
        self.limits = limits
        self.units = work.units
        self.asks = work.asks
        self.outcome = outcome
        self.send_calls = send_calls
        self.status = status
        self.calling = False
        self.heard = False
        self.done = False
        self.unit = None
        self.begun = 0  # units so far
        self.used = None  # seconds, as the guard has counted them
        self.rest = b""
        self.size = 0  # bytes so far

    def follow(self, result):
        """None if the process went to the end, else {"code": why not}."""
        with selectors.DefaultSelector() as ready:
            ready.register(result, selectors.EVENT_READ)
            ready.register(self.status, selectors.EVENT_READ)
            while not self.done:
                sources = {key.fileobj for key, _ in ready.select()}
                if result not in sources:
                    return self.ending()
                piece = os.read(result, 1 << 16)
                if not piece:
                    ready.unregister(result)
                self.size += len(piece)
                if self.size > self.limits.output:
                    return {"code": "flood"}
                *lines, self.rest = (self.rest + piece).split(b"\n")
                for line in filter(None, lines):
                    self.take(line)
                if self.begun > len(self.units):
                    return {"code": "flood"}
        return None

    def ending(self):
        """The guard's report on how the student process ended, as a problem. Raises Lost without
        one."""
        told = json.loads(report(self.status) or b"{}")
        self.used = told.get("used", self.used)
        if "ended" in told:
            return {"code": "exit"}
        if "killed" in told:
            return {"code": told["killed"]}
        raise Lost(f"The run was lost ({told.get('broken', 'its guard is gone')}).")

    def finish(self):
        """Ends the run; returns once the guard is gone, and with it the last process. `used` is
        known then."""
        self.status.shutdown(socket.SHUT_WR)
        while told := report(self.status):
            self.used = json.loads(told).get("used", self.used)

    def begin(self, unit):
        """Starts the guard's clock for a unit, or for what comes after the values."""
        self.unit = unit
        with contextlib.suppress(OSError):  # the guard has reported and gone
            self.status.send(b".")

    def take(self, line):
        """Reads one line. One that does not begin with the token is noted, and its content
        ignored."""
        message = parse(line.removeprefix(self.token)) if line.startswith(self.token) else None
        if message is None:
            self.outcome.problems.setdefault("all", {"code": "forged"})
            return
        self.heard = True
        if type(message.get("begin")) is str:
            self.begun += 1
            is_of_now = message["begin"] in self.asks or not self.calling
            self.begin(message["begin"] if is_of_now else None)
        elif type(message.get("end")) is str:
            self.end(message["end"], message.get("error"), message.get("left") is True)
        elif type(message.get("question")) is str and type(message.get("number")) is int:
            self.answer(message["question"], message["number"], message)
        elif message.get("ready") is True and not self.calling:
            self.calling = True
            self.outcome.secret = True
            self.begin(None)
            self.send_calls()
        self.done = self.done or message == {"done": True}

    def end(self, unit, problem, left):
        self.unit = None
        if self.outcome.secret and unit not in self.asks:
            # Cells ended before the secret inputs came: this, or which unit is left out, could pass
            # them on.
            return
        if unit in self.units and type(problem) is dict and problem.get("code") in CELL:
            self.outcome.problems[unit] = self.plain(problem)
        elif unit in self.units and left:
            self.outcome.problems.setdefault(unit, {"code": "left"})

    def answer(self, question, number, message):
        if not (question in self.asks and 0 <= number < len(self.asks[question])):
            return
        of_a_call = "args" in self.asks[question][number]
        if of_a_call and not self.calling:
            return  # an answer to a call that was not asked yet
        if self.outcome.secret and not of_a_call:
            return  # a value that changed after the secret inputs arrived
        problem = message.get("problem")
        if "value" in message:
            answer = {"value": message["value"]}
        elif type(problem) is dict and problem.get("code") in ANSWER:
            answer = {"problem": self.plain(problem)}
        else:
            return
        self.outcome.answers.setdefault(question, {})[number] = answer

    def plain(self, problem):
        """A problem with nothing but its code and short strings in it, and no text that could hold
        secret inputs."""
        if self.outcome.secret:
            is_error = problem["code"] == "error"
            return {"code": "error_of_call" if is_error else problem["code"]}
        return {key: str(problem[key])[:300] for key in ("code", "error") if key in problem}


def report(status):
    """What the guard reports next; b"" once it is gone."""
    try:
        return status.recv(4096)
    except ConnectionResetError:
        # It went before it had read that a unit begins; what it reported is still there.
        return status.recv(4096)


def parse(line):
    """One line as a dict, or None if it is anything else: student code can write to this descriptor
    too."""
    try:
        message = json.loads(
            line, parse_int=lambda digits: int(digits) if len(digits) < 20 else float("inf")
        )
    except (ValueError, RecursionError):
        return None
    return message if type(message) is dict else None
