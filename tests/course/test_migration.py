"""lib.migration leaves nothing behind. What it says of a line of code, the chapter on Keras 3 shows."""

import os
import warnings

from lib import migration


def test_a_saved_file_is_gone_and_a_warning_of_numpy_is_not_the_readers():
    home, files = os.getcwd(), sorted(os.listdir())
    for code in ("warn('old', DeprecationWarning)", "open('written', 'w').write('x')"):
        assert migration.outcome(code, {"warn": warnings.warn}) == "ok"
    assert os.getcwd() == home and sorted(os.listdir()) == files
