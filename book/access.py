"""Pages for everyone: what the theme's own markup lacks for screen readers and keyboards, put right after the build."""

import re
from pathlib import Path

from sphinx.locale import get_translation

from book.light import pages

# Without script a phone shows the book's contents below the page, a wide table scrolls, and a menu opens while the
# focus is in it.
WITHOUT_SCRIPT = (
    ".pst-js-only { display: none !important; } .bd-container__inner { flex-wrap: wrap; } "
    ".dropdown:focus-within .dropdown-menu { display: block; } @media (max-width: 991px) { "
    ".bd-sidebar-primary.bd-sidebar { display: block !important; position: static; order: 2; visibility: visible; "
    "margin: 0; max-width: 100%; flex: 1 0 100%; transform: none; max-height: none; } "
    "article table { display: block; overflow-x: auto; } }"
)
FIRST_THEME = 'localStorage.getItem("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")'
DIALOGS = {
    "pst-search-dialog": "Search",
    "pst-primary-sidebar-modal": "Site navigation",
    "pst-secondary-sidebar-modal": "On this page",
}


def fixes():
    """(pattern, replacement) pairs; each replacement no longer matches its pattern."""
    _ = get_translation("sphinx")
    return [
        # The side bar is no landmark: its logo and search button stand outside all of them.
        (
            r'<div (id="pst-primary-sidebar" )?class="bd-sidebar-primary',
            rf'<div \1role="complementary" aria-label="{_("Sidebar")}" class="bd-sidebar-primary',
        ),
        (r'<dialog id="(pst-[a-z-]+)">', lambda m: f'<dialog id="{m[1]}" aria-label="{_(DIALOGS[m[1]])}">'),
        (r'(<nav class="bd-links bd-docs-nav" aria-label=)"Main">', rf'\1"{_("Main")}">'),
        (r'<nav aria-label="Page">', f'<nav aria-label="{_("Page")}">'),
        # Icons are drawn by a font: without this a screen reader tries to read the glyph.
        (
            r'<(i|span) class="((?:fa[srb]? |theme-switch )[^"]*|fa-[^"]*)"(?! aria-hidden)',
            r'<\1 class="\2" aria-hidden="true"',
        ),
        # Without script the theme has no colours at all: light ones then. With it, a first visit learns late what the
        # system wants, and dark readers would see a white flash.
        (r'(<html [^>]*data-theme=)"auto"', r'\1"light"'),
        (r'dataset\.theme = localStorage\.getItem\("theme"\) \|\| "auto"', f"dataset.theme = {FIRST_THEME}"),
        # Buttons that only a script answers are not shown without one.
        (r'<button onclick="([^"]*)"\s+class="(?!pst-js-only)', r'<button onclick="\1" class="pst-js-only '),
        (
            r'<button class="sidebar-toggle (primary|secondary)-toggle (?!pst-js-only)',
            r'<button class="sidebar-toggle \1-toggle pst-js-only ',
        ),
        (r"(?<!</noscript>)</head>", f"<noscript><style>{WITHOUT_SCRIPT}</style></noscript></head>"),
        # Links that open a new window must not hand it this page.
        (r'target="_blank"(?! rel=)', 'target="_blank" rel="noopener"'),
    ]


def mend(app, exception):
    if exception or app.builder.name != "html":
        return
    table = fixes()
    for path in pages(Path(app.outdir)):
        html = mended = path.read_text("utf8")
        for pattern, replacement in table:
            mended = re.sub(pattern, replacement, mended)
        if mended != html:
            path.write_text(mended, "utf8")


def setup(app):
    app.connect("build-finished", mend, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
