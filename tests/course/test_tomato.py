"""lib.tomato and lib.data.sensors: text becomes one-hot arrays and comes back; the tasks and arrays of the course."""

import numpy as np
import pytest

from lib import tomato
from lib.data import sensors

pytestmark = pytest.mark.usefixtures("english")


def test_encode_gives_the_rows_of_the_vocabulary_and_decode_is_its_inverse():
    assert tomato.encode("토마를먹자")[0].tolist() == np.eye(5).tolist()
    array = tomato.encode("토마토를먹자")
    assert array.shape == (1, 6, 5) and array.dtype == np.float32
    assert tomato.decode(array) == tomato.decode(array[0]) == "토마토를먹자"


def test_the_readings_are_those_of_the_lecture():
    readings = sensors.readings()
    assert readings.shape == (4, 5) and readings.dtype == np.float32
    assert readings.tolist() == [[1, 2, 3, 4, 5], [7, 1, 3, 5, 9], [3, 2, 17, 12, 11], [20, 25, 34, 40, 51]]


@pytest.mark.parametrize(("x", "y", "best"), [("토토토", "마를마", 2), ("토마토마", "자먹자자", 3)])
def test_memoryless_score_is_that_of_the_best_lookup_table(x, y, best):
    assert tomato.memoryless_score(tomato.encode(x), tomato.encode(y)) == (best, len(x))


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
