"""lib.data.sunspots: the numbers are those of the source, and nothing of the test years reaches
training.
"""

import re

import numpy as np
import pytest

from lib.data import sunspots

YEARS, COUNTS = sunspots.load_sunspots()


def test_the_series_is_the_one_of_its_source():
    assert len(YEARS) == len(COUNTS) == 309
    assert YEARS.tolist() == list(range(1700, 2009))
    known = {1700: 5, 1710: 3, 1778: 154.4, 1810: 0, 1957: 190.2, 2008: 2.9}
    assert {year: COUNTS[year == YEARS].item() for year in known} == known
    assert COUNTS.sum() == pytest.approx(15373.4, abs=0.05)


def test_each_data_file_has_source_and_licence_beside_it():
    readme = (sunspots.DATA.parent / "README.md").read_text(encoding="utf-8")
    for file in sunspots.DATA.parent.iterdir():
        if file.is_file() and file.suffix != ".py" and file.name != "README.md":
            row = next(line for line in readme.splitlines() if f"`{file.name}`" in line)
            assert re.search("public domain|CC BY 4.0", row), file.name


def test_scaling_goes_there_and_back():
    scale = sunspots.SquareRootScaler(COUNTS[:250])
    scaled = scale.transform(COUNTS[:250])
    assert (scaled.mean(), scaled.std()) == (pytest.approx(0), pytest.approx(1))
    np.testing.assert_allclose(scale.inverse_transform(scale.transform(COUNTS)), COUNTS, atol=1e-9)
    assert scale.inverse_transform([-100.0]) == 0  # below any possible number of sunspots


@pytest.mark.parametrize("first_test_year", [1800, 1950])
def test_changing_test_years_changes_nothing_of_what_training_sees(first_test_year):
    assert (
        sunspots.leaks(lambda *data: sunspots.prepare(*data, first_test_year), first_test_year)
        == []
    )


def test_a_single_test_year_among_the_training_targets_is_caught():
    def one_year_too_far(years, counts):
        good = sunspots.prepare(years, counts)
        x, y = sunspots.windows(good.scale.transform(counts))
        train = years[22:] <= 1950
        return good._replace(x_train=x[train], y_train=y[train])

    assert sunspots.leaks(one_year_too_far) == ["y_train"]


@pytest.mark.parametrize("years", [slice(200, 250), slice(250, 309)], ids=["validation", "test"])
def test_two_linear_models_beat_one_and_years_of_many_spots_stay_hard_if_learned_nine_times(years):
    data = sunspots.prepare(YEARS[: years.stop], COUNTS[: years.stop], YEARS[years.start])

    def fit(rows):
        return sunspots.fit_ar(data.x_train[rows], data.y_train[rows])(data.x_test)

    is_low = data.x_train[:, -2, 0] < 0
    many = np.flatnonzero(COUNTS[22 : years.start] >= 100)
    two = np.where(data.x_test[:, -2, 0] < 0, fit(is_low), fit(~is_low))
    often = fit(np.concatenate([np.arange(len(is_low)), np.repeat(many, 8)]))
    misses = np.abs(data.scale.inverse_transform([fit(slice(None)), two, often]) - COUNTS[years])
    assert misses[1].mean() < misses[0].mean() - 0.5
    assert misses[2, COUNTS[years] >= 100].mean() > misses[2, COUNTS[years] < 100].mean() + 2
