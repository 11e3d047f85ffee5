"""Every page, opened once from its folder on a light desktop and once from a server on a dark
phone, has no fault.

One visit asks everything that a browser can see: requests, console, sideways scrolling, axe, jumps,
tiny, cut or covered text, figures for the mode of the page, explorers that take more room than was
kept for them, letters without a glyph.
"""

import base64
import functools
import io
import re

import layout
import pytest
from built_site import EVERY_NOTEBOOK, EVERY_PAGE, SITE, Watched, language_of
from fontTools.ttLib import TTFont

from book import typeface
from lib.figures import style
from tests.site.axe import violations

VIEWS = {
    "desktop": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 360, "height": 800}, "color_scheme": "dark"},
}
# A page has thousands of code tokens. One of each kind is enough to check its contrast.
FEWER_TOKENS = """() => {
  const seen = new Set();
  document.querySelectorAll(".highlight pre span[class]").forEach((span) => {
    if (seen.has(span.className)) span.replaceWith(span.textContent);
    else seen.add(span.className);
  });
}"""
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > width + 1)
    .map((e) => `wider than the window: ${e.outerHTML.slice(0, 120)}`)
    .slice(0, 5);
}"""
WIDE = """() =>
  [...document.querySelectorAll(".formula, .highlight pre")]
    .filter((e) => e.scrollWidth > e.clientWidth + 1)
    .map((e) => `cut on a desktop: ${e.textContent.slice(0, 60)}`)"""
# Of each picture of a chapter: its mode, whether it is shown, whether its caption is, how wide and
# high it is.
PICTURES = """() =>
  [...document.querySelectorAll("article figure img")].map((image) => ({
    mode: image.className,
    src: image.src,
    shown: image.checkVisibility(),
    width: image.getBoundingClientRect().width,
    high: image.getBoundingClientRect().height,
    shape: image.getAttribute("height") / image.getAttribute("width"),
    caption: image.closest("figure").querySelector("figcaption").checkVisibility(),
    alt: image.alt,
  }))"""
LOADED = (
    "() => [...document.querySelectorAll('article figure img')].filter(image =>"
    " image.naturalWidth).length"
)
# The letters of all texts of a page in bold, and in all weights. Formulas and code have fonts of
# their own.
LETTERS = """() => {
  const weights = { 700: new Set(), 400: new Set() };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const style = getComputedStyle(text.parentElement);
    if (!style.fontFamily.startsWith('"Course Sans"')) continue;
    if (text.parentElement.closest("script, style, math")) continue;
    for (const letter of text.data) weights[style.fontWeight >= 600 ? 700 : 400].add(letter);
  }
  return Object.fromEntries(
    Object.entries(weights).map(([weight, letters]) => [weight, [...letters].join("")]),
  );
}"""
# What nobody sees, and the icons of the theme, which have a typeface of their own.
UNSEEN = {*"\t\n\r\u00a0\u200b\u2060\u2061\ufeff", *map(chr, range(0xE000, 0xF900))}
LOST_FONTS = (
    "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status == 'error').map(f =>"
    " f.family))"
)
HEIGHTS = "() => [...document.querySelectorAll('[data-needs]')].map(place => place.offsetHeight)"
HIGHER = (
    f"kept => ({HEIGHTS})().map((now, place) => [kept[place], now]).filter(([most, now]) => !(now"
    " <= most))"
)


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
    assert missing_letters(html, reader.page.evaluate(LETTERS), edition) == []
    if is_desktop:
        assert reader.page.evaluate(WIDE) == []
    elif name in EVERY_NOTEBOOK:
        reader.page.set_viewport_size({"width": 390, "height": 844})
        assert reader.page.evaluate(layout.LONGEST_RUN) <= layout.SCREENS[language_of(name)]
        reader.page.set_viewport_size(VIEWS["phone"]["viewport"])


def faults(reader, url, base, scheme):
    """Open a page.

    Return a sentence for each fault; `base` begins all addresses that it may load from.
    """
    page = reader.page
    reader.goto(url)
    layout.watch(page, loading=True)
    kept = page.evaluate(HEIGHTS)
    loaded = page.evaluate(LOADED)
    problems = layout.jumps(page) + page.evaluate(OVERFLOW)
    page.evaluate(FEWER_TOKENS)
    problems += violations(page)
    layout.jumps(page)
    page.evaluate(layout.READ)
    problems += (
        layout.jumps(page) + page.evaluate(layout.TOUCH) + page.evaluate(layout.FAULTS, layout.TINY)
    )
    problems += [f"{family} does not load" for family in page.evaluate(LOST_FONTS)]
    pictures = page.evaluate(PICTURES)
    problems += figure_problems(pictures, scheme)
    if loaded > 2:
        problems.append(f"{loaded} figures load before a reader comes near")
    if higher := page.evaluate(HIGHER, kept):
        problems.append(
            f"explorers need more pixels than were kept for them, (kept, needed): {higher}"
        )
    problems += [f"console: {error}" for error in reader.errors]
    return problems + [
        f"asks {url}" for url in reader.requests if not url.startswith((base, "data:"))
    ]


def figure_problems(pictures, scheme):
    """Return a sentence for each picture of a page that is not as it must be, [] if all are."""
    problems = []
    for light, dark in zip(pictures[1::2], pictures[::2], strict=True):
        name = light["src"].rsplit("/", 1)[1]
        if dark["src"] != light["src"].replace(".png", "-dark.png") or dark["alt"] != light["alt"]:
            problems.append(f"{name} has no dark picture")
        modes = {"light": light, "dark": dark}
        if [picture["shown"] for picture in modes.values()] != [mode == scheme for mode in modes]:
            problems.append(f"{name}: not the one picture for {scheme} pages is shown")
        if not light["caption"]:
            problems.append(f"{name}: its caption is hidden")
        shown = modes[scheme]
        if abs(shown["high"] - shown["shape"] * shown["width"]) > 2:
            problems.append(f"{name} is squeezed")
        if not 12 <= (letters := style.LETTERS / 72 / style.WIDTH * shown["width"]) <= 19:
            problems.append(f"{name}: letters of {letters:.1f} pixels")
    return problems


@functools.cache
def glyphs(font, edition):
    """Return the letters of a font, which is the name of a file of an edition ("" or "en/") or
    stands in the page itself, as base64.
    """
    path = SITE / edition / "_static" / font
    file = path if font.endswith(".woff2") else io.BytesIO(base64.b64decode(font))
    return {chr(code) for code in TTFont(file).getBestCmap()}


def missing_letters(html, letters, edition=""):
    """Return the letters, by weight, that no typeface of a page has: the system would draw them."""
    problems = []
    for weight, used in letters.items():
        fonts = [
            f"course-sans-{weight}.woff2",
            *re.findall(rf"course-sans-{weight}-[\w-]+\.woff2", html),
        ]
        fonts += re.findall(rf'font-weight:{weight};[^}}]*base64,([^"]+)"', html)
        lost = set(used) - UNSEEN
        lost = lost.difference(*(glyphs(font, edition) for font in fonts))
        problems += [f"{weight} has no {letter}" for letter in sorted(lost)]
    return problems


GOOD = """<!DOCTYPE html><html lang="ko"><title>x</title>
<main><h1>제목</h1><p>글이 있다. <b>굵은 글</b>도 있다.</p>
<details><summary>답 보기</summary>닫힌 답</details><div class="explorer"><label for="s">값</label>
<input id="s" type="range" max="8" oninput="o.textContent = value"><p id="o">4</p></div>
</main></html>"""
FIGURE = (
    "<figure><img alt='x' src='data:image/svg+xml,<svg"
    " xmlns=%22http://www.w3.org/2000/svg%22/>'><figcaption>x</figcaption></figure>"
)
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
        f'<div class="highlight"><pre style="overflow: auto">{"x" * 99}</pre></div><h1>',
    ),
    "hard to tap": ("<details>", '<button style="height: 20px">ok</button><details>'),
    "console: missing": ("</main>", "</main><script>missing()</script>"),
    "4 figures load before": ("</main>", f"<article>{4 * FIGURE}</article></main>"),
}
LATE = (
    "<h1>",
    (
        "<script>setTimeout(() => document.querySelector('h1').style.marginTop = '9em',"
        " 400)</script><h1>"
    ),
)
GROWS = ("o.textContent = value", "this.parentElement.style.paddingTop = 40 * value + 'px'")


@pytest.fixture
def changed(tmp_path):
    """Return a function that writes the good page with one change and gives its address."""

    def write(change=("", "")):
        (tmp_path / "page.html").write_text(GOOD.replace(*change, 1), "utf8")
        return (tmp_path / "page.html").as_uri()

    return write


def test_the_guards_pass_a_good_page_and_see_each_fault(watched, changed):
    base = changed().removesuffix("page.html")
    watched.page.set_viewport_size({"width": 360, "height": 800})
    assert faults(watched, changed(), base, "light") == [] and layout.dragged(watched.page) == {}
    for words, change in BROKEN.items():
        assert any(words in fault for fault in faults(watched, changed(change), base, "light")), (
            words
        )
    assert watched.page.evaluate(WIDE) == []
    watched.goto(changed(BROKEN["code scrolls"]))
    assert watched.page.evaluate(WIDE)


def test_a_page_that_jumps_while_it_loads_is_caught(watched, changed):
    watched.goto(changed(LATE))
    layout.watch(
        watched.page, True
    )  # on a busy machine it may have jumped before one could begin to watch
    watched.page.wait_for_timeout(600)
    assert layout.jumps(watched.page) and layout.jumps(watched.page) == [], "each is told once"
    watched.goto(changed(GROWS))
    layout.watch(watched.page)
    assert list(layout.dragged(watched.page)) == ["div 값"], "a slider that moves the page"


def test_a_long_run_without_a_figure_is_measured(watched, changed):
    tall = (
        '<article><p style="height:4220px">글</p><figure'
        ' style="height:844px;margin:0"></figure><p>글</p></article>'
    )
    watched.goto(changed(("<details>", f"{tall}<details>")))
    assert 5 <= watched.page.evaluate(layout.LONGEST_RUN) < 5.2


def test_a_figure_that_does_not_fit_is_found():
    light = {
        "src": "file:///a.png",
        "shown": True,
        "width": 328,
        "high": 164,
        "shape": 0.5,
        "caption": True,
        "alt": "x",
    }
    dark = {**light, "src": "file:///a-dark.png", "shown": False}
    assert figure_problems([dark, light], "light") == []
    for changes, words in (
        (({"src": "file:///other-dark.png"}, {}), "no dark picture"),
        (({"shown": True}, {}), "not the one picture"),
        (({}, {"width": 290, "high": 145}), "letters of 11.5 pixels"),
        (({}, {"high": 267}), "is squeezed"),
        (({}, {"caption": False}), "its caption is hidden"),
    ):
        assert words in figure_problems([dark | changes[0], light | changes[1]], "light")[0]


def test_no_cut_font_has_jamo(site):
    """A browser would put together from them the syllables that only another file has."""
    assert typeface.letters("<p>한ᄒ <b>ᄒ</b></p>", "ko") == {
        400: set("<p>한 <b></b></p>"),
        700: set("<b></b>"),
    }


def test_a_letter_without_a_glyph_is_found(site):
    assert missing_letters("", {400: "가뷁a", 700: "⅞"}) == ["400 has no 뷁", "700 has no ⅞"]


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
    before = page.evaluate(HEIGHTS)
    page.unroute("**/explorers/*.*s?*")  # which lets them through
    page.evaluate(layout.READ)
    page.wait_for_function(
        "[...document.querySelectorAll('[data-needs]')].every(explorer => explorer.controls)"
    )
    assert page.evaluate(HIGHER, before) == layout.jumps(page) == []
    if width != 768:
        assert page.locator("input[type=range]:visible").count() >= 8
        assert layout.dragged(page) == {}, "a slider makes the page jump"
    page.close()
