"""What cells say to their slides becomes these slides, and nothing else."""

import pytest

from book.slides.deck import slides_of
from tools.slides import SlideError

PRINTED = [{"text": ["1\n"]}]
PICTURE = [{"data": {"image/png": "AAAA"}}]
ASKED = "> **멈추고 생각하기.** 몇?\n> <details><summary>답</summary> 하나.</details>"


def cell(name, source, *entries, kind="markdown", outputs=(), **metadata):
    slides = [{"title": "제목", "minutes": 1, **entry} for entry in entries]
    return {
        "cell_type": kind,
        "id": name,
        "source": [source],
        "metadata": {"slides": slides, **metadata},
        "outputs": list(outputs),
    }


def deck(*cells):
    return slides_of({"cells": list(cells)})


def test_a_slide_shows_what_its_entry_names_and_says_the_rest():
    title, asked, printed = deck(
        cell("title", "# 장\n\n약속.", {"title": "장", "show": "paragraph"}),
        cell("section", f"## 절\n\n{ASKED}", {"show": "code of count", "then": "answer"}),
        cell(
            "count",
            "import os\nprint(1)",
            {"title": "`1`입니다", "show": ["output", "본 것."], "say": "*셉니다.*", "ask": "몇?"},
            kind="code",
            outputs=PRINTED,
        ),
        cell("silent", "말하지 않는 문단."),
    )
    assert [title.kind, asked.kind, printed.kind] == ["title", "question", "code"]
    assert "약속." in title.shown
    assert "print" in asked.shown
    assert "import" not in asked.shown
    assert "하나." in asked.then[0]
    assert (asked.where, asked.section, asked.heading) == ("장 · 절", "section", "절")
    assert printed.title == "<code>1</code>입니다"
    assert "<pre>1</pre>" in printed.shown
    assert "<p>본 것.</p>" in printed.shown
    assert printed.say == "<p><em>셉니다.</em></p>\n"


def test_a_box_of_python_in_a_text_is_code_and_the_box_below_it_what_it_prints():
    text = "```python\na = 1\n```\n\n```python\nprint(2)\n```\n\n```\n2\n```"
    (box,) = deck(cell("box", "글\n\n" + text, {"show": ["code 2", "output"]}))
    assert "print" in box.shown
    assert "<pre>2</pre>" in box.shown


def test_a_figure_has_its_alt_text_and_its_caption():
    words = {"image": {"alt": "원"}, "figure": {"caption": "둥급니다."}}
    entries = {"show": "paragraph"}, {"show": ["figure", "caption"]}
    _, drawn = deck(
        cell("first", "글", entries[0]),
        cell("figure", "draw()", entries[1], kind="code", outputs=PICTURE, mystnb=words),
    )
    assert drawn.kind == "figure"
    assert '<img alt="원"' in drawn.shown
    assert "<p>둥급니다.</p>" in drawn.shown


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"show": "output"}, "slide 1, show: received 'output 1 of asked'"),
        ({"show": "code of nowhere"}, "slide 1, show: received 'code 1 of nowhere'"),
        ({"say": "paragraph 2"}, "slide 1, say: received 'paragraph 2 of asked'"),
        ({"show": "answer"}, "slide 1, show: received 'answer'"),
    ],
)
def test_an_entry_that_shows_what_no_cell_has_is_named(entry, named):
    with pytest.raises(SlideError, match="cell asked") as error:
        deck(cell("asked", f"글\n\n{ASKED}", entry))
    assert named in str(error.value)
