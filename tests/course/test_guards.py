"""Each guard passes the good page and catches every notebook that breaks its promise, naming file and cell."""

import functools

import nbformat
import pytest

from tests.course.example_page import CAPTION, OURS, PATH, page, write
from tools import guards, page_guards, prose

GIVEN_REPOSITORY = {
    guard.__name__: functools.partial(guard, ours=OURS)
    for guard in (page_guards.badge_opens_this_file, page_guards.setup_cell_is_the_template)
}
MEANING = {"count": ["(1, 4, 3)", "85"], "sentence": ["토 마 토 를 먹 자"]}
ALL = {guard.__name__: guard for guard in guards.PLAIN + page_guards.PLAIN} | GIVEN_REPOSITORY
ALL["meaning_is_recorded"] = functools.partial(guards.meaning_is_recorded, meaning=MEANING)


@pytest.fixture
def kept(tmp_path):
    """The good page, its numbers kept under tmp_path."""
    notebook = page()
    write(notebook, tmp_path)
    ALL["numbers_in_prose_are_as_kept"] = functools.partial(guards.numbers_in_prose_are_as_kept, root=tmp_path)
    return notebook


def replaced(cell, old, new):
    assert old in cell.source
    cell.source = cell.source.replace(old, new)


def printed(cell, old, new):
    assert old in cell.outputs[0].text
    cell.outputs[0].text = cell.outputs[0].text.replace(old, new)


def output(cell, *arguments, **values):
    cell.outputs.append(nbformat.v4.new_output(*arguments, **values))


# What is broken: the guard that must say so, the cell it must name, words it must say, and how to break it.
BROKEN = {
    "a cleared cell": ("executed_in_order", "count", ["none (never executed)", "expected 2"],
        lambda c: c["count"].update(outputs=[], execution_count=None)),
    "a cell never executed": ("executed_in_order", "sentence", ["none (never executed)", "expected 3"],
        lambda c: c["sentence"].update(execution_count=None)),
    "cells run out of order": ("executed_in_order", "count", ["recorded 3", "expected 2"],
        lambda c: (c["count"].update(execution_count=3), c["sentence"].update(execution_count=2))),
    "a cell run twice": ("executed_in_order", "figure", ["recorded 7", "expected 4"],
        lambda c: c["figure"].update(execution_count=7)),
    "outputs cleared, count left": ("printed_outputs_are_there", "count", ["none (cleared)"],
        lambda c: c["count"].update(outputs=[])),
    "a log line on stderr": ("no_error_or_stderr", "count", ["oneDNN custom operations"],
        lambda c: output(c["count"], "stream", name="stderr", text="oneDNN custom operations are on\n")),
    "a recorded traceback": ("no_error_or_stderr", "sentence", ["NameError"],
        lambda c: output(c["sentence"], "error", ename="NameError", evalue="NameError: x", traceback=[])),
    "a marker comment": ("no_marker", "count", ["NBVAL_IGNORE_OUTPUT"],
        lambda c: replaced(c["count"], "print(1 / 2)", "# NBVAL_IGNORE_OUTPUT\nprint(1 / 2)")),
    "a skip marker": ("no_marker", "count", ["NBVAL_SKIP"],
        lambda c: replaced(c["count"], "print(1 / 2)", "    #NBVAL_SKIP\nprint(1 / 2)")),
    "a marker tag": ("no_marker", "count", ["nbval-ignore-output"],
        lambda c: c["count"].metadata.update(tags=["nbval-ignore-output"])),
    "a tag that accepts exceptions": ("no_marker", "sentence", ["raises-exception"],
        lambda c: c["sentence"].metadata.update(tags=["raises-exception"])),
    "a tag that skips": ("no_marker", "sentence", ["skip-execution"],
        lambda c: c["sentence"].metadata.update(tags=["skip-execution"])),
    "execution times": ("metadata_is_plain", "count", ["execution"],
        lambda c: c["count"].metadata.update(execution={"iopub.execute_input": "2026-01-01T00:00:00Z"})),
    "a word that no slide knows": ("metadata_is_plain", "count", ["slide.titel", "title, say, ask"],
        lambda c: c["count"].metadata.update(slide={"titel": "셉니다"})),
    "a count on a slide": ("numbers_in_prose_are_recorded", "count", ["count", "86"],
        lambda c: c["count"].metadata.update(slide={"title": "파라미터는 86개입니다", "minutes": 99})),
    "no alt text": ("pictures_have_alt_text", "figure", ["alt text", "''"],
        lambda c: c["figure"].metadata["mystnb"].pop("image")),
    "no caption": ("figures_have_captions", "figure", ["caption", "''"],
        lambda c: c["figure"].metadata["mystnb"].pop("figure")),
    "a caption that only names": ("figures_have_captions", "figure", ["'파란 직사각형'"],
        lambda c: c["figure"].metadata["mystnb"].update(figure={"caption": "파란 직사각형"})),
    "the alt text as caption": ("figures_have_captions", "figure", ["not the alt text"],
        lambda c: c["figure"].metadata["mystnb"].update(image={"alt": CAPTION})),
    "a count in a caption": ("figures_have_captions", "figure", ["count in the caption", "86"],
        lambda c: c["figure"].metadata["mystnb"].update(figure={"caption": "직사각형 86개가 모두 같은 파란색입니다."})),
    "alt text in the other language": ("pictures_have_alt_text", "figure", ["One blue rectangle."],
        lambda c: c["figure"].metadata["mystnb"].update(image={"alt": "One blue rectangle."})),
    "alt text that says nothing": ("pictures_have_alt_text", "figure", ["'그림'"],
        lambda c: c["figure"].metadata["mystnb"].update(image={"alt": "그림"})),
    "an SVG": ("pictures_have_alt_text", "figure", ["image/svg+xml"],
        lambda c: output(c["figure"], "display_data", {"image/svg+xml": "<svg/>"})),
    "a heavy picture": ("pictures_have_alt_text", "figure", ["at most 60000"],
        lambda c: output(c["figure"], "display_data", {"image/png": "A" * 90_000})),
    "a shape in prose": ("numbers_in_prose_are_recorded", "counting", ["(1, 4, 4)", "an output has: (1, 4, 3)"],
        lambda c: replaced(c["counting"], "(1, 4, 3)", "(1, 4, 4)")),
    "a count in prose": ("numbers_in_prose_are_recorded", "summary", ["count", "86"],
        lambda c: replaced(c["summary"], "85", "86")),
    "a decimal in prose": ("numbers_in_prose_are_recorded", "counting", ["decimal", "0.6"],
        lambda c: replaced(c["counting"], "0.5", "0.6")),
    "a wrong sum in prose": ("numbers_in_prose_are_recorded", "counting", ["56 + 30 = 85", "expected 86"],
        lambda c: replaced(c["counting"], "55 + 30", "56 + 30")),
    "a sum in prose that nothing records": ("numbers_in_prose_are_recorded", "counting", ["56 + 30 = 86", "86"],
        lambda c: replaced(c["counting"], "55 + 30 = 85", "56 + 30 = 86")),
    "a sentence in prose": ("numbers_in_prose_are_recorded", "sentence-seen", ["토마토를자먹"],
        lambda c: replaced(c["sentence-seen"], "토마토를먹자", "토마토를자먹")),
    "a number in prose changed to a recorded one": ("numbers_in_prose_are_as_kept", "summary", ["4", "expected 85"],
        lambda c: replaced(c["summary"], "85", "4")),
    "a number in prose that claims nothing": ("numbers_in_prose_are_as_kept", "plan", ["recorded 20", "expected 10"],
        lambda c: replaced(c["plan"], "10분", "20분")),
    "a changed number, equally wrong on both sides": ("meaning_is_recorded", "count", ["86", "85 in it"],
        lambda c: printed(c["count"], "85", "86")),
    "a changed shape, equally wrong on both sides": ("meaning_is_recorded", "count", ["(1, 3)", "(1, 4, 3) in it"],
        lambda c: printed(c["count"], "(1, 4, 3)", "(1, 3)")),
    "a sentence, equally wrong on both sides": ("meaning_is_recorded", "sentence", ["토 마 토 를 자 먹", "먹 자 in"],
        lambda c: printed(c["sentence"], "먹 자", "자 먹")),
    "a number that only contains the expected one": ("meaning_is_recorded", "count", ["85 in it"],
        lambda c: printed(c["count"], "85", "8512 185 85.5")),
    "a badge that opens another file": ("badge_opens_this_file", "title", ["rnn.ipynb", "fixture.ipynb"],
        lambda c: replaced(c["title"], "ko/fixture.ipynb", "ko/rnn.ipynb")),
    "a badge of another repository": ("badge_opens_this_file", "title", ["someone/name", "owner/name"],
        lambda c: replaced(c["title"], "owner/name", "someone/name")),
    "a badge of another branch": ("badge_opens_this_file", "title", ["blob/master", "blob/main"],
        lambda c: replaced(c["title"], "blob/main", "blob/master")),
    "no badge": ("badge_opens_this_file", "title", ["none"],
        lambda c: replaced(c["title"], OURS.badge(PATH), "")),
    "a set-up cell of another repository": ("setup_cell_is_the_template", "setup", ["someone/name", "owner/name"],
        lambda c: replaced(c["setup"], "owner/name", "someone/name")),
    "a set-up cell cut short": ("setup_cell_is_the_template", "setup", ['setup.start("ko")'],
        lambda c: replaced(c["setup"], '\nsetup.start("ko")', "")),
    "a set-up cell shown in the book": ("setup_cell_is_the_template", "setup", ["remove-input"],
        lambda c: c["setup"].metadata.pop("tags")),
    "a set-up cell that prints": ("setup_cell_is_the_template", "setup", ["outputs"],
        lambda c: output(c["setup"], "stream", name="stdout", text="ready\n")),
    "a code cell that is too long": ("code_cells_are_short", "count", ["recorded 15", "at most 14"],
        lambda c: c["count"].update(source="\n".join(["x = 1"] * 15))),
    "no promise": ("page_follows_the_template", "title", ["promise"],
        lambda c: replaced(c["title"], "한 문장으로 약속한다.\n\n", "")),
    "a plan without what is learnt": ("page_follows_the_template", "plan", ["배울 것"],
        lambda c: replaced(c["plan"], "배울 것", "기타")),
    "no summary": ("page_follows_the_template", "(file)", ["## 요약"],
        lambda c: replaced(c["summary"], "## 요약", "## 끝")),
    "no exercises": ("page_follows_the_template", "(file)", ["## 스스로 해 보기"],
        lambda c: replaced(c["exercises"], "## 스스로 해 보기", "## 숙제")),
    "two titles": ("page_follows_the_template", "(file)", ["# 또"],
        lambda c: replaced(c["summary"], "## 요약", "# 또\n\n## 요약")),
    "a MyST directive": ("markdown_is_plain", "summary", ["{note}"],
        lambda c: replaced(c["summary"], "- 85개.", "```{note}\n85개\n```")),
    "a MyST role": ("markdown_is_plain", "summary", ["{doc}"],
        lambda c: replaced(c["summary"], "- 85개.", "{doc}`rnn`")),
    "an image file": ("markdown_is_plain", "summary", ["cell.png"],
        lambda c: replaced(c["summary"], "- 85개.", "![셀](cell.png)")),
    "an image file in HTML": ("markdown_is_plain", "summary", ["<img "],
        lambda c: replaced(c["summary"], "- 85개.", '<img src="cell.png">')),
    "a formula in an answer": ("markdown_is_plain", "summary", ["<details>"],
        lambda c: replaced(c["summary"], "- 85개.", "> <details><summary>답 보기</summary> $x$입니다.</details>")),
    "tf.keras": ("keras_is_imported_alone", "count", ["tensorflow.keras"],
        lambda c: replaced(c["count"], "print(1 / 2)", "from tensorflow.keras import layers")),
    "a cell without a name": ("ids_are_names", "3f2a9c01", ["3f2a9c01"],
        lambda c: c["summary"].update(id="3f2a9c01")),
    "two cells of one name": ("ids_are_names", "count", ["used once"],
        lambda c: c["sentence"].update(id="count")),
}  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_the_good_page_passes_every_guard(name, kept):
    assert ALL[name](kept) == []


@pytest.mark.parametrize("what", BROKEN)
def test_broken_notebook_is_caught(what, kept):
    guard, cell, words, break_it = BROKEN[what]
    break_it({cell.id: cell for cell in kept.cells})
    messages = [str(problem) for problem in ALL[guard](kept)]
    assert messages, f"{guard} does not see {what}"
    named = [message for message in messages if message.startswith(f"{PATH}, cell {cell!r}: ")]
    assert named, messages
    for word in [*words, "recorded", "expected"]:
        assert any(word in message for message in named), (word, messages)


def test_every_guard_has_a_broken_notebook_that_it_catches():
    assert {guard for guard, *_ in BROKEN.values()} == set(ALL)


def test_metadata_of_the_machine_is_caught(kept):
    kept.content.metadata.language_info = {"name": "python", "version": "3.11.7"}
    (problem,) = guards.metadata_is_plain(kept)
    assert "3.11.7" in str(problem) and str(PATH) in str(problem)


@pytest.fixture
def course(tmp_path):
    """A course of two chapters and a page without code."""
    for name in ("one", "two"):
        write(type(page())(PATH.with_name(f"{name}.ipynb"), page().content), tmp_path)
    (tmp_path / "chapters/ko/words.md").write_text("# 용어\n", encoding="utf-8")
    table = (
        "root: chapters/ko/one\nparts:\n  - chapters:\n      - file: chapters/ko/two\n      - file: chapters/ko/words\n"
    )
    (tmp_path / "_toc.yml").write_text(table, encoding="utf-8")
    return tmp_path


def test_a_whole_table_of_contents_passes(course):
    assert page_guards.toc_lists_what_is_there(course) == []


def test_a_notebook_that_is_not_in_the_table_of_contents_is_caught(course):
    (course / "chapters/ko/two.ipynb").rename(course / "chapters/ko/three.ipynb")
    messages = list(map(str, page_guards.toc_lists_what_is_there(course)))
    assert len(messages) == 2
    assert "chapters/ko/three.ipynb" in messages[0] and "not listed" in messages[0]
    assert "chapters/ko/two" in messages[1] and "missing" in messages[1]


def test_a_notebook_where_no_test_looks_is_caught(course):
    (course / "chapters/ko/more").mkdir()
    (course / "chapters/ko/two.ipynb").rename(course / "chapters/ko/more/two.ipynb")
    assert any("where the tests look" in str(problem) for problem in page_guards.toc_lists_what_is_there(course))


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ko", "2023년 10분, Keras 3, $x_1$, [3장](rnn.ipynb#85)", []),
        ("ko", "`(1,4,3)`과 (None, 6, 5)와 (5,)", ["(1, 4, 3)", "(None, 6, 5)", "(5,)"]),
        ("ko", "`keras.Input((6, 5))`", ["(6, 5)"]),
        ("ko", "1,408개, 577 개, `220`", ["1408", "577", "220"]),
        ("ko", "6개 중 5개, 5/6", ["6", "5"]),
        ("ko", "$3 \\times 55 = 165$", ["3 * 55 = 165"]),
        ("ko", "55 + 30 = 85", ["55 + 30 = 85"]),
        ("ko", "72%, 0.537, 6e-8", ["72", "0.537", "6e-8"]),
        ("ko", "`토마토를 먹자`, 토마토를 먹는다", ["토마토를먹자"]),
        ("ko", "시점 t=0, units × (features + units + 1)", []),
        ("en", "5 of 6 letters, 537 parameters, 74%, in 2023", ["5", "6", "537", "74"]),
    ],
)
def test_claims_are_what_the_rule_says(language, text, found):
    assert list(dict.fromkeys(claim for _, claim in prose.claims(text, language))) == found


@pytest.mark.parametrize(
    ("recorded", "claim", "stands"),
    [
        ("0.762", "0.76", True),
        ("0.766", "0.76", False),
        ("6.2e-08", "6e-8", True),
        ("12", "1.2", False),
        ("0.76", "0.762", False),
    ],
)
def test_a_decimal_may_be_a_rounding_of_what_is_recorded(recorded, claim, stands):
    assert prose.rounds_to(recorded, claim) == stands
