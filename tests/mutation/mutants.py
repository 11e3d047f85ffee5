"""Small wrong changes of the course's files, one at a time: mutants. Each says which tests should notice it.

Those of the Python of `lib` come from the operators of cosmic-ray; those of everything else stand in edits.yml.
"""

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

import yaml

EDITS = Path(__file__).with_name("edits.yml")


class Mutant(NamedTuple):
    """A changed file.

    part: what it belongs to, such as "lib" or "notebooks". file: path in the repository. line: number of the first line
    that differs. change: what one reads of it. text: the whole file after the change. tests: what must notice it, as
    arguments of pytest; of a mutant of lib they are found by coverage.
    """

    part: str
    file: str
    line: int
    change: str
    text: str
    tests: tuple = ()


def edited(root, path=EDITS):
    """The mutants of edits.yml. Raises SystemExit that names each edit whose text does not stand exactly once in its file."""
    mutants, lost = [], []
    for part, groups in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        for group in groups:
            text = (
                (root / group["file"]).read_text(encoding="utf-8")
                if (root / group["file"]).exists()
                else ""
            )
            for what, (old, new) in group["edits"].items():
                line = text.partition(old)[0].count("\n") + 1
                tests, changed = tuple(group["tests"]), text.replace(old, new)
                mutants.append(
                    Mutant(part, group["file"], line, f"{what}: {old!r} -> {new!r}", changed, tests)
                )
                if text.count(old) != 1:
                    lost.append(
                        f"{path.name}, {what}: {old!r} stands {text.count(old)} times in {group['file']}"
                    )
    if lost:
        raise SystemExit("\n".join(lost))
    return mutants


def of_lib(root, file, operators):
    """All mutants of a module of lib, in the order of the hashes of their changes: the first ones are a sample of all, and
    stay it when other lines of the module change."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    source, mutants = (root / file).read_text(encoding="utf-8"), {}
    for name in filter(re.compile("|".join(operators)).fullmatch, operator_names()):
        operator = get_operator(name)()
        for place in range(
            sum(len(list(operator.mutation_positions(node))) for node in ast_nodes(get_ast(source)))
        ):
            text = mutate_code(source, operator, place)
            line, old, new = _first_difference(source, text)
            change = f"{old.strip()} -> {new.strip()}"
            mutants[hashlib.sha256(change.encode()).hexdigest()] = Mutant(
                "lib", file, line, change, text
            )
    return [mutants[key] for key in sorted(mutants)]


def _first_difference(before, after):
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next((number, *pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1])
