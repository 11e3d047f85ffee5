"""The HTML of each built page is right, as far as a test can see without a browser."""

import re
import subprocess
import warnings
from urllib.parse import unquote, urlsplit

import matplotlib.image
import pytest
from bs4 import BeautifulSoup

from book.preview import draw
from book.publishing import site_address
from conftest import CONFIG, NOTEBOOKS, PAGES, ROOT, SITE, SOURCE

REPOSITORY = CONFIG["repository"]["url"].rstrip("/")
NAME = "/".join(REPOSITORY.split("/")[-2:])
BRANCH = CONFIG["repository"]["branch"]
ENGLISH = re.compile(
    r"\b(?:Launch|Source repo|Toggle|Search|Previous|Next|Contents|Download|Skip to|Back to|Color|Copy|Click|Hide)\b"
)


def soup(page):
    return BeautifulSoup((SITE / f"{page}.html").read_text("utf8"), "html.parser")


def test_the_book_builds_without_warnings(built):
    code, printed = built
    assert code == 0, printed


@pytest.mark.parametrize("page", PAGES)
class TestPage:
    def test_speaks_korean_around_the_text(self, site, page):
        tree = soup(page)
        assert tree.html["lang"] == "ko"
        for part in tree.select("article, script, style, .header-article-item pre"):
            part.decompose()
        words = [tree.get_text(" ")]
        words += [e[name] for name in ("title", "aria-label", "placeholder") for e in tree.select(f"[{name}]")]
        english = sorted({match for text in words for match in ENGLISH.findall(text)})
        assert not english, f"{page}: English words of the theme: {english}"

    def test_loads_nothing_from_elsewhere(self, site, page):
        assert foreign(soup(page)) == []

    def test_has_no_link_to_nowhere(self, printed, page):
        assert dead_links(page, soup(page)) == []

    def test_shows_no_sign_that_markdown_should_have_read(self, site, page):
        assert left_over(soup(page)) == []

    def test_suggests_changes_to_its_own_file(self, site, page):
        source = source_of(page)
        links = [link["href"] for link in soup(page).select("a.btn-source-edit-button")]
        assert links == [f"{REPOSITORY}/edit/{BRANCH}/{source}"]

    def test_offers_its_own_file_to_take_along(self, site, page):
        link = soup(page).select_one("a.btn-download-source-button")
        target = (SITE / f"{page}.html").parent / link["href"]
        assert target.resolve().read_bytes() == (ROOT / source_of(page)).read_bytes()

    def test_says_when_it_changed_if_git_knows(self, site, page):
        command = ["git", "log", "-1", "--format=%as", "--", source_of(page)]
        day = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip() or None
        shown = soup(page).select_one(".last-updated")
        assert (shown.get_text().split()[-1] if shown else None) == day

    def test_has_a_preview_for_shared_links(self, site, page):
        tree = soup(page)
        image = tree.find("meta", property="og:image")["content"]
        assert (SITE / image.split("/", 4)[4]).exists(), image
        assert tree.find("meta", property="og:description")["content"].strip()
        assert tree.find("link", rel="icon")


@pytest.mark.parametrize("page", NOTEBOOKS)
def test_opens_its_own_notebook_in_colab(site, page):
    expected = f"https://colab.research.google.com/github/{NAME}/blob/{BRANCH}/{page}.ipynb"
    links = {link["href"] for link in soup(page).select('a[href^="https://colab.research.google.com/github/"]')}
    own = {link for link in links if link.endswith(page.rsplit("/", 1)[1] + ".ipynb")}
    assert own == {expected}
    assert soup(page).select_one(f'.article-header-buttons a[href="{expected}"]'), "no Colab button"


def source_of(page):
    return f"{page}.ipynb" if page in NOTEBOOKS else f"{SOURCE[page]}.md"


def foreign(tree):
    """Return the addresses of other hosts that a browser would load for this page without a click."""
    loaded = [
        element.get("src") or element.get("href") for element in tree.select("script[src], img[src], iframe[src]")
    ]
    loaded += [link["href"] for link in tree.select('link[rel~="stylesheet"], link[rel~="icon"], link[rel~="preload"]')]
    return [address for address in loaded if urlsplit(address).netloc]


def dead_links(page, tree):
    """Return the links of a page that lead to files or sections that do not exist."""
    dead = []
    for link in tree.select("a[href]"):
        parts = urlsplit(link["href"])
        if parts.scheme or parts.netloc or link["href"] == "#":
            continue
        target = (SITE / f"{page}.html").parent / unquote(parts.path) if parts.path else SITE / f"{page}.html"
        if not target.resolve().exists():
            dead.append(link["href"])
        elif parts.fragment and target.suffix == ".html":
            other = target.read_text("utf8")
            if f'id="{unquote(parts.fragment)}"' not in other:
                dead.append(link["href"])
    return dead


def left_over(tree):
    """Return the texts of a page, outside of code, in which bold type or a link was not recognised."""
    for part in tree.select("script, style, pre, code"):
        part.decompose()
    return [text.strip() for text in tree.find_all(string=re.compile(r"\*\*|\]\("))]


def test_guards_see_a_broken_page():
    tree = BeautifulSoup(
        '<script src="https://cdn.example/x.js"></script><img src="//host/a.png"><a href="nowhere.html">a</a>'
        '<a href="#no-such-section">b</a><p>**<code>**kwargs</code>**는 <b>[여기](x.md)</b></p>',
        "html.parser",
    )
    assert foreign(tree) == ["https://cdn.example/x.js", "//host/a.png"]
    assert dead_links(PAGES[0], tree) == ["nowhere.html", "#no-such-section"]
    assert left_over(tree) == ["**", "**는", "[여기](x.md)"]


def test_the_root_is_the_start_page(site):
    """The root has the page itself. All pages link to it there, and its old address leads to it."""
    home, old = site_address(REPOSITORY), (site / f"{SOURCE['index']}.html").read_text("utf8")
    tree = soup("index")
    assert tree.select_one("article ul.tiles") and not tree.select('meta[http-equiv="refresh"]')
    assert tree.find("link", rel="canonical")["href"] == tree.find("meta", property="og:url")["content"] == home
    assert f'rel="canonical" href="{home}"' in old and 'url=../../index.html"' in old
    for page in [*PAGES, "search", "404"]:
        links = [link["href"] for link in soup(page).select("a.reference.internal, a.navbar-brand, a.left-prev")]
        assert not [link for link in links if "intro.html" in link], page


def test_the_sitemap_lists_every_page(site):
    text = (site / "sitemap.xml").read_text("utf8")
    home = site_address(REPOSITORY)
    for page in ("", *(f"{page}.html" for page in PAGES[1:])):
        assert f"<loc>{home}{page}</loc>" in text
    assert "404.html" not in text and SOURCE["index"] not in text


def test_no_source_map_and_no_unused_script_is_left(site):
    names = {path.name for path in site.rglob("*") if path.is_file()}
    assert not [name for name in names if name.endswith(".map") or name == "fontawesome.js" or "thebe" in name]


def test_the_preview_has_every_letter(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a letter that the font lacks
        draw(CONFIG["title"], tmp_path / "preview.png")
        with pytest.raises(UserWarning, match="missing from font"):
            draw("\uffff", tmp_path / "broken.png")
    assert matplotlib.image.imread(tmp_path / "preview.png").shape[:2] == (630, 1200)
