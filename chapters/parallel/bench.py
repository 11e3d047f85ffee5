"""Times of the chapter 나란히 계산하는 순환, each against another of the same run: `make bench`.

Not a claim of every week: a loaded machine says nothing about times.
"""

import numpy as np
import pytest

from experiments import time_scan
from lib import setup


@pytest.mark.parametrize("batch, units", time_scan.SIZES)
def test_a_compiled_loop_needs_less_time_of_the_processor_than_our_scan(batch, units):
    x = np.random.default_rng(1).normal(size=(batch, time_scan.STEPS, 16)).astype("float32")
    layers = time_scan.layers_with_equal_weights(setup.import_keras(), units, x)
    took = time_scan.measure(layers, x)
    assert took["one by one XLA"] < min(took["scan"], took["scan XLA"])
