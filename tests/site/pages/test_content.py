"""A built page says what its source says: every paragraph, formula, code, output, table, picture and link.

Links to an explorer are opened in the browser, and its controls show the settings that the source names.
"""

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

import content
import pytest

from conftest import PAGES, ROOT, SOURCE

# Pages whose mistakes the guards must find, and how each mistake changes the built article.
EXPLORERS, RNN, GLOSSARY = "chapters/ko/explorers", "chapters/ko/rnn", "chapters/ko/glossary"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_its_source_says(site, page):
    source = content.source_lines(page)
    assert len(source) > 10
    assert content.differences(source, content.built_lines(page)) == []


def change(selector, edit):
    """Return a function that edits the first element of a tree whose text `edit` changes."""

    def apply(tree):
        for element in tree.select(selector):
            new = edit(element)
            if new and new != element.get_text():
                element.string = new
                return
        raise AssertionError(f"nothing to break: {selector}")

    return apply


def swap_links(tree):
    link = next(link for link in tree.select("a[href]") if urlsplit(link["href"]).query.count("&") >= 1)
    link["href"] = link["href"].replace("&", "&amp;")


def move_anchor(tree):
    link = next(link for link in tree.select("a.reference.internal[href]"))
    link["href"] += "#nowhere" if "#" not in link["href"] else "x"


def swap_pictures(tree):
    first, second = tree.select("img")[:2]
    first["src"], second["src"] = second["src"], first["src"]


def lose_attribute(tree):
    tree.find("rnn-shapes").attrs.pop("units")


def move_paragraph(tree):
    first, second = tree.select("p")[3:5]
    first.insert_before(second.extract())


BREAKS = {
    "a text before a formula that is given twice": (RNN, change("p", lambda e: e.get_text() + ", ,")),
    "a heading": (RNN, change("h2", lambda e: e.get_text()[:-2])),
    "a particle": (RNN, change("span.joined", lambda e: "x")),
    "a formula": (RNN, change("annotation", lambda e: e.get_text() + "'")),
    "a line of code": (RNN, change(".cell_input pre", lambda e: e.get_text().replace("=", "-", 1))),
    "the indentation of code": (RNN, change(".cell_input pre", lambda e: e.get_text().replace("\n    ", "\n  "))),
    "an output": (RNN, change(".cell_output pre", lambda e: e.get_text().replace("0", "1", 1))),
    "a table cell": (GLOSSARY, change("td", lambda e: e.get_text() + "s")),
    "a list item": (EXPLORERS, change("li", lambda e: e.get_text()[1:])),
    "the order of paragraphs": (RNN, move_paragraph),
    "a picture": (RNN, swap_pictures),
    "the number of a figure": (RNN, change("figcaption .caption-number", lambda e: e.get_text() + "1")),
    "a caption": (RNN, change("figcaption p", lambda e: e.get_text()[:-2])),
    "the setting of an explorer": (RNN, lose_attribute),
    "the settings in a link": (EXPLORERS, swap_links),
    "the target of a link": (RNN, move_anchor),
}


@pytest.mark.parametrize("mistake", BREAKS)
def test_a_mistake_in_a_page_is_found(site, mistake):
    page, spoil = BREAKS[mistake]
    tree = content.article(page)
    spoil(tree)
    assert content.differences(content.source_lines(page), content.built_lines(page, tree))


def explorer_links():
    """Return {page: number of links to an explorer with settings} from the sources, without addresses in code."""
    texts = {page: next(ROOT.glob(f"{SOURCE[page]}.*")).read_text("utf8") for page in PAGES}
    return {page: n for page, text in texts.items() if (n := len(re.findall(r"(?<!`)explorers\.html\?", text)))}


# What the controls of an explorer show; a setting without a control, such as a painted gate, as its field writes it.
CONTROLS = """name => {
    const explorer = document.querySelector(`rnn-${name}`), { fields } = explorer.constructor;
    const written = ([field, value]) => [field, String(fields[field]?.format?.(value) ?? value)];
    const shown = ([field, control]) =>
        [field, control.type === "checkbox" ? String(Number(control.checked)) : control.value];
    return Object.fromEntries([
        ...Object.entries(explorer.settings).map(written), ...Object.entries(explorer.controls).map(shown)]); }"""


@pytest.mark.parametrize("page", explorer_links())
def test_a_link_to_an_explorer_opens_it_with_its_settings(watched, address, page):
    found = (re.findall(r"<([^<>]*explorers\.html\?[^<>#]+#\w+)>", line) for line in content.source_lines(page))
    links = [link for line in found for link in line]
    built = [urljoin(f"{address}{page}", a["href"]) for a in content.article(page).select('a[href*="explorers.html?"]')]
    assert len(links) == len(built) == explorer_links()[page]
    for expected, link in zip(links, built, strict=True):
        watched.goto(link)
        element = f"document.querySelector('rnn-{urlsplit(expected).query.split('.')[0]}')"
        watched.page.wait_for_function(f"{element}.controls")
        for key, value in parse_qsl(urlsplit(expected).query):
            name, field = key.split(".")
            shown = watched.page.evaluate(CONTROLS, name)[field]
            assert shown == value, f"{link}: {key} must be {value}, the explorer shows {shown}"
    assert watched.errors == []
