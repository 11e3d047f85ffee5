"""What the tests of several folders share."""

import pytest


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
