"""What a notebook needs before its first layer: Keras, imported quietly, seeds, font, language."""

import contextlib
import functools
import importlib.util
import os
import sys
import tempfile
from pathlib import Path

from lib.text import Text, set_language

FONT = Path(__file__).parent / "fonts" / "CourseSans-Regular.ttf"
# For layers of a few units, sharing a matrix product between threads takes longer than to compute
# it.
ENVIRONMENT = {
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "TF_NUM_INTRAOP_THREADS": "1",
}


class Stopped(Exception):
    """An error that a notebook shows as its message alone, without a traceback."""

    def _render_traceback_(self):  # asked for by IPython
        return [str(self)]


def start(language="ko"):
    """Make a notebook ready: set the language ("ko" or "en"), load the font, import Keras quietly.

    It may be called again. Keras' random generators start from seed 0, so a notebook that runs from
    its top gives the same values every time.

    Raises:
        ValueError: another language.
        ImportError: Keras cannot be imported; what the import printed is shown first.
        Stopped: TensorFlow is not installed, or Keras does not compute with it.
    """
    set_language(language)
    _require_installed()
    _require_tensorflow(os.environ.get("KERAS_BACKEND") or "tensorflow")
    keras = import_keras()
    _require_tensorflow(keras.backend.backend())  # a file of settings may name another one
    keras.utils.set_random_seed(0)
    use_course_font()
    _explain_missing_names()


@functools.cache
def import_keras():
    """Keras, imported without TensorFlow's log lines.

    TensorFlow writes them to file descriptor 2 at import or at the first operation, where neither
    sys.stderr nor an environment variable can stop them. So descriptor 2 goes to a temporary file
    during the import, and what was caught is shown if the import fails. Each operation uses one
    thread unless the environment says otherwise.
    """
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    # Also where Keras is loaded already: its first operation may be still to come.
    with quiet_stderr():
        keras = importlib.import_module("keras")
        tensorflow = importlib.import_module("tensorflow")
        # The first operation logs too, and on some processors the first transposed mask.
        keras.ops.convert_to_numpy(keras.ops.ones(1) + 1)
        keras.ops.transpose(keras.ops.ones((2, 2), dtype="bool"))
    tensorflow.get_logger().setLevel("ERROR")  # its Python logger would write to stdout
    return keras


@contextlib.contextmanager
def quiet_stderr():
    """Send file descriptor 2 to a temporary file; on an exception show what it caught."""
    sys.stderr.flush()
    with tempfile.TemporaryFile() as caught:
        saved = os.dup(2)
        os.dup2(caught.fileno(), 2)
        try:
            yield
        except BaseException:
            sys.stderr.flush()
            os.dup2(saved, 2)
            caught.seek(0)
            sys.stderr.write(caught.read().decode(errors="replace"))
            raise
        finally:
            sys.stderr.flush()
            os.dup2(saved, 2)
            os.close(saved)


def use_course_font():
    """Let matplotlib draw with the typeface of the course, and formulas like those of the pages.

    Needs no restart. A text with a formula ($h_t$) is drawn in one font: Hangul belongs in another
    text.
    """
    import matplotlib
    from matplotlib import font_manager

    font_manager.fontManager.addfont(FONT)
    typeface = font_manager.FontProperties(fname=FONT).get_name()
    matplotlib.rcParams["font.family"] = [typeface, "DejaVu Sans"]
    matplotlib.rcParams["mathtext.fontset"] = "cm"


def _explain_missing_names():
    """Say after a NameError what it mostly means: somebody began in the middle of a notebook."""
    IPython = sys.modules.get("IPython")
    shell = IPython.get_ipython() if IPython else None
    if shell is None:
        return

    def explain(shell, kind, error, trace, tb_offset=None):
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)
        if kind is NameError and error.name == "check":
            print(Text("Run this first: {code}", code="from lib import check"))
        elif kind is NameError:
            print(
                Text(
                    "A code cell further up may define {name}. Run the cells above first: in Colab "
                    "Runtime → Run before, in Jupyter Run → Run All Above Selected Cell.",
                    name=error.name,
                )
            )

    shell.set_custom_exc((NameError,), explain)


def _require_installed():
    if importlib.util.find_spec("tensorflow") is None:
        raise Stopped(
            Text(
                "There is no TensorFlow in the Python that runs this notebook ({python}, Python "
                "{version}). Choose the Python of .venv as the kernel (make env makes it), or "
                "install the packages: pip install -r requirements-course.txt. TensorFlow needs "
                "Python 3.10 to 3.13.",
                python=sys.executable,
                version=".".join(map(str, sys.version_info[:2])),
            )
        )


def _require_tensorflow(backend):
    if backend != "tensorflow":
        raise Stopped(
            Text(
                "The code of this book runs on the TensorFlow backend, but Keras uses {backend}. "
                "Remove the environment variable KERAS_BACKEND or set it to tensorflow, then "
                "restart the kernel.",
                backend=backend,
            )
        )
