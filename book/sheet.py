"""Puts every page of the built book on one contact sheet: `make sheet`, or `make sheet PAGES="rnn explorers"`.

_build/sheet/index.html shows each page at three widths, light and dark.
"""

import itertools
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from book import contents
from tools.browser import launch

SITE, SHEET = contents.ROOT / "_build/html", contents.ROOT / "_build/sheet"
STYLE = "section { display: flex; gap: 8px; } div { flex: none; width: 15rem; height: 32rem; overflow: auto; } img { width: 100%; }"
WIDTHS, SCHEMES, SCALE = (360, 768, 1440), ("light", "dark"), 0.4
# Everything that loads late is loaded at once, so that a picture of the whole page shows it.
LOAD = """async () => {
  document.querySelectorAll("img[loading]").forEach(image => { image.loading = "eager"; });
  for (const explorer of document.querySelectorAll("[data-needs]")) {
    explorer.scrollIntoView({ behavior: "instant" });
    for (let k = 0; k < 200 && !explorer.controls; k++) await new Promise(done => setTimeout(done, 50));
  }
  scrollTo(0, 0);
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
  await document.fonts.ready; }"""


def main(names):
    pages = [page for page in contents.built_names() if not names or Path(page).name in names]
    if len(pages) < len(names):
        sys.exit(f"make sheet: pages are {', '.join(Path(page).name for page in contents.built_names())}")
    SHEET.mkdir(parents=True, exist_ok=True)
    rows = {page: "" for page in pages}
    with sync_playwright() as playwright, launch(playwright) as browser:
        for width, scheme in itertools.product(WIDTHS, SCHEMES):
            window = {"viewport": {"width": width, "height": 900}, "device_scale_factor": SCALE}
            tab = browser.new_context(**window, color_scheme=scheme, reduced_motion="reduce").new_page()
            for page in pages:
                file = f"{page.replace('/', '.')}.{width}-{scheme}.jpg"
                tab.goto((SITE / f"{page}.html").as_uri())
                tab.evaluate(LOAD)
                tab.screenshot(path=SHEET / file, full_page=True, type="jpeg", quality=60, animations="disabled")
                rows[page] += f'<div><img loading="lazy" src="{file}" alt="{width} {scheme}"></div>'
    sections = [f"<h2>{page}</h2><section>{row}</section>" for page, row in rows.items()]
    (SHEET / "index.html").write_text(f'<meta charset="utf8"><style>{STYLE}</style>{"".join(sections)}', "utf8")
    print(f"The contact sheet: {(SHEET / 'index.html').as_uri()}")


if __name__ == "__main__":
    main(sys.argv[1:])
