"""The innermost process: runs a student's cells and answers the judge's questions with plain data.

fork_server.py imports it. It knows no expected value. The judge treats whatever it writes as data: student code can
break everything in this process and gains nothing, because only right answers earn points.
"""

import builtins
import json
import os
import random
import signal
import sys
import types

import numpy as np

LARGEST = 100_000  # numbers, characters or items in one answer


class TooLong(BaseException):
    """A cell or a call used up its seconds. Not an Exception, so that a bare `except Exception` does not swallow it."""


class TooLarge(Exception):
    """An answer holds more than LARGEST numbers."""


def encode(value, depth=0):
    """One answer as JSON data: numbers and strings as they are, the rest as {"kind": …}. Unknown objects lose
    everything but the name of their type, so an object that claims to equal everything equals nothing."""
    kind = type(value)
    if depth > 8:
        raise TooLarge("nested deeper than 8 levels")
    if value is None or value is Ellipsis:
        return {"kind": "nothing"}
    if kind in (bool, float) or (kind is int and abs(value) < 10**18):
        return value
    if kind is str:
        return _bounded(value)
    if isinstance(value, np.bool_ | np.integer | np.floating):
        return value.item()
    if kind in (list, tuple) or kind.__name__ == "TensorShape":
        return {"kind": "sequence", "items": [encode(item, depth + 1) for item in _bounded(list(value))]}
    if kind is dict:
        return {
            "kind": "dict",
            "items": [[encode(k, depth + 1), encode(v, depth + 1)] for k, v in _bounded(value).items()],
        }
    if isinstance(value, np.ndarray) or kind.__module__.split(".")[0] in ("tensorflow", "keras"):
        array = np.asarray(value)
        if array.size > LARGEST:
            raise TooLarge(f"{array.size} numbers")
        if array.dtype.kind in "biuf":
            return {"kind": "array", "shape": list(array.shape), "items": array.ravel().tolist()}
    return {"kind": "other", "type": str(kind.__name__)[:60]}


def _bounded(value):
    if len(value) > LARGEST:
        raise TooLarge(f"{len(value)} items")
    return value


def decode(value):
    """The inverse of `encode`, for the arguments the judge sends."""
    if not isinstance(value, dict):
        return value
    if value["kind"] == "array":
        return np.array(value["items"]).reshape(value["shape"])
    if value["kind"] == "sequence":
        return tuple(decode(item) for item in value["items"])
    if value["kind"] == "dict":
        return {decode(key): decode(item) for key, item in value["items"]}
    return None


def describe(error):
    """An exception as one short line. Its text may be hostile too: any failure gives just the type's name."""
    try:
        return f"{type(error).__name__}: {error}"[:300]
    except BaseException:
        return str(type(error).__name__)[:60]


def answers(names, question, asks):
    """Yields a message for each of `asks`: the value of a name, or of the function of that name called with
    arguments."""
    for number, ask in enumerate(asks):
        message = {"question": question, "number": number}
        if ask["name"] not in names:
            yield message | {"problem": {"code": "missing"}}
            continue
        try:
            value = names[ask["name"]]
            if "args" in ask and value is not Ellipsis:
                value = value(*map(decode, ask["args"]))
            yield message | {"value": encode(value)}
        except TooLarge as problem:
            yield message | {"problem": {"code": "large", "size": str(problem)}}
        except Exception as problem:
            yield message | {"problem": {"code": "error", "error": describe(problem)}}


def run(request, result):
    """Runs the cells of `request`, then its questions; writes one line of JSON for each step to descriptor `result`.

    A line begins with request["token"], so that what student code writes to the descriptor by itself is not mistaken
    for one: no protection, just order. Units are named "cell 3" and "q1"; those in request["skip"] are left out
    (they ended an earlier run).
    """
    process, dumps, write = os.getpid(), json.dumps, os.write
    sys.modules["__main__"] = types.ModuleType("__main__")
    sys.modules.pop("student_process", None)  # out of the way of code that patches whatever looks like a checker
    names = sys.modules["__main__"].__dict__
    names["display"] = lambda *_, **__: None

    token = request["token"].encode()

    def send(**message):
        line = b"\n" + token + dumps(message).encode() + b"\n"
        while line and os.getpid() == process:
            line = line[write(result, line) :]

    def unit(name, work):
        if name in request["skip"]:
            return
        send(begin=name)
        signal.setitimer(signal.ITIMER_PROF, request["cell_seconds"], 1.0)
        try:
            work()
            error = None
        except TooLong:
            error = {"code": "slow"}
        except MemoryError:
            error = {"code": "memory"}
        except BaseException as problem:
            error = {"code": "error", "error": describe(problem)}
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if os.getpid() != process:
            os._exit(0)  # a copy of this process that the cell forked
        send(end=name, error=error)

    def too_long(*_):
        raise TooLong

    signal.signal(signal.SIGPROF, too_long)
    random.seed(0)
    np.random.seed(0)
    if "keras" in sys.modules:
        sys.modules["keras"].utils.set_random_seed(0)
    builtins.input = lambda *_: ""
    for cell in request["cells"]:
        name, source = cell["name"], cell["source"]
        unit(name, lambda name=name, source=source: exec(compile(source, f"<{name}>", "exec"), names))
    for question, asks in request["asks"].items():
        unit(question, lambda question=question, asks=asks: [send(**m) for m in answers(names, question, asks)])
    send(done=True)
