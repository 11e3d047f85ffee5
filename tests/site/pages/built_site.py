"""What the tests of the built book share: its pages, a server, and a browser page that records."""

import http.server
from pathlib import Path

from book import contents
from tests.site.in_browser import run
from tools import languages, notebooks

ROOT = Path(__file__).parents[3]
SITE = ROOT / "_build" / "html"
CONFIG = contents.config()
PREFIX = "/" + CONFIG["repository"]["url"].rstrip("/").rsplit("/", 1)[1] + "/"
PAGES = contents.built_names()  # of the Korean edition
EDITIONS = {
    name: [contents.folder_of(name) + page for page in contents.built_names()]
    for name in languages.EDITIONS
}
EVERY_PAGE = [page for pages in EDITIONS.values() for page in pages]
# The source of each built page, without suffix.
SOURCE = {
    page: source
    for name in EDITIONS
    for page, source in zip(EDITIONS[name], contents.page_names(name), strict=True)
}
CHAPTERS = {  # the notebooks of each edition
    language: [page for page in pages if (ROOT / f"{SOURCE[page]}.ipynb").exists()]
    for language, pages in EDITIONS.items()
}
NOTEBOOKS = CHAPTERS["ko"]
EVERY_NOTEBOOK = [page for pages in CHAPTERS.values() for page in pages]


def language_of(page):
    """Return the language of a built page."""
    return notebooks.language_of(SOURCE[page])


class BelowPrefix(http.server.SimpleHTTPRequestHandler):
    """Serves the site below its repository's name, any other address with the 404 page, as GitHub
    Pages does.
    """

    def translate_path(self, path):
        return super().translate_path(
            path.removeprefix(PREFIX) if path.startswith(PREFIX) else "/no such file"
        )

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *arguments):
        pass


class Watched:
    """A browser page that records its `requests` and its `errors` (in the console and uncaught)."""

    def __init__(self, page):
        self.page = page
        self.requests = []
        self.errors = []
        # Without the browser's cache: pages of both editions have pictures in common.
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.on("request", lambda request: self.requests.append(request.url))
        page.on(
            "console", lambda message: message.type == "error" and self.errors.append(message.text)
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def goto(self, url):
        self.requests.clear()
        self.errors.clear()
        self.page.goto(url, wait_until="load")
        run(self.page, "two_frames")
