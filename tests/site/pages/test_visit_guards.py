"""Each fault that a visit looks for is found on a page that has it."""

import layout
import pytest
from fonts_in_use import missing_letters
from page_faults import faults, figure_faults

from book.letters import letters_of
from book.page import parse
from lib.figures import style
from tests.site.in_browser import run

GOOD = """<!DOCTYPE html><html lang="ko"><title>x</title>
<main><h1>제목</h1><p>글이 있다. <b>굵은 글</b>도 있다.</p>
<details><summary>답 보기</summary>닫힌 답</details><div class="explorer"><label for="s">값</label>
<input id="s" data-field="f" type="range" max="8" oninput="o.textContent = value">
<p id="o">4</p></div></main></html>"""
FIGURE = (
    "<figure><img alt='x' src='data:image/svg+xml,<svg "
    "xmlns=%22http://www.w3.org/2000/svg%22/>'><figcaption>x</figcaption></figure>"
)
# What the fault is called: a part of the good page, and what stands there instead.
BROKEN = {
    "text of 11px": ("<b>굵은 글</b>", '<b style="font-size: 11px">굵은 글</b>'),
    "cut:": (
        "<b>",
        '<b style="display: block; width: 2em; overflow: hidden; white-space: nowrap">길고 ',
    ),
    "text on text": ("<p>글이", '<p style="margin-top: -2.6em">글이'),
    "wider than the window": ("<details>", '<div style="width: 3000px">넓다</div><details>'),
    "asks https://host.example/a.png": (
        "<details>",
        '<img alt="x" src="https://host.example/a.png"><details>',
    ),
    "label-content-name-mismatch": (
        "<details>",
        '<button aria-label="other">이름</button><details>',
    ),
    "code scrolls": (
        "<h1>",
        f'<div class="highlight"><pre style="overflow: auto">{"x" * 199}</pre></div><h1>',
    ),
    "hard to tap": ("<details>", '<button style="height: 20px">ok</button><details>'),
    "console: missing": ("</main>", "</main><script>missing()</script>"),
    "4 figures load before": ("</main>", f"<article>{4 * FIGURE}</article></main>"),
}
LATE = "<script>setTimeout(() => { document.querySelector('h1').style.marginTop = '9em'; }, 400);"
GROWS = ("o.textContent = value", "this.parentElement.style.paddingTop = 40 * value + 'px'")


@pytest.fixture
def changed(tmp_path):
    """Return a function that writes the good page with one change and gives its address."""

    def write(change=("", "")):
        (tmp_path / "page.html").write_text(GOOD.replace(*change, 1), "utf8")
        return (tmp_path / "page.html").as_uri()

    return write


def test_a_good_page_passes_and_each_fault_is_seen(watched, changed):
    base = changed().removesuffix("page.html")
    watched.page.set_viewport_size({"width": 360, "height": 800})
    assert faults(watched, changed(), base, "light") == []
    assert layout.dragged(watched.page) == {}
    for words, change in BROKEN.items():
        found = faults(watched, changed(change), base, "light")
        assert any(words in fault for fault in found), words


def test_code_that_is_cut_on_a_desktop_is_seen(watched, changed):
    watched.goto(changed())
    assert run(watched.page, "cut_on_desktop") == []
    watched.goto(changed(BROKEN["code scrolls"]))
    assert run(watched.page, "cut_on_desktop")


def test_a_page_that_jumps_while_it_loads_is_caught(watched, changed):
    watched.goto(changed(("<h1>", f"{LATE}</script><h1>")))
    # On a busy machine it may have jumped before one could begin to watch.
    layout.watch(watched.page, loading=True)
    watched.page.wait_for_timeout(600)
    assert layout.jumps(watched.page)
    assert layout.jumps(watched.page) == [], "each is told once"


def test_a_slider_that_moves_the_page_is_caught(watched, changed):
    watched.goto(changed(GROWS))
    layout.watch(watched.page)
    assert list(layout.dragged(watched.page)) == ["div f"]


def test_a_long_run_without_a_figure_is_measured(watched, changed):
    tall = (
        '<article><p style="height:4220px">글</p><figure'
        ' style="height:844px;margin:0"></figure><p>글</p></article>'
    )
    watched.goto(changed(("<details>", f"{tall}<details>")))
    assert 5 <= run(watched.page, "longest_run") < 5.2


LIGHT = {
    "src": "file:///a.png",
    "alt": "x",
    "shown": True,
    "caption": True,
    "width": 328,
    "height": 164,
    "shape": 0.5,
    "drawn": 96 * style.WIDTH,  # pixels: the letters are of the size that lib/figures gives them
}
DARK = {**LIGHT, "src": "file:///a-dark.png", "shown": False}


@pytest.mark.parametrize(
    ("words", "dark", "light"),
    [
        ("no dark picture", {"src": "file:///other-dark.png"}, {}),
        ("not the one picture", {"shown": True}, {}),
        ("letters of 11.5 pixels", {}, {"width": 290, "height": 145}),
        ("is squeezed", {}, {"height": 267}),
        ("its caption is hidden", {}, {"caption": False}),
    ],
)
def test_a_figure_that_does_not_fit_is_found(words, dark, light):
    assert figure_faults([DARK, LIGHT], "light") == []
    assert words in figure_faults([DARK | dark, LIGHT | light], "light")[0]


def test_no_cut_font_has_jamo():
    """A browser would put together from them the syllables that only another file has."""
    page = parse("<p>한ᄒ <b>ᄒ글</b></p>")
    assert letters_of(page, "ko") == {400: set("한 글"), 700: set("글")}


def test_a_letter_without_a_glyph_is_found(site):
    assert missing_letters("", {400: "가뷁a", 700: "⅞"}) == ["400 has no 뷁", "700 has no ⅞"]
