"""Strict nbval of all notebooks against its floor: `python -m bench.notebooks` (part of `make bench`).

Floor: (start of a kernel + import of Keras + the cells' own seconds) of all notebooks ÷ cores. Goal: 1.25 times that.
"""

import os
import subprocess
import sys
import time

from tools import execution, notebooks

GOAL = 1.25


def seconds_in_kernels():
    """What all notebooks take one after the other, each in a kernel of its own and without any comparison."""
    start = time.perf_counter()
    for path in notebooks.paths():
        execution.execute(notebooks.read(path), notebooks.ROOT / path.parent)
    return time.perf_counter() - start


def seconds_of_nbval():
    """What `make notebooks` takes.

    Raises:
        SystemExit: a notebook fails.
    """
    start = time.perf_counter()
    done = subprocess.run(["make", "notebooks"], cwd=notebooks.ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"bench.notebooks: nbval fails, so its time says nothing\n{done.stdout[-3000:]}")
    return time.perf_counter() - start


if __name__ == "__main__":
    floor, taken = seconds_in_kernels() / os.cpu_count(), seconds_of_nbval()
    print(f"strict nbval {taken:.1f} s ÷ floor {floor:.1f} s = {taken / floor:.2f} (goal {GOAL})")
