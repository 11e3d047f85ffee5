"""The recorded trainings of the chapter on the Constitution are whole."""

import numpy as np
import pytest

from lib.training import writer


@pytest.mark.parametrize("name", writer.VARIANTS)
def test_every_seed_is_recorded_with_all_its_epochs_and_the_first_together_with_no_other_is_itself(name):
    runs = writer.runs()[name]
    assert len(runs) == writer.SEEDS[name]
    assert {len(run[part]) for run in runs for part in ("train", "validation", "test")} == {
        writer.VARIANTS[name]["epochs"]
    }
    first = runs[0]
    assert first["together"] == pytest.approx(first["test"][int(np.argmin(first["validation"]))], abs=0.0015)
