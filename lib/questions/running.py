"""Runs a learner's function: its exceptions, an interrupt and a long wait become sentences with its
own line.

No traceback through the course's files reaches the learner: it would show 50 lines that are not
hers.
"""

import contextlib
import inspect
import io
import re
import sys
import threading
import traceback

import numpy as np

from lib.questions.answers import Wrong, require_filled
from lib.text import Text

SLOW_SECONDS = 5
LONGEST_LINE = 60
LONGEST_TEXT = 20
CELL = re.compile(r"ipykernel_\d+|ipython-input")  # the file of a notebook cell, here and in Colab
PLACE_IN_TENSORFLOW = re.compile(r"\{\{.*?\}\}\s*")  # TensorFlow writes it before its messages


class Stopped(Exception):
    """The learner interrupted her function; `text` says in which line."""

    def __init__(self, text):
        self.text = text
        super().__init__(text)


@contextlib.contextmanager
def watched():
    """A context that prints once where a call stands if it takes longer than SLOW_SECONDS."""
    thread = threading.get_ident()
    out = sys.stdout

    def say():
        line = learners_line(traceback.extract_stack(sys._current_frames().get(thread)))
        where = f" ({line})" if line else ""
        sentence = Text(
            "Still running …{where} If it does not end, press the stop button (■).", where=where
        )
        print(sentence, file=out, flush=True)

    timer = threading.Timer(SLOW_SECONDS, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def learners_line(steps):
    """Text on the innermost of some traceback's steps that is the learner's, or None."""
    for step in reversed(steps):
        if CELL.search(step.filename):
            quoted = f" `{step.line[:LONGEST_LINE]}{'…' if len(step.line) > LONGEST_LINE else ''}`"
            return Text("line {number} of the code cell{quoted}", number=step.lineno, quoted=quoted)
    return None


def require_own(function, forbidden):
    """Raise Wrong if a function comes from a forbidden module, or names one, the check, or what
    looks into the judge. Its helpers are not read, and a name may be put together: whoever wants
    the answer without writing it finds it, and check.NAME.solution() prints it.
    """
    code = getattr(function, "__code__", None)
    module = str(getattr(function, "__module__", ""))
    names = {*(code.co_names if code else ()), module.rpartition(".")[2]}
    for name in {forbidden, "check", "_getframe", "inspect", "gc"} & names:
        raise Wrong("The function uses {name}. Write the computation itself.", name=name)


def call(function, arguments, quiet=False):
    """What the learner's function returns for copies of the arguments, arrays of numbers as
    float32, Keras' own type.

    Args:
        function: the learner's answer.
        arguments: dict of them in their order, by the names that the task gives them.
        quiet: True hides what the function prints, draws or displays.

    Raises:
        Wrong: it is no function, or it returned nothing, or it raised: the text names type, message
            and line. Also what a function among the arguments raised.
        NotAttempted: it is a starter, or it returned `...`.
        Stopped: the learner interrupted it.
    """
    if not callable(function):
        raise Wrong(
            "A function was expected, received a value of type {kind}. Pass the function's name "
            "without calling it.",
            kind=type(function).__name__,
        )
    _require_takes(function, arguments)
    copies = [_copy(value) for value in arguments.values()]
    try:
        with _hidden_output() if quiet else contextlib.nullcontext():
            result = function(*copies)
    except KeyboardInterrupt as error:
        line = learners_line(traceback.extract_tb(error.__traceback__))
        if line is None:
            raise
        raise Stopped(Text("It was in {line}.", line=line)) from None
    except Wrong:  # raised by a function that the case hands over
        raise
    except BaseException as error:
        raise _raised(error, arguments) from None
    if result is None:
        raise Wrong("The function returned None. Is a return statement missing?")
    require_filled(result)
    return result


def _require_takes(function, arguments):
    """Raise Wrong if a function cannot be called with the arguments by their places."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # some functions of C code tell no signature
        return
    try:
        signature.bind(*arguments.values())
    except TypeError:
        raise Wrong(
            "The function is called with {count} arguments, in this order: {names}. Yours is "
            "`def {name}{signature}`.",
            count=len(arguments),
            names=", ".join(arguments),
            name=getattr(function, "__name__", "…"),
            signature=signature,
        ) from None


def _hidden_output():
    """A context in which nothing is shown: no text, no bar, in a notebook no figure."""
    if "IPython" in sys.modules:
        from IPython.utils.capture import capture_output

        return capture_output()
    quiet = contextlib.ExitStack()
    quiet.enter_context(contextlib.redirect_stdout(io.StringIO()))
    quiet.enter_context(contextlib.redirect_stderr(io.StringIO()))
    return quiet


def _copy(value):
    if isinstance(value, list):
        return [_copy(part) for part in value]
    if not isinstance(value, np.ndarray):
        return value
    return value.astype("float32") if value.dtype.kind == "f" else value.copy()


def _raised(error, arguments):
    """Wrong: one sentence on an exception inside the learner's function."""
    kind = type(error).__name__
    said = PLACE_IN_TENSORFLOW.sub("", str(error)).strip().partition("\n")[0][:200]
    what = f"{kind} ({said})" if said else kind
    named = Text(" Arguments: {arguments}.", arguments=listed(arguments))
    line = learners_line(traceback.extract_tb(error.__traceback__))
    if line is None:
        return Wrong("Calling the function raised {what}.{named}", what=what, named=named)
    return Wrong("{what} was raised in {line}.{named}", line=line, what=what, named=named)


def listed(arguments):
    """Arguments, a dict, in one line."""
    return ", ".join(f"{name} {described(value)}" for name, value in arguments.items())


def described(value):
    """An argument in a few characters: the shape of an array, a short text or a number itself."""
    if isinstance(value, np.ndarray):
        return str(value.shape)
    if isinstance(value, (bool, int, float)) or (
        isinstance(value, str) and len(value) <= LONGEST_TEXT
    ):
        return f"= {value!r}"
    if isinstance(value, list):
        return f"[{', '.join(map(described, value))}]"
    return f"({type(value).__name__})"
