"""What tests of several folders share: one browser a worker, since Playwright runs only once in a process."""

import pytest
from playwright.sync_api import sync_playwright

from tools import browser as chromium


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        yield started
        started.close()
