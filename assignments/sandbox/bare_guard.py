"""The guard of one run where no namespaces can be made, in a container that is made for one
submission and thrown away after it, as Gradescope's (Runner(bare=True)).

Student code runs as a user of its own, without privileges, with the system calls of
system_calls.py refused and the kernel's limits set; it shares /proc, /tmp and the names of files
with the judge, whose own files must be readable by root alone. What all processes hold together is
bounded, too. Nobody there may see which pages they share, so those that each of them got by forking
are counted once."""

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
    meter = Meter(proc, job["uid"], pid)
    try:
        return watch(pid, job, status, meter) | {"used": meter.used}
    finally:
        end_all(job["uid"])


class Meter:
    """What all processes of a user use: in `used` the seconds of processor time, also of processes
    that have ended between two looks; in `held` the bytes of memory that each holds beyond what
    the student process `pid` began with."""

    def __init__(self, proc, uid, pid):
        self.proc = proc
        self.uid = uid
        self.seconds = {}  # of each process
        self.at_first = guard.memory_of(proc, pid)
        self.used = 0.0
        self.held = 0

    def look(self):
        own = [name for name in guard.processes(self.proc) if self.is_own(name)]
        for name in own:
            with contextlib.suppress(OSError, ValueError, IndexError):  # it has just ended
                fields = guard.read(self.proc, f"{name}/stat").rpartition(")")[2].split()
                self.seconds[name] = sum(map(int, fields[11:13])) / guard.TICKS
        self.used = sum(self.seconds.values())
        self.held = sum(max(0, guard.memory_of(self.proc, name) - self.at_first) for name in own)

    def is_own(self, name):
        try:
            return os.stat(name, dir_fd=self.proc).st_uid == self.uid
        except OSError:  # it has just ended
            return False


def watch(pid, job, status, meter):
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
            meter.look()
            if process in sources:
                return {"ended": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}
            if status in sources:
                if not os.read(status, 1):
                    return {}
                begun = time.monotonic(), meter.used
            if meter.used > job["left"] and not is_told:
                is_told = True
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(process, signal.SIGXCPU)
            is_over = meter.used > job["left"] + job["reserve"] or time.monotonic() > latest
            if is_over or (begun and is_long(job, meter, begun)):
                return {"killed": "slow"}
            if meter.held > job["memory"]:
                return {"killed": "memory"}


def is_long(job, meter, begun):
    """Whether a unit that began at (time, processor time) takes too long."""
    at, used = begun
    by_clock = (time.monotonic() - at) / job["patience"]
    by_processor = (meter.used - used) / job["of_all_processes"]
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
