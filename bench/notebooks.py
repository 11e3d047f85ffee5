"""Strict nbval of all notebooks against its floor, and the seconds of each chapter.

`python -m bench.notebooks` (part of `make bench`). Floor: (start of a kernel + import of Keras) × notebooks ÷ cores,
which no run of the notebooks can go below. Goal: 1.5 times the floor. A chapter may take 40 s.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import nbformat

from tools import execution, notebooks

ROOT = Path(__file__).parents[1]
GOAL, LIMIT, ROUNDS = 1.5, 40, 3


def empty_notebook():
    """Seconds of a notebook that only imports Keras, the best of a few rounds."""
    source = "import sys; sys.path.insert(0, '.'); from lib import setup; setup.import_keras()"
    content = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        execution.execute(notebooks.Notebook(Path("empty.ipynb"), content), ROOT)
        best = min(best, time.perf_counter() - start)
    return best


def nbval(*arguments):
    """Seconds of a strict run.

    Raises:
        SystemExit: a notebook fails.
    """
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"]
    start = time.perf_counter()
    done = subprocess.run([*command, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"bench.notebooks: nbval fails, so its time says nothing\n{done.stdout[-3000:]}")
    return time.perf_counter() - start


def main():
    paths, cores = notebooks.paths(), os.cpu_count()
    for path in paths:
        each = nbval(path)
        print(f"{path!s:34} {each:5.1f} s" + ("" if each <= LIMIT else f"   over the limit of {LIMIT} s"))
    one = empty_notebook()
    floor, taken = one * len(paths) / cores, nbval("-n", cores, "--dist", "loadfile", *paths)
    print(f"strict nbval of {len(paths)} notebooks on {cores} cores {taken:.1f} s")
    print(f"floor {one:.1f} s (kernel and Keras) × {len(paths)} ÷ {cores} = {floor:.1f} s")
    print(f"strict nbval ÷ floor {taken / floor:.2f} (goal {GOAL})")


if __name__ == "__main__":
    main()
