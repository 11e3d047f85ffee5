"""An ending leaves a translation current; another number, name, word or sentence does not."""

import pytest

from tools import marks

TEXT = "LSTM은 값을 100시점 동안 지킵니다. 두 상태는 [다르지](a.md) 않습니다."


@pytest.mark.parametrize(
    ("old", "new", "is_current"),
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
def test_what_a_typo_does_not_touch_makes_a_translation_stale(old, new, is_current):
    assert old in TEXT
    assert (marks.mark_of(TEXT) == marks.mark_of(TEXT.replace(old, new))) is is_current
