"""Numbers agree as far as float32 can hold them, and no further."""

import numpy as np
import pytest

from lib.questions import compare


@pytest.mark.parametrize(
    ("received", "is_right"),
    [
        (np.array([3.0, 1e-7]), True),
        (np.float32([3.0, 0.0]) * np.float32(1.00001), True),
        (np.array([3.003, 0.0]), False),
        (np.array([3.0, 0.0001]), False),
        (np.array([3.0]), False),
    ],
)
def test_numbers_agree_to_four_digits(received, is_right):
    assert compare.equal(received, np.array([3.0, 0.0])) == is_right


def test_of_two_values_both_must_agree():
    right = np.ones(2), np.zeros(2)
    assert compare.equal((np.ones(2), np.zeros(2)), right)
    assert not compare.equal((np.ones(2), np.ones(2)), right)
