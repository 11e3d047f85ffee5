"""The guard of one run: makes an inner sandbox, starts the student process in it, watches it, reports how it ended.

It runs inside the outer sandbox, in a fork of fork_server.py, and never runs student code itself.
"""

import contextlib
import ctypes
import json
import os
import resource
import selectors
import signal
import subprocess
import time

import student_process

libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER = (
    0x00020000,
    0x04000000,
    0x08000000,
    0x10000000,
)
CLONE_NEWPID, CLONE_NEWNET = 0x20000000, 0x40000000
NAMESPACES = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, MNT_DETACH = 24, 38, 2
CAPABILITY_VERSION_3 = 0x20080522
CAPABILITIES = 64  # more than any kernel has
NOBODY = "65534"
REQUEST, RESULT, STATUS = (
    3,
    4,
    5,
)  # the descriptors of a student process beside standard input, output and error
SCRATCH = ("/tmp", "/dev/shm")
STUDENT = 2  # the process id of the student process in the inner sandbox, where `cat` is 1
PATIENCE = 3  # times its processor time that a unit may take by the clock, because it may sleep or ignore its limit
TICKS = os.sysconf("SC_CLK_TCK")  # in which /proc counts processor time, a second
INTERVAL = 0.03  # seconds between two looks at the memory in use
RESIDENT = ("RssAnon:", "RssShmem:", "VmSwap:")
LOCKS = 60_000  # bytes of the list of locks in /proc: about a thousand locks
WAIT = (
    "env",
    "--ignore-signal=CHLD",
    "cat",
)  # the first process: it waits, and the kernel reaps orphans for it


def call(function, *args):
    """Calls one function of the C library; raises OSError with the reason when it returns -1."""
    if getattr(libc, function)(*args) == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{function}: {os.strerror(number)}")


def inner_command(scratch, user_namespace):
    """The bubblewrap command of an inner sandbox: what the outer one shows, with its own empty scratch folders."""
    command = [
        "bwrap",
        "--unshare-ipc",
        "--unshare-pid",
        "--unshare-net",
        "--unshare-uts",
        "--hostname",
        "sandbox",
    ]
    command += ["--as-pid-1", "--die-with-parent", "--new-session"]
    command += ["--unshare-user", "--uid", NOBODY, "--gid", NOBODY] if user_namespace else []
    for name in sorted(os.listdir("/")):
        if os.path.islink(f"/{name}"):
            command += ["--symlink", os.readlink(f"/{name}"), f"/{name}"]
        elif name not in ("proc", "dev", "tmp", "sandbox"):
            command += ["--ro-bind", f"/{name}", f"/{name}"]
    # This link shows once the guard has unmounted /proc: TensorFlow reads it, and more of /proc if it names a Python.
    command += ["--perms", "0755", "--dir", "/proc", "--perms", "0755", "--dir", "/proc/self"]
    command += ["--symlink", "/usr/bin/env", "/proc/self/exe", "--proc", "/proc", "--dev", "/dev"]
    # A shared mapping of /dev/zero is memory that nothing counts once it is unmapped in part.
    command += ["--dev-bind", "/dev/null", "/dev/zero"]
    for folder in SCRATCH:
        command += ["--perms", "1777", "--size", str(scratch), "--tmpfs", folder]
    return [
        *command,
        "--remount-ro",
        "/dev",
        "--remount-ro",
        "/",
        "--chdir",
        "/tmp",
        "--cap-drop",
        "ALL",
    ]


class Inner:
    """One running inner sandbox that holds nothing but a waiting `cat`. Use as a context manager: leaving it kills
    every process inside. `first` is a pidfd of its first process, by which others enter."""

    def __init__(self, job):
        report, write = os.pipe()
        command = [
            *inner_command(job["scratch"], job["user_namespace"]),
            "--info-fd",
            str(write),
            "--",
            *WAIT,
        ]
        self.bwrap = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[write]
        )
        os.close(write)
        with os.fdopen(report, "rb") as file:
            info = json.loads(file.read() or b"{}")
        self.bwrap.stdin.write(b".")
        self.bwrap.stdin.flush()
        if (
            "child-pid" not in info or self.bwrap.stdout.read(1) != b"."
        ):  # cat answers once everything is mounted
            raise OSError("bubblewrap could not start inside bubblewrap")
        self.first = os.pidfd_open(info["child-pid"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(
                self.first, signal.SIGKILL
            )  # the kernel ends all others with it
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(
                -1, 0
            ):  # the student process, and bwrap, which goes after the last of them
                pass


def guard(job, request, result, status, system_calls):
    """Runs one student process to its end and returns {"ended": exit code}, {"killed": reason} or, when the runner
    closes its end of the socket `status`, {}. Each byte that the runner sends there says that a unit begins."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with Inner(job) as inner:
        call("setns", inner.first, NAMESPACES)
        proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
        call("umount2", b"/proc", MNT_DETACH)  # it would tell where on the machine the folders lie
        pid = os.fork()
        if pid == 0:
            try:
                confine(job, inner.first, proc, request, result, status)
                system_calls.load()
            except (
                BaseException
            ) as problem:  # before any student code: our fault, so the guard's channel says it
                os.write(
                    status, json.dumps({"broken": f"{type(problem).__name__}: {problem}"}).encode()
                )
                os._exit(1)
            os.close(STATUS)
            try:
                student_process.run(REQUEST, RESULT)
            finally:
                os._exit(0)
        os.close(request)
        os.close(result)
        return watch(pid, job, proc, status)


def watch(pid, job, proc, status):
    """Once the student process has ended, broken a limit, or the runner has closed `status`."""
    limit, latest = memory(proc) + job["memory"], time.monotonic() + job["left"] + job["seconds"]
    clock = Clock(proc)
    start, begun = clock.read(), float("inf")
    process = os.pidfd_open(pid)
    with selectors.DefaultSelector() as ready:
        ready.register(process, selectors.EVENT_READ)
        ready.register(status, selectors.EVENT_READ)
        while True:
            sources = {key.fd for key, _ in ready.select(INTERVAL)}
            if process in sources:
                return {"ended": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}
            if status in sources:
                if not os.read(status, 1):
                    return {}
                begun = clock.read()
            now = clock.read()
            if (
                now - begun > PATIENCE * job["cell_seconds"]
                or now - start > job["left"]
                or time.monotonic() > latest
            ):
                return {"killed": "slow"}
            if len(processes(proc)) > job["processes"] + 4:
                return {"killed": "processes"}
            if memory(proc) > limit and memory(proc, exact=True) > limit:
                return {"killed": "memory"}
            if any(
                (usage := os.statvfs(folder)).f_files - usage.f_ffree > job["files"]
                for folder in SCRATCH
            ):
                return {"killed": "files"}
            if locked(proc):
                return {"killed": "files"}


def processes(proc):
    """The ids of all processes in the inner sandbox, from its own /proc."""
    return [name for name in os.listdir(proc) if name.isdigit()]


class Clock:
    """Tells the seconds by the clock without those that the student process was ready and had no processor: a busy
    machine grades like an idle one. What its own threads and processes took from it is not given back."""

    def __init__(self, proc):
        self.proc, self.given_back = proc, 0.0
        self.last = self.counts()

    def counts(self):
        """(seconds of waiting, seconds that threads beside the first one ran, the newest process id) so far, or None."""
        try:
            ran, waited, _ = map(int, read(self.proc, f"{STUDENT}/schedstat").split())
            ticks = sum(
                map(int, read(self.proc, f"{STUDENT}/stat").rpartition(")")[2].split()[11:13])
            )
            newest = int(read(self.proc, "loadavg").split()[-1])
        except (
            OSError,
            ValueError,
        ):  # the process has just ended, or the kernel does not count this
            return None
        return waited / 1e9, ticks / TICKS - ran / 1e9, newest

    def read(self):
        before, self.last = self.last, self.counts()
        alone = set(processes(self.proc)) <= {"1", str(STUDENT)}
        if (
            before and self.last and alone and before[2] == self.last[2]
        ):  # a process that came and went has a number
            waited, others = (
                now - then for now, then in zip(self.last[:2], before[:2], strict=True)
            )
            self.given_back += max(0.0, waited - max(0.0, others))
        return time.monotonic() - self.given_back


def locked(proc):
    """Whether more locks on files are held inside than a notebook needs: each costs memory of the kernel."""
    file = os.open("locks", os.O_RDONLY, dir_fd=proc)
    try:
        return bool(os.pread(file, 1, LOCKS))  # the kernel lists all of them slowly
    finally:
        os.close(file)


def memory(proc, exact=False):
    """Bytes that the processes inside hold, private, shared and swapped alike, with pages that several processes
    share counted in each of them; or counted once (slower)."""
    file, fields = (
        ("smaps_rollup", ("Pss_Anon:", "Pss_Shmem:", "SwapPss:")) if exact else ("status", RESIDENT)
    )
    total = 0
    for name in processes(proc):
        with contextlib.suppress(OSError):  # the process has just ended
            lines = read(proc, f"{name}/{file}").splitlines()
            total += 1024 * sum(int(line.split()[1]) for line in lines if line.startswith(fields))
    return total


def confine(job, first, proc, request, result, status):
    """Sets limits; leaves descriptors 3 to 5 (request, result, status) and no privileges, for good."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with open(os.open("self/oom_score_adj", os.O_WRONLY, dir_fd=proc), "w") as file:
        file.write("1000")
    present = int(read(proc, "self/statm").split()[0]) * resource.getpagesize()
    if job["user_namespace"]:
        call("setns", first, CLONE_NEWUSER)
    null = os.open("/dev/null", os.O_RDWR)
    aside = [
        os.dup2(source, 900 + n)
        for n, source in enumerate((null, null, null, request, result, status))
    ]
    for target, source in enumerate(aside):
        os.dup2(source, target, inheritable=target < REQUEST)
    os.closerange(STATUS + 1, 4096)
    most = job["descriptors"]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most + 8))  # eight for the second request
    for name, value in (
        ("AS", present + job["memory"]),
        ("CPU", int(job["seconds"]) + 1),
        ("FSIZE", job["file_size"]),
        ("NPROC", job["processes"]),
        ("CORE", 0),
        ("MSGQUEUE", 0),
        ("MEMLOCK", 0),
    ):
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))
    os.chdir("/tmp")
    for capability in range(CAPABILITIES):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    if not job["user_namespace"]:
        os.setgroups([])
        os.setresgid(job["uid"], job["uid"], job["uid"])
        os.setresuid(job["uid"], job["uid"], job["uid"])
    header, nothing = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0), (ctypes.c_uint32 * 6)()
    call("capset", header, nothing)
    call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def read(proc, name):
    """The text of a file in /proc."""
    with open(os.open(name, os.O_RDONLY, dir_fd=proc), encoding="utf-8", errors="replace") as file:
        return file.read()
