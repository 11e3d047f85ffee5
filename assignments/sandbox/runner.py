"""Runs one submission after another in the sandbox and returns what they answered, as plain data.

A unit (a cell, or the questions about one function) that ends the process, hangs or floods it is
left out and the rest runs again, so that honest parts still count."""

import contextlib
import functools
import json
import os
import secrets
import socket
import subprocess
import time
from dataclasses import dataclass

from assignments.sandbox import bwrap
from assignments.sandbox.limits import RESERVE, USUAL
from assignments.sandbox.replies import Lost, Outcome, Replies

ATTEMPTS = 4
LEAST = 0.02  # of the seconds of a submission: with less, nothing runs again
TRIAL = [{"name": "f", "args": [-2]}]


@dataclass(frozen=True)
class Work:
    """What is run of one submission: its cells, [{"name", "source"}], and what is asked after them,
    {question: [{"name", "args"?}]}."""

    cells: list
    asks: dict

    @functools.cached_property
    def units(self):
        """The names of all that can be left out."""
        values = {f"value {question}" for question in self.asks}
        return {cell["name"] for cell in self.cells} | set(self.asks) | values


class Runner:
    """Owns one fork server. `run` may be called any number of times; `close` ends it (so does the
    end of this process).

    Raises bwrap.NoIsolation when student code cannot be isolated here.
    """

    def __init__(self, keras=True, limits=None, modules=(), bare=False):
        """keras: whether to import it once for all runs; modules: names of modules of this
        repository, likewise; bare: no sandbox, in a container that is thrown away
        (bare_guard.py)."""
        if not bare:
            bwrap.bubblewrap()  # refuses before anything is used that other systems do not have
        self.limits = limits or USUAL
        self.keras = keras
        self.bare = bare
        self.channel, theirs = socket.socketpair()
        self.errors = os.memfd_create("errors")
        first = ["keras"] if keras else []
        number = str(theirs.fileno())
        imported = [*first, *modules]
        if bare:
            command = bwrap.bare_command(number, imported)
        else:
            command = bwrap.command(number, imported, course=bool(modules))
        null = subprocess.DEVNULL
        inherited = [theirs.fileno()]
        self.server = subprocess.Popen(
            command,
            stdin=null,
            stdout=null,
            stderr=self.errors,
            env=bwrap.ENVIRONMENT,
            pass_fds=inherited,
            cwd="/",
        )
        theirs.close()
        self.ready = False

    def wait(self):
        """Once the fork server has imported what it needs and has run a trial in the sandbox."""
        if not self.ready:
            self.ready = bool(self.channel.recv(4096))
            if not self.ready:
                raise bwrap.NoIsolation(f"The sandbox could not start ({self.reason()}).")
            trial = {
                "cells": [{"name": "cell 1", "source": "import numpy.random\nf = abs"}],
                "asks": {"q": TRIAL},
            }
            if self.run(**trial).answers != {"q": {0: {"value": 2}}}:
                self.ready = False
                raise bwrap.NoIsolation("A trial in the sandbox failed, so no submission was run.")

    def reason(self):
        """The last line that the sandbox wrote to its standard error."""
        lines = os.pread(self.errors, 1 << 20, 0).decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it gave no reason"

    def close(self):
        """Ends the fork server and with it every process in the sandbox."""
        self.channel.close()
        self.server.kill()
        self.server.wait()
        os.close(self.errors)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def run(self, cells, asks):
        """Runs `cells` ([{"name", "source"}]) and asks `asks` ({question: [{"name", "args"?}]}).
        Returns an Outcome."""
        self.wait()
        work = Work(cells, asks)
        outcome = Outcome()
        skip = []
        left = self.limits.seconds
        for attempt in range(ATTEMPTS):
            if left < LEAST * self.limits.seconds:
                break
            replies, ending = self._attempt(work, skip, outcome, left, is_first=attempt == 0)
            outcome.seconds += replies.used
            left -= replies.used
            if ending is None:
                break
            may_be_left_out = replies.unit in work.units and replies.unit not in skip
            unit = replies.unit if may_be_left_out else "all"
            outcome.problems[unit] = ending
            if unit == "all":
                break
            skip = [*skip, unit]
        return outcome

    def _attempt(self, work, skip, outcome, left, is_first):
        """Runs Work once without the units in `skip`, for `left` seconds. Returns (Replies,
        {"code": why it did not go to the end} or None)."""
        token = secrets.token_hex(8)
        values, calls = _split(work.asks)
        request = {
            "token": token,
            "cells": work.cells,
            "values": values,
            "skip": skip,
            "limits": vars(self.limits),
            "is_alone": not self.bare,
        }
        job = {
            **vars(self.limits),
            "left": left,
            "reserve": RESERVE * self.limits.seconds,
            "user_namespace": os.geteuid() != 0,
            "uid": 60_000 + self.server.pid % 5_000,
        }
        result, write = os.pipe()
        requests, theirs = socket.socketpair()
        status, guard = socket.socketpair(type=socket.SOCK_SEQPACKET)
        start = time.monotonic()
        with requests, status, open(result, "rb", buffering=0):
            _send_file(requests, request)
            with theirs, guard, open(write, "wb"):
                self._send(job, [theirs.fileno(), write, guard.fileno()])
            send_calls = functools.partial(_send_file, requests, calls)
            replies = Replies(token.encode(), self.limits, work, outcome, send_calls, status)
            try:
                ending = replies.follow(result)
            except Lost as problem:
                if is_first and not replies.heard:
                    raise bwrap.NoIsolation(str(problem)) from None
                raise
            finally:
                replies.finish()
        if is_first and not replies.heard:
            problem = "The process in the sandbox ended before any of the student's code ran."
            raise bwrap.NoIsolation(problem)
        if replies.used is None:
            replies.used = time.monotonic() - start
        return replies, ending

    def _send(self, job, descriptors):
        """Gives a job to the fork server."""
        try:
            socket.send_fds(self.channel, [json.dumps(job).encode()], descriptors)
        except OSError:
            raise bwrap.NoIsolation(f"The fork server has ended ({self.reason()}).") from None


def _split(asks):
    """Returns ({question: [(number, ask)]} for the values, the same for the calls): the two
    requests of one run."""
    values = {}
    calls = {}
    for question, asked in asks.items():
        for number, ask in enumerate(asked):
            asks_of_kind = calls if "args" in ask else values
            asks_of_kind.setdefault(question, []).append((number, ask))
    return values, calls


def _send_file(channel, data):
    """Sends `data` as JSON in a file whose descriptor goes over the socket, so that no reader can
    block the sender."""
    file = os.memfd_create("request")
    with open(file, "w+b", buffering=0) as opened, contextlib.suppress(OSError):
        opened.write(json.dumps(data).encode())
        opened.seek(0)
        # It fails if the student process has ended: the guard tells.
        socket.send_fds(channel, [b"."], [file])
