"""Strict nbval of all notebooks against its floor: `make bench`.

Floor: (start of a kernel + import of Keras + the cells' own seconds) of all notebooks ÷ cores. Goal: 1.25 times that.
"""

import os
import subprocess
import time

from tools import execution, notebooks

if __name__ == "__main__":
    start = time.perf_counter()
    for path in notebooks.paths():
        execution.execute(notebooks.read(path), notebooks.ROOT / path.parent)
    floor = (time.perf_counter() - start) / os.cpu_count()
    start = time.perf_counter()
    subprocess.run(["make", "notebooks"], cwd=notebooks.ROOT, stdout=subprocess.DEVNULL, check=True)
    taken = time.perf_counter() - start
    print(f"strict nbval {taken:.1f} s ÷ floor {floor:.1f} s = {taken / floor:.2f} (goal 1.25)")
