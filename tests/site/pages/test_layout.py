"""What layout.py finds on a broken page; no slider makes its page jump. test_faultless.py looks at all pages."""

import layout
import pytest

from book import sheet
from conftest import PAGES

GOOD = """<!DOCTYPE html><html lang="ko"><title>x</title><main><h1>제목</h1><p>글이 있다. <b>굵은 글</b>도 있다.</p>
<details><summary>답 보기</summary>닫힌 답</details><div class="explorer"><label for="s">값</label>
<input id="s" type="range" max="8" oninput="o.textContent = value"><p id="o">4</p></div></main></html>"""
BROKEN = {
    "text of 11px": ("<b>굵은 글</b>", '<b style="font-size: 11px">굵은 글</b>'),
    "cut": ("<b>", '<b style="display: block; width: 2em; overflow: hidden; white-space: nowrap">길고 '),
    "text on text": ("<p>글이", '<p style="margin-top: -2.6em">글이'),
}
LATE = ("<h1>", "<script>setTimeout(() => document.querySelector('h1').style.marginTop = '9em', 400)</script><h1>")
GROWS = ("o.textContent = value", "this.parentElement.style.paddingTop = 40 * value + 'px'")


@pytest.fixture
def opened(watched, tmp_path):
    """Return a function that opens the good page with one change, and begins to watch it."""

    def open_page(change=("", ""), loading=False):
        (tmp_path / "page.html").write_text(GOOD.replace(*change, 1), "utf8")
        watched.goto((tmp_path / "page.html").as_uri())
        layout.watch(watched.page, loading)
        return watched.page

    return open_page


def test_a_good_page_has_no_fault(opened):
    page = opened()
    layout.read(page)
    assert layout.faults(page) == layout.jumps(page) == [] and layout.dragged(page) == {}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_page_is_caught(opened, fault):
    found = layout.faults(opened(BROKEN[fault]))
    assert len(found) == 1 and found[0].startswith(fault)


def test_a_page_that_jumps_while_it_loads_is_caught(opened):
    page = opened(LATE, loading=True)  # on a busy machine it may have jumped before one could begin to watch
    page.wait_for_timeout(600)
    jumped = layout.jumps(page)
    assert sum(jump["value"] for jump in jumped) > 0.02
    assert layout.jumps(page) == [], "each is told once"


def test_a_slider_that_moves_the_page_is_caught(opened):
    assert list(layout.dragged(opened(GROWS))) == ["div 값"]


def test_a_style_that_depends_on_what_comes_late_is_caught(browser):
    page = browser.new_page()
    address = "http://example.invalid/"
    late = GOOD.replace("</title>", "</title><style>main:has(input) { width: 9em }</style>")
    assert layout.moved(page, address, GOOD) == []
    before, after = layout.moved(page, address, late)
    assert [place[0] for place in before] == [place[0] for place in after] == ["제목", "글이 있다. 굵은 글도 있다."]
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_beginning_of_a_page_stays_where_it_is_while_the_rest_arrives(browser, site, address, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.route("**/*.woff2", lambda route: route.abort())
    for name in PAGES:
        html = (site / f"{name}.html").read_text("utf8")
        assert layout.moved(page, f"{address}{name}.html", html) == [], name
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_do_not_jump_while_they_load(browser, address, width):
    """Without fonts: when they arrive letters change their width, and how soon depends on the machine."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    for name in ("index", "chapters/ko/rnn", "chapters/ko/explorers", "chapters/ko/lecturer-guide"):
        page.goto(f"{address}{name}.html", wait_until="networkidle")
        layout.watch(page, loading=True)
        jumped = layout.jumps(page)
        assert sum(jump["value"] for jump in jumped) <= 0.02, (name, jumped)
    context.close()


HEIGHTS = "all => all.map(place => place.offsetHeight)"
SLACK = """() => [...document.querySelectorAll("[data-needs] > .rnn-explorer")].map(frame => {
    const bottom = (e) => e.getBoundingClientRect().bottom;
    return bottom(frame) - bottom(frame.lastElementChild) - parseFloat(getComputedStyle(frame).paddingBottom); })"""


@pytest.mark.parametrize("width", [360, 600, 768, 1280])
def test_an_explorer_that_comes_late_moves_nothing(browser, site, address, width):
    """Its files are held back until the reader looks at its place, which has its height already, and little more."""
    is_mobile = width < 768
    context = browser.new_context(viewport={"width": width, "height": 800}, has_touch=is_mobile, is_mobile=is_mobile)
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    for name in PAGES:
        if "data-needs" not in (site / f"{name}.html").read_text("utf8"):
            continue
        page.route("**/explorers/*.*s?*", lambda route: None)
        page.goto(f"{address}{name}.html", wait_until="domcontentloaded")
        places = page.locator("[data-needs]")
        places.last.scroll_into_view_if_needed()
        page.wait_for_timeout(100)
        layout.watch(page)
        before = places.evaluate_all(HEIGHTS)
        page.unroute("**/explorers/*.*s?*")  # which lets them through
        page.evaluate(sheet.LOAD)
        page.wait_for_function(sheet.READY)
        assert places.evaluate_all(HEIGHTS) == before, name
        assert layout.jumps(page) == [], name
        slack = page.evaluate(SLACK)
        assert max(slack) < 100, (name, slack)
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_slider_of_the_explorers_makes_the_page_jump(browser, address, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}chapters/ko/explorers.html")
    layout.read(page)
    page.wait_for_function("[...document.querySelectorAll('.explorer')].every(one => one.controls)")
    layout.watch(page)
    assert page.locator("input[type=range]:visible").count() >= 8
    assert layout.dragged(page) == {}
    context.close()
