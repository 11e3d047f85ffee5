"""Every reader can use every page: by keyboard, without JavaScript, from a folder, with other colours."""

import pytest

from conftest import PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_works_from_a_folder(watched, site, name):
    watched.goto((site / f"{name}.html").as_uri())
    assert watched.errors == []
    assert all(url.startswith(("file:", "data:")) for url in watched.requests)
    icon = watched.page.locator(".theme-switch-button i:visible").first
    assert icon.evaluate("e => getComputedStyle(e).fontFamily").startswith('"Font Awesome')
    assert (
        watched.page.evaluate("document.fonts.ready.then(() => [...document.fonts].some(f => f.status == 'error'))")
        is False
    )


def test_an_address_that_does_not_exist_gets_the_404_page(watched, address):
    watched.page.goto(f"{address}no/such/page.html")
    assert "없는 페이지입니다" in watched.page.inner_text("main")
    styles = watched.page.evaluate("[...document.styleSheets].map(s => s.href)")
    assert any("_static/book.css" in style for style in styles if style)
    watched.page.click("main a:has-text('첫 페이지로')")
    assert watched.page.url.startswith(address)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_well_without_javascript(browser, address, name):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}{name}.html")
    assert len(page.inner_text("article")) > 100
    for button in page.locator("button:visible").all():
        assert button.get_attribute("onclick") is None, "a button that does nothing is shown"
    assert page.locator("nav.bd-docs-nav a:visible").count() >= len(PAGES), "the book's contents are not shown"
    assert overflow_without_script(page) is False
    context.close()


def overflow_without_script(page):
    """Return True if the page scrolls sideways. The browser is asked, because JavaScript is off in the page."""
    sizes = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")
    return sizes["cssContentSize"]["width"] > sizes["cssLayoutViewport"]["clientWidth"] + 1


def focus_path(page, limit=80):
    """Return short descriptions of the elements that Tab reaches, in order."""
    path = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        path.append(
            page.evaluate("""() => { const e = document.activeElement, r = e.getBoundingClientRect();
            const style = getComputedStyle(e);
            const text = (e.ariaLabel || e.title || e.textContent).trim();
            return { tag: e.tagName, text, href: e.getAttribute("href"),
                     seen: r.width > 0 && r.height > 0 && style.visibility == "visible",
                     ring: style.outlineStyle != "none" || style.boxShadow != "none" }; }""")
        )
    return path


def test_the_keyboard_reaches_everything_and_shows_where_it_is(watched, address):
    watched.goto(f"{address}{PAGES[2]}.html")
    path = focus_path(watched.page)
    assert path[0]["href"] == "#main-content", "the first stop skips to the text"
    texts = " ".join(stop["text"] for stop in path)
    for expected in ("찾기", "밝기", "이 페이지 다운로드", "저장소와 고칠 곳 제안"):
        assert expected in texts, f"Tab does not reach {expected!r}: {texts[:500]}"
    hidden = [stop for stop in path if not stop["seen"]]
    assert not hidden, f"the focus is lost on {hidden[0]}"
    unmarked = [stop for stop in path if not stop["ring"]]
    assert not unmarked, f"no focus ring on {unmarked[0]}"


def test_the_phone_menu_opens_and_closes_by_keyboard(browser, address):
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}{PAGES[1]}.html")
    shown = """most => [...document.querySelectorAll("nav.bd-docs-nav a")].filter(
        link => link.checkVisibility({ visibilityProperty: true }) && link.getBoundingClientRect().left >= 0
    ).length >= most"""
    assert not page.evaluate(shown, len(PAGES))
    page.locator(".header-article-items__start .primary-toggle").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(shown, arg=len(PAGES))
    if page.locator("dialog#pst-primary-sidebar-modal").count():  # older themes close it by the same button only
        page.keyboard.press("Escape")
        page.wait_for_function(f"!({shown})({len(PAGES)})")
    context.close()


def test_reduced_motion_stops_movement(browser, address):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}{PAGES[1]}.html")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter(e => {
        const style = getComputedStyle(e);
        const long = value => value.split(",").some(one => parseFloat(one) > 0.01);
        return long(style.transitionDuration) || (style.animationName != "none" && long(style.animationDuration));
    }).map(e => e.outerHTML.slice(0, 100))""")
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


def test_forced_colours_keep_buttons_and_the_current_page_visible(browser, address):
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}{PAGES[1]}.html")
    current = page.locator("nav.bd-docs-nav li.active > a").first
    border = current.evaluate("e => getComputedStyle(e).borderStyle + getComputedStyle(e).outlineStyle")
    assert border != "nonenone", "the current page is marked by colour alone"
    badge = page.locator(".colab-badge").first
    assert badge.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    context.close()


def test_korean_lines_break_between_words(watched, address):
    watched.goto(f"{address}{PAGES[1]}.html")
    assert watched.page.evaluate("getComputedStyle(document.querySelector('article p')).wordBreak") == "keep-all"


def test_a_dark_system_never_sees_a_light_page(browser, address):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.route("**/book.js*", lambda route: route.abort())  # the theme's own script runs too late
    page.goto(f"{address}{PAGES[0]}.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    context.close()


def test_a_dark_page_is_printed_in_light_colours_without_buttons(browser, address):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}{PAGES[1]}.html")
    page.wait_for_function("document.documentElement.dataset.theme == 'dark'")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.locator(".bd-sidebar-primary:visible, .article-header-buttons:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    context.close()


def test_a_short_formula_keeps_its_particle_on_its_line(watched, address):
    watched.goto(f"{address}chapters/ko/lstm.html")
    joined = watched.page.locator(".joined")
    assert joined.count() > 5
    assert joined.first.evaluate("e => getComputedStyle(e).whiteSpace") == "nowrap"
