"""What a first visit loads, in gzip bytes and requests, against a stock Jupyter Book build of the same content.

`python -m bench.pages` builds both in one run and prints a table. A request is one that the browser makes with an empty
cache; bytes are those of the answers as a server with gzip sends them (fonts and pictures as they are). Figures (the
pictures of a page's own outputs) are counted apart: they are the content. Files of other hosts count as requests only.
"""

import functools
import gzip
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import sync_playwright

from tools import browser

ROOT = Path(__file__).parents[1]
JUPYTER_BOOK = Path(sys.executable).with_name("jupyter-book")
PAGES = {"start page": "chapters/ko/intro", "rnn": "chapters/ko/rnn", "explorers": "chapters/ko/explorers"}
PACKED = {".woff2", ".png", ".jpg", ".ico", ".pdf"}


def transferred(path):
    """Bytes of a file as a server with gzip sends it."""
    data = path.read_bytes()
    return len(data) if path.suffix in PACKED else len(gzip.compress(data, 9, mtime=0))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def visit(chromium, site, names):
    """{page: [(file or foreign address, bytes)]} of first visits to pages of a built site, the largest first."""
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
    """(bytes, requests, bytes of figures) of one first visit."""
    own = [one for one in load if not is_figure(one[0])]
    return sum(size for _, size in own), len(own), sum(size for name, size in load if is_figure(name))


def build(folder):
    subprocess.run([JUPYTER_BOOK, "build", folder, "-q"], check=True, capture_output=True)
    return folder / "_build" / "html"


def stock_build(folder):
    """The same chapters built by Jupyter Book as it comes: its own configuration, none of our extensions."""
    shutil.copytree(ROOT / "chapters", folder / "chapters")
    shutil.copy(ROOT / "_toc.yml", folder)
    ours = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
    kept = {key: ours[key] for key in ("title", "author", "repository", "execute", "launch_buttons", "html")}
    kept["only_build_toc_files"] = True
    (folder / "_config.yml").write_text(yaml.safe_dump(kept, allow_unicode=True), "utf8")
    return build(folder)


def main():
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        browser.launch(playwright) as chromium,
    ):
        stock = visit(chromium, stock_build(Path(folder)), PAGES.values())
        ours = visit(chromium, build(ROOT), PAGES.values())
    print(
        f"{'page':12}{'stock KiB':>12}{'requests':>10}{'ours KiB':>12}{'requests':>10}{'ratio':>8}{'figures KiB':>13}"
    )
    for title, name in PAGES.items():
        (old, asked, _), (new, ask, figures) = weight(stock[name]), weight(ours[name])
        print(f"{title:12}{old / 1024:12.0f}{asked:10}{new / 1024:12.0f}{ask:10}{old / new:8.1f}{figures / 1024:13.0f}")


if __name__ == "__main__":
    main()
