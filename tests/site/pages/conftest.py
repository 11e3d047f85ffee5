"""The book as a PDF, its address on a local server, and a browser page that records its requests
and errors.
"""

import functools
import http.server
import subprocess
import sys
import threading

import pytest
from built_site import PREFIX, ROOT, BelowPrefix, Watched

from book import pdf as printing


@pytest.fixture(scope="session")
def printed(site, every_view):
    """The path of the book as a PDF. Daily the Korean edition is printed.

    One file of tests needs it: the others need not wait while it is printed.
    """
    languages = [] if every_view else ["ko"]
    subprocess.run([sys.executable, "-m", "book.pdf", *languages], cwd=ROOT, check=True)
    return printing.target("ko")


@pytest.fixture(scope="session")
def address(site):
    handler = functools.partial(BelowPrefix, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
    server.shutdown()


@pytest.fixture
def watched(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Watched(context.new_page())
    context.close()
