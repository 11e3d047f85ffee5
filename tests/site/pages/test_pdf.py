"""The PDF is a book: contents and index with right page numbers, running heads, working
links, whole lines of code, embedded fonts, the explorers as they stand on each page.
"""

import functools
import re
from urllib.parse import unquote

import pytest
from built_site import CONFIG, NOTEBOOKS, PAGES, SITE
from pypdf import PdfReader

from book import print_document


@pytest.fixture(scope="module")
def pdf(printed):
    return PdfReader(printed)


@functools.cache
def chapter(page):
    return print_document.chapter(SITE, page, PAGES, "")


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def texts(pdf):
    return [page.extract_text() for page in pdf.pages]


@pytest.fixture(scope="module")
def starts(pdf, site):
    """{page: (index of the PDF page on which it starts, its title)}"""
    # Slow: read once.
    destinations = {unquote(key): place for key, place in pdf.named_destinations.items()}
    places = {}
    for page in PAGES:
        _, name, title = next(print_document.headings(chapter(page)))
        places[page] = pdf.get_destination_page_number(destinations[f"/{name}"]), squeezed(title)
    return places


def test_contents_name_the_page_on_which_each_chapter_starts(starts, texts):
    contents = squeezed("".join(texts[1 : min(starts.values())[0]]))
    for start, heading in starts.values():
        assert f"{heading}{start + 1}" in contents, f"the contents do not say {heading} {start + 1}"
        assert heading in squeezed(texts[start])


def test_each_page_has_its_number_and_its_chapter(starts, texts):
    first = dict(starts.values())
    title = None
    for index, text in enumerate(texts):
        title = first.get(index, title)
        if title is not None:
            assert str(index + 1) in text.split(), f"page {index + 1} has no number"
            assert title in squeezed(text), f"page {index + 1} does not say {title}"


def test_links_lead_into_the_document(pdf):
    names = set(pdf.named_destinations)
    notes = [note.get_object() for page in pdf.pages for note in page.get("/Annots", [])]
    inner = [str(note["/Dest"]) for note in notes if "/Dest" in note]
    assert len(inner) > 3 * len(PAGES) and set(inner) <= names
    outer = {str(note["/A"].get("/URI")) for note in notes if "/A" in note}
    assert not [uri for uri in outer if not uri.startswith("https://")], (
        "a link into a folder of this machine"
    )


def test_no_line_of_code_is_clipped(site, texts):
    printed = squeezed("".join(texts))
    for page in NOTEBOOKS:
        for block in chapter(page).select(".cell_input pre"):
            for line in block.get_text().splitlines():
                # A page may end inside a line, so look for its last letters only.
                assert squeezed(line)[-8:] in printed, f"{page}: {line}"


def test_both_weights_are_embedded_and_the_pdf_says_what_it_is(pdf):
    fonts = {}
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            assert font["/Subtype"] != "/Type3", "drawn letters, which nobody can search or copy"
            inner = font.get("/DescendantFonts", [font])[0].get_object()
            fonts[str(font.get("/BaseFont"))] = "/FontFile2" in inner.get("/FontDescriptor", {})
    for weight in ("Regular", "Bold"):
        assert [
            embedded for name, embedded in fonts.items() if name.endswith(f"CourseSans-{weight}")
        ] == [True], fonts
    assert CONFIG["title"] in pdf.metadata.title and pdf.metadata.author == CONFIG["author"]
    assert "LSTM" in pdf.metadata.subject and "Keras" in pdf.metadata["/Keywords"]
