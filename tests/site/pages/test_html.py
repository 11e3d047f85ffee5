"""The HTML of each built page says what its source says, and is right as far as a test can see
without a browser.

Links to an explorer are opened in the browser, and its controls show the settings that the source
names.
"""

import html
import re
import subprocess
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

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


def english_words(tree):
    """Return the English words of the theme around the text of a page."""
    left_out = {
        id(part) for part in tree.select("article, script, style, .header-article-item pre")
    }
    texts = [
        text for text in tree.find_all(string=ENGLISH) if not left_out & set(map(id, text.parents))
    ]
    texts += [
        e[name] for name in ("title", "aria-label", "placeholder") for e in tree.select(f"[{name}]")
    ]
    return sorted({match for text in texts for match in ENGLISH.findall(text)})


def dead_links(page, tree):
    """Return the links of a page that lead to files or
    sections that do not exist, except to the PDF.
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
    """Return the texts of a page, outside of code, in
    which bold type or a link was not recognised.
    """
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
def test_a_page_is_right_around_its_text(site, page):
    tree = content.tree(page)
    source = source_of(page)
    language = language_of(page)
    assert tree.html["lang"] == language and (language == "en" or english_words(tree) == [])
    assert dead_links(page, tree) == [] and left_over(tree) == []
    edits = [link["href"] for link in tree.select("a.btn-source-edit-button")]
    assert edits == [f"{REPOSITORY}/edit/{BRANCH}/{source}"]
    own_file = (SITE / f"{page}.html").parent / tree.select_one("a.btn-download-source-button")[
        "href"
    ]
    assert own_file.resolve().read_bytes() == (ROOT / source).read_bytes()
    command = [
        "git",
        "log",
        "-m",
        "-s",
        "-1",
        "--format=%as",
        "--",
        source,
    ]  # with merges, as the page counts
    day = (
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
        or None
    )
    shown = tree.select_one(".last-updated")
    assert (shown.get_text().split()[-1] if shown else None) == day
    image = tree.find("meta", property="og:image")["content"]
    assert (SITE / image.split("/", 4)[4]).exists() and tree.find("link", rel="icon")
    assert tree.find("meta", property="og:description")["content"].strip()
    if page in EVERY_NOTEBOOK:
        assert tree.select_one(".opener > .opening-thread")
        (asked,) = tree.select(".question")
        assert asked.get_text().endswith("?")
        asked = [
            cell["id"] for cell in content.cells(page) if EXERCISE.search("".join(cell["source"]))
        ]
        assert [
            link["href"].partition("#scrollTo=")[2] for link in tree.select(".in-colab a")
        ] == asked
        colab = f"https://colab.research.google.com/github/{NAME}/blob/{BRANCH}/{source}"
        assert tree.select_one(f'.article-header-buttons a[href="{colab}"]'), "no Colab button"


@pytest.mark.parametrize("language", EDITIONS)
def test_the_root_is_the_start_page(site, language):
    start, *pages = EDITIONS[language]
    tree = content.tree(start)
    folder = start.removesuffix("index")
    assert tree.select_one("article ol.tiles") and not tree.select('meta[http-equiv="refresh"]')
    assert "첫 장부터" not in str(tree.head), "a description has no words of buttons"
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
    assert "404.html" not in sitemap and SOURCE[start] not in sitemap


@pytest.mark.parametrize("language", EDITIONS)
def test_the_start_page_has_a_tile_for_each_chapter(site, language):
    start, notebooks = EDITIONS[language][0], CHAPTERS[language]
    tiles = content.tree(start).select("ol.tiles > li")
    folder = start.removesuffix("index")
    assert [folder + tile.a["href"].removesuffix(".html") for tile in tiles] == notebooks
    for number, tile in enumerate(tiles, 1):
        assert tile.p.get_text().endswith("?")
        assert int("".join(filter(str.isdigit, tile.select_one(".minutes").get_text()))) >= 10
        shown, name = tile.a.get_text().split(" ", 1)
        assert int(shown) == number and content.tree(
            notebooks[number - 1]
        ).h1.get_text().startswith(name)
    drawings = [tile.select_one(".drawing svg") for tile in tiles]
    assert None not in drawings and len(set(map(str, drawings))) == len(notebooks)


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
            assert (
                other != page
                and (SITE / f"{page}.html").parent.joinpath(link["href"]).resolve()
                == SITE / f"{other}.html"
            )
        assert len(tree.select("a.edition-switch")) == len(EDITIONS) - 1
        assert len(tree.select("article section")) == len(
            content.tree(pages["ko"]).select("article section")
        ), language


# What the controls of an explorer show; a setting without a control, such as a painted gate, as its
# field writes it.
CONTROLS = """(name) => {
  const explorer = document.querySelector(`rnn-${name}`),
    { fields } = explorer.constructor;
  const written = ([field, value]) => [field, String(fields[field]?.format?.(value) ?? value)];
  const shown = ([field, control]) => [
    field,
    control.type === "checkbox" ? String(Number(control.checked)) : control.value,
  ];
  return Object.fromEntries([
    ...Object.entries(explorer.settings).map(written),
    ...Object.entries(explorer.controls).map(shown),
  ]);
}"""


def test_a_link_to_an_explorer_opens_it_with_its_settings(watched, site, address):
    wanted = {}
    for page in EVERY_PAGE:
        source = "".join("".join(cell["source"]) for cell in content.cells(page))
        expected = re.findall(
            r"[(\"][^()\"\s]*explorers\.(?:html|ipynb|md)\?([^)\"#\s]+)#\w", source
        )
        links = [
            link["href"] for link in content.tree(page).select('article a[href*="explorers.html?"]')
        ]
        assert len(expected) == len(links), page
        wanted |= {
            urljoin(f"{address}{page}", link): query
            for query, link in zip(expected, links, strict=True)
        }
    assert len(wanted) > 10
    for link, settings in wanted.items():
        watched.goto(link)
        query = parse_qsl(html.unescape(settings))
        name = query[0][0].split(".")[0]
        watched.page.wait_for_function(f"document.querySelector('rnn-{name}').controls")
        shown = watched.page.evaluate(CONTROLS, name)
        assert {key: shown[key.split(".")[1]] for key, _ in query} == dict(query), link
    assert watched.errors == []
