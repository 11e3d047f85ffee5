"""Runs one submission after another in a sandbox and returns what they answered, as plain data.

A unit (a cell or the questions about one function) that ends the process, hangs or floods it is left out and the
rest runs again, so that honest parts still count.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from assignments.sandbox import bwrap
from assignments.sandbox.replies import Follow, Outcome, collect, plain

FORK_SERVER = Path(__file__).with_name("fork_server.py")
ATTEMPTS = 4
TRIAL = [{"name": "f", "args": [-2]}]


@dataclass(frozen=True)
class Limits:
    """What one submission may use. Bytes of memory are counted on top of what importing Keras takes."""

    cell_seconds: float = 10.0  # of processor time, so that a busy machine grades like an idle one
    seconds: float = 120.0  # by the clock, for all runs of one submission together
    memory: int = 1 << 30
    processes: int = 24
    output: int = 8 << 20


class Runner:
    """Owns one fork server. `run` may be called any number of times; `close` ends it (so does the end of this process).

    Raises bwrap.NoIsolation when student code cannot be isolated here.
    """

    def __init__(self, keras=True, limits=None):
        self.limits, self.keras = limits or Limits(), keras
        bwrap.Bubblewrap().close()  # refuses before anything is imported
        self.uid = 60_000 + os.getpid() % 5_000
        self._start()

    def _start(self):
        self.channel, theirs = socket.socketpair()
        command = [sys.executable, "-I", str(FORK_SERVER), str(theirs.fileno()), *(["keras"] if self.keras else [])]
        null = subprocess.DEVNULL
        self.fork_server = subprocess.Popen(
            command, stdin=null, stdout=null, stderr=null, env=bwrap.ENVIRONMENT, pass_fds=[theirs.fileno()], cwd="/"
        )
        theirs.close()
        self.ready = False

    def wait(self):
        """Returns once the fork server has imported what it needs and has run a trial in the sandbox."""
        if not self.ready:
            self.ready = bool(self.channel.recv(4096))
            trial = {"cells": [{"name": "cell 1", "source": "import numpy.random\nf = abs"}], "asks": {"q": TRIAL}}
            if not self.ready or self.run(**trial).answers != {"q": {0: {"value": 2}}}:
                self.ready = False
                raise bwrap.NoIsolation("A trial in the sandbox failed, so no submission was run.")

    def close(self):
        """Ends the fork server."""
        self.channel.close()
        self.fork_server.kill()
        self.fork_server.wait()

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
            if not messages:
                raise bwrap.NoIsolation("The process in the sandbox ended before any of the student's code ran.")
            unit = collect(messages, known, asks, outcome)
            if ending is None:
                break
            unit = unit if unit in known and unit not in skip else "all"
            outcome.problems[unit] = plain(ending)
            if unit == "all":
                break
            skip = [*skip, unit]
        outcome.seconds = time.monotonic() - start
        return outcome

    def _attempt(self, request, seconds):
        """One run in one sandbox: (messages, None) when it went to the end, else (messages, {"code": why})."""
        result, write = os.pipe()
        status, report = os.pipe()
        question = os.memfd_create("request")
        os.write(question, json.dumps(request).encode())
        os.lseek(question, 0, os.SEEK_SET)
        limits = self.limits
        with bwrap.Bubblewrap() as sandbox:
            job = {"user_namespace": sandbox.user_namespace, "uid": self.uid, "seconds": int(limits.seconds) + 1}
            job |= {"memory": limits.memory, "processes": limits.processes}
            descriptors = [sandbox.process, question, write, report]
            socket.send_fds(self.channel, [json.dumps(job).encode()], descriptors)
            for descriptor in (question, write, report):
                os.close(descriptor)
            try:
                follow = Follow(request["token"].encode(), limits)
                return follow(result, status, time.monotonic() + seconds)
            finally:
                os.close(result)
                sandbox.kill()
                while os.read(status, 4096):  # until the guard is gone, and with it the last process of this run
                    pass
                os.close(status)
