"""Compares the weight of our pages with a stock Jupyter Book build of the same chapters: `python -m bench.pages`.

It builds both in one run and prints a table: KiB and requests of a first visit, as tools/page_weight.py measures them.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

from tools import browser
from tools.page_weight import PAGES, visit, weight

ROOT = Path(__file__).parents[1]
JUPYTER_BOOK = Path(sys.executable).with_name("jupyter-book")


def build(folder):
    subprocess.run([JUPYTER_BOOK, "build", folder, "-q"], check=True, capture_output=True)
    return folder / "_build" / "html"


def stock(folder):
    """Make a folder with the same chapters and Jupyter Book's own configuration, without our extensions."""
    shutil.copytree(ROOT / "chapters", folder / "chapters")
    shutil.copy(ROOT / "_toc.yml", folder)
    ours = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
    kept = {key: ours[key] for key in ("title", "author", "repository", "execute", "launch_buttons", "html")}
    (folder / "_config.yml").write_text(yaml.safe_dump({**kept, "only_build_toc_files": True}), "utf8")
    return folder


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player, browser.launch(player) as chromium:
        sites = {"stock": build(stock(Path(folder))), "ours": build(ROOT)}
        print(f"{'page':12}{'build':>8}{'KiB':>8}{'requests':>10}{'figures KiB':>13}")
        for title, name in PAGES.items():
            for kind, site in sites.items():
                size, requests, figures = weight(visit(chromium, site, name))
                print(f"{title:12}{kind:>8}{size / 1024:8.0f}{requests:10}{figures / 1024:13.0f}")


if __name__ == "__main__":
    main()
