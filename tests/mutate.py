"""Do the tests notice mistakes? `make mutate` makes small ones and says which no test saw.

cosmic-ray makes them. Each file of tests/mutation/ but operators.toml is a configuration: modules
and the tests that look at them. Of each module a few mutants are drawn, others in every week. They
are tried in a clone, so that the working tree stays as it is.

Usage: python -m tests.mutate [basics exercises …] [--seed NUMBER] [--each NUMBER]
"""

import argparse
import datetime
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import WorkerOutcome, WorkResult

from tools.notebooks import ROOT

FOLDER = Path("tests/mutation")
BIN = ROOT / ".venv-mutation/bin"
LARGEST_SHARE = 1 / 3  # of those tried may survive: many change nothing that anyone can see


def clone(folder):
    """Clone the repository into a folder, with changes that are in no commit yet."""

    def git(*arguments):
        command = ["git", "-C", str(ROOT), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    state = git("stash", "create") or git("rev-parse", "HEAD")
    git("clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(folder))
    git("-C", str(folder), "checkout", "--quiet", "--detach", state)
    (folder / ".venv").symlink_to(ROOT / ".venv")


def draw(session, each, seed):
    """Leave `each` mutants of every module in a session of cosmic-ray; skip the others."""
    generator = random.Random(seed)
    modules = defaultdict(list)
    with use_db(session, WorkDB.Mode.open) as database:
        for item in database.pending_work_items:
            modules[item.mutations[0].module_path].append(item.job_id)
        skipped = WorkResult(WorkerOutcome.SKIPPED)
        for jobs in modules.values():
            generator.shuffle(jobs)
            database.set_multiple_results(jobs[each:], skipped)


def tried(session):
    """The results of a session: a list of (whether it survived, the change as a diff)."""
    with use_db(session, WorkDB.Mode.open) as database:
        results = [result for _, result in database.results]
    normal = [result for result in results if result.worker_outcome == WorkerOutcome.NORMAL]
    return [(not result.is_killed, result.diff) for result in normal]


def mutate(name, tree, each, seed):
    """Try the mutants of one configuration in a clone. Returns what `tried` returns."""
    session = tree / f"{name}.sqlite"
    config = FOLDER / f"{name}.toml"
    # The commands of cosmic-ray and the tests see one Python, and no other tree than the clone.
    paths = {
        "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / ".venv-mutation"),
    }

    def run(program, *arguments):
        command = [sys.executable, BIN / program, *arguments]
        subprocess.run(command, cwd=tree, check=True, env={**os.environ, **paths})

    run("cosmic-ray", "baseline", config)
    run("cosmic-ray", "init", config, session)
    run("cr-filter-operators", session, FOLDER / "operators.toml")
    draw(session, each, seed)
    run("cosmic-ray", "exec", config, session)
    return tried(session)


def main():
    """Print the mutants that survive. Exit code 1 if more of them do than should."""
    configurations = sorted({path.stem for path in FOLDER.glob("*.toml")} - {"operators"})
    year, week, _ = datetime.date.today().isocalendar()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=configurations)
    parser.add_argument("--seed", type=int, default=100 * year + week)
    parser.add_argument("--each", type=int, default=5, help="mutants of each module")
    chosen = parser.parse_args()
    print(f"Mutants are drawn by --seed {chosen.seed}")
    failed = False
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        tree = Path(folder).resolve() / "tree"
        clone(tree)
        for name in chosen.names:
            results = mutate(name, tree, chosen.each, chosen.seed)
            survivors = [diff for survived, diff in results if survived]
            print(*survivors, sep="\n")
            print(f"{name}: noticed {len(results) - len(survivors)} of {len(results)}", flush=True)
            failed = failed or len(survivors) > LARGEST_SHARE * len(results)
    sys.exit(failed)


if __name__ == "__main__":
    main()
