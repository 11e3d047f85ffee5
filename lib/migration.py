"""Runs lines of old and new Keras code, to show what a notebook of 2023 has to change."""

import os
import tempfile
import warnings


def outcome(code, names):
    """What a line of code does: "ok", or the type of what it raises, or of the Keras warning it gives.

    It runs in a temporary folder, so that files it saves are gone afterwards.

    Args:
        code: str, one expression.
        names: dict of the names it may use.
    """
    home = os.getcwd()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        os.chdir(folder)
        try:
            eval(code, dict(names))
        except Exception as error:
            return type(error).__name__
        finally:
            os.chdir(home)
    # Keras speaks in UserWarning; DeprecationWarning comes from NumPy beneath it and is not the reader's.
    return "UserWarning" if any(warning.category is UserWarning for warning in caught) else "ok"
