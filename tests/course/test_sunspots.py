"""lib.data.sunspots: the numbers are those of the source, and nothing of the test years reaches
training.
"""

import re

import numpy as np
import pytest

from experiments import roll_sunspots
from lib.data import sunspots

YEARS, COUNTS = sunspots.load_sunspots()


def test_the_series_is_the_one_of_its_source():
    assert len(YEARS) == len(COUNTS) == 309
    assert YEARS.tolist() == list(range(1700, 2009))
    known = {1700: 5, 1710: 3, 1778: 154.4, 1810: 0, 1957: 190.2, 2008: 2.9}
    assert {year: COUNTS[year == YEARS].item() for year in known} == known
    assert COUNTS.sum() == pytest.approx(15373.4, abs=0.05)


def test_each_data_file_has_source_and_licence_beside_it():
    """Each section of the README says it of the files that it names, or of each beside its name."""
    readme = (sunspots.DATA.parent / "README.md").read_text(encoding="utf-8")
    by_others, ours = readme.split("## Made for this course")
    assert "CC BY 4.0" in ours.split("**`")[0]
    entries = re.split(r"\n(?=\*\*`)", by_others)[1:]
    for file in sunspots.DATA.parent.iterdir():
        if file.is_file() and file.suffix != ".py" and file.name != "README.md":
            if f"**`{file.name}`**" not in by_others:
                assert f"`{file.name}`" in ours, file.name
                continue
            entry = next(entry for entry in entries if f"`{file.name}`" in entry)
            assert "Source: " in entry, file.name
            assert re.search("public domain|CC BY 4.0", entry, re.IGNORECASE), file.name


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


def test_the_stored_errors_of_the_formulas_are_those_of_their_fits():
    stored = sunspots.errors_by_date()
    for place, date in enumerate(roll_sunspots.DATES):
        errors, _ = roll_sunspots.formulas(date)
        for name, error in errors.items():
            assert stored[name][place] == pytest.approx(error, abs=1e-3), (name, date)


@pytest.mark.parametrize("years", [slice(200, 250), slice(250, 309)], ids=["validation", "test"])
def test_the_two_part_autoregression_beats_a_single_one(years):
    data = sunspots.prepare(YEARS[: years.stop], COUNTS[: years.stop], YEARS[years.start])
    one = sunspots.fit_ar(data.x_train, data.y_train)(data.x_test)
    two = sunspots.fit_two_part_ar(data.x_train, data.y_train)(data.x_test)
    misses = np.abs(data.scale.inverse_transform([one, two]) - COUNTS[years]).mean(axis=1)
    assert misses[1] < misses[0] - 0.5


def test_both_parts_are_fitted_on_their_own_windows():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(400, 22, 1))
    falls = x[:, -2, 0] >= 0
    y = np.where(falls, 0.5, 2.0) * x[:, -1, 0]
    forecast = sunspots.fit_two_part_ar(x, y, 3)
    np.testing.assert_allclose(forecast(x), y, atol=1e-9)
    with_one = sunspots.fit_ar(x, y, 3)
    assert np.abs(with_one(x) - y).max() > 0.5
