"""What cells say to their slides is read; what cannot be read is named by cell and key."""

import pytest

from tools import slides

ENTRY = {"title": "하나입니다", "show": ["code", "output 2 of other"], "minutes": 1.5}


def cell(**changes):
    entry = {key: value for key, value in {**ENTRY, **changes}.items() if value is not None}
    return {"id": "count", "metadata": {"slides": [entry]}}


def test_an_entry_names_parts_and_words():
    (entry,) = slides.entries(cell(then="The end.", say=["caption", "셉니다."]))
    assert entry.show == (slides.Part("code"), slides.Part("output", 2, "other"))
    assert entry.then == ("The end.",)
    assert entry.say == (slides.Part("caption"), "셉니다.")
    assert slides.entries({"id": "none", "metadata": {}}) == []


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"tilte": "하나"}, "'tilte'"),
        ({"title": None}, "title: received None"),
        ({"title": " "}, "title: received ' '"),
        ({"minutes": None}, "minutes: received None"),
        ({"minutes": 0.7}, "minutes: received 0.7"),
        ({"show": "ouput"}, "show: received 'ouput'"),
        ({"then": "answer 0"}, "then: received 'answer 0'"),
    ],
)
def test_an_entry_that_cannot_be_read_names_cell_and_key(changes, named):
    with pytest.raises(slides.SlideError) as error:
        slides.entries(cell(**changes))
    assert "cell count, slide 1" in str(error.value)
    assert named in str(error.value)


def test_words_are_whatever_is_no_part():
    assert slides.translated_words(cell(ask="몇입니까?", show=["code", "둘."])) == [
        "하나입니다",
        "둘.",
        "몇입니까?",
    ]


def test_another_edition_keeps_its_words_as_long_as_both_show_the_same_parts():
    ours = {"title": "One", "show": ["code", "output 2 of other", "Two."], "minutes": 9}
    kept, new = slides.with_words_of([ours, ours], [ENTRY, {**ENTRY, "show": "figure"}])
    assert kept == {**ours, "minutes": 1.5}
    assert new["title"] == "하나입니다"
