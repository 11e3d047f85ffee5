"""The way to the same page in the other editions: a link in the header of each page, and hreflang
for search engines.

static/course.js lets the link lead to the same section: sections correspond by their order
(tests/course/edition_guards.py).
"""

from book.contents import START, folder_of
from tools.languages import EDITIONS, MAIN


def link(app, pagename, templatename, context, doctree):
    """Give the template of the link the other editions' names and addresses; name them for search
    engines.
    """
    ours = app.config.language
    root = context["pathto"]("", 1)
    up = f"{root}../" if folder_of(ours) else root
    target = app.builder.get_target_uri(pagename)
    addresses = {language: folder_of(language) + target for language in EDITIONS}
    context["editions"] = [
        (language, EDITIONS[language], up + address)
        for language, address in addresses.items()
        if language != ours
    ]
    if pagename not in ("search", "404"):
        site = app.config.html_baseurl.removesuffix(folder_of(ours))
        context["metatags"] = context.get("metatags", "") + alternates(addresses, site)


def alternates(addresses, site):
    """Return the tags that name a page of each edition. addresses: {language: below the site}."""
    pages = {
        language: site + address.replace(f"{START}.html", "")
        for language, address in addresses.items()
    }
    pages["x-default"] = pages[MAIN]
    return "\n".join(
        f'<link rel="alternate" hreflang="{language}" href="{address}">'
        for language, address in pages.items()
    )


def setup(app):
    # Before the theme leaves out templates that are empty, at 500.
    app.connect("html-page-context", link, priority=100)
