"""Do the tests notice mistakes? `python -m tests.mutation [ONLY]` makes small ones and says which no test saw: `make mutate`.

ONLY: a part (lib, notebooks, book, checks, grader, workflows), a file, or words of a change.
"""

import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

from tests.mutation import mutants, seen
from tests.mutation.trees import Tree

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "_build" / "mutation"
SETTINGS = Path(__file__).with_name("lib.yml")
JOBS = 2


def shared(trees, function, items):
    """{item: function(tree, item)}: each tree takes its share of the items, one after the other."""
    with ThreadPoolExecutor(len(trees)) as pool:
        shares = [
            pool.submit(lambda k=k: [function(trees[k], item) for item in items[k :: len(trees)]])
            for k in range(len(trees))
        ]
        results = [share.result() for share in shares]
    return {item: results[k % len(trees)][k // len(trees)] for k, item in enumerate(items)}


def survives(tree, mutant):
    """Whether no test catches a mutant; prints it."""
    lives = not tree.catches(mutant)
    print(
        f"{'SURVIVED' if lives else 'caught  '} {mutant.file}:{mutant.line}  {mutant.change}",
        flush=True,
    )
    return lives


def of_lib(trees, only):
    """The drawn mutants of lib, with the tests that run their lines."""
    root, settings = trees[0].folder, yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))
    files = sorted(str(path.relative_to(root)) for path in root.glob("lib/**/*.py"))
    files = [
        file
        for file in files
        if only in ("", "lib", file) and not file.startswith(tuple(settings["not_tried"]))
    ]
    asked = seen.files(root, settings["tests_left_out"]) if files else []
    tests = seen.Seen(shared(trees, lambda tree, test: seen.recorded(tree, test, KEPT), asked))
    drawn, alike = [], re.compile("|".join(settings["equivalent_everywhere"]))
    for file in files:
        everything, same = (
            mutants.of_lib(root, file, settings["operators"]),
            settings["equivalent"].get(file, {}),
        )
        if unknown := same.keys() - {mutant.change for mutant in everything}:
            raise SystemExit(f"lib.yml: {file} has no such mutant: {', '.join(unknown)}")
        differing = [
            mutant
            for mutant in everything
            if mutant.change not in same and not alike.search(mutant.change)
        ]
        run = [mutant._replace(tests=tests.of(file, mutant.line)) for mutant in differing]
        drawn += [mutant for mutant in run if mutant.tests][: settings["of_each_file"]]
        if lost := {mutant.line for mutant in run if not mutant.tests}:
            print(
                f"{file}: no quick test runs the lines {sorted(lost)}; their mutants are not tried"
            )
    return drawn


def main(only=""):
    """Try the mutants and print those that survive, with their tests. Returns how many did."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        trees = [Tree(ROOT, Path(folder).resolve() / str(number)) for number in range(JOBS)]
        edited = mutants.edited(trees[0].folder)
        tried = [
            mutant
            for mutant in edited
            if only in ("", mutant.part, mutant.file) or only in mutant.change
        ]
        shared(trees, Tree.require_passing, sorted({mutant.tests for mutant in tried}))
        tried += of_lib(trees, only)
        survivors = [mutant for mutant, lives in shared(trees, survives, tried).items() if lives]
    for part in dict.fromkeys(mutant.part for mutant in tried):
        of_part, lost = (sum(mutant.part == part for mutant in some) for some in (tried, survivors))
        print(f"{part}: caught {of_part - lost} of {of_part}")
    for mutant in survivors:
        print(
            f"\n{mutant.file}:{mutant.line}  {mutant.change}\n  not noticed by {', '.join(mutant.tests)}"
        )
    print(
        f"caught {len(tried) - len(survivors)} of {len(tried)} in {(time.perf_counter() - start) / 60:.0f} minutes"
    )
    return len(survivors) if tried else 1


if __name__ == "__main__":
    sys.exit(min(1, main(*sys.argv[1:])))
