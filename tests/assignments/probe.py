"""What a student's code tries in order to get out, run as `python probe.py`: prints what came of it as JSON."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
import pyseccomp  # noqa: E402
from hostile import ESCAPES  # noqa: E402

from assignments.sandbox import system_calls  # noqa: E402
from assignments.sandbox.bwrap import NoIsolation  # noqa: E402
from assignments.sandbox.limits import Limits  # noqa: E402
from assignments.sandbox.runner import Runner  # noqa: E402

LOOK = """
import ctypes, errno, fcntl, gc, mmap, os, resource, signal, socket, sys
import numpy as np

libc = ctypes.CDLL(None, use_errno=True)

def attempt(expression):
    try:
        return str(eval(expression, globals()))[:200]
    except BaseException as problem:
        return "refused: " + type(problem).__name__

def system_call(name, *arguments):
    if libc.syscall(NUMBERS[name], *arguments) == -1:
        raise OSError(ctypes.get_errno(), name)

def clone(flags):
    pid = libc.syscall(NUMBERS["clone"], flags, 0, 0, 0, 0)
    if pid == -1:
        raise OSError(ctypes.get_errno(), "clone")
    if pid == 0:
        os._exit(0)
    return pid

def still_there():
    raise PermissionError("the first process is there after it was killed")

def error_of(name):
    ctypes.set_errno(0)
    libc.syscall(NUMBERS[name], 0, 0, 0, 0, 0, 0)
    return errno.errorcode.get(ctypes.get_errno(), "none")

def answering(numbers, call):
    answered = []
    for number in numbers:
        try:
            call(number)
            answered.append(number)
        except PermissionError:
            answered.append(number)
        except OSError:
            pass
    return answered

def strings():
    texts = [str(path) for path in (sys.prefix, sys.executable, sys.argv, np.__file__, os.getcwd(), dict(os.environ))]
    texts += [module.__file__ for module in sys.modules.values() if isinstance(getattr(module, "__file__", None), str)]
    codes = (getattr(thing, "__code__", None) for thing in gc.get_objects())
    texts += [code.co_filename for code in codes if type(code) is type(look.__code__)]
    return sorted({text for text in texts + sys.path if any(place in text + "/" for place in PLACES)})

def strings_with_a_trap():
    # The same search while one function names such a place: it must be found.
    names = {}
    exec(compile("def trap(): pass", PLACES[0] + "trap.py", "exec"), names)
    return strings()

def look():
    return {
        "escapes": {name: attempt(expression) for name, expression in ESCAPES.items()},
        "errors": {name: error_of(name) for name in REFUSED},
        "descriptors": answering(range(3, 256), os.fstat),
        "processes": answering(range(1, 3000), lambda pid: os.kill(pid, 0)),
        "parent": os.getppid(),
        "environment": [name for name in os.environ if "SECRET" in name],
        "capabilities": [number for number in range(41) if libc.prctl(23, number, 0, 0, 0) > 0],
        "new privileges": libc.prctl(39, 0, 0, 0, 0),
        "seccomp": libc.prctl(21, 0, 0, 0, 0),
        "places": strings(),
        "places with a trap": strings_with_a_trap(),
        "root": sorted(os.listdir("/")),
        "scratch": attempt("open('/tmp/mine', 'w').write('x')"),
        "left behind": sorted(os.listdir("/tmp")) + sorted(os.listdir("/dev/shm")),
    }
"""


def numbers():
    """{name: number} of the system calls that the probe makes, so far as libseccomp knows them here."""
    names = [name for name in system_calls.REFUSED if type(name) is str] + ["clone", "clone3", "socket"]
    known = {name: pyseccomp.resolve_syscall(pyseccomp.system_arch(), name) for name in names}
    return {name: number for name, number in known.items() if number >= 0}


def main(secret, port, abstract):
    os.environ["SECRET"] = "in the environment"
    known = numbers()
    # Whole beginnings of paths: a folder's name alone, "check" for example, is also part of names that harm nobody.
    folders = [folder for start in (ROOT, Path(sys.prefix)) for folder in (start, *start.parents)]
    places = [f"{folder}/" for folder in folders if len(folder.parts) > 2 and not folder.is_relative_to("/usr")]
    known_inside = {"SECRET": secret, "PORT": int(port), "ABSTRACT": "\0" + abstract, "PARENT": os.getpid()}
    known_inside |= {"PLACES": places, "CHECKS": str(ROOT / "assignments/demo/checks.py"), "NUMBERS": known}
    known_inside |= {"REFUSED": sorted(set(known) & set(system_calls.REFUSED)), "ESCAPES": ESCAPES}
    source = "\n".join([LOOK, *(f"{name} = {value!r}" for name, value in known_inside.items()), "seen = look()"])
    try:
        with Runner(keras=False, limits=Limits(cell_seconds=5)) as runner:
            for _ in range(2):  # the second must not see what the first left
                outcome = runner.run([{"name": "cell 1", "source": source}], {"q1": [{"name": "seen"}]})
    except NoIsolation as problem:
        print(json.dumps({"refused": str(problem), "uid": os.geteuid()}))
        return
    answer = plain(outcome.answers.get("q1", {}).get(0, {}).get("value", {"kind": "dict", "items": []}))
    print(json.dumps({"uid": os.geteuid(), "problems": outcome.problems, **answer}))


def plain(value):
    """An encoded answer as JSON would have it."""
    if isinstance(value, dict) and value.get("kind") == "dict":
        return {key: plain(item) for key, item in value["items"]}
    return [plain(item) for item in value["items"]] if isinstance(value, dict) else value


if __name__ == "__main__":
    main(*sys.argv[1:])
