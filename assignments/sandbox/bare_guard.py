"""The guard of one run where no namespaces can be made, in a container that is made for one
submission and thrown away after it, as Gradescope's (Runner(bare=True)).

Student code runs as a user of its own, without privileges, with the system calls of
system_calls.py refused and the kernel's limits set; it shares /proc, /tmp and the names of files
with the judge, whose own files must be readable by root alone. Memory is bounded for each process,
not for all together."""

import contextlib
import json
import os
import selectors
import signal
import time

import guard
import student_process


def run(job, request, result, status, system_calls):
    """As guard.run."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
    pid = os.fork()
    if pid == 0:
        try:
            guard.confine(job, proc, request, result, status)
            system_calls.load()
        except BaseException as problem:
            broken = {"broken": f"{type(problem).__name__}: {problem}"}
            os.write(status, json.dumps(broken).encode())
            os._exit(1)
        os.close(guard.STATUS)
        try:
            student_process.Run(guard.REQUEST, guard.RESULT).all()
        finally:
            os._exit(0)
    os.close(request)
    os.close(result)
    clock = Clock(proc, job["uid"])
    try:
        return watch(pid, job, status, clock) | {"used": clock.used}
    finally:
        end_all(job["uid"])


class Clock:
    """Counts in `used` the seconds of processor time of all processes of a user, also of those that
    have ended between two looks."""

    def __init__(self, proc, uid):
        self.proc = proc
        self.uid = uid
        self.seconds = {}  # of each process
        self.used = 0.0

    def look(self):
        for name in guard.processes(self.proc):
            with contextlib.suppress(OSError, ValueError, IndexError):  # it has just ended
                if os.stat(name, dir_fd=self.proc).st_uid == self.uid:
                    fields = guard.read(self.proc, f"{name}/stat").rpartition(")")[2].split()
                    self.seconds[name] = sum(map(int, fields[11:13])) / guard.TICKS
        self.used = sum(self.seconds.values())


def watch(pid, job, status, clock):
    """Once the student process has ended, used up its time, or the runner has closed `status`."""
    begun = None
    is_told = False
    latest = time.monotonic() + job["busiest"] * job["seconds"]
    process = os.pidfd_open(pid)
    with selectors.DefaultSelector() as ready:
        ready.register(process, selectors.EVENT_READ)
        ready.register(status, selectors.EVENT_READ)
        while True:
            sources = {key.fd for key, _ in ready.select(guard.INTERVAL)}
            clock.look()
            if process in sources:
                return {"ended": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}
            if status in sources:
                if not os.read(status, 1):
                    return {}
                begun = time.monotonic(), clock.used
            if clock.used > job["left"] and not is_told:
                is_told = True
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(process, signal.SIGXCPU)
            is_over = clock.used > job["left"] + job["reserve"] or time.monotonic() > latest
            if is_over or (begun and is_long(job, clock, begun)):
                return {"killed": "slow"}


def is_long(job, clock, begun):
    """Whether a unit that began at (time, processor time) takes too long."""
    at, used = begun
    by_clock = (time.monotonic() - at) / job["patience"]
    by_processor = (clock.used - used) / job["of_all_processes"]
    return max(by_clock, by_processor) > job["cell_seconds"]


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
