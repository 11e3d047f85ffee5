"""The search of the built book finds what QUERIES lists, and each result leads to its section."""

import json
import unicodedata
from urllib.parse import unquote, urlsplit

import content
import pytest
from built_site import PAGES

from tests.site.in_browser import script

# What a reader types and the pages that must be found. An empty list: nothing is found.
QUERIES = {
    # Stems: the text has them with particles.
    "은닉": ["rnn", "lstm", "gru", "glossary"],
    "스캔": ["parallel", "glossary"],
    "패리티": ["follow", "glossary"],
    # Written together or apart.
    "은닉상태": ["rnn", "lstm", "gru", "glossary"],
    "마지막은닉상태": ["rnn"],
    "원핫": ["sequences", "glossary"],
    # With a particle of the reader's own.
    "망각게이트가": ["lstm"],
    "은닉까지": ["rnn", "glossary"],  # which the text has nowhere
    # Several words, in any order.
    "게이트 망각": ["lstm", "gru"],
    "파라미터 180": ["shapes"],
    # English and names of the code, any case, parts of names.
    "LSTM": ["lstm", "gru", "glossary"],
    "return_sequences": ["shapes", "rnn"],
    "hidden state": ["rnn", "glossary"],
    # Numbers, and one letter that is a name.
    "577": ["lstm"],
    "h": ["rnn", "lstm"],
    # Nothing: syllables that only meet at a border, in the wrong order, or not at all; letters
    # inside other words.
    "상닉": [],
    "은닉 코끼리": [],
    "xyzzy": [],
}

ENGLISH = {
    "hidden state": ["rnn", "lstm", "gru", "glossary"],
    "forgets": ["lstm", "gradients"],  # the text has forget, forgot, forgetting
    "stacking layers": ["layers"],
    "토마토": ["sequences", "rnn"],
    "dongnip": ["romanise"],
}


def searching(page, address):
    """Return a function that searches and returns the results.

    The page is opened from a folder, without a server.
    """
    page.goto(address)

    def ask(query):
        page.fill(".bd-search-container input", query)
        return page.eval_on_selector_all("#search-results li", script("search_results"))

    ask.page = page
    return ask


@pytest.fixture(scope="module")
def search(browser, site):
    with browser.new_page() as page:
        yield searching(page, (site / "search.html").as_uri())


@pytest.mark.weekly
def test_english_words_are_found_in_other_forms_too(browser, site):
    with browser.new_page() as page:
        search = searching(page, (site / "en/search.html").as_uri())
        found = {query: {name(result) for result in search(query)} for query in ENGLISH}
    assert [query for query, expected in ENGLISH.items() if not set(expected) <= found[query]] == []


def name(result):
    return urlsplit(result["url"]).path.rsplit("/", 1)[-1].removesuffix(".html")


@pytest.mark.parametrize(("query", "expected"), QUERIES.items(), ids=QUERIES)
def test_a_query_finds_its_pages_and_leads_to_sections_with_its_words(
    search, site, query, expected
):
    results = search(query)
    pages = {name(result) for result in results}
    assert set(expected) <= pages
    if not expected:
        assert not pages
        assert query in search.page.inner_text("#search-status")
        assert search.page.locator("#search-chapters a").count() == len(PAGES)
    for result in results:
        path = unquote(urlsplit(result["url"]).path)
        anchor = unquote(urlsplit(result["url"]).fragment)
        assert not anchor or anchor in content.ids(site / path), result
        assert result["marks"], result
        assert len(result["excerpt"]) <= 260, result


def headings(page):
    """Return the headings of the sections of a page, without the sign of their link."""
    sections = content.article(page)
    for sign in sections.select(".headerlink"):
        sign.decompose()
    return [heading.get_text(" ", strip=True) for heading in sections.select("h2, h3")]


def test_a_heading_that_holds_the_query_comes_first(search):
    for heading in headings("lstm")[:4]:
        assert search(heading)[0]["heading"] == heading
    assert name(search("GRU")[0]) == "gru"
    assert name(search("LSTM")[0]) == "lstm"


SECTIONS = [
    [0, "top", "A", "", ""],
    [0, "apart", "gate, forget, gate, forget", "", ""],
    [0, "together", "forget gate", "", ""],
]


def test_a_heading_with_the_phrase_comes_before_one_with_its_words_apart(browser, address):
    index = json.dumps({"pages": [["a.html", "A"]], "sections": SECTIONS})
    with browser.new_page() as page:
        page.route(
            "**/search-index.js*",
            lambda route: route.fulfill(body=f"window.SEARCH_INDEX = {index}"),
        )
        results = searching(page, f"{address}search.html")("forget gate")
    assert [result["heading"] for result in results] == [SECTIONS[2][2], SECTIONS[1][2]]


def test_a_result_opens_at_its_section_with_the_words_marked(browser, site):
    page = browser.new_page()
    page.goto(f"{(site / 'search.html').as_uri()}?q=은닉 상태")
    page.click("#search-results li a >> nth=0")
    page.wait_for_selector("article span.highlighted", state="attached")
    section = page.locator("article section:target")
    assert section.locator("span.highlighted").first.inner_text() in ("은닉", "상태")
    assert section.evaluate("node => node.getBoundingClientRect().top") < 200
    page.close()


def test_the_search_box_of_a_page_leads_to_the_results(watched, address):
    watched.goto(f"{address}rnn.html")
    watched.page.keyboard.press("Control+k")
    watched.page.keyboard.type("망각 게이트")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_selector("#search-results li")
    assert watched.page.input_value(".bd-search-container input") == "망각 게이트"
    assert not watched.errors


def test_a_jamo_sequence_as_macos_writes_it_is_found(search):
    assert search(unicodedata.normalize("NFD", "은닉 상태")) == search("은닉 상태")


def test_markup_in_a_query_is_text(search):
    search("<img src=x onerror=alert(1)>")
    assert search.page.locator("#search-status img, #search-results img").count() == 0


def test_the_dialog_of_another_page_shows_results_while_a_reader_types(browser, site):
    with browser.new_page() as page:
        page.goto((site / "en/rnn.html").as_uri())
        page.keyboard.press("Control+k")
        page.keyboard.type("forget gate")
        first = page.locator("#pst-search-dialog .search-results a").first
        first.wait_for()
        assert "/en/lstm.html" in first.evaluate("link => link.href")


def test_words_come_before_code_in_an_excerpt(search):
    assert "print(" not in search("손실")[0]["excerpt"]
