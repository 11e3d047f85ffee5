"""What a notebook needs before its first layer: a quiet Keras import, seeds, the figure font, the page's language."""

import contextlib
import importlib
import os
import sys
import tempfile
from pathlib import Path

FONT = Path(__file__).parent / "fonts" / "CourseGothic-Regular.ttf"
LANGUAGES = ("ko", "en")
_language = "ko"


def setup(language="ko"):
    """Make a notebook ready: sets the language of messages, registers the figure font, imports Keras quietly.

    May be called again. Keras' random generators start from seed 0, so that a notebook run from its top repeats itself.

    Args:
        language: "ko" or "en", the language in which exercises answer.

    Raises:
        ValueError: another language.
        ImportError: Keras cannot be imported; what the import printed is shown first.
    """
    set_language(language)
    keras = import_keras()
    keras.utils.set_random_seed(0)
    use_course_font()


def import_keras():
    """Keras, imported without TensorFlow's log lines, and set to one thread an operation unless the environment says.

    TensorFlow writes them to file descriptor 2 at import or at the first operation, out of reach of sys.stderr and of
    any environment variable. So descriptor 2 goes to a temporary file meanwhile, and is replayed if something fails.

    Returns:
        The module keras.

    Raises:
        ImportError: as the import raised it, after everything captured was written to stderr.
    """
    if "keras" in sys.modules and "tensorflow" in sys.modules:
        return sys.modules["keras"]
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    # Layers of a few units: sharing one product between threads takes longer than the product.
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
    with quiet_stderr():
        keras = importlib.import_module("keras")
        tensorflow = importlib.import_module("tensorflow")
        keras.ops.convert_to_numpy(keras.ops.ones(1) + 1)  # the first operation logs too
        keras.ops.transpose(keras.ops.ones((2, 2), dtype="bool"))  # and the first transposed mask, on some processors
    tensorflow.get_logger().setLevel("ERROR")  # its Python logger would write to stdout
    return keras


@contextlib.contextmanager
def quiet_stderr():
    """Send file descriptor 2 to a temporary file; on an exception write what it caught to sys.stderr."""
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
    """Let matplotlib draw Hangul with the font that comes with the course. Needs no restart.

    A text with a formula ($h_t$) is drawn in one font: Hangul belongs in a text of its own.
    """
    import matplotlib
    from matplotlib import font_manager

    if not any(font.fname == str(FONT) for font in font_manager.fontManager.ttflist):
        font_manager.fontManager.addfont(FONT)
    # matplotlib's own font first: the subset has no minus sign, and log axes take theirs from the first font only.
    matplotlib.rcParams["font.family"] = ["DejaVu Sans", font_manager.FontProperties(fname=FONT).get_name()]


def set_language(language):
    """Choose the language of messages: "ko" or "en".

    Raises:
        ValueError: another language.
    """
    global _language
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, received {language!r}")
    _language = language


def language():
    """The language of messages, "ko" until setup or set_language says otherwise."""
    return _language
