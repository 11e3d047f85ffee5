"""Running a learner's function: its exceptions, an interrupt and a long wait become sentences with its own line.

No traceback through the course's files reaches the learner: it would show 50 lines that are not hers.
"""

import contextlib
import dis
import io
import linecache
import os
import re
import sys
import threading
from pathlib import Path

import numpy as np

from lib.check.answers import Wrong, require_filled
from lib.text import Text

SLOW_SECONDS = 5
LONGEST_LINE = 60
STANDARD_LIBRARY = os.path.dirname(os.__file__)
COURSE = str(Path(__file__).parents[1])
# What the body of a starter compiles to, in Python 3.10 to 3.14: `...`, pass, a docstring.
EMPTY_BODY = {"RESUME", "NOP", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE", "COPY_FREE_VARS", "MAKE_CELL", "CACHE"}


class Stopped(Exception):
    """The learner interrupted her function; `text` says in which line."""

    def __init__(self, text):
        self.text = text
        super().__init__(text)


class Watch:
    """A context that prints once where a call stands if it takes longer than SLOW_SECONDS."""

    def __enter__(self):
        thread, out = threading.get_ident(), sys.stdout

        def say():
            line = learners_line(_frames(sys._current_frames().get(thread)))
            where = f" ({line})" if line else ""
            sentence = Text("Still running …{where} If it does not end, press the stop button (■).", where=where)
            print(sentence, file=out, flush=True)

        self._timer = threading.Timer(SLOW_SECONDS, say)
        self._timer.daemon = True
        self._timer.start()
        return self

    def stop(self):
        """Say nothing from now on."""
        self._timer.cancel()

    def __exit__(self, *_):
        self.stop()


def _frames(frame):
    """(file, line) from a running frame outward."""
    while frame:
        yield frame.f_code.co_filename, frame.f_lineno
        frame = frame.f_back


def _raised_in(error):
    """(file, line) of an exception's frames, innermost first. tf.function tells the lines in the message only."""
    places = [(file, int(line)) for file, line in re.findall(r'File "([^"]+)", line (\d+), in ', str(error))]
    step = error.__traceback__
    while step:
        places.append((step.tb_frame.f_code.co_filename, step.tb_lineno))
        step = step.tb_next
    return reversed(places)


def is_learners(file):
    """Whether a file holds code of the learner: a notebook cell or a module of her own."""
    if file.startswith("<"):
        return file.startswith(("<ipython-input", "<stdin"))
    return not (
        file.startswith((STANDARD_LIBRARY, COURSE)) or "-packages" + os.sep in file or "__autograph_generated" in file
    )


def learners_line(places):
    """Text on the first place that is the learner's, as in "코드 셀의 3번째 줄 `while True:`", or None."""
    for file, number in places:
        if is_learners(file):
            source = linecache.getline(file, number).strip()
            quoted = f" `{source[:LONGEST_LINE]}{'…' if len(source) > LONGEST_LINE else ''}`" if source else ""
            return Text("line {number} of the code cell{quoted}", number=number, quoted=quoted)
    return None


def call(function, arguments, quiet=False):
    """What the learner's function returns for copies of the arguments, arrays of numbers as float32, Keras' own type.

    Args:
        function: the learner's answer.
        arguments: dict of them in their order, by the names that the task gives them.
        quiet: True hides what the function prints.

    Raises:
        Wrong: it is no function, or it returned nothing, or it raised: the text names type, message and line.
        NotAttempted: it is a starter, or it returned `...`.
        Stopped: the learner interrupted it.
    """
    if not callable(function):
        raise Wrong("A function was expected, received a value of type {kind}. Pass the function's name without calling it.", kind=type(function).__name__)  # fmt: skip
    copies = [_copy(value) for value in arguments.values()]
    try:
        with contextlib.redirect_stdout(io.StringIO()) if quiet else contextlib.nullcontext():
            result = function(*copies)
    except KeyboardInterrupt as error:
        line = learners_line(_raised_in(error))
        if line is None:
            raise
        raise Stopped(Text("It was in {line}.", line=line)) from None
    except BaseException as error:
        raise _raised(error, arguments) from None
    if result is None:
        if is_starter(function):
            require_filled(...)
        raise Wrong("The function returned None. Is a return statement missing?")
    require_filled(result)
    return result


def _copy(value):
    if not isinstance(value, np.ndarray):
        return value
    return value.astype("float32" if value.dtype.kind == "f" else value.dtype)


def is_starter(function):
    """Whether the body of a function is still empty: `...`, pass or a docstring alone."""
    code = getattr(function, "__code__", None)
    return code is not None and {step.opname for step in dis.get_instructions(code)} <= EMPTY_BODY


def _raised(error, arguments):
    """Wrong: one sentence on an exception inside the learner's function."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    kind = type(error).__name__
    if "in user code:" in lines[:1]:  # tf.function repeats type and message after the lines of the code
        kind, _, said = lines[-1].partition(": ")
    else:
        said = lines[0] if lines else ""
    said = re.sub(r" at 0x[0-9a-fA-F]+", "", said)[:200]
    what = f"{kind} ({said})" if said else kind
    listed = ", ".join(f"{name} {described(value)}" for name, value in arguments.items())
    named = Text(" Arguments: {arguments}.", arguments=listed)
    line = learners_line(_raised_in(error))
    if line is None:
        return Wrong("Calling the function raised {what}.{named}", what=what, named=named)
    return Wrong("{what} was raised in {line}.{named}", line=line, what=what, named=named)


def described(value):
    """An argument in a few characters: the shape of an array, the length of a text, a number itself."""
    if isinstance(value, np.ndarray):
        return str(value.shape)
    if isinstance(value, (bool, int, float)):
        return f"= {value}"
    return f"({type(value).__name__})"
