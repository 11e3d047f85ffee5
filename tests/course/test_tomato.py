"""lib.tomato and lib.data.sensors: the readings of the lecture, refusals. Encoding and scores: the chapter 순서와 기억 shows them."""

import numpy as np
import pytest

from lib import tomato
from lib.data import sensors

pytestmark = pytest.mark.usefixtures("english")


def test_the_readings_are_those_of_the_lecture():
    readings = sensors.readings()
    assert readings.shape == (4, 5) and readings.dtype == np.float32
    assert readings.tolist() == [[1, 2, 3, 4, 5], [7, 1, 3, 5, 9], [3, 2, 17, 12, 11], [20, 25, 34, 40, 51]]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: tomato.encode("토마토를 먹자"), "each letter of .* must be one of 토 마 를 먹 자, received ' '"),
        (lambda: tomato.encode(""), "at least one letter long, received ''"),
        (lambda: tomato.decode(np.zeros((2, 6, 5))), r"probabilities.shape must be .*, received \(2, 6, 5\)"),
    ],
)
def test_bad_input_gets_one_sentence(call, message):
    with pytest.raises(ValueError, match=message):
        call()
