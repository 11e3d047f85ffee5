"""The PDF is a book: contents and index with right page numbers, running heads, working
links, whole lines of code, embedded fonts, the explorers as they stand on each page.

A daily run prints a book of three pages. With --every-view it is the whole book in both editions,
of which the Korean one is read.
"""

import functools
import re
import subprocess
import sys
from urllib.parse import unquote

import pytest
from built_site import CONFIG, NOTEBOOKS, PAGES, ROOT, SITE
from pypdf import PdfReader

from book import pdf as printing
from book import print_document
from book.page import parse

FEW = ["index", "lstm", "glossary"]


@pytest.fixture(scope="module")
def names(every_view):
    """The pages of which the PDF is made."""
    return PAGES if every_view else FEW


@pytest.fixture(scope="module")
def pdf(site, request, names, tmp_path_factory):
    if names == PAGES:
        subprocess.run([sys.executable, "-m", "book.pdf"], cwd=ROOT, check=True)
        return PdfReader(printing.target("ko"))
    path = tmp_path_factory.mktemp("pdf") / "few.pdf"
    printing.print_pages(request.getfixturevalue("browser"), "ko", names, path)
    return PdfReader(path)


@functools.cache
def chapter(page):
    return print_document.chapter(SITE, page, PAGES, "")


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def text(pdf):
    """A function that returns the text of a PDF page, which takes a tenth of a second."""

    @functools.cache
    def text_of(index):
        return pdf.pages[index].extract_text()

    return text_of


@pytest.fixture(scope="module")
def places(pdf, names):
    """{page: (its title, the range of PDF pages on which it stands)}"""
    # Slow: read once.
    destinations = {unquote(key): place for key, place in pdf.named_destinations.items()}
    titles = []
    starts = []
    for page in names:
        _, name, title = next(print_document.headings(chapter(page)))
        titles.append(squeezed(title))
        starts.append(pdf.get_destination_page_number(destinations[f"/{name}"]))
    ranges = map(range, starts, [*starts[1:], len(pdf.pages)])
    return dict(zip(names, zip(titles, ranges, strict=True), strict=True))


def test_contents_name_the_page_on_which_each_chapter_starts(names, places, text):
    _, first = places[names[0]]
    contents = squeezed("".join(map(text, range(1, first.start))))
    for title, (start, *_) in places.values():
        assert f"{title}{start + 1}" in contents, f"the contents do not say {title} {start + 1}"
        assert title in squeezed(text(start))


def test_each_page_has_its_number_and_its_chapter(places, text):
    for title, pages in places.values():
        for index in pages:
            assert str(index + 1) in text(index).split(), f"page {index + 1} has no number"
            assert title in squeezed(text(index)), f"page {index + 1} does not say {title}"


def test_links_lead_into_the_document(pdf, places):
    names = set(pdf.named_destinations)
    notes = [note.get_object() for page in pdf.pages for note in page.get("/Annots", [])]
    inner = [str(note["/Dest"]) for note in notes if "/Dest" in note]
    assert len(inner) > 3 * len(places)
    assert set(inner) <= names
    outer = {str(note["/A"].get("/URI")) for note in notes if "/A" in note}
    assert not [uri for uri in outer if not uri.startswith("https://")], (
        "a link into a folder of this machine"
    )


def test_no_line_of_code_is_clipped(names, places, text):
    for page in (name for name in names if name in NOTEBOOKS):
        printed = squeezed("".join(map(text, places[page][1])))
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
    assert CONFIG["title"] in pdf.metadata.title
    assert pdf.metadata.author == CONFIG["author"]
    assert "LSTM" in pdf.metadata.subject
    assert "Keras" in pdf.metadata["/Keywords"]


def test_answers_stand_at_the_end_of_a_chapter():
    article = parse(
        "<article><blockquote><p>Why?</p><details><summary>Show</summary> Because.</details>"
        "</blockquote><p>Text</p></article>"
    ).article
    print_document.gather_answers(article)
    assert "Because" not in article.blockquote.get_text()
    assert article.blockquote.p
    assert article.select_one("section:last-child ol > li").get_text(strip=True) == "Because."
    assert not article.select("summary")
