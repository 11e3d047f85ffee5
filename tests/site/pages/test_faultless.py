"""No page has a fault that a machine can see: in a real browser, light and dark, on a phone and on a desktop."""

import layout
import pytest

from conftest import PAGES, Watched, violations

OTHERS = ["search", "404"]
# Rules whose result can differ between light and dark.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
# A page has thousands of code tokens. One of each kind is enough to check its contrast.
FEWER_TOKENS = """() => { const seen = new Set();
    document.querySelectorAll(".highlight pre span[class]").forEach(span => {
        if (seen.has(span.className)) span.replaceWith(span.textContent); else seen.add(span.className); }); }"""


@pytest.fixture(scope="module", params=[360, 1280])
def reader(request, browser):
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    yield Watched(context.new_page())
    context.close()


def overflow(page):
    """Return the first elements that make the page wider than its window."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1)
            .map(e => e.outerHTML.slice(0, 120)).slice(0, 5); }""")


@pytest.mark.parametrize("name", [*PAGES, *OTHERS])
def test_a_page_has_no_fault(reader, address, name):
    """It asks no other host, its console is clean, it does not scroll sideways, axe finds nothing in light and dark.

    Nothing jumps, and no text is tiny, cut or covered (layout.py).
    """
    page = reader.page
    page.emulate_media(color_scheme="light")
    reader.goto(f"{address}{name}.html")
    assert overflow(page) == []
    page.evaluate(FEWER_TOKENS)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.documentElement.dataset.theme == 'dark'")
    assert violations(page, COLOURS) == [], "in dark"
    layout.watch(page)
    layout.read(page)
    assert layout.jumps(page) == [] and layout.faults(page) == []
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
