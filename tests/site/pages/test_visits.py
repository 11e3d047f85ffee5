"""Every page of both editions, opened from its folder on a light desktop or from a server on a dark
phone, has no fault.

One visit asks everything that a browser can see: requests, console, sideways scrolling, axe, jumps,
tiny, cut or covered text, figures for the mode of the page, explorers that take more room than was
kept for them, letters without a glyph (page_faults.py, fonts_in_use.py). What depends on the width
alone is asked once more at the other width. test_visit_guards.py shows that each fault is found.

A daily run opens a page of each kind: one edition of it on the desktop and the other on the phone,
by turns, and reads Korean pages with axe. With --every-view every page is opened in both ways.
"""

import layout
import pytest
from built_site import EDITIONS, EVERY_NOTEBOOK, PAGES, Watched
from fonts_in_use import missing_letters
from page_faults import faults, faults_of_width, grown

from book.contents import folder_of
from tests.site.in_browser import run

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 800}
VIEWS = {
    "desktop": {"viewport": DESKTOP, "color_scheme": "light"},
    "phone": {"viewport": PHONE, "color_scheme": "dark"},
}
# A page of each kind: the start, a lesson, explorers, a table with a field, drawn results, and
# what has no source.
KINDS = ["index", "rnn", "explorers", "glossary", "conclusions", "search", "404"]
# A screen of the phone on which runs of text without a figure are measured.
SCREEN = {"width": 390, "height": 844}
# The longest run of a lesson without a figure or a bet, in screens; English words take more room.
LONGEST = {"ko": 6.5, "en": 8}


def visits(every_view):
    """Return (view, language, page) of each visit."""
    names = [*PAGES, "search", "404"] if every_view else KINDS
    return [
        (view, language, folder_of(language) + name)
        for page, name in enumerate(names)
        for edition, language in enumerate(EDITIONS)
        for turn, view in enumerate(VIEWS)
        if every_view or (page + edition + turn) % 2 == 0
    ]


def pytest_generate_tests(metafunc):
    if "view" in metafunc.fixturenames:
        every_view = metafunc.config.getoption("every_view")
        metafunc.parametrize(("view", "language", "name"), visits(every_view))


@pytest.fixture(scope="module")
def readers(browser):
    """A browser page for each view."""
    contexts = {
        view: browser.new_context(**options, reduced_motion="reduce")
        for view, options in VIEWS.items()
    }
    yield {view: Watched(context.new_page()) for view, context in contexts.items()}
    for context in contexts.values():
        context.close()


def test_a_page_has_no_fault(readers, site, address, every_view, view, language, name):
    reader = readers[view]
    page = reader.page
    scheme = VIEWS[view]["color_scheme"]
    page.set_viewport_size(VIEWS[view]["viewport"])
    base = site.as_uri() + "/" if view == "desktop" and not name.endswith("404") else address
    with_axe = language == "ko" or every_view
    assert faults(reader, f"{base}{name}.html", base, scheme, with_axe) == []
    html = (site / f"{name}.html").read_text("utf8")
    assert missing_letters(html, run(page, "letters_by_weight"), folder_of(language)) == []
    page.set_viewport_size(PHONE if view == "desktop" else DESKTOP)
    page.wait_for_load_state("networkidle")  # pictures of the new width are chosen and loaded
    run(page, "two_frames")
    assert faults_of_width(page, scheme) == []
    if name in EVERY_NOTEBOOK:
        page.set_viewport_size(SCREEN)
        assert run(page, "longest_run") <= LONGEST[language]


@pytest.mark.weekly
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_an_explorer_that_comes_late_moves_nothing(browser, address, width):
    """Its files are held back until the reader looks at its place, which has its height already."""
    is_mobile = width < 768
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        has_touch=is_mobile,
        is_mobile=is_mobile,
        reduced_motion="reduce",
    )
    page.route("**/explorers/*.*s?*", lambda route: None)
    page.goto(f"{address}explorers.html", wait_until="domcontentloaded")
    page.locator("[data-needs]").last.scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    layout.watch(page)
    before = run(page, "explorer_heights")
    page.unroute("**/explorers/*.*s?*")  # which lets them through
    run(page, "read_page")
    page.wait_for_function(
        "[...document.querySelectorAll('[data-needs]')].every(explorer => explorer.controls)"
    )
    assert grown(before, run(page, "explorer_heights")) == []
    assert layout.jumps(page) == []
    if width != 768:
        assert page.locator("input[type=range]:visible").count() >= 8
        assert layout.dragged(page) == {}, "a slider makes the page jump"
    page.close()
