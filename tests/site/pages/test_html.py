"""The HTML of each built page says what its source says, and is right as far as a test can see
without a browser.

Links to an explorer are opened in the browser, and its controls show the settings that the source
names.
"""

import html
import itertools
import re
import subprocess
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import content
import pytest
from bs4 import BeautifulSoup
from built_site import (
    CHAPTERS,
    CONFIG,
    EDITIONS,
    EVERY_NOTEBOOK,
    EVERY_PAGE,
    PAGES,
    ROOT,
    SITE,
    SOURCE,
    language_of,
)

from book.callouts import EXERCISE
from tests.site.in_browser import run

REPOSITORY = CONFIG["repository"]["url"].rstrip("/")
NAME = "/".join(REPOSITORY.split("/")[-2:])
BRANCH = CONFIG["repository"]["branch"]
HOME = CONFIG["html"]["baseurl"]
ENGLISH = re.compile(
    r"\b(?:Launch|Source repo|Toggle|Search|Previous|Next|Contents|Download|Skip to|Back"
    r" to|Color|Copy|Click|Hide)\b"
)


def test_the_book_builds_without_warnings(built):
    code, printed = built
    assert code == 0, printed


def source_of(page):
    return f"{SOURCE[page]}.ipynb" if page in EVERY_NOTEBOOK else f"{SOURCE[page]}.md"


def last_commit(source):
    """Return the day of the last commit of a file, with merges, as the page counts; "" if none."""
    command = ["git", "log", "-m", "-s", "-1", "--format=%as", "--", source]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def english_words(tree):
    """Return the English words of the theme around the text of a page."""
    left_out = {
        id(part) for part in tree.select("article, script, style, .header-article-item pre")
    }
    texts = [
        text for text in tree.find_all(string=ENGLISH) if not left_out & set(map(id, text.parents))
    ]
    for attribute in ("title", "aria-label", "placeholder"):
        texts += [element[attribute] for element in tree.select(f"[{attribute}]")]
    return sorted({match for text in texts for match in ENGLISH.findall(text)})


def dead_links(page, tree):
    """Return the links of a page that lead to files or sections that do not exist, except to the
    PDF.
    """
    dead = []
    for link in tree.select("a[href]"):
        parts = urlsplit(link["href"])
        if parts.scheme or parts.netloc or link["href"] == "#" or parts.path.endswith(".pdf"):
            continue
        target = (
            (SITE / f"{page}.html").parent / unquote(parts.path)
            if parts.path
            else SITE / f"{page}.html"
        )
        is_lost = (
            parts.fragment
            and target.suffix == ".html"
            and unquote(parts.fragment) not in content.ids(target)
        )
        if not target.resolve().exists() or is_lost:
            dead.append(link["href"])
    return dead


def left_over(tree):
    """Return the texts of a page, outside of code, with bold type or a link left as Markdown."""
    texts = tree.find_all(string=re.compile(r"\*\*|\]\("))
    return [
        text.strip() for text in texts if not text.find_parent(["script", "style", "pre", "code"])
    ]


def test_guards_see_a_broken_page(site):
    tree = BeautifulSoup(
        '<a href="nowhere.html">a</a><a href="#no-such-section">b</a><p'
        ' title="Search">**<code>**kwargs</code>**는 <b>[여기](x.md)</b></p>',
        "html.parser",
    )
    assert english_words(tree) == ["Search"]
    assert dead_links(PAGES[0], tree) == ["nowhere.html", "#no-such-section"]
    assert left_over(tree) == ["**", "**는", "[여기](x.md)"]


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_page_says_what_its_source_says(site, page):
    source = content.source_letters(page)
    assert len(source) > 100
    assert content.difference(source, content.letters(content.article(page))) is None


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_what_stands_around_the_text_of_a_page_is_right(site, page):
    tree = content.tree(page)
    folder = (SITE / f"{page}.html").parent
    source = source_of(page)
    language = language_of(page)
    edits = tree.select("a.btn-source-edit-button")
    download = folder / tree.select_one("a.btn-download-source-button")["href"]
    changed = tree.select_one(".last-updated")
    picture = tree.find("meta", property="og:image")["content"]
    description = tree.find("meta", property="og:description")["content"]
    assert {
        "language": tree.html["lang"],
        "English words": [] if language == "en" else english_words(tree),
        "dead links": dead_links(page, tree),
        "Markdown that is left over": left_over(tree),
        "its button edits": [link["href"] for link in edits],
        "it offers its source": download.resolve().read_bytes() == (ROOT / source).read_bytes(),
        "last change": changed.get_text().split()[-1] if changed else "",
        "a shared link has a picture": (SITE / picture.split("/", 4)[4]).exists(),
        "a shared link has a description": bool(description.strip()),
        "it has an icon": bool(tree.find("link", rel="icon")),
    } == {
        "language": language,
        "English words": [],
        "dead links": [],
        "Markdown that is left over": [],
        "its button edits": [f"{REPOSITORY}/edit/{BRANCH}/{source}"],
        "it offers its source": True,
        "last change": last_commit(source),
        "a shared link has a picture": True,
        "a shared link has a description": True,
        "it has an icon": True,
    }


@pytest.mark.parametrize("page", EVERY_NOTEBOOK)
class TestChapter:
    """What stands around the text of each chapter."""

    def test_it_opens_with_its_thread_and_asks_its_question_once(self, site, page):
        tree = content.tree(page)
        assert tree.select_one(".opener > .opening-thread")
        (asked,) = tree.select(".question")
        assert asked.get_text().endswith("?")

    def test_each_exercise_leads_to_its_cell_in_colab(self, site, page):
        cells = content.cells(page)
        asked = [cell["id"] for cell in cells if EXERCISE.search("".join(cell["source"]))]
        links = content.tree(page).select(".in-colab a")
        assert [link["href"].partition("#scrollTo=")[2] for link in links] == asked

    def test_its_button_opens_it_in_colab(self, site, page):
        colab = f"https://colab.research.google.com/github/{NAME}/blob/{BRANCH}/{source_of(page)}"
        assert content.tree(page).select_one(f'.article-header-buttons a[href="{colab}"]')


@pytest.mark.parametrize("language", EDITIONS)
def test_the_root_is_the_start_page(site, language):
    start, *pages = EDITIONS[language]
    tree = content.tree(start)
    folder = start.removesuffix("index")
    assert tree.select_one("article ol.tiles")
    assert not tree.select('meta[http-equiv="refresh"]')
    button = tree.select_one("article p.buttons a").get_text()
    assert button not in str(tree.head), "a description has no words of buttons"
    home = HOME + folder
    assert (
        tree.find("link", rel="canonical")["href"]
        == tree.find("meta", property="og:url")["content"]
        == home
    )
    sitemap = (site / folder / "sitemap.xml").read_text("utf8")
    assert all(
        f"<loc>{HOME}{page}</loc>" in sitemap
        for page in (folder, *(f"{page}.html" for page in pages))
    )
    assert "404.html" not in sitemap
    assert SOURCE[start] not in sitemap


@pytest.mark.parametrize("language", EDITIONS)
def test_the_start_page_has_a_tile_for_each_chapter(site, language):
    start = EDITIONS[language][0]
    notebooks = CHAPTERS[language]
    tiles = content.tree(start).select("ol.tiles > li")
    folder = start.removesuffix("index")
    assert [folder + tile.a["href"].removesuffix(".html") for tile in tiles] == notebooks
    for number, tile in enumerate(tiles, 1):
        assert tile.p.get_text().endswith("?")
        assert int("".join(filter(str.isdigit, tile.select_one(".minutes").get_text()))) >= 10
        shown, name = tile.a.get_text().split(" ", 1)
        assert int(shown) == number
        assert content.tree(notebooks[number - 1]).h1.get_text().startswith(name)
    drawings = [tile.select_one(".drawing svg") for tile in tiles]
    assert None not in drawings
    assert len(set(map(str, drawings))) == len(notebooks)


def test_a_changed_letter_of_a_formula_is_found(site):
    article = content.article("rnn")
    article.select_one("annotation").string += "'"
    assert content.difference(content.source_letters("rnn"), content.letters(article))


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_pages_of_the_editions_lead_to_each_other(site, place):
    pages = {language: pages[place] for language, pages in EDITIONS.items()}
    public = {
        language: f"{HOME}{page}.html".replace("index.html", "") for language, page in pages.items()
    }
    for language, page in pages.items():
        tree = content.tree(page)
        tags = {
            link["hreflang"]: link["href"] for link in tree.select("link[rel=alternate][hreflang]")
        }
        assert tags == {**public, "x-default": public["ko"]}
        for link in tree.select("a.edition-switch"):
            other = pages[link["hreflang"]]
            assert other != page
            assert (SITE / f"{page}.html").parent.joinpath(
                link["href"]
            ).resolve() == SITE / f"{other}.html"
        assert len(tree.select("a.edition-switch")) == len(EDITIONS) - 1
        assert len(tree.select("article section")) == len(
            content.tree(pages["ko"]).select("article section")
        ), language


def linked_settings(page):
    """Return the settings of each link of a page to an explorer, [[(name, value), …], …].

    Its source names them; the built links have the same.
    """
    source = "".join("".join(cell["source"]) for cell in content.cells(page))
    named = re.findall(r"[(\"][^()\"\s]*explorers\.(?:html|ipynb|md)\?([^)\"#\s]+)#\w", source)
    links = content.tree(page).select('article a[href*="explorers.html?"]')
    settings = [parse_qsl(html.unescape(query)) for query in named]
    assert [parse_qsl(urlsplit(link["href"]).query) for link in links] == settings, page
    return settings


@pytest.mark.weekly
def test_a_link_to_an_explorer_opens_it_with_its_settings(watched, site, address):
    """Links to different explorers are opened at once, as one address. The page is loaded with the
    first of them, and its explorers are opened anew with the others.
    """
    wanted = {}
    for page in EVERY_PAGE:
        for settings in linked_settings(page):
            name = settings[0][0].split(".")[0]
            wanted.setdefault(name, {})[tuple(settings)] = page
    assert sum(map(len, wanted.values())) > 10
    addresses = list(itertools.zip_longest(*wanted.values(), fillvalue=()))
    for number, together in enumerate(addresses):
        query = f"?{urlencode(list(itertools.chain.from_iterable(together)))}"
        if number == 0:
            watched.goto(f"{address}explorers.html{query}")
            run(watched.page, "read_page")
        else:
            named = [name for name, settings in zip(wanted, together, strict=True) if settings]
            run(watched.page, "reopen_explorers", [query, named])
        for name, settings in zip(wanted, together, strict=True):
            shown = run(watched.page, "explorer_settings", name)
            assert {key: shown[key.split(".")[1]] for key, _ in settings} == dict(settings)
        assert watched.errors == []
