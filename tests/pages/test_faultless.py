"""Every page in a real browser, light and dark, on a phone and at a desk: no fault that a machine can see."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import PAGES, Watched

# axe's rules of the standards and its best practices; the theme broke one of the experimental ones too.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": TAGS, "rules": {"label-content-name-mismatch": {"enabled": True}}, "resultTypes": ["violations"]}
OTHERS = ["search", "404"]
# What can differ between light and dark; all other rules see the same page in both.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
# One of each kind of token is enough to judge its contrast; a page has thousands.
FEWER_TOKENS = """() => { const seen = new Set();
    document.querySelectorAll(".highlight pre span[class]").forEach(span => {
        if (seen.has(span.className)) span.replaceWith(span.textContent); else seen.add(span.className); }); }"""


@pytest.fixture(scope="module", params=[360, 1280])
def reader(request, browser):
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    yield Watched(context.new_page())
    context.close()


def violations(page, rules=RULES):
    """What axe finds. Formulas are left out: their drawn half is hidden from screen readers and takes minutes."""
    found = Axe().run(page, context={"exclude": [[".katex"]]}, options=rules).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def overflow(page):
    """How far the page is wider than its window, and what sticks out."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1)
            .map(e => e.outerHTML.slice(0, 120)).slice(0, 5); }""")


@pytest.mark.parametrize("name", [*PAGES, *OTHERS])
def test_a_page_has_no_fault(reader, address, name):
    """No other host is asked, the console is clean, nothing scrolls sideways; axe finds nothing, light and dark."""
    page = reader.page
    page.emulate_media(color_scheme="light")
    reader.goto(f"{address}{name}.html")
    assert overflow(page) == []
    page.evaluate(FEWER_TOKENS)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme == 'dark'")
    assert violations(page, COLOURS) == [], "in dark"
    assert reader.errors == []
    assert [url for url in reader.requests if not url.startswith((address, "data:"))] == []


BROKEN = """<!DOCTYPE html><html lang="ko"><title>x</title><main><h1>x</h1><img src="https://host.example/a.png">
<div style="width: 3000px">넓다</div><button aria-label="other">이름</button><script>missing()</script></main></html>"""


def test_the_guards_see_a_broken_page(watched, tmp_path):
    (tmp_path / "broken.html").write_text(BROKEN, "utf8")
    watched.goto((tmp_path / "broken.html").as_uri())
    assert any("missing" in error for error in watched.errors)
    assert any(url.startswith("https://host.example") for url in watched.requests)
    assert overflow(watched.page)
    found = " ".join(violations(watched.page))
    assert "image-alt" in found and "label-content-name-mismatch" in found
