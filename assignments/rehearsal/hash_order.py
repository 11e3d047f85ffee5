"""Finds checks that hang on the order of a set of texts: Python draws it anew for each process, in
Colab and here, unless PYTHONHASHSEED sets it, as in the sandbox."""

import ast
import contextlib
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from assignments.authoring.checks import as_text
from assignments.authoring.folder import load
from assignments.rehearsal import steady
from assignments.rehearsal.students import KEY

MAKERS = ("set", "frozenset", "hash")
SEEDS = (1, 2, 3, 4)  # two texts in a set change places for one of them, but for one pair in 16
ADVICE = "sort what comes out of a set, as in sorted(names), and use no hash()."


def has_sets(source):
    """Whether Python source makes a set or asks for a hash."""
    return any(
        isinstance(node, ast.Set | ast.SetComp)
        or (isinstance(node, ast.Name) and node.id in MAKERS)
        for node in ast.walk(ast.parse(source))
    )


@contextlib.contextmanager
def processes(assignment, folder, student_ids):
    """Starts a process for each of SEEDS, which needs about a second, beside other work; none where
    an Assignment makes no set. Gives the processes, for `find`."""
    if not any(map(has_sets, steady.sources(assignment).values())):
        yield []
        return
    command = [sys.executable, "-m", __name__, str(Path(folder).resolve()), *student_ids]
    started = [
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            cwd=Path(__file__).parents[2],
        )
        for seed in SEEDS
    ]
    try:
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()
            process.stdout.close()


def find(started, assignment, student_ids):
    """A sentence for each question of an Assignment that asks something else of one of the students
    in one of the `started` processes."""
    told = digests(assignment, student_ids) if started else {}
    different = set()
    for process in started:
        *_, last = process.stdout.read().decode().splitlines() or [""]
        others = json.loads(last) if process.wait() == 0 else {}
        different |= {name for name in told if others.get(name) != told[name]}
    return [
        f"{assignment.file_of(name)}: the checks of {name} hang on the order of a set or on a "
        f"hash, which differ in each process: {ADVICE}"
        for name in told
        if name in different
    ]


def digests(assignment, student_ids):
    """{question: a digest of what its checks ask and which answers are right}."""
    told = {}
    for student_id in student_ids:
        for name, asked in assignment.checks(student_id, KEY).items():
            told[name] = told.get(name, "") + as_text(asked)
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in told.items()}


if __name__ == "__main__":
    print()
    print(json.dumps(digests(load(sys.argv[1]).with_whole_pools, sys.argv[2:])))
