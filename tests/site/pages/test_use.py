"""Every reader can use the site: by keyboard, by mouse, without JavaScript, on paper, with other
colours.
"""

import io

import numpy as np
import pytest
from built_site import NOTEBOOKS, PAGES, SITE
from PIL import Image

from book import dark
from lib.figures import style
from tests.site.in_browser import run, script


@pytest.fixture
def opened(browser, address):
    """Return a function that opens a page of the site with options of a browser context."""
    contexts = []

    def open_page(name, **options):
        contexts.append(
            browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        )
        page = contexts[-1].new_page()
        page.goto(f"{address}{name}.html")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_an_address_that_does_not_exist_gets_the_404_page(watched, address):
    watched.page.goto(f"{address}no/such/page.html")
    styles = watched.page.evaluate("[...document.styleSheets].map(style => style.href)")
    assert any("_static/book.css" in style for style in styles if style)
    home = watched.page.locator("main p.buttons a").first
    home.click()
    assert watched.page.url == f"{address}index.html"
    watched.page.goto((SITE / "404.html").as_uri())  # in a folder, where the site has no prefix
    assert home.evaluate("link => link.href") == (SITE / "index.html").as_uri()


@pytest.mark.parametrize(
    "name",
    [
        "index",
        "rnn",
        *(pytest.param(name, marks=pytest.mark.weekly) for name in ("explorers", "glossary")),
    ],
)
def test_a_page_reads_well_without_javascript(opened, name):
    page = opened(name, java_script_enabled=False, viewport={"width": 360, "height": 800})
    assert len(page.inner_text("article")) > 100
    for button in page.locator("button:visible").all():
        assert button.get_attribute("onclick") is None, "a button that does nothing is shown"
    assert page.locator("nav.bd-docs-nav a:visible").count() >= len(PAGES), (
        "the book's contents are not shown"
    )
    # JavaScript is off in the page.
    sizes = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")
    assert sizes["cssContentSize"]["width"] <= sizes["cssLayoutViewport"]["clientWidth"] + 1, (
        "it scrolls sideways"
    )


# The buttons of every page, by their classes.
BUTTONS = ("search-button", "theme-switch-button", "dropdown-download", "dropdown-source")


def test_the_keyboard_reaches_everything_and_shows_where_it_is(opened):
    page = opened(PAGES[2])
    path = []
    for _ in range(80):
        page.keyboard.press("Tab")
        path.append(run(page, "focused"))
    assert path[0]["href"] == "#main-content", "the first stop skips to the text"
    assert [stop for stop in path if not stop["isSeen"]] == [], "the focus is lost"
    assert [stop for stop in path if not stop["hasRing"]] == [], "no focus ring"
    reached = " ".join(stop["classes"] for stop in path)
    assert [name for name in BUTTONS if name not in reached] == []


def test_the_phone_menu_opens_and_closes_by_keyboard(opened):
    page = opened(PAGES[1], viewport={"width": 360, "height": 800})
    is_open = {"least": len(PAGES), "isSo": True}
    assert not run(page, "shows_pages", is_open)
    page.locator(".header-article-items__start .primary-toggle").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(script("shows_pages"), arg=is_open)
    page.keyboard.press("Escape")
    page.wait_for_function(script("shows_pages"), arg={**is_open, "isSo": False})


@pytest.mark.weekly
def test_on_this_page_marks_the_section_into_which_a_reader_jumps(opened):
    page = opened("comparison", viewport={"width": 1440, "height": 900})
    section = page.locator("article section section").nth(4)
    # Its heading is far above.
    section.evaluate("e => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight / 2)")
    page.wait_for_selector(
        f".page-toc a.active[aria-current][href='#{section.get_attribute('id')}']"
    )


@pytest.mark.weekly
def test_reduced_motion_stops_movement(opened):
    page = opened(PAGES[1], reduced_motion="reduce")
    assert run(page, "moving") == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.weekly
def test_forced_colours_keep_buttons_and_the_current_page_visible(opened):
    page = opened(PAGES[1], forced_colors="active")
    current = page.locator("nav.bd-docs-nav li.active > a").first
    lines = current.evaluate(
        "e => [getComputedStyle(e).borderStyle, getComputedStyle(e).outlineStyle]"
    )
    assert set(lines) != {"none"}, "the current page is marked by colour alone"
    assert (
        page.locator(".colab-badge").first.evaluate("e => getComputedStyle(e).borderTopStyle")
        == "solid"
    )


def test_korean_lines_break_between_words_and_a_short_formula_keeps_its_particle(opened):
    page = opened("lstm")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('article p')).wordBreak")
        == "keep-all"
    )
    joined = page.locator(".joined")
    assert joined.count() > 5
    assert joined.first.evaluate("e => getComputedStyle(e).whiteSpace") == "nowrap"
    icon = page.locator(".theme-switch-button i:visible").first
    assert icon.evaluate("e => getComputedStyle(e).fontFamily").startswith('"Font Awesome')


def test_a_dark_system_never_sees_a_light_page(browser, address):
    page = browser.new_page(color_scheme="dark")
    page.route("**/book.js*", lambda route: route.abort())  # the theme's own script runs too late
    page.goto(f"{address}{PAGES[0]}.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.close()


def test_a_dark_page_shows_figures_without_a_slab_and_is_printed_in_light_colours(opened):
    page = opened("lstm", color_scheme="dark")
    figure = page.locator("figure").nth(4)
    figure.scroll_into_view_if_needed()
    page.wait_for_function(
        "e => e.querySelector('.only-dark').complete", arg=figure.element_handle()
    )
    shown = np.asarray(
        Image.open(io.BytesIO(figure.locator(".only-dark").screenshot())).convert("RGB")
    )
    paper = dark.rgb(style.COLOURS["paper"]["dark"])
    assert np.abs(shown[[0, 0, -1, -1], [0, -1, 0, -1]] - paper).max() <= 2, (
        "the corners have the colour of the page"
    )
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.locator(".bd-sidebar-primary:visible, .article-header-buttons:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_the_first_window_shows_the_question_both_buttons_and_the_bet_with_what_it_is_about(
    opened, width, height
):
    page = opened("index", viewport={"width": width, "height": height})
    for selector in (
        "h1",
        "p.buttons a >> nth=0",
        "p.buttons a >> nth=1",
        "[data-action=bet] >> nth=0",
        ".thread",
    ):
        box = page.locator(f"article {selector}").bounding_box()
        assert box["y"] + box["height"] < height, selector
    beside = (
        page.locator("article .explorer").first.bounding_box()["y"]
        < page.locator("p.buttons").bounding_box()["y"]
    )
    assert beside == (width == 1440)
    texts = page.locator(".drawing text").evaluate_all(
        "all => all.map(e => 22 * e.getScreenCTM().a)"
    )
    assert len(texts) > 10
    assert min(texts) >= 12, "letters of a drawing are smaller than 12 pixels"


def test_a_tile_opens_its_chapter_wherever_it_is_clicked(opened):
    page = opened("index")
    page.locator("ol.tiles li >> nth=2").click(position={"x": 20, "y": 20})
    assert page.url.endswith(f"/{NOTEBOOKS[2]}.html")


def test_the_link_to_the_other_edition_leads_to_the_section_that_is_read(opened):
    page = opened("lstm")
    page.evaluate(
        "document.querySelectorAll('article section')[4].scrollIntoView({ behavior: 'instant' })"
    )
    page.wait_for_function(
        "Math.abs(document.querySelectorAll('article section')[4].getBoundingClientRect().top)"
        " < 200"
    )
    # A click of Playwright scrolls.
    page.evaluate("document.querySelector('.edition-switch').click()")
    page.wait_for_url("**/en/lstm.html#section-4")
    assert (
        abs(
            page.locator("article section")
            .nth(4)
            .evaluate("section => section.getBoundingClientRect().top")
        )
        < 200
    )


def test_the_start_page_offers_the_language_of_the_browser(opened):
    for name, locale, offers in (
        ("index", "en-GB", 1),
        ("index", "ko-KR", 0),
        ("en/index", "ko-KR", 1),
    ):
        assert opened(name, locale=locale).locator(".edition-switch.offered").count() == offers


@pytest.mark.parametrize(
    ("name", "typed"),
    [("glossary", "망각"), pytest.param("en/glossary", "forget", marks=pytest.mark.weekly)],
)
def test_the_field_of_the_glossary_leaves_the_terms_with_what_is_typed(opened, name, typed):
    page = opened(name)
    rows = page.locator("article tbody tr:visible")
    everything = rows.count()
    field = page.locator(".find-term input")
    field.fill(typed)
    left = rows.all_inner_texts()
    assert 0 < len(left) < everything / 4
    assert [row for row in left if typed not in row.lower()] == []
    assert page.locator("article section section:visible").count() <= len(left)
    field.fill("")
    assert rows.count() == everything


@pytest.mark.weekly
def test_a_chapter_above_the_conclusions_shows_its_claims_alone_and_then_all_again(opened):
    page = opened("conclusions")
    shown = page.locator("section.claims:visible")
    every = shown.count()
    assert every > 5
    second = page.locator(".filter a >> nth=1")
    second.click()
    assert shown.count() == 1
    assert shown.first.get_attribute("id") in page.evaluate(
        "decodeURIComponent(document.querySelector('.filter [aria-current=true]').hash)"
    )
    second.click()
    assert shown.count() == every


@pytest.mark.weekly
def test_each_explorer_of_the_gallery_leads_to_its_section_and_shows_its_first_frame(opened):
    page = opened("explorers")
    links = page.locator(".gallery a")
    assert links.count() == page.locator("[data-needs]").count()
    for link in links.all():
        target = page.evaluate("link => decodeURIComponent(link.hash)", link.element_handle())
        assert page.evaluate("id => Boolean(document.getElementById(id))", target[1:])
        picture = link.locator("img:visible")
        assert picture.count() == 1
        picture.scroll_into_view_if_needed()
        page.wait_for_function("image => image.naturalWidth > 0", arg=picture.element_handle())
