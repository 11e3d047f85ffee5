"""Prints the built pages as one PDF with Chromium: `python -m book.pdf` (make pdf), or of one
edition: `python -m book.pdf ko`.

Chromium cannot write page numbers into contents and index, so this module prints twice: the first
PDF, without outline and tags, tells on which page each heading and term stands. It is printed in
the typeface of the site, so that every machine gives the same.
"""

import logging
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import sync_playwright
from pypdf import PdfReader, PdfWriter

from book import print_document
from book.build import settings_of
from book.contents import built_names, site_of
from lib.text import Text, set_language
from tools import browser
from tools.languages import EDITIONS

SUBJECT = Text("RNN, LSTM and GRU by their shapes, states and gates")
KEYWORDS = "RNN, LSTM, GRU, Keras, recurrent neural network"

# It warns of how Chromium counts the objects of a file.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def page_numbers(pdf):
    """Return {identifier: page number} for every place in the PDF that a link leads to."""
    reader = PdfReader(pdf)
    places = reader.named_destinations.items()
    return {
        unquote(name.lstrip("/")): reader.get_destination_page_number(place) + 1
        for name, place in places
    }


def write(chromium, source, target, **options):
    """Print a document. options: of Playwright's page.pdf()."""
    page = chromium.new_page(java_script_enabled=False)
    # A whole book takes longer than the usual half minute where others work beside it.
    page.goto(source.as_uri(), timeout=0)
    page.pdf(path=target, prefer_css_page_size=True, print_background=True, **options)
    page.close()


def describe(pdf, settings):
    """Write author, subject and keywords into the PDF, which Chromium cannot do."""
    writer = PdfWriter(clone_from=pdf)
    writer.add_metadata(
        {"/Author": settings["author"], "/Subject": str(SUBJECT), "/Keywords": KEYWORDS}
    )
    writer.write(pdf)


def target(language):
    """Return the path of the PDF of an edition."""
    return site_of(language) / f"rnn-lstm-gru-{language}.pdf"


def print_pages(chromium, language, names, pdf):
    """Print pages of an edition of the built book as a book of their own.

    Args:
        chromium: a browser of Playwright.
        names: of the pages, without suffix, the start page first.
        pdf: the path of the file to write.
    """
    settings = settings_of(language)
    set_language(language)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "book.html"
        draft = Path(folder) / "draft.pdf"
        document = print_document.whole(site_of(language), names, settings)
        source.write_text(document({}), "utf8")
        write(chromium, source, draft)
        source.write_text(document(page_numbers(draft)), "utf8")
        write(chromium, source, pdf, outline=True, tagged=True)
    describe(pdf, settings)


def make(language):
    """Print an edition of the built book to its target."""
    with sync_playwright() as playwright, browser.launch(playwright) as chromium:
        print_pages(chromium, language, built_names(), target(language))


def is_current(language):
    """Return True if the PDF is newer than the pages and all code of this folder, its style among
    it.
    """
    here = Path(__file__).parent
    site = site_of(language)
    pdf = target(language)
    sources = [
        *site.glob("*.html"),
        *here.glob("*.*"),
        *here.glob("templates/*"),
    ]
    return pdf.exists() and all(source.stat().st_mtime <= pdf.stat().st_mtime for source in sources)


def main(languages, optional=False):
    """Print these editions unless their PDF is current.

    If `optional`, a missing browser is only reported.
    """
    try:
        for language in languages:
            if not is_current(language):
                make(language)
            print(f"As a PDF: file://{target(language)}")
    except RuntimeError as error:
        if not optional:
            sys.exit(f"pdf: {error}")
        print(
            "As a PDF: not printed, because no Chromium or Google Chrome starts: `make pdf` "
            "installs one or says how."
        )


if __name__ == "__main__":
    named = [language for language in EDITIONS if language in sys.argv]
    main(named or EDITIONS, optional="--optional" in sys.argv)
