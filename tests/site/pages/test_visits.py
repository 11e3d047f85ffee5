"""Every page, opened once from its folder on a light desktop and once from a server on a dark
phone, has no fault.

One visit asks everything that a browser can see: requests, console, sideways scrolling, axe, jumps,
tiny, cut or covered text, figures for the mode of the page, explorers that take more room than was
kept for them, letters without a glyph (page_faults.py, fonts_in_use.py). test_visit_guards.py shows
that each of them is found.
"""

import layout
import pytest
from built_site import EVERY_NOTEBOOK, EVERY_PAGE, Watched, language_of
from fonts_in_use import missing_letters
from page_faults import faults, grown

from tests.site.in_browser import run

VIEWS = {
    "desktop": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 360, "height": 800}, "color_scheme": "dark"},
}
# The longest run of a lesson without a figure, in screens of a phone; English words take more room.
SCREENS = {"ko": 8.5, "en": 10}


@pytest.fixture(scope="module", params=VIEWS)
def reader(request, browser):
    context = browser.new_context(**VIEWS[request.param], reduced_motion="reduce")
    yield Watched(context.new_page(), request.param)
    context.close()


@pytest.mark.parametrize("name", [*EVERY_PAGE, "search", "404", "en/search", "en/404"])
def test_a_page_has_no_fault(reader, site, address, name):
    is_desktop = reader.view == "desktop"
    base = site.as_uri() + "/" if is_desktop and not name.endswith("404") else address
    assert faults(reader, f"{base}{name}.html", base, VIEWS[reader.view]["color_scheme"]) == []
    html = (site / f"{name}.html").read_text("utf8")
    edition = "en/" if name.startswith("en/") else ""
    assert missing_letters(html, run(reader.page, "letters_by_weight"), edition) == []
    if is_desktop:
        assert run(reader.page, "cut_on_desktop") == []
    elif name in EVERY_NOTEBOOK:
        reader.page.set_viewport_size({"width": 390, "height": 844})
        assert run(reader.page, "longest_run") <= SCREENS[language_of(name)]
        reader.page.set_viewport_size(VIEWS["phone"]["viewport"])


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
