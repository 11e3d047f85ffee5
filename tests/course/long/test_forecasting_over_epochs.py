"""What the years before 1950 say of the epochs of the sunspot chapter: `make claims`."""

import numpy as np
import pytest

from lib.data import sunspots
from tests.course.forecasting_runs import COUNTS, EPOCHS, YEARS, train


@pytest.mark.parametrize("layer", list(EPOCHS))
def test_validation_years_prefer_the_epochs_of_the_page_to_fewer_and_to_more(layer):
    past = YEARS < 1950
    inner = sunspots.prepare(YEARS[past], COUNTS[past], first_test_year=1900)
    tried = train(layer, inner, range(10), 150, validation_data=(inner.x_test, inner.y_test[:, None]))
    held = np.median(tried.history["val_mean_absolute_error"], axis=0)
    learnt = np.median(tried.history["mean_absolute_error"], axis=0)
    chosen = EPOCHS[layer]
    assert held[chosen - 1] < held[19] and held[chosen - 1] < held[149]
    assert held[chosen - 1] < held.min() + 0.01
    assert learnt[19] > learnt[chosen - 1] > learnt[149]
