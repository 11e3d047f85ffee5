"""A claim over other data is tried with other data, or refused."""

import numpy as np
import pytest

from tools import chapter_cells


def test_data_made_from_a_seed_are_others():
    shown = chapter_cells.run("ball")["ball"].make_games(10, 5, seed=1)
    other = chapter_cells.run("ball", data=7)["ball"].make_games(10, 5, seed=1)
    later = chapter_cells.run("ball")["ball"].make_games(10, 5, 8)
    assert (shown[1] != other[1]).any()
    np.testing.assert_array_equal(other[1], later[1])


def test_other_data_for_a_chapter_that_makes_none_are_refused():
    with pytest.raises(ValueError, match="lstm: data=7 changes nothing"):
        chapter_cells.run("lstm", data=7)
