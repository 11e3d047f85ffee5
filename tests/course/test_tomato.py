"""lib.tomato refuses what it cannot encode.

Encoding and scores: the chapter 순서와 기억 shows them.
"""

import numpy as np
import pytest

from lib import tomato

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: tomato.encode("토마토를 먹자"),
            "each character of .* must be one of 토 마 를 먹 자, received ' '",
        ),
        (lambda: tomato.encode(""), "at least one character long, received ''"),
        (
            lambda: tomato.decode(np.zeros((2, 6, 5))),
            r"probabilities.shape must be .*, received \(2, 6, 5\)",
        ),
    ],
)
def test_bad_input_gets_one_sentence(call, message):
    with pytest.raises(ValueError, match=message):
        call()
