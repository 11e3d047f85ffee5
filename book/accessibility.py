"""Repairs the HTML of the theme for screen readers, for keyboards and for browsers without
JavaScript.

What can be added to a page stands in templates/layout.html; here is what must be replaced.
"""

import re
from urllib.parse import unquote

from PIL import Image

from book.contents import after_build, change_pages
from lib.text import Text

DIALOGS = {
    "pst-search-dialog": Text("Search"),
    "pst-primary-sidebar-modal": Text("Site navigation"),
    "pst-secondary-sidebar-modal": Text("On this page"),
}


def repairs():
    """Return (pattern, replacement) pairs.

    A replacement never matches its own pattern, so it is applied only once.
    """
    sidebar, contents, page = Text("Sidebar"), Text("Main"), Text("Page")
    return [
        # The side bar contains the logo and the search button, which would otherwise be outside of
        # all landmarks.
        (
            r'<div (id="pst-primary-sidebar" )?class="bd-sidebar-primary',
            rf'<div \1role="complementary" aria-label="{sidebar}" class="bd-sidebar-primary',
        ),
        (
            r'<dialog id="(pst-[a-z-]+)">',
            lambda m: f'<dialog id="{m[1]}" aria-label="{DIALOGS[m[1]]}">',
        ),
        (r'(<nav class="bd-links bd-docs-nav" aria-label=)"Main">', rf'\1"{contents}">'),
        (r'<nav aria-label="Page">', f'<nav aria-label="{page}">'),
        # A font draws the icons. Without aria-hidden a screen reader would try to read them as
        # letters.
        (
            r'<(i|span) class="((?:fa[srb]? |theme-switch )[^"]*|fa-[^"]*)"(?! aria-hidden)',
            r'<\1 class="\2" aria-hidden="true"',
        ),
        # Without JavaScript the theme has no colours at all, so the page starts light;
        # templates/layout.html goes on.
        (r'(<html [^>]*data-theme=)"auto"', r'\1"light"'),
        # Buttons that need JavaScript are hidden without it.
        (
            r'<button onclick="([^"]*)"\s+class="(?!pst-js-only)',
            r'<button onclick="\1" class="pst-js-only ',
        ),
        (
            r'<button class="sidebar-toggle (primary|secondary)-toggle (?!pst-js-only)',
            r'<button class="sidebar-toggle \1-toggle pst-js-only ',
        ),
        # The name of a closed cell is the text that it shows.
        (r'<summary aria-label="Toggle hidden content">', "<summary>"),
        # A page that opens in a new window must not be able to control this one.
        (r'target="_blank"(?! rel=)', 'target="_blank" rel="noopener"'),
    ]


def with_sizes(html, folder):
    """Return a page whose pictures have their size in pixels, so that nothing moves when they load,
    and load late.

    A page has 96 pixels for an inch. A picture that says nothing about inches has one pixel for
    each of them.
    """

    def sized(match):
        picture = Image.open(folder / unquote(match[2]))
        scale = 96 / picture.info.get("dpi", (96, 96))[0]
        width, height = (round(length * scale) for length in picture.size)
        return f'<img loading="lazy" width="{width}" height="{height}" {match[1]}src="{match[2]}"'

    return re.sub(r'<img (?!loading)([^>]*?)src="([^":]*_images/[^":]*\.png)"', sized, html)


def repair(app, out):
    table = repairs()

    def repaired(html, path):
        html = with_sizes(html, path.parent)
        for pattern, replacement in table:
            html = re.sub(pattern, replacement, html)
        return html

    change_pages(out, repaired)


def setup(app):
    after_build(app, repair, priority=800)
