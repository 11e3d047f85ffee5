"""Resolve requirements.txt into requirements.lock and say what changed: `make lock`, or make lock PACKAGE="keras tensorflow".

The lock serves Linux and macOS and every Python of the course, with the hashes of all files of a package.
"""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.lock"
UV = [
    Path(sys.executable).with_name("uv"),
    "pip",
    "compile",
    "--universal",
    "--python-version",
    "3.10",
    "--generate-hashes",
]
PLAIN = ["--no-annotate", "--quiet", "--custom-compile-command", "make lock"]


def versions(lock):
    """What a lock file pins: {package: its versions, with the markers of the lines that hold them}."""
    pinned = defaultdict(list)
    for name, version in re.findall(r"(?m)^([\w.-]+)==([^\\\n]+?)(?: \\)?$", lock):
        pinned[name].append(version)
    return {name: ", ".join(found) for name, found in pinned.items()}


def changes(before, after):
    """One line for each package that two lock files pin differently: its name, its old and its new version."""
    old, new = versions(before), versions(after)
    for name in sorted({*old, *new}):
        if old.get(name) != new.get(name):
            yield f"{name}: {old.get(name, 'not there')} → {new.get(name, 'not there')}"


def main(packages):
    """Renew these packages, or all if none is named."""
    before = LOCK.read_text("utf-8") if LOCK.exists() else ""
    renewed = [f"--upgrade-package={name}" for name in packages] or ["--upgrade"]
    subprocess.run([*UV, *PLAIN, *renewed, "requirements.txt", "-o", LOCK.name], cwd=LOCK.parent, check=True)
    if lines := list(changes(before, LOCK.read_text("utf-8"))):
        print(*lines, sep="\n")
        print("Now, and commit what they write: make record, make explorers, make pytorch KEEP=1, make test")
    else:
        print("requirements.lock: nothing changed")


if __name__ == "__main__":
    main(sys.argv[1:])
