"""The innermost process: runs a student's cells and answers the judge's questions with plain data.

fork_server.py imports it. It knows no expected value. The judge treats whatever it writes as data:
student code can break everything in this process and gains nothing, because only right answers earn
points."""

import builtins
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

LARGEST = 100_000  # numbers, characters and items in one answer, all of them together
LARGEST_INT = 10**18  # computing with much longer ones may take an author's code for ever


class TooLong(BaseException):
    """A cell or a call used up its seconds. Not an Exception, so that a bare `except Exception`
    does not swallow it."""


class TooLarge(Exception):
    """An answer holds more than LARGEST numbers, characters and items."""


def encode(value, depth=0, room=None):
    """One answer as JSON data: numbers and strings as they are, the rest as {"kind": …}. Unknown
    objects lose everything but the name of their type, so an object that claims to equal everything
    equals nothing. `room` counts down from LARGEST over the parts of one answer."""
    room = [LARGEST] if room is None else room
    kind = type(value)
    if depth > 8:
        raise TooLarge("nested deeper than 8 levels")
    if value is None or value is Ellipsis:
        return {"kind": "nothing"}
    if isinstance(value, np.bool_ | np.integer | np.floating):
        # Not `item`: an odd one such as longdouble stays what it is, and JSON cannot hold it.
        of_python = bool if isinstance(value, np.bool_) else float
        value = (int if isinstance(value, np.integer) else of_python)(value)
        kind = type(value)
    if kind in (bool, float) or (kind is int and abs(value) < LARGEST_INT):
        return value
    if kind in (str, np.str_):
        return _bounded(str(value), room)
    if kind in (list, tuple) or kind.__name__ == "TensorShape":
        items = [encode(item, depth + 1, room) for item in _bounded(list(value), room)]
        return {"kind": "sequence", "items": items}
    if kind is dict:
        pairs = [
            [encode(name, depth + 1, room), encode(item, depth + 1, room)]
            for name, item in _bounded(value, room).items()
        ]
        return {"kind": "dict", "items": pairs}
    if isinstance(value, np.ndarray) or kind.__module__.split(".")[0] in ("tensorflow", "keras"):
        array = np.asarray(value)
        _take_room(array.size, room)
        if array.dtype.kind in "biuf":
            return {"kind": "array", "shape": list(array.shape), "items": array.ravel().tolist()}
    return {"kind": "other", "type": str(kind.__name__)[:60]}


def _bounded(value, room):
    _take_room(len(value), room)
    return value


def _take_room(count, room):
    room[0] -= count
    if room[0] < 0:
        raise TooLarge(f"{count} numbers, characters or items")


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


def answers(names, question, asks, largest=LARGEST):
    """Yields a message for each of `asks`, (number, ask) pairs: the value of a name, or of the
    function of that name called with arguments. `largest` bounds the parts of one answer."""
    for number, ask in asks:
        message = {"question": question, "number": number}
        if ask["name"] not in names:
            yield message | {"problem": {"code": "missing"}}
            continue
        try:
            value = names[ask["name"]]
            if "args" in ask and value is not Ellipsis:
                value = value(*map(decode, ask["args"]))
            if "methods" in ask and value is not Ellipsis:
                value = tuple(
                    getattr(value, name)(*map(decode, items)) for name, items in ask["methods"]
                )
            yield message | {"value": encode(value, room=[largest])}
        except TooLarge:
            yield message | {"problem": {"code": "large"}}
        except Exception as problem:
            yield message | {"problem": {"code": "error", "error": describe(problem)}}


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
        self.getpid, self.write, self.leave, self.dumps = os.getpid, os.write, os._exit, json.dumps
        self.set_timer = signal.setitimer
        self.receive = receive
        self.end_left_processes = killer()
        self.transform = TransformerManager().transform_cell
        self.channel = socket.socket(fileno=requests)
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)
        self.request = receive(self.channel)
        resource.setrlimit(resource.RLIMIT_NOFILE, soft)
        self.token = self.request["token"].encode()
        self.is_in_unit = self.is_late = False
        self.names = self.fresh_names()

    def fresh_names(self):
        """The names of a notebook in which nothing has run; no module tells that this is no
        Jupyter."""
        main = sys.modules["__main__"] = types.ModuleType("__main__")
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
        self.set_timer(signal.ITIMER_PROF, self.request["cell_seconds"], 1.0)
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
        exec(compile(self.transform(source), f"<{name}>", "exec"), self.names)

    def tell(self, question, asks):
        for message in answers(self.names, question, asks, self.request["largest"]):
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


def killer():
    """A function that kills all other processes of this sandbox, which a cell has left behind, and
    says whether there were any. It is made before student code runs, which may replace what it
    calls."""
    kill, wait, pause, sigkill = os.kill, os.waitpid, time.sleep, signal.SIGKILL

    def end_left_processes():
        for attempt in range(200):
            try:
                kill(-1, sigkill)
            except OSError:
                return attempt > 0  # there is no other process, or no longer
            try:
                while wait(-1, 0):
                    pass
            except OSError:
                pause(
                    0.005
                )  # grandchildren are not ours: the sandbox's first process waits for them
        return True

    return end_left_processes
