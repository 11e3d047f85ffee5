"""The innermost process: runs a student's cells and answers the judge's questions with plain data.

fork_server.py imports it. It knows no expected value. The judge treats whatever it writes as data:
student code can break everything in this process and gains nothing, because only right answers earn
points."""

import ast
import asyncio
import builtins
import inspect
import json
import os
import random
import resource
import signal
import socket
import sys
import time
import types

import numpy as np
from IPython.core.inputtransformer2 import TransformerManager

TENSORS = ("tensorflow", "keras")  # packages whose objects are arrays to an answer


class TooLong(BaseException):
    """A cell or a call used up its seconds. Not an Exception, so that a bare `except Exception`
    does not swallow it."""


class TooLarge(Exception):
    """An answer holds more numbers, characters and items than it may, or too deep inside."""


def encode(value, limits):
    """One answer as JSON data: numbers and strings as they are, the rest as {"kind": …}. Unknown
    objects lose everything but the name of their type, so an object that claims to equal everything
    equals nothing.

    limits: {name: number}, of which an answer has `answer`, `depth` and `whole_number`
    (limits.py). Raises TooLarge for what holds more."""
    return Encoder(limits).encode(value)


class Encoder:
    """Makes JSON data of the parts of one answer. `left` is how many more it may have."""

    def __init__(self, limits):
        self.left = limits["answer"]
        self.deepest = limits["depth"]
        self.largest = limits["whole_number"]

    def encode(self, value, depth=0):
        if depth > self.deepest:
            raise TooLarge(f"nested deeper than {self.deepest} levels")
        if value is None or value is Ellipsis:
            return {"kind": "nothing"}
        if isinstance(value, np.bool_ | np.integer | np.floating):
            value = plain(value)
        kind = type(value)
        if kind in (bool, float) or (kind is int and abs(value) < self.largest):
            return value
        if kind in (str, np.str_):
            self.take(len(value))
            return str(value)
        if kind in (list, tuple) or kind.__name__ == "TensorShape":
            return {"kind": "sequence", "items": self.items(list(value), depth + 1)}
        if kind is dict:
            self.take(len(value))
            pairs = [self.pair(pair, depth + 1) for pair in value.items()]
            return {"kind": "dict", "items": pairs}
        if isinstance(value, np.ndarray) or kind.__module__.split(".")[0] in TENSORS:
            array = np.asarray(value)
            self.take(array.size)
            if array.dtype.kind in "biuf":
                numbers = array.ravel().tolist()
                return {"kind": "array", "shape": list(array.shape), "items": numbers}
        return {"kind": "other", "type": str(kind.__name__)[:60]}

    def items(self, values, depth):
        self.take(len(values))
        return [self.encode(value, depth) for value in values]

    def pair(self, pair, depth):
        return [self.encode(part, depth) for part in pair]

    def take(self, count):
        """Counts `count` parts."""
        self.left -= count
        if self.left < 0:
            raise TooLarge(f"{count} numbers, characters or items")


def plain(scalar):
    """A scalar of NumPy as Python's own. Not by `item`: an odd one such as longdouble stays what it
    is, and JSON cannot hold it."""
    if isinstance(scalar, np.bool_):
        return bool(scalar)
    return int(scalar) if isinstance(scalar, np.integer) else float(scalar)


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
    """An exception as one short line. Its text may be hostile too: any failure gives just the
    type's name."""
    try:
        return f"{type(error).__name__}: {error}"[:300]
    except BaseException:
        return str(type(error).__name__)[:60]


def answers(names, question, asks, limits):
    """Yields a message for each of `asks`, (number, ask) pairs: the value of a name, or of the
    function of that name called with arguments. limits: those of `encode`."""
    for number, ask in asks:
        message = {"question": question, "number": number}
        if ask["name"] not in names:
            yield message | {"problem": {"code": "missing"}}
            continue
        try:
            value = asked_for(names[ask["name"]], ask)
            yield message | {"value": encode(value, limits)}
        except TooLarge:
            yield message | {"problem": {"code": "large"}}
        except Exception as problem:
            yield message | {"problem": {"code": "error", "error": describe(problem)}}


def asked_for(value, ask):
    """What is asked for of a name's value: itself, what it returns, or what the methods of the
    object that it makes return. An answer that was never filled in stays `...`."""
    if "args" not in ask or value is Ellipsis:
        return value
    made = value(*map(decode, ask["args"]))
    if "methods" not in ask or made is Ellipsis:
        return made
    return tuple(getattr(made, name)(*map(decode, arguments)) for name, arguments in ask["methods"])


def receive(channel):
    """The next request of the runner: JSON in a file whose descriptor comes over the socket
    `channel`."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    # The cells may have used up all descriptors.
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    _, descriptors, _, _ = socket.recv_fds(channel, 1, 1)
    with os.fdopen(descriptors[0], "rb") as file:
        return json.loads(file.read())


class Run:
    """One run of a notebook, whose request comes over descriptor `requests`; each step writes a
    line of JSON to descriptor `result`.

    What it needs is taken out of modules before student code runs, which may replace it there. A
    line begins with the request's token, so that what student code writes there is not mistaken for
    one by accident; this protects nothing. Units are named "cell 3", "value q1" and "q1"; those in
    `skip` are left out, because they ended an earlier run."""

    def __init__(self, requests, result):
        self.result = result
        self.process = os.getpid()
        self.getpid = os.getpid
        self.write = os.write
        self.leave = os._exit
        self.dumps = json.dumps
        self.set_timer = signal.setitimer
        self.receive = receive
        self.transform = TransformerManager().transform_cell
        self.channel = socket.socket(fileno=requests)
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)
        self.request = receive(self.channel)
        resource.setrlimit(resource.RLIMIT_NOFILE, soft)
        self.token = self.request["token"].encode()
        self.end_left_processes = killer(self.request["is_alone"])
        self.is_in_unit = False
        self.is_late = False
        self.names = self.fresh_names()
        self.loop = None  # of asyncio, once a cell waits

    def fresh_names(self):
        """The names of a notebook in which nothing has run; no module tells that this is no
        Jupyter."""
        main = types.ModuleType("__main__")
        sys.modules["__main__"] = main
        for name in ("student_process", "guard", "system_calls"):
            sys.modules.pop(name, None)  # so that code which patches checkers finds none
        random.seed(0)
        np.random.seed(0)
        if "keras" in sys.modules:
            sys.modules["keras"].utils.set_random_seed(0)
        builtins.input = lambda *_: ""
        shell = Shell(self.execute)
        main.__dict__.update(display=lambda *_, **__: None, get_ipython=lambda: shell)
        return main.__dict__

    def all(self):
        """Runs the cells, tells the values that are asked for, and only then receives the second
        request: the calls, whose arguments are secret. The time of all cells may be over before the
        last of them: then the others are left out, and what is there is told."""
        signal.signal(signal.SIGPROF, self.stop_unit)
        signal.signal(signal.SIGXCPU, self.stop_cells)
        for cell in self.request["cells"]:
            if self.is_late:
                self.send(end=cell["name"], error={"code": "no_time"})
            else:
                self.unit(cell["name"], self.execute, cell["source"], cell["name"])
        self.is_late = True
        for question, asks in self.request["values"].items():
            self.unit(f"value {question}", self.tell, question, asks)
        self.send(ready=True)
        for question, asks in self.receive(self.channel).items():
            self.unit(question, self.tell, question, asks)
        self.send(done=True)

    def stop_unit(self, *_):
        if self.is_in_unit:
            raise TooLong

    def stop_cells(self, *_):
        """The guard says that the time of all cells is over; what is asked after them has time of
        its own."""
        is_in_cell = self.is_in_unit and not self.is_late
        self.is_late = True
        if is_in_cell:
            raise TooLong

    def send(self, **message):
        line = b"\n" + self.token + self.dumps(message).encode() + b"\n"
        while line and self.getpid() == self.process:
            line = line[self.write(self.result, line) :]

    def unit(self, name, work, *arguments):
        if name in self.request["skip"]:
            return
        self.send(begin=name)
        self.set_timer(signal.ITIMER_PROF, self.request["limits"]["cell_seconds"], 1.0)
        error = None
        try:
            self.is_in_unit = True
            work(*arguments)
        except TooLong:
            error = {"code": "slow"}
        except MemoryError:
            error = {"code": "memory"}
        except BaseException as problem:
            error = {"code": "error", "error": describe(problem)}
        finally:
            self.is_in_unit = False
            self.set_timer(signal.ITIMER_PROF, 0)
        if self.getpid() != self.process:
            self.leave(0)  # a copy of this process that the cell forked
        self.send(end=name, error=error, left=self.end_left_processes())

    def execute(self, source, name="magic"):
        """Runs a cell, in which `await` may stand outside of functions, as in Jupyter."""
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code = compile(self.transform(source), f"<{name}>", "exec", flags)
        waiting = eval(code, self.names)
        if code.co_flags & inspect.CO_COROUTINE:
            self.loop = self.loop or asyncio.new_event_loop()
            self.loop.run_until_complete(waiting)

    def tell(self, question, asks):
        for message in answers(self.names, question, asks, self.request["limits"]):
            try:
                self.send(**message)
            except (TypeError, ValueError) as problem:  # what JSON cannot hold costs itself alone
                of_this = {"question": question, "number": message["number"]}
                self.send(**of_this, problem={"code": "error", "error": describe(problem)})


class Shell:
    """Stands in for IPython's shell: `%time x` and `%%time` run their code; other magics and shell
    commands do nothing."""

    RUN = ("time", "timeit", "prun", "capture")

    def __init__(self, execute):
        self.execute = execute

    def run_line_magic(self, name, line, *_, **__):
        if name in self.RUN:
            self.execute(line)

    def run_cell_magic(self, name, line, cell):
        self.run_line_magic(name, cell)

    def getoutput(self, *_, **__):
        """Returns the output of a shell command that was not run."""
        return []

    def __getattr__(self, name):
        return lambda *_, **__: None


def killer(is_alone):
    """A function that kills all other processes of this sandbox, which a cell has left behind, and
    says whether there were any. It is made before student code runs, which may replace what it
    calls. If it is not alone with those, in a container, the kernel does not tell whether there
    were any: it kills them once."""
    kill = os.kill
    wait = os.waitpid
    pause = time.sleep
    sigkill = signal.SIGKILL

    def end_left_processes():
        for attempt in range(200 if is_alone else 1):
            try:
                kill(-1, sigkill)
            except OSError:
                return attempt > 0  # there is no other process, or no longer
            try:
                while wait(-1, 0):
                    pass
            except OSError:
                # Grandchildren are not ours: the sandbox's first process waits for them.
                pause(0.005)
        return is_alone

    return end_left_processes
