"""What a student's code tries in order to get out, run as `python probe.py`: prints what came of it
as JSON."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
import pyseccomp  # noqa: E402
from hostile import ESCAPES, LOOK  # noqa: E402

from assignments.sandbox import system_calls  # noqa: E402
from assignments.sandbox.bwrap import NoIsolation  # noqa: E402
from assignments.sandbox.limits import Limits  # noqa: E402
from assignments.sandbox.runner import Runner  # noqa: E402


def numbers():
    """{name: number} of the system calls that the probe makes, so far as libseccomp knows them
    here."""
    names = [name for name in system_calls.REFUSED if type(name) is str] + [
        "clone",
        "clone3",
        "socket",
    ]
    known = {name: pyseccomp.resolve_syscall(pyseccomp.system_arch(), name) for name in names}
    return {name: number for name, number in known.items() if number >= 0}


def places():
    """The folders of the course and of Python, as whole beginnings of paths: a folder's name alone,
    "check" for example, is also part of names that harm nobody.
    """
    starts = ROOT, Path(sys.prefix)
    folders = [folder for start in starts for folder in (start, *start.parents)]
    return [
        f"{folder}/"
        for folder in folders
        if len(folder.parts) > 2 and not folder.is_relative_to("/usr")
    ]


def source_of(secret, port, abstract):
    """The code of a student who knows all that could help."""
    known = {
        "SECRET": secret,
        "PORT": int(port),
        "ABSTRACT": "\0" + abstract,
        "PARENT": os.getpid(),
        "PLACES": places(),
        "CHECKS": str(ROOT / "assignments/demo/checks.py"),
        "NUMBERS": numbers(),
        "REFUSED": sorted(set(numbers()) & set(system_calls.REFUSED)),
        "ESCAPES": ESCAPES,
    }
    lines = [f"{name} = {value!r}" for name, value in known.items()]
    return "\n".join([LOOK, *lines, "seen = look()"])


def main(secret, port, abstract):
    os.environ["SECRET"] = "in the environment"
    source = source_of(secret, port, abstract)
    try:
        with Runner(keras=False, limits=Limits(cell_seconds=5)) as runner:
            for _ in range(2):  # the second must not see what the first left
                cells = [{"name": "cell 1", "source": source}]
                outcome = runner.run(cells, {"q1": [{"name": "seen"}]})
    except NoIsolation as problem:
        print(json.dumps({"refused": str(problem), "uid": os.geteuid()}))
        return
    told = outcome.answers.get("q1", {}).get(0, {})
    answer = plain(told.get("value", {"kind": "dict", "items": []}))
    print(json.dumps({"uid": os.geteuid(), "problems": outcome.problems, **answer}))


def plain(value):
    """An encoded answer as JSON would have it."""
    if isinstance(value, dict) and value.get("kind") == "dict":
        return {key: plain(item) for key, item in value["items"]}
    return [plain(item) for item in value["items"]] if isinstance(value, dict) else value


if __name__ == "__main__":
    main(*sys.argv[1:])
