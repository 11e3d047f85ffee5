"""The guard of one run: makes namespaces of its own, starts the student process in them, watches
it, reports how it ended.

It is a fork of fork_server.py, inside the sandbox of bwrap.py, and never runs student code itself.
"""

import contextlib
import ctypes
import json
import os
import resource
import selectors
import signal
import time

import student_process

libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWUSER = 0x10000000
NAMESPACES = (
    0x00020000  # mounts
    | 0x04000000  # names of the machine
    | 0x08000000  # messages and shared memory
    | 0x20000000  # processes
    | 0x40000000  # network
)
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REC = 1 << 14
MS_PRIVATE = 1 << 18
MNT_DETACH = 2
PR_SET_PDEATHSIG = 1
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
CAPABILITY_VERSION_3 = 0x20080522
CAPABILITIES = 64  # more than any kernel has
NOBODY = 65534
# The descriptors of a student process beside standard input, output and error.
REQUEST = 3
RESULT = 4
STATUS = 5
ASIDE = 900  # the first of the descriptors that are above all others
SCRATCH = ("/tmp", "/dev/shm")  # /tmp of the outer sandbox, with the programs in it, is covered
STUDENT = 2  # the process id of the student process in its namespace, where 1 waits for orphans
TICKS = os.sysconf("SC_CLK_TCK")  # in which /proc counts processor time, a second
INTERVAL = 0.03  # seconds between two looks at what is in use
SELDOM = 1.0  # seconds between two looks at what takes long to count
FORK = 0.002  # seconds counted for a process or thread that came and went between two looks
RESIDENT = ("RssAnon:", "RssShmem:", "VmSwap:")
SHARED = ("Pss_Anon:", "Pss_Shmem:", "SwapPss:")
MAP = 50  # bytes of one line in a list of maps, or more


def call(function, *args):
    """Calls one function of the C library; raises OSError with the reason when it returns -1."""
    if getattr(libc, function)(*args) == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{function}: {os.strerror(number)}")


def mount(kind, place, flags, options=None):
    """Mounts a file system of a kind (bytes), or changes how mounts below `place` spread."""
    call("mount", kind, place, kind, ctypes.c_ulong(flags), options)


class Inside:
    """Namespaces with a process in them that waits, so that others can be forked into them. Use as
    a context manager: leaving it kills every process inside. `proc` is a descriptor of their own
    /proc, which nobody inside can see."""

    def __init__(self, job):
        call("unshare", NAMESPACES)
        mount(None, b"/", MS_REC | MS_PRIVATE)
        options = f"mode=1777,size={job['scratch']},nr_inodes={job['files']}".encode()
        for folder in SCRATCH:
            mount(b"tmpfs", folder.encode(), MS_NOSUID | MS_NODEV, options)
        told, tell = os.pipe()
        self.first = os.fork()
        if self.first == 0:
            wait_for_orphans(job, tell)
        os.close(tell)
        with os.fdopen(told, "rb") as file:
            if problem := file.read():
                raise OSError(problem.decode())
        self.proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
        # The one mounted above and the outer one beneath it would tell where on the machine the
        # folders lie.
        for _ in range(2):
            call("umount2", b"/proc", MNT_DETACH)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.first, signal.SIGKILL)  # the kernel ends all others with it
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, 0):
                pass


def wait_for_orphans(job, tell):
    """The first process inside: mounts /proc, and waits. The kernel reaps orphans for it, because
    it ignores them; and gives it no signal from inside."""
    try:
        call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        mount(b"proc", b"/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
        proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
        drop_privileges(job, proc)
        os.closerange(0, 4096)
        while True:
            signal.pause()
    except BaseException as problem:
        os.write(tell, str(problem).encode())
    finally:
        os._exit(1)


def run(job, request, result, status, system_calls):
    """Runs one student process to its end and returns {"ended": exit code} or {"killed": reason}
    with the seconds that it "used", or, when the runner closes its end of the socket `status`, {}.
    Each byte that the runner sends there says that a unit begins."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with Inside(job) as inside:
        pid = start(job, inside.proc, request, result, status, system_calls)
        return watch(pid, job, status, Meter(inside.proc, job))


def start(job, proc, request, result, status, system_calls):
    """Forks the student process, without privileges, and returns its id."""
    pid = os.fork()
    if pid == 0:
        try:
            confine(job, proc, request, result, status)
            system_calls.load()
        except BaseException as problem:
            # Before any student code: it is our fault, so the guard's channel says it.
            broken = {"broken": f"{type(problem).__name__}: {problem}"}
            os.write(status, json.dumps(broken).encode())
            os._exit(1)
        os.close(STATUS)
        try:
            student_process.Run(REQUEST, RESULT).all()
        finally:
            os._exit(0)
    os.close(request)
    os.close(result)
    return pid


def watch(pid, job, status, meter):
    """What `run` returns, once the student process has ended, broken a limit, or the runner has
    closed `status`. When the time of all cells is over the student process is told, and has some
    more to answer what is asked."""
    latest = time.monotonic() + job["busiest"] * job["seconds"]
    begun = None
    is_told = False
    process = os.pidfd_open(pid)
    with selectors.DefaultSelector() as ready:
        ready.register(process, selectors.EVENT_READ)
        ready.register(status, selectors.EVENT_READ)
        while True:
            sources = {key.fd for key, _ in ready.select(INTERVAL)}
            meter.look()
            if process in sources:
                code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                return {"ended": code, "used": meter.used()}
            if status in sources:
                if not os.read(status, 1):
                    return {"used": meter.used()}
                begun = meter.clock, meter.processor
            if meter.used() > job["left"] and not is_told:
                is_told = True
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(process, signal.SIGXCPU)
            is_over = meter.used() > job["left"] + job["reserve"] or time.monotonic() > latest
            if is_over or (begun and is_long(job, meter, begun)):
                return {"killed": "slow", "used": meter.used()}
            if broken := meter.broken_limit():
                return {"killed": broken, "used": meter.used()}


def is_long(job, meter, begun):
    """Whether a unit that began when the meter showed `begun` takes too long."""
    clock, processor = begun
    by_clock = (meter.clock - clock) / job["patience"]
    by_processor = (meter.processor - processor) / job["of_all_processes"]
    return max(by_clock, by_processor) > job["cell_seconds"]


def processes(proc):
    """The ids of all processes inside."""
    return [name for name in os.listdir(proc) if name.isdigit()]


class Meter:
    """What a run uses: in `processor` the seconds of all its processes, also of processes that have
    ended, in `clock` those by the clock without those that the student process was ready and had no
    processor. So a busy machine grades like an idle one, and who keeps it busy has less time."""

    def __init__(self, proc, job):
        self.proc = proc
        self.job = job
        self.start = time.monotonic()
        self.last_maps = self.start
        self.seconds = seconds_of(proc, processes(proc))
        self.before = sum(self.seconds.values())
        self.newest = self.newest_id()
        self.waited = self.waiting()
        self.unseen = 0.0  # seconds of processes that came and went between two looks
        self.given_back = 0.0  # seconds that the student process had no processor
        self.clock = 0.0
        self.processor = 0.0
        self.allowed = memory(proc) + job["memory"]

    def used(self):
        """The seconds that count against those of a run."""
        return max(self.clock, self.processor)

    def look(self):
        known = len(self.seconds)
        newest = self.newest_id()
        waited = self.waiting()
        self.seconds |= seconds_of(self.proc, processes(self.proc))
        came_and_went = newest - self.newest - (len(self.seconds) - known)
        self.unseen += FORK * max(0, came_and_went)
        self.given_back += max(0.0, waited - self.waited)
        self.newest = newest
        self.waited = max(waited, self.waited)
        self.processor = sum(self.seconds.values()) - self.before + self.unseen
        self.clock = time.monotonic() - self.start - self.given_back

    def broken_limit(self):
        """What the run has too much of, besides seconds, or None."""
        if len(processes(self.proc)) > self.job["processes"] + 4:
            return "processes"
        if memory(self.proc) > self.allowed and memory(self.proc, exact=True) > self.allowed:
            return "memory"
        if locked(self.proc, self.job["locks"]) or sockets(self.proc) > self.job["sockets"]:
            return "files"
        if time.monotonic() > self.last_maps + SELDOM:
            self.last_maps = time.monotonic()
            if mapped(self.proc, self.job["maps"]):
                return "memory"
        return None

    def newest_id(self):
        """The number of processes and threads that have ever been inside."""
        try:
            return int(read(self.proc, "loadavg").split()[-1])
        except (OSError, ValueError, IndexError):
            return 0

    def waiting(self):
        """The seconds for which the student process was ready and had no processor."""
        try:
            return int(read(self.proc, f"{STUDENT}/schedstat").split()[1]) / 1e9
        except (OSError, ValueError, IndexError):  # it has ended, or the kernel does not count this
            return 0.0


def seconds_of(proc, names):
    """{process: seconds of processor time} of those that have not just ended."""
    seconds = {}
    for name in names:
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = read(proc, f"{name}/stat").rpartition(")")[2].split()
            seconds[name] = sum(map(int, fields[11:13])) / TICKS
    return seconds


def locked(proc, most):
    """Whether more locks on files are held inside than a notebook needs: each costs memory of the
    kernel."""
    file = os.open("locks", os.O_RDONLY, dir_fd=proc)
    try:
        return bool(os.pread(file, 1, most))  # the kernel lists all of them slowly
    finally:
        os.close(file)


def sockets(proc):
    """The number of sockets inside: the kernel keeps for each what was sent and not yet
    received."""
    try:
        return read(proc, f"{STUDENT}/net/unix").count("\n")
    except OSError:  # the process has just ended
        return 0


def mapped(proc, most):
    """Whether a process has more pieces of memory than a notebook needs: each costs memory of the
    kernel."""
    for name in processes(proc):
        with contextlib.suppress(OSError):
            file = os.open(f"{name}/maps", os.O_RDONLY, dir_fd=proc)
            try:
                if os.pread(file, 1, most * MAP):
                    return True
            finally:
                os.close(file)
    return False


def memory(proc, exact=False):
    """Bytes that the processes inside hold, private, shared and swapped alike, with pages that
    several processes share counted in each of them; or counted once (slower)."""
    return sum(memory_of(proc, name, exact) for name in processes(proc))


def memory_of(proc, name, exact=False):
    """Bytes that one process holds, as `memory` counts them."""
    if exact:
        return bytes_in(proc, f"{name}/smaps_rollup", SHARED)
    return bytes_in(proc, f"{name}/status", RESIDENT)


def bytes_in(proc, file, fields):
    """Bytes that the fields of a file in /proc, which counts in kB, sum up to."""
    with contextlib.suppress(OSError):  # the process has just ended
        lines = read(proc, file).splitlines()
        return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith(fields))
    return 0


def confine(job, proc, request, result, status):
    """Sets limits; leaves descriptors 3 to 5 (request, result, status) and no privileges, for
    good."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    write(proc, "self/oom_score_adj", "1000")
    present = int(read(proc, "self/statm").split()[0]) * resource.getpagesize()
    null = os.open("/dev/null", os.O_RDWR)
    proc = place_descriptors(proc, (null, null, null, request, result, status))
    set_limits(job, present)
    os.chdir("/tmp")
    drop_privileges(job, proc)
    os.closerange(STATUS + 1, 4096)


def place_descriptors(proc, wanted):
    """Makes the `wanted` descriptors 0, 1, 2, … of this process. Returns a new one of `proc`: all
    go by numbers above every other one first, so that none is overwritten before it is moved."""
    aside = [os.dup2(source, ASIDE + number) for number, source in enumerate(wanted)]
    moved = os.dup2(proc, ASIDE + len(wanted))
    for target, source in enumerate(aside):
        os.dup2(source, target, inheritable=target < REQUEST)
    return moved


def set_limits(job, present):
    """Sets the kernel's limits of this process. present: bytes of memory that it has mapped."""
    limits = {
        "AS": present + job["memory"],
        "CPU": int(job["seconds"] + job["reserve"]) + 1,
        "FSIZE": job["file_size"],
        "NPROC": job["processes"] + 1,  # and the one that waits for orphans
        "CORE": 0,
        "MSGQUEUE": 0,
        "MEMLOCK": 0,
        "SIGPENDING": job["signals"],
    }
    for name, most in limits.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))
    most = job["descriptors"]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most + 8))  # eight for the second request


def drop_privileges(job, proc):
    """Makes this process an unprivileged user without capabilities, for good. Root becomes another
    user; an ordinary user enters a user namespace in which nothing is hers."""
    if job["user_namespace"]:
        call("unshare", CLONE_NEWUSER)
        for name, text in (
            ("setgroups", "deny"),
            ("uid_map", f"{NOBODY} 0 1"),
            ("gid_map", f"{NOBODY} 0 1"),
        ):
            write(proc, f"self/{name}", text)
    for capability in range(CAPABILITIES):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    if not job["user_namespace"]:
        os.setgroups([])
        os.setresgid(job["uid"], job["uid"], job["uid"])
        os.setresuid(job["uid"], job["uid"], job["uid"])
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    call("capset", header, nothing)
    call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def read(proc, name):
    """The text of a file in /proc."""
    with open(os.open(name, os.O_RDONLY, dir_fd=proc), encoding="utf-8", errors="replace") as file:
        return file.read()


def write(proc, name, text):
    """Writes the text of a file in /proc."""
    with open(os.open(name, os.O_WRONLY, dir_fd=proc), "w", encoding="utf-8") as file:
        file.write(text)
