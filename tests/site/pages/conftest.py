"""The book's address on a local server, and a browser page that records its requests and errors."""

import functools
import http.server
import threading

import pytest
from built_site import PREFIX, BelowPrefix, Watched


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
