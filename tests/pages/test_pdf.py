"""The PDF has contents with right page numbers, running heads, working links, whole code lines and embedded fonts."""

import re
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

from book import pdf as printing
from conftest import CONFIG, NOTEBOOKS, PAGES


@pytest.fixture(scope="module")
def pdf(site):
    return PdfReader(site / printing.NAME)


@pytest.fixture(scope="module")
def texts(pdf):
    return [page.extract_text() for page in pdf.pages]


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def starts(pdf, site):
    """{page: (index of the PDF page on which it starts, its title)}"""
    places = {}
    for page in PAGES:
        _, name, title = next(printing.headings(printing.chapter(site, page, PAGES, "")))
        place = next(place for key, place in pdf.named_destinations.items() if unquote(key) == f"/{name}")
        places[page] = pdf.get_destination_page_number(place), squeezed(title)
    return places


@pytest.mark.parametrize("page", PAGES)
def test_contents_name_the_page_on_which_a_chapter_starts(starts, texts, page):
    start, heading = starts[page]
    assert f"{heading}{start + 1}" in squeezed("".join(texts[1:5])), f"the contents do not say {heading} {start + 1}"
    assert heading in squeezed(texts[start])


def test_each_page_has_its_number_and_its_chapter(starts, texts):
    first = {start: title for start, title in starts.values()}
    title = None
    for index, text in enumerate(texts):
        title = first.get(index, title)
        if title is not None:
            assert str(index + 1) in text.split(), f"page {index + 1} has no number"
            assert title in squeezed(text), f"page {index + 1} does not say {title}"


def test_links_lead_into_the_document(pdf):
    names = set(pdf.named_destinations)
    inner, outer = 0, set()
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            note = note.get_object()
            if "/Dest" in note:
                assert str(note["/Dest"]) in names
                inner += 1
            elif "/A" in note:
                outer.add(str(note["/A"].get("/URI")))
    assert inner > 3 * len(PAGES)
    assert not [uri for uri in outer if not uri.startswith("https://")], "a link into a folder of this machine"


def test_no_line_of_code_is_clipped(site, texts):
    printed = squeezed("".join(texts))
    for page in NOTEBOOKS:
        for block in printing.chapter(site, page, PAGES, "").select(".cell_input pre"):
            for line in block.get_text().splitlines():
                # A page may end inside a line, so look for its last letters only.
                assert squeezed(line)[-8:] in printed, f"{page}: {line}"


def test_both_weights_of_the_typeface_are_embedded(pdf):
    fonts = {}
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            inner = font.get("/DescendantFonts", [font])[0].get_object()
            fonts[str(font.get("/BaseFont"))] = "/FontFile2" in inner.get("/FontDescriptor", {})
    for weight in ("Regular", "Bold"):
        assert [embedded for name, embedded in fonts.items() if name.endswith(f"CourseSans-{weight}")] == [True], fonts
    assert CONFIG["title"] in pdf.metadata.title
