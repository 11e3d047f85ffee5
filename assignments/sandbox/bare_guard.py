"""The guard of one run where no namespaces can be made, in a container that is made for one
submission and thrown away after it, as Gradescope's (Runner(bare=True)).

Student code runs as a user of its own, without privileges, with the system calls of
system_calls.py refused and the kernel's limits set; it shares /proc, /tmp and the names of files
with the judge, whose own files must be readable by root alone. What all processes hold together is
bounded, too. Nobody there may see which pages they share, so those that each of them got by forking
are counted once."""

import contextlib
import os
import signal
import time

import guard


def run(job, request, result, status, system_calls):
    """As guard.run."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
    pid = guard.start(job, proc, request, result, status, system_calls)
    try:
        return guard.watch(pid, job, status, Meter(proc, job, pid))
    finally:
        end_all(job["uid"])


class Meter:
    """What all processes of a user use: in `processor` the seconds of processor time, also of
    processes that have ended between two looks, in `clock` those by the clock, in `held` the bytes
    of memory that each holds beyond what the student process `pid` began with."""

    def __init__(self, proc, job, pid):
        self.proc = proc
        self.job = job
        self.start = time.monotonic()
        self.seconds = {}  # of each process
        self.at_first = guard.memory_of(proc, pid)
        self.clock = 0.0
        self.processor = 0.0
        self.held = 0

    def used(self):
        """The seconds that count against those of a run: nobody says here how long the student
        process was ready and had no processor."""
        return self.processor

    def look(self):
        own = [name for name in guard.processes(self.proc) if self.is_own(name)]
        self.seconds |= guard.seconds_of(self.proc, own)
        self.processor = sum(self.seconds.values())
        self.clock = time.monotonic() - self.start
        self.held = sum(max(0, guard.memory_of(self.proc, name) - self.at_first) for name in own)

    def broken_limit(self):
        """What the run has too much of, besides seconds, or None."""
        return "memory" if self.held > self.job["memory"] else None

    def is_own(self, name):
        try:
            return os.stat(name, dir_fd=self.proc).st_uid == self.job["uid"]
        except OSError:  # it has just ended
            return False


def end_all(uid):
    """Kills every process of a user, from one that is hers, too."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
            os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, 0):
            pass
