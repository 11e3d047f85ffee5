"""The sandbox around student code: one bubblewrap for each run, which a forked process enters and never leaves.

Inside: the interpreter and its packages read-only, /usr read-only, an own /tmp, /proc and /dev. Not inside: the
network, any home, the repository, submissions, the environment, other processes. Works as root (bubblewrap needs no
user namespace; the student process becomes an unprivileged user) and as an ordinary user (in a user namespace).
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

SCRATCH = 64 << 20  # bytes in /tmp
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "/tmp",
    "PYTHONHASHSEED": "0",
    "MALLOC_ARENA_MAX": "2",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # One thread each: threads count as processes against the limit, and copies of one process share the machine.
    **dict.fromkeys(
        ("TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"
    ),
}
ADVICE = (
    "Nothing was graded: student code runs only in isolation. On Debian or Ubuntu: sudo apt-get install bubblewrap. "
    "On macOS and Windows, or where user namespaces are forbidden: use the container of assignments/Containerfile "
    "(its first lines say how), or a Linux machine. / 채점하지 않았다. 학생의 코드는 격리된 곳에서만 실행한다. "
    "Debian과 Ubuntu에서는 sudo apt-get install bubblewrap, macOS와 Windows에서는 assignments/Containerfile의 "
    "컨테이너나 Linux 컴퓨터를 쓴다."
)


class NoIsolation(RuntimeError):
    """Student code cannot be isolated on this machine. The message says why and what to do."""

    def __str__(self):
        return f"{super().__str__()} {ADVICE}"


def bubblewrap():
    """The path of bwrap. Raises NoIsolation on other systems than Linux and where bubblewrap is not installed."""
    if not sys.platform.startswith("linux"):
        raise NoIsolation(f"Isolation needs Linux, and this is {sys.platform}.")
    path = shutil.which("bwrap")
    if path is None:
        raise NoIsolation("bubblewrap (the program bwrap) was not found on the PATH.")
    return path


def visible():
    """The folders that student code can read, apart from the system's libraries: the interpreter and its packages."""
    return sorted({sys.prefix, sys.base_prefix} - {"/usr"})


def check_apart(*private):
    """Raises NoIsolation if one of the `private` paths lies in a folder that student code can read."""
    for path in private:
        for folder in [*visible(), "/usr"]:
            if Path(path).resolve().is_relative_to(Path(folder).resolve()):
                raise NoIsolation(f"{path} lies in {folder}, which student code can read. Move it elsewhere.")


def _mounts():
    yield from ("--ro-bind", "/usr", "/usr")
    for name in ("/bin", "/sbin", "/lib", "/lib64", "/lib32"):
        if os.path.islink(name):
            yield from ("--symlink", os.readlink(name), name)
        elif os.path.isdir(name):
            yield from ("--ro-bind", name, name)
    for name in ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"):
        yield from ("--ro-bind-try", name, name)
    yield from ("--proc", "/proc", "--dev", "/dev")
    for scratch in ("/tmp", "/dev/shm"):
        yield from ("--perms", "1777", "--size", str(SCRATCH), "--tmpfs", scratch)
    for folder in visible():  # after /tmp, in which they may lie
        for parent in reversed(Path(folder).parents[:-1]):  # they may be passed through, but nobody can list them
            if not parent.is_relative_to("/usr") and parent != Path("/tmp"):
                yield from ("--perms", "0111", "--dir", str(parent))
        yield from ("--ro-bind", folder, folder)
    yield from ("--remount-ro", "/dev", "--remount-ro", "/")


class Bubblewrap:
    """One running bubblewrap with nothing but a waiting `cat` in it. Use as a context manager; leaving it kills
    every process inside, whatever it did. `process` is a descriptor of its first process, which the guard enters by."""

    def __init__(self):
        self.user_namespace = os.geteuid() != 0
        report, write = os.pipe()
        own = ("--unshare-user", "--uid", "65534", "--gid", "65534") if self.user_namespace else ()
        command = [
            *(bubblewrap(), *own, "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"),
            *("--hostname", "sandbox", "--die-with-parent", "--new-session", "--info-fd", str(write)),
            *(*_mounts(), "--chdir", "/tmp", "--cap-drop", "ALL", "--", "cat"),
        ]
        pipe = subprocess.PIPE
        self.bwrap = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=ENVIRONMENT, pass_fds=[write], cwd="/"
        )
        os.close(write)
        self.process = None
        try:
            with os.fdopen(report, "rb") as file:
                info = json.loads(file.read() or b"{}")
            self.bwrap.stdin.write(b".")
            self.bwrap.stdin.flush()
            if self.bwrap.stdout.read(1) != b".":  # cat answers once everything is mounted
                raise OSError
            self.process = os.pidfd_open(info["child-pid"])
        except (OSError, KeyError, ValueError):
            self.bwrap.kill()
            reason = self.bwrap.stderr.read().decode(errors="replace").strip()
            self.close()
            raise NoIsolation(f"bubblewrap could not start ({reason or 'no reason given'}).") from None

    def kill(self):
        """Ends every process inside at once: the kernel takes all with the first one."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.process, signal.SIGKILL)
        self.bwrap.kill()

    def close(self):
        """Kills, waits and frees the descriptors."""
        self.kill()
        self.bwrap.wait()
        for file in (self.bwrap.stdin, self.bwrap.stdout, self.bwrap.stderr):
            with contextlib.suppress(BrokenPipeError):
                file.close()
        if self.process is not None:
            os.close(self.process)
            self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
