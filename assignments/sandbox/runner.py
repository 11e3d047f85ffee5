"""Runs one submission after another in the sandbox and returns what they answered, as plain data.

A unit (a cell, or the questions about one function) that ends the process, hangs or floods it is left out and the
rest runs again, so that honest parts still count.
"""

import contextlib
import functools
import json
import os
import secrets
import socket
import subprocess
import time

from assignments.sandbox import bwrap
from assignments.sandbox.limits import Limits
from assignments.sandbox.replies import Outcome, Replies, report

ATTEMPTS = 4
TRIAL = [{"name": "f", "args": [-2]}]


class Runner:
    """Owns one fork server. `run` may be called any number of times; `close` ends it (so does the end of this process).

    Raises bwrap.NoIsolation when student code cannot be isolated here.
    """

    def __init__(self, keras=True, limits=None):
        bwrap.bubblewrap()  # refuses before anything is used that other systems do not have
        self.limits, self.keras = limits or Limits(), keras
        self.channel, theirs = socket.socketpair()
        self.errors = os.memfd_create("errors")
        command = bwrap.command([str(theirs.fileno()), *(["keras"] if keras else [])])
        null, inherited = subprocess.DEVNULL, [theirs.fileno()]
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
        """Runs `cells` ([{"name", "source"}]) and asks `asks` ({question: [{"name", "args"?}]}). Returns an Outcome."""
        self.wait()
        outcome, start, skip = Outcome(), time.monotonic(), []
        units = (
            {cell["name"] for cell in cells}
            | set(asks)
            | {f"value {question}" for question in asks}
        )
        for _ in range(ATTEMPTS):
            left = self.limits.seconds - (time.monotonic() - start)
            if left <= 0:
                break
            ending, unit = self._attempt(cells, asks, skip, units, outcome, left)
            if ending is None:
                break
            unit = unit if unit in units and unit not in skip else "all"
            outcome.problems[unit] = ending
            if unit == "all":
                break
            skip = [*skip, unit]
        outcome.seconds = time.monotonic() - start
        return outcome

    def _attempt(self, cells, asks, skip, units, outcome, left):
        """Runs once in one inner sandbox, for `left` seconds. Returns ({"code": why it did not go to the end} or None, the unit that ran)."""
        token = secrets.token_hex(8)
        values, calls = _split(asks)
        request = {"token": token, "cells": cells, "values": values, "skip": skip}
        request["cell_seconds"] = self.limits.cell_seconds
        job = {
            "user_namespace": os.geteuid() != 0,
            "uid": 60_000 + self.server.pid % 5_000,
            **vars(self.limits),
        }
        job["left"] = left
        result, write = os.pipe()
        requests, theirs = socket.socketpair()
        status, guard = socket.socketpair(type=socket.SOCK_SEQPACKET)
        with requests, status, open(result, "rb", buffering=0):
            _send_file(requests, request)
            with theirs, guard, open(write, "wb"):
                descriptors = [theirs.fileno(), write, guard.fileno()]
                try:
                    socket.send_fds(self.channel, [json.dumps(job).encode()], descriptors)
                except OSError:
                    raise bwrap.NoIsolation(
                        f"The fork server has ended ({self.reason()})."
                    ) from None
            send_calls = functools.partial(_send_file, requests, calls)
            replies = Replies(token.encode(), self.limits, units, asks, outcome, send_calls, status)
            try:
                ending = replies.follow(result)
            finally:
                status.shutdown(socket.SHUT_WR)
                while report(
                    status
                ):  # until the guard is gone, and with it the last process of this run
                    pass
        if not replies.heard:
            raise bwrap.NoIsolation(
                "The process in the sandbox ended before any of the student's code ran."
            )
        return ending, replies.unit


def _split(asks):
    """Returns ({question: [(number, ask)]} for the values, the same for the calls): the two requests of one run."""
    values, calls = {}, {}
    for question, asked in asks.items():
        for number, ask in enumerate(asked):
            (calls if "args" in ask else values).setdefault(question, []).append((number, ask))
    return values, calls


def _send_file(channel, data):
    """Sends `data` as JSON in a file whose descriptor goes over the socket, so that no reader can block the sender."""
    file = os.memfd_create("request")
    with open(file, "w+b", buffering=0) as opened, contextlib.suppress(OSError):
        opened.write(json.dumps(data).encode())
        opened.seek(0)
        socket.send_fds(
            channel, [b"."], [file]
        )  # fails if the student process has ended: the guard tells
