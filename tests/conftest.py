"""What the tests of several folders share."""

import pytest

from lib import text


@pytest.fixture(scope="session")
def browser():
    """One browser per worker, since Playwright runs only once per process."""
    # Here, because tests of prose run where no browser is installed.
    from playwright.sync_api import sync_playwright

    from tools import browser as chromium

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
