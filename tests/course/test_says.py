"""A typo leaves a translation current; another number, name, negation or sentence does not."""

import pytest

from tools import says

TEXT = "LSTM은 값을 100시점 동안 지킵니다. 두 상태는 [다르지](a.md) 않습니다."


@pytest.mark.parametrize(
    ("old", "new", "fits"),
    [
        ("지킵니다", "지킴니다", True),
        ("값을 100", "값을100", True),
        ("(a.md)", "(b.md)", True),
        ("100", "99", False),
        ("LSTM", "GRU", False),
        ("두 상태", "세 상태", False),
        ("다르지](a.md) 않습니다", "다릅](a.md)니다", False),
        ("지킵니다.", "지킵니다. 시드가 바뀌어도 그렇습니다.", False),
    ],
)
def test_what_a_typo_does_not_touch_makes_a_translation_stale(old, new, fits):
    assert old in TEXT
    assert says.fits(says.mark(TEXT), TEXT.replace(old, new)) is fits


def test_a_mark_of_another_kind_fits_nothing():
    assert not says.fits("3f2a91c0", TEXT)
