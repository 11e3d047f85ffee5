"""Starts a Chromium: the program named by CHROMIUM, one of the system, or the build that Playwright
keeps.
"""

import os
import shutil

from playwright.sync_api import Error

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# As root (in a container) Chromium refuses its own sandbox. The pages are our own and make no
# request to the network.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]


def candidates():
    """What to start, best first: options of Playwright's launch()."""
    if named := os.environ.get("CHROMIUM"):
        return [{"executable_path": named}]
    programs = [{"executable_path": path} for path in map(shutil.which, PROGRAMS) if path]
    return [*programs, {"channel": "chrome"}, {"channel": "msedge"}, {}]  # {}: Playwright's own


def launch(playwright, **options):
    """A running headless browser.

    Raises:
        RuntimeError: none starts; the message says what was tried.
    """
    reasons = []
    for candidate in candidates():
        try:
            return playwright.chromium.launch(args=ARGUMENTS, **candidate, **options)
        except Error as error:
            reasons.append(f"{candidate or 'that of Playwright'}: {error.message.splitlines()[0]}")
    raise RuntimeError(
        f"No browser starts ({'; '.join(reasons)}). How to get one: python -m tools.machine pages"
    )
