"""Which tests run a line of lib: recorded by coverage.py, one file of tests at a time, and kept in _build/mutation."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import coverage

CONFIG = str(Path(__file__).with_name("coverage.cfg"))
ENOUGH = 120  # seconds of tests that one mutant is worth


def files(root, left_out):
    """The tests that can run lib: files of tests/course that import it, and the Korean notebooks; without some patterns."""
    tests = [
        path
        for path in root.glob("tests/course/test_*.py")
        if "from lib" in path.read_text(encoding="utf-8")
    ]
    kept = [
        path
        for path in [*tests, *root.glob("chapters/ko/*.ipynb")]
        if not any(map(path.match, left_out))
    ]
    return sorted((str(path.relative_to(root)) for path in kept), reverse=True)


def recorded(tree, test, kept):
    """What a file of tests runs: {"seconds": mean of its tests, "lines": {file of lib: {line: [test]}}}.

    kept: the folder of what was recorded before; it is used if neither lib nor the file has changed.
    """
    read = [tree.folder / test, *sorted((tree.folder / "lib").rglob("*.py"))]
    file = (
        kept
        / f"{hashlib.sha256(b''.join(path.read_bytes() for path in read)).hexdigest()[:16]}.json"
    )
    if not file.exists():
        kept.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(_record(tree, test)), encoding="utf-8")
    return json.loads(file.read_text(encoding="utf-8"))


def _record(tree, test):
    start, lines = time.perf_counter(), {}
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "COVERAGE_PROCESS_START": CONFIG,
            "TREE": str(tree.folder),
            "DATA": folder,
            "TEST": test,
        }
        if test.endswith(
            ".ipynb"
        ):  # as a program: nbval kills its kernels, and with them what was measured
            cells = json.loads((tree.folder / test).read_text(encoding="utf-8"))["cells"]
            code = "\n".join(
                "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"
            )
            options = {
                "cwd": tree.folder / "chapters/ko",
                "env": {**os.environ, "MPLBACKEND": "Agg", **settings},
            }
            subprocess.run(
                [sys.executable, "-"],
                input=code,
                text=True,
                capture_output=True,
                check=True,
                **options,
            )
        else:
            tree.require_passing([test], **settings)
        measured = coverage.Coverage(data_file=f"{folder}/data", config_file=False)
        measured.combine([folder])
        data = measured.get_data()
        for path in data.measured_files():
            contexts = data.contexts_by_lineno(path)
            of_lines = {
                line: [_test(context) for context in several] for line, several in contexts.items()
            }
            lines[str(Path(path).relative_to(tree.folder))] = of_lines
    tests = {
        test for of_lines in lines.values() for several in of_lines.values() for test in several
    }
    return {"seconds": (time.perf_counter() - start) / max(1, len(tests)), "lines": lines}


def _test(context):
    file, _, function = context.partition(
        "|"
    )  # such as "tests/course/test_cells.py|test_cells.test_x"
    return f"{file}::{function.rpartition('.')[2]}" if function else file


class Seen:
    """The tests that run each line. records: {file of tests: what `recorded` returned}."""

    def __init__(self, records):
        self.records, self.tests = records, defaultdict(set)
        for record in records.values():
            for file, lines in record["lines"].items():
                for line, tests in lines.items():
                    self.tests[file, int(line)] |= set(tests)

    def of(self, file, line):
        """The tests that run a line: single tests before whole files, quick files first, until ENOUGH seconds."""
        seconds = {
            test: self.records[test.partition("::")[0]]["seconds"]
            for test in self.tests[file, line]
        }
        chosen, total = [], 0.0
        for test in sorted(seconds, key=lambda test: ("::" not in test, seconds[test], test)):
            total += seconds[test]
            chosen += [test] if total < ENOUGH or not chosen else []
        return tuple(chosen)
