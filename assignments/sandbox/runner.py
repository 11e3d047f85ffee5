"""Runs one submission after another behind a wall and returns what they answered, as plain data.

A unit (a cell or the questions about one function) that ends the process, hangs or floods it is left out and the rest runs
again, so that honest parts still count.
"""

import json
import os
import secrets
import selectors
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from assignments.sandbox import wall

ZYGOTE = Path(__file__).with_name("zygote.py")
ATTEMPTS = 4


@dataclass(frozen=True)
class Limits:
    """What one submission may use. Bytes of memory are counted on top of what importing Keras takes."""

    cell_seconds: float = 10.0
    seconds: float = 60.0  # for all runs of one submission together
    memory: int = 1 << 30
    processes: int = 24
    output: int = 8 << 20


@dataclass
class Outcome:
    """`answers[question][number]` is {"value": …} or {"problem": …}; `problems[unit]` says what went wrong in a unit."""

    answers: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)
    seconds: float = 0.0


class Runner:
    """Owns one fork server. `run` may be called any number of times; `close` ends it (so does the end of this process).

    Raises wall.NoIsolation when student code cannot be isolated here.
    """

    def __init__(self, keras=True, limits=None):
        self.limits, self.keras = limits or Limits(), keras
        wall.Wall().close()  # refuses before anything is imported
        self.uid = 60_000 + os.getpid() % 5_000
        self._start()

    def _start(self):
        self.channel, theirs = socket.socketpair()
        command = [sys.executable, "-I", str(ZYGOTE), str(theirs.fileno()), *(["keras"] if self.keras else [])]
        null = subprocess.DEVNULL
        self.zygote = subprocess.Popen(
            command, stdin=null, stdout=null, stderr=null, env=wall.ENVIRONMENT, pass_fds=[theirs.fileno()], cwd="/"
        )
        theirs.close()
        self.ready = False

    def wait(self):
        """Returns once the fork server has imported what it needs."""
        if not self.ready:
            self.ready = bool(self.channel.recv(4096))
            if not self.ready:
                raise wall.NoIsolation("The fork server did not start (its imports failed).")

    def close(self):
        """Ends the fork server."""
        self.channel.close()
        self.zygote.kill()
        self.zygote.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def run(self, cells, asks):
        """Runs `cells` ([{"name", "source"}]) and asks `asks` ({question: [{"name", "args"?}]}). Returns an Outcome."""
        self.wait()
        outcome, start, skip = Outcome(), time.monotonic(), []
        for _ in range(ATTEMPTS):
            left = self.limits.seconds - (time.monotonic() - start)
            if left <= 0:
                break
            request = {"cells": cells, "asks": asks, "skip": skip, "cell_seconds": self.limits.cell_seconds}
            request["token"] = secrets.token_hex(8)
            messages, ending = self._attempt(request, left)
            known = {cell["name"] for cell in cells} | set(asks)
            unit = collect(messages, known, asks, outcome)
            if ending is None:
                break
            unit = unit if unit in known and unit not in skip else "all"
            outcome.problems[unit] = _plain(ending)
            if unit == "all":
                break
            skip = [*skip, unit]
        outcome.seconds = time.monotonic() - start
        return outcome

    def _attempt(self, request, seconds):
        """One run behind one wall: (messages, None) when it went to the end, else (messages, {"code": why})."""
        result, write = os.pipe()
        status, report = os.pipe()
        question = os.memfd_create("request")
        os.write(question, json.dumps(request).encode())
        os.lseek(question, 0, os.SEEK_SET)
        limits = self.limits
        with wall.Wall() as behind:
            job = {"user_namespace": behind.user_namespace, "uid": self.uid, "seconds": int(limits.seconds) + 1}
            job |= {"memory": limits.memory, "processes": limits.processes}
            descriptors = [behind.process, question, write, report]
            socket.send_fds(self.channel, [json.dumps(job).encode()], descriptors)
            for descriptor in (question, write, report):
                os.close(descriptor)
            try:
                follow = _Follow(request["token"].encode(), limits)
                return follow(result, status, time.monotonic() + seconds)
            finally:
                os.close(result)
                behind.kill()
                while os.read(status, 4096):  # until the guard is gone, and with it the last process of this run
                    pass
                os.close(status)


class _Follow:
    """Reads what one student process writes until it is done, ends, or breaks a limit."""

    def __init__(self, token, limits):
        self.token, self.limits = token, limits
        self.messages, self.rest, self.size, self.begun = [], b"", 0, time.monotonic()

    def __call__(self, result, status, deadline):
        """(messages, None) if it went to the end, else (messages, {"code": why})."""
        with selectors.DefaultSelector() as ready:
            ready.register(result, selectors.EVENT_READ)
            ready.register(status, selectors.EVENT_READ)
            while True:
                left = min(deadline, self.begun + self.limits.cell_seconds + 3) - time.monotonic()
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
                    if {"done": True} in self.messages[-1:]:
                        ready.unregister(result)
                        if not ready.select(1.0) or _ending(os.read(status, 4096)).get("left"):
                            self.messages.append({"note": {"code": "left"}})
                        return self.messages, None
                elif status in sources:
                    return self.messages, _ending(os.read(status, 4096))

    def take(self, piece):
        """Adds the whole lines in `piece` to the messages; a line without the token is noted and its content ignored."""
        self.size += len(piece)
        *lines, self.rest = (self.rest + piece).split(b"\n")
        for line in filter(None, lines):
            message = _parse(line.removeprefix(self.token)) if line.startswith(self.token) else None
            self.messages.append({"note": {"code": "forged"}} if message is None else message)
            if message and "begin" in message:
                self.begun = time.monotonic()


def _ending(report):
    """The guard's word on how the student process ended."""
    report = json.loads(report or b"{}")
    if "broken" in report or not report:
        raise wall.NoIsolation(f"A process could not be put behind the wall ({report.get('broken', 'guard lost')}).")
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
    """Fills `outcome` from what the process wrote about the units `known`. Returns the one that began and did not end."""
    unit = None
    for message in messages:
        if type(message.get("note")) is dict:
            outcome.problems.setdefault("all", _plain(message["note"]))
        if type(message.get("begin")) is str:
            unit = message["begin"]
        elif type(message.get("end")) is str:
            problem = message.get("error")
            if type(problem) is dict and problem.get("code") in ("slow", "memory", "error") and message["end"] in known:
                outcome.problems[message["end"]] = _plain(problem)
            unit = None
        elif type(message.get("question")) is str and type(message.get("number")) is int:
            question, number = message["question"], message["number"]
            if question in asks and 0 <= number < len(asks[question]):
                answer = (
                    {"value": message["value"]} if "value" in message else {"problem": _plain(message.get("problem"))}
                )
                outcome.answers.setdefault(question, {})[number] = answer
    return unit


def _plain(problem):
    """A problem with nothing but short strings in it."""
    problem = problem if type(problem) is dict else {}
    return {key: str(problem[key])[:300] for key in ("code", "error", "size", "status") if key in problem}
