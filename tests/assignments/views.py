"""Views of this machine for tests, as bubblewrap makes them: what another user can read, or a
container holds."""

import os
import sys
from pathlib import Path

from assignments.sandbox import bwrap

ROOT = Path(__file__).resolve().parents[2]
NEEDED = (sys.base_prefix, sys.prefix, ROOT)


def of_others(needed=NEEDED):
    """The options of bwrap that let other users reach the `needed` folders, also where a folder
    above them is closed to them."""
    needed = [Path(os.path.realpath(path)) for path in needed]
    closed = closed_folders(needed)
    options = []
    for folder in closed:
        options += ["--perms", "0755", "--tmpfs", str(folder)]
    for path in needed:
        for folder in closed:
            if path.is_relative_to(folder):
                for parent in path.parents[::-1]:
                    if parent.is_relative_to(folder) and parent != folder:
                        options += ["--perms", "0755", "--dir", str(parent)]
                options += ["--bind", str(path), str(path)]
    return options


def closed_folders(needed):
    """The outermost folders above the needed ones that other users cannot enter."""
    parents = {parent for path in needed for parent in path.parents}
    closed = []
    for parent in sorted(parents, key=lambda path: len(path.parts)):
        is_inside = any(parent.is_relative_to(folder) for folder in closed)
        if not is_inside and not parent.stat().st_mode & 0o001:
            closed.append(parent)
    return closed


def as_nobody():
    """The command under which root runs what follows as an ordinary user who can read Python and
    this repository."""
    view = ["--bind", "/", "/", "--dev-bind", "/dev", "/dev", "--bind", "/proc", "/proc"]
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    user += ["env", "HOME=/nonexistent"]
    return [bwrap.bubblewrap(), *view, *of_others(), "--", *user]


# What Docker leaves to root in a container.
CAPABILITIES = """chown dac_override fsetid fowner mknod net_raw setgid setuid setfcap setpcap
net_bind_service sys_chroot kill audit_write"""


def container(folders):
    """The command under which root runs what follows as in a container of Docker: a root folder of
    its own with this machine's programs, its own /tmp and processes, and `folders`, {place inside:
    folder}. No sandbox can be made in it."""
    options = ["--tmpfs", "/", "--proc", "/proc", "--dev", "/dev", "--unshare-pid", "--unshare-net"]
    for entry in sorted(Path("/").iterdir()):
        if entry.is_symlink():
            options += ["--symlink", os.readlink(entry), str(entry)]
        elif entry.is_dir() and entry.name not in ("proc", "dev", "tmp", "sys"):
            options += ["--ro-bind", str(entry), str(entry)]
    options += [*of_others((sys.base_prefix, sys.prefix)), "--perms", "1777", "--tmpfs", "/tmp"]
    options += ["--ro-bind", "/dev/null", bwrap.bubblewrap(), "--cap-drop", "ALL"]
    for name in CAPABILITIES.split():
        options += ["--cap-add", f"cap_{name}"]
    for place, folder in folders.items():
        options += ["--bind", str(folder), place]
    return [bwrap.bubblewrap(), *options, "--"]
