"""The sandbox: a bubblewrap in which the fork server runs, at places that say nothing of this
machine.

Inside: /usr read-only, the interpreter at /python and its packages at /packages (both read-only),
the programs of this folder, an own /tmp, /proc and /dev. Not inside: the network, any home, the
repository, submissions, the environment, other processes. For each run guard.py makes new
namespaces within it. It works for root (bubblewrap needs no user namespace, and the student process
becomes an unprivileged user) and for an ordinary user (in a user namespace)."""

import os
import shutil
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).parent
PROGRAMS = ("fork_server.py", "guard.py", "student_process.py", "system_calls.py")
COURSE = ("assignments", "chapters", "lib")
INSIDE = "/tmp/sandbox"  # each run covers /tmp with an empty one
# One thread each: threads count as processes against the limit, and copies of one process share the
# machine.
THREADS = (
    "TF_NUM_INTRAOP_THREADS",
    "TF_NUM_INTEROP_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
)
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "Agg",
    "MPLCONFIGDIR": "/tmp",
    "PYTHONHASHSEED": "0",
    "LD_LIBRARY_PATH": "/python/lib",
    "MALLOC_ARENA_MAX": "2",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    **dict.fromkeys(THREADS, "1"),
}
ADVICE = (
    "Nothing was graded: student code runs only in isolation. On Debian or Ubuntu: sudo apt-get "
    "install bubblewrap libseccomp2. On macOS and Windows, or where user namespaces are forbidden: "
    "use the container of assignments/Containerfile (its first lines say how), or a Linux machine. "
    "/ 채점하지 않았습니다. 학생의 코드는 격리된 곳에서만 실행합니다. Debian과 Ubuntu에서는 sudo "
    "apt-get install bubblewrap libseccomp2를 실행합니다. macOS와 Windows에서는 "
    "assignments/Containerfile의 컨테이너나 Linux 컴퓨터를 씁니다."
)


class NoIsolation(RuntimeError):
    """Student code cannot be isolated on this machine. The message says why and what to do."""

    def __str__(self):
        return f"{super().__str__()} {ADVICE}"


def bubblewrap():
    """The path of bwrap. Raises NoIsolation on other systems than Linux and where bubblewrap is not
    installed."""
    if not sys.platform.startswith("linux"):
        raise NoIsolation(f"Isolation needs Linux, and this is {sys.platform}.")
    path = shutil.which("bwrap")
    if path is None:
        raise NoIsolation("bubblewrap (the program bwrap) was not found on the PATH.")
    return path


def packages():
    """The folder of the installed packages, NumPy and Keras among them."""
    return sysconfig.get_paths()["platlib"]


def check_apart(*private):
    """Raises NoIsolation if one of the `private` paths lies in a folder that student code can
    read."""
    for path in private:
        for folder in ("/usr", sys.base_prefix, packages()):
            if Path(path).resolve().is_relative_to(Path(folder).resolve()):
                raise NoIsolation(
                    f"{path} lies in {folder}, which student code can read. Move it elsewhere."
                )


def command(channel, modules, course=False):
    """The command that runs fork_server.py in the sandbox. It imports `modules` and gets its jobs
    over the descriptor `channel`; with `course`, what this repository's folders of code hold can be
    imported, too."""
    options = [bubblewrap(), "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    options += ["--hostname", "sandbox", "--new-session"]
    if os.geteuid() != 0:
        options += ["--unshare-user", "--uid", "0", "--gid", "0", "--cap-add", "ALL"]
    options += ["--ro-bind", "/usr", "/usr"]
    for name in ("/bin", "/sbin", "/lib", "/lib64", "/lib32"):
        if os.path.islink(name):
            options += ["--symlink", os.readlink(name), name]
        elif os.path.isdir(name):
            options += ["--ro-bind", name, name]
    options += ["--perms", "0755", "--dir", "/etc"]
    for name in ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime"):
        options += ["--ro-bind-try", name, name]
    python = Path(sys.executable).resolve()
    if not Path(sys.base_prefix).is_relative_to("/usr"):
        options += ["--ro-bind", sys.base_prefix, "/python"]
        python = Path("/python") / python.relative_to(Path(sys.base_prefix).resolve())
    options += ["--ro-bind", packages(), "/packages"]
    # This link shows once a guard has unmounted /proc: TensorFlow reads it, and more of /proc if it
    # names a Python.
    options += ["--perms", "0755", "--dir", "/proc", "--perms", "0755", "--dir", "/proc/self"]
    options += ["--symlink", "/usr/bin/env", "/proc/self/exe", "--proc", "/proc", "--dev", "/dev"]
    # A shared mapping of /dev/zero is memory that nothing counts once it is unmapped in part;
    # terminals are few.
    options += ["--dev-bind", "/dev/null", "/dev/zero", "--tmpfs", "/dev/pts"]
    for folder in ("/tmp", "/dev/shm"):
        options += ["--perms", "1777", "--tmpfs", folder]
    for program in PROGRAMS:
        options += ["--ro-bind", str(HERE / program), f"{INSIDE}/{program}"]
    if course:
        options += ["--perms", "0755", "--dir", "/course"]
        for name in COURSE:
            # Without the chapters, as in a container, there is no bank: the assignment is alone.
            options += ["--ro-bind-try", str(HERE.parents[1] / name), f"/course/{name}"]
    options += ["--remount-ro", "/dev/pts", "--remount-ro", "/dev", "--remount-ro", "/"]
    places = "/packages:/course" if course else "/packages"
    started = [str(python), "-I", f"{INSIDE}/fork_server.py", "guard", channel, places]
    return [*options, "--chdir", "/tmp", "--", *started, *modules]


def bare_command(channel, modules):
    """The command that runs fork_server.py without a sandbox, where each run has a user of its own
    (bare_guard.py). Raises NoIsolation for anybody but root, who alone can make other users."""
    if os.geteuid() != 0:
        raise NoIsolation("Only root can run student code as another user.")
    server = [sys.executable, "-I", str(HERE / "fork_server.py")]
    return [*server, "bare_guard", channel, packages(), *modules]
