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


def stock_build(folder):
    """Build the same chapters with Jupyter Book's own configuration and without our extensions."""
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
