"""lib.migration says what a line of code does, and leaves nothing behind."""

import os
import warnings

import pytest

from lib import migration


@pytest.mark.parametrize(
    "code, expected",
    [
        ("1 + 1", "ok"),
        ("1 / 0", "ZeroDivisionError"),
        ("missing", "NameError"),
        ("warn('old', UserWarning)", "UserWarning"),
        ("warn('not the reader\\'s', DeprecationWarning)", "ok"),
        ("open('written', 'w').write('x')", "ok"),
    ],
)
def test_outcome_is_ok_a_warning_or_the_name_of_the_exception(code, expected):
    home, files = os.getcwd(), sorted(os.listdir())
    assert migration.outcome(code, {"warn": warnings.warn}) == expected
    assert os.getcwd() == home and sorted(os.listdir()) == files
