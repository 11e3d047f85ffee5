"""Measures what a first visit to a page loads: `visit` lists the files, `weight` adds them up.

Bytes are those that a server with gzip sends (fonts and pictures are sent as they are). Requests are those of a browser
with an empty cache. Figures, the pictures of a page's own outputs, are counted apart, because they are the content.
Files of other hosts count as requests only.
"""

import functools
import gzip
import http.server
import threading
from urllib.parse import unquote, urlsplit

PAGES = {"start page": "index", "rnn": "chapters/ko/rnn", "explorers": "chapters/ko/explorers"}
PACKED = {".woff2", ".png", ".jpg", ".ico", ".pdf"}


def transferred(path):
    """Return the number of bytes of a file as a server with gzip sends it."""
    data = path.read_bytes()
    return len(data) if path.suffix in PACKED else len(gzip.compress(data, 9, mtime=0))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def visit(chromium, site, names):
    """Return {page: [(file or foreign address, bytes), …]} of first visits to a built site, largest file first."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/"
    loads = {}
    for name in names:
        context = chromium.new_context(viewport={"width": 360, "height": 800})
        page = context.new_page()
        urls = []
        page.on("request", lambda request, urls=urls: urls.append(request.url))
        page.goto(f"{base}{name}.html")
        page.wait_for_load_state("networkidle")
        files = [measure(site, base, url) for url in urls if not url.startswith("data:")]
        loads[name] = sorted(files, key=lambda file: -file[1])
        context.close()
    server.shutdown()
    return loads


def measure(site, base, url):
    if not url.startswith(base):
        return url, 0
    name = unquote(urlsplit(url).path).lstrip("/")
    return name, transferred(site / name) if (site / name).is_file() else 0


def is_figure(name):
    return "_images/" in name


def weight(load):
    """Return (bytes, requests, bytes of figures) of one first visit."""
    own = [one for one in load if not is_figure(one[0])]
    return sum(size for _, size in own), len(own), sum(size for name, size in load if is_figure(name))
