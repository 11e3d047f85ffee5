"""Puts every page of the built book on one contact sheet: `make sheet`, or `make sheet PAGES="rnn explorers"`.

_build/sheet/index.html shows each page at three widths, light and dark. Pages that look different than on the last
sheet come first, with the old picture beside the new one: run it before a change and after it.
"""

import html
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from book import contents
from tools.browser import launch

SITE, SHEET = contents.ROOT / "_build/html", contents.ROOT / "_build/sheet"
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
READY = "[...document.querySelectorAll('[data-needs]')].every(explorer => explorer.controls)"
STYLE = """body { font: 14px sans-serif; margin: 1rem; } section { display: flex; gap: 8px; overflow-x: auto; }
figure { margin: 0; flex: none; width: 15rem; } div { height: 32rem; overflow: auto; border: 1px solid #888; }
img { display: block; width: 100%; } .old { opacity: 0.6; } h2 { margin: 1.5rem 0 0.25rem; } .same { color: #777; }"""


def take(browser, pages, site=SITE, sheet=SHEET):
    """Write the pictures and the sheet. Return {page: names of the pictures that changed since the last sheet}."""
    sheet.mkdir(parents=True, exist_ok=True)
    changed = {page: [] for page in pages}
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                device_scale_factor=SCALE,
                color_scheme=scheme,
                reduced_motion="reduce",
            )
            tab = context.new_page()
            for page in pages:
                changed[page] += picture(tab, site, sheet, page, f"{width}-{scheme}")
            context.close()
            print(f"{width} pixels, {scheme}: {len(pages)} pages", flush=True)
    (sheet / "index.html").write_text(written(sheet, changed), encoding="utf8")
    return changed


def picture(tab, site, sheet, page, name):
    """Take one picture and keep the last one as *.old.jpg if it is different. Return [name] then, else []."""
    tab.goto((site / f"{page}.html").as_uri())
    tab.evaluate(LOAD)
    tab.wait_for_function(READY)
    new, old = (sheet / f"{page.replace('/', '.')}.{name}{end}" for end in (".jpg", ".old.jpg"))
    before = new.read_bytes() if new.exists() else None
    tab.screenshot(path=new, full_page=True, type="jpeg", quality=60, animations="disabled")
    old.unlink(missing_ok=True)
    if before in (None, new.read_bytes()):
        return []
    old.write_bytes(before)
    return [name]


def written(sheet, changed):
    """Return the HTML of the sheet: changed pages first, with old pictures before new ones."""
    order = sorted(changed, key=lambda page: not changed[page])
    parts = []
    for page in order:
        state = (
            f"{len(changed[page])} changed"
            if changed[page]
            else '<span class="same">as on the last sheet, or new</span>'
        )
        parts.append(f"<h2>{html.escape(page)}: {state}</h2><section>")
        for name in (f"{width}-{scheme}" for width in WIDTHS for scheme in SCHEMES):
            files = [f"{page.replace('/', '.')}.{name}{end}" for end in (".old.jpg", ".jpg")]
            parts += [figure(file, name) for file in files if (sheet / file).exists()]
        parts.append("</section>")
    return f'<!doctype html><meta charset="utf8"><title>Contact sheet</title><style>{STYLE}</style>{"".join(parts)}'


def figure(file, name):
    old = ".old." in file
    picture = f'<img class="{"old" if old else ""}" loading="lazy" src="{file}" alt="{name}">'
    return f'<figure>{name}{", before" if old else ""}<div><a href="{file}">{picture}</a></div></figure>'


def main(names):
    known = contents.built_names()
    unknown = [name for name in names if not any(Path(page).name == name for page in known)]
    if unknown:
        sys.exit(f"make sheet: no page {', '.join(unknown)}; pages: {', '.join(Path(page).name for page in known)}")
    chosen = [page for page in known if not names or Path(page).name in names]
    with sync_playwright() as playwright, launch(playwright) as browser:
        changed = take(browser, chosen)
    several = [page for page, pictures in changed.items() if pictures]
    print(f"The contact sheet: {(SHEET / 'index.html').as_uri()}   (changed since the last: {len(several)} pages)")


if __name__ == "__main__":
    main(sys.argv[1:])
