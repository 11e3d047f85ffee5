"""Measures what a first visit to a page loads: `visit` lists the files, `weight` adds them up.

Bytes are those that a server with gzip sends (fonts and pictures are sent as they are). Requests are those of a browser
with an empty cache. Figures, the pictures of a page's own outputs, are counted apart, because they are the content.
"""

import gzip

PAGES = {"start page": "index", "rnn": "chapters/ko/rnn", "explorers": "chapters/ko/explorers"}
PACKED = {".woff2", ".png", ".jpg", ".ico", ".pdf"}
SITE = "http://site.test/"  # no server: the files are handed to the browser


def visit(chromium, site, name):
    """Return [(file or foreign address, bytes), …] of a first visit to a page of a built site, largest file first."""
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page, load = context.new_page(), []

    def answer(route):
        path = site / route.request.url.removeprefix(SITE).partition("?")[0]
        if not route.request.url.startswith(SITE) or not path.is_file():
            load.append((route.request.url, 0))
            return route.abort()
        data = path.read_bytes()
        load.append((str(path.relative_to(site)), len(data if path.suffix in PACKED else gzip.compress(data, 9))))
        return route.fulfill(path=path)

    page.route("**", answer)
    page.goto(f"{SITE}{name}.html", wait_until="networkidle")
    context.close()
    return sorted(load, key=lambda file: -file[1])


def weight(load):
    """Return (bytes, requests, bytes of figures) of one first visit."""
    sizes = [size for name, size in load if "_images/" not in name]
    return sum(sizes), len(sizes), sum(size for name, size in load if "_images/" in name)
