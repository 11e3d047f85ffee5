"""The theme still writes what finish.py changes.

After an upgrade of the theme a selector here may match nothing; the step that uses it then does
nothing either.
"""

import pytest
from bs4 import BeautifulSoup

from book import accessibility, bundling
from book.contents import written_by_sphinx

SELECTORS = (
    *accessibility.ATTRIBUTES,
    accessibility.NEEDS_JAVASCRIPT,
    accessibility.CLOSED_CELL,
    bundling.STYLES,
    bundling.SCRIPTS,
    bundling.PLAIN_TOKENS,
    "li.toctree-l1 > a[href]",
)


@pytest.fixture(scope="module")
def written(site):
    """A chapter as Sphinx wrote it."""
    page = written_by_sphinx("ko") / "_build/html/rnn.html"
    return BeautifulSoup(page.read_text("utf8"), "html.parser")


@pytest.mark.parametrize("selector", SELECTORS)
def test_a_selector_matches_something(written, selector):
    assert written.select(selector)
