"""What the tests of several folders share: one browser per worker, since Playwright runs only once
per process.
"""

import pytest
from playwright.sync_api import sync_playwright

from lib import text
from tools import browser as chromium


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        yield started
        started.close()


@pytest.fixture
def english():
    """The language of lib's errors and outputs is English during a test."""
    text.set_language("en")
    yield
    text.set_language("ko")
