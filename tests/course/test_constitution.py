"""lib.data.constitution: the text is the law's, its split leaks no article, and jamo, windows and
bits are exact.
"""

import numpy as np
import pytest

from lib import hangul
from lib.data import constitution

pytestmark = pytest.mark.usefixtures("english")

TEXT = constitution.load_constitution()
SIGNS = constitution.vocabulary(TEXT)
TRAIN, VALIDATION, TEST = constitution.split(TEXT)


def test_the_text_is_whole():
    assert TEXT.startswith("대한민국헌법\n유구한 역사와 전통에 빛나는 우리 대한국민은")
    assert "\n제1조 ① 대한민국은 민주공화국이다.\n②대한민국의 주권은 국민에게 있고" in TEXT
    assert all(line and line == " ".join(line.split()) for line in TEXT.splitlines())
    numbers = [number for number, _ in constitution.parts(TEXT) if number]
    assert numbers == list(range(1, 131))


def test_jamo_come_back_as_syllables_and_other_signs_are_refused():
    assert SIGNS[0] == constitution.END
    assert constitution.decode(constitution.encode(TEXT, SIGNS), SIGNS) == TEXT
    with pytest.raises(
        ValueError,
        match=r"encode: text must be made of signs of the vocabulary only, received '\?'",
    ):
        constitution.encode("왜?", SIGNS)


def test_the_parts_make_the_text_and_no_article_is_in_two_of_three():
    cut = [part for _, part in constitution.parts(TEXT)]
    assert "\n".join(cut) + "\n" == TEXT
    assert sorted(TRAIN + VALIDATION + TEST) == sorted(cut)
    assert TEST[-1].startswith("제130조 ")
    assert any(part.startswith("제5조 이 헌법시행 당시의 법령") for part in TRAIN), (
        "an article of the addenda"
    )
    assert not any(
        line in "\n".join(TRAIN) for part in VALIDATION + TEST for line in part.splitlines()
    )


def test_windows_go_on_where_the_window_before_ended():
    x, y = constitution.windows(TRAIN, SIGNS, steps=64, streams=16)
    assert x.shape == y.shape == (496, 64)
    line = constitution.encode("\n" + "\n".join(TRAIN) + "\n", SIGNS)
    for stream in (0, 7, 15):
        whole = x[stream::16].ravel()
        following = y[stream::16].ravel()
        start = stream * 31 * 64
        assert (whole == line[start : start + 31 * 64]).all()
        assert (following == line[start + 1 : start + 31 * 64 + 1]).all()


def test_padding_counts_in_no_score():
    x, y = constitution.inputs_and_targets(["가나", "가"], SIGNS)
    assert x.shape == y.shape == (2, 5)
    assert constitution.decode(x[0], SIGNS) == "\n가나"
    assert constitution.decode(y[0], SIGNS) == "가나\n"
    assert (y[1] == -1).tolist() == [False] * 3 + [True] * 2
    probabilities = np.full((2, 5, 75), 1 / 75)
    assert constitution.bits(probabilities, y) == pytest.approx(np.log2(75))
    probabilities[1, 3:] = 0
    assert constitution.bits(probabilities, y) == pytest.approx(np.log2(75))
    np.put_along_axis(probabilities, np.maximum(y, 0)[..., None], 0.5, axis=-1)
    assert constitution.bits(probabilities, y) == pytest.approx(1)


@pytest.mark.parametrize(
    "text, copy",
    [("나라의 주인은", "나라의"), ("토마토", ""), ("그 주인은 우리", "주인은 우리"), ("", "")],
)
def test_the_longest_copy_is_found(text, copy):
    assert constitution.longest_copy(text, "이 나라의주인은 우리다") == copy


def test_what_lies_inside_a_pattern_is_marked_at_the_signs_that_were_read():
    inside = constitution.inside(["제12조 ① 법", "제3조"], r"제\d+")
    assert inside.shape == (2, 13)
    x, _ = constitution.inputs_and_targets(["제12조 ① 법", "제3조"], SIGNS)
    assert [
        constitution.decode(row[marks], SIGNS) for row, marks in zip(x, inside, strict=True)
    ] == ["제12", "제3"]


def test_a_syllable_ends_at_its_last_jamo():
    assert constitution.syllable_ends("법하1") == [3, 5, 6]
    x, _ = constitution.inputs_and_targets(["법하1"], SIGNS)
    assert [hangul.to_jamo("법하1")[end - 1] for end in (3, 5, 6)] == [
        SIGNS[x[0, end]] for end in (3, 5, 6)
    ]
