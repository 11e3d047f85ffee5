"""Cells become the slides that the rules of book/slides/deck.py promise."""

from slide_rules import cell, slides_of


def test_a_slide_shows_what_was_seen_and_the_rest_is_for_the_speaker():
    printed = [{"text": ["1\n"]}]
    title, claimed, told = slides_of(
        cell("markdown", "# 제목\n\n약속 한 문장."),
        cell("code", "import lib", ["remove-input"]),
        cell("markdown", "## 절\n\n먼저 볼 것."),
        cell("code", "import os\nprint(1)", outputs=printed),
        cell("markdown", "하나가 나왔습니다. 더 볼 것.\n\n더 할 말."),
        cell("markdown", "말할 것만.", ["notes"]),
        cell(
            "code", "print(2)", outputs=printed, slide={"title": "둘입니다", "ask": "왜 둘일까요?"}
        ),
        cell("markdown", "숨은 것", ["skip-slide"]),
    )
    assert "약속" in "".join(title.shown) and title.kind == "title"
    assert claimed.title == "먼저 볼 것" and claimed.heading == "절"
    assert "import" not in "".join(claimed.shown) and "하나가 나왔습니다" in "".join(claimed.shown)
    assert "말할 것만" in "".join(claimed.say) and "더 할 말" in "".join(told.lead)
    assert told.title == "둘입니다" and "왜 둘" in "".join(told.ask)
    assert "숨은" not in "".join(claimed.shown + claimed.say + told.shown + told.say)


def test_a_box_of_python_is_code_and_the_box_below_it_what_it_prints():
    asked, box = slides_of(
        cell(
            "markdown",
            "## 절\n\n> **멈추고 생각하기.** 몇일까요?\n> <details><summary>답</summary> 둘.</details>",
        ),
        cell(
            "markdown",
            "```python\nprint(2)\n```\n\n```\n2\n```",
            slide={"title": "둘입니다", "say": "셉니다."},
        ),
    )
    assert (
        asked.kind == "question"
        and "print" in "".join(asked.shown)
        and "printed" not in "".join(asked.shown)
    )
    assert "<details>" not in "".join(asked.shown)  # the answer is the next step
    assert box.kind == "code" and box.title == "둘입니다" and "<pre>2</pre>" in "".join(box.shown)
    assert "셉니다" in "".join(box.say)


def test_exercises_are_one_slide_and_figures_stand_alone():
    picture = [{"data": {"image/png": "AAAA"}}]
    figure, exercises = slides_of(
        cell("markdown", "## 절"),
        cell("code", "figures.draw()", outputs=picture),
        cell("markdown", "그림에서 본 것입니다."),
        cell("markdown", "## 스스로 해 보기\n\n푸세요."),
        cell("markdown", "### 첫째\n\n무엇일까요?"),
        cell("code", "check.count(...)", outputs=[{"text": ["아직\n"]}]),
        cell("markdown", "### 둘째\n\n왜일까요?"),
        cell("code", "check.sum(...)"),
    )
    assert figure.kind == "figure" and figure.title == "절" and "draw" not in "".join(figure.shown)
    assert (
        exercises.kind == "exercises"
        and "첫째" in exercises.shown[0]
        and "왜일까요?" in exercises.shown[0]
    )
    assert "아직" not in exercises.shown[0]
