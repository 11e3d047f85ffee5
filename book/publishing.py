"""Everything that a page needs to be published: its public address, its date, its preview picture,
its links.

A notebook links to the site by its public address (`baseurl` in _config.yml), so that the link
works in Colab and on GitHub; in the book the same link becomes a relative one. _config.yml names
the extensions that find the date of a page's last commit and write sitemap and previews.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.transforms import SphinxTransform

from book.page import parse
from lib.text import Text

FIND_BASE = Path(__file__).with_name("find_base.js")
CUPS = Path(__file__).parents[1] / "chapters/ball/question.svg"


def configure(app, config):
    """Tell the extensions of _config.yml the public address, and write the page for addresses that
    do not exist.
    """
    address = config.html_baseurl
    folder = urlsplit(address).path
    config.ogp_site_url = address
    config.ogp_site_name = config.html_title
    config.notfound_urls_prefix = folder
    title = str(Text("This page does not exist"))
    advice = Text("It is under none of these cups. Search for it, or begin again at the start.")
    buttons = {"index": Text("Go to the start page"), "search": Text("Search")}
    links = " ".join(
        f'<strong><a href="{folder}{name}.html">{words}</a></strong>'
        for name, words in buttons.items()
    )
    cups, _, _ = CUPS.read_text("utf8").partition("<g")  # without the ball
    drawing = f'<div class="drawing">{cups}</svg></div>'
    body = f'<h1>{title}</h1>\n{drawing}\n<p>{advice}</p>\n<p class="buttons">{links}</p>'
    config.notfound_context = {"title": title, "body": body}


def add_title(app, pagename, templatename, context, doctree):
    """Give every page the title that the theme prints; only documents have it."""
    context.setdefault("pagetitle", context.get("title"))


class LocalBadge(SphinxTransform):
    """Replaces the image of the Colab badge, which another host serves, by its words. course.css
    draws the badge.
    """

    default_priority = 5

    def apply(self):
        for image in list(self.document.findall(nodes.image)):
            if image["uri"].endswith("/colab-badge.svg"):
                image.replace_self(
                    nodes.inline("", image.get("alt", "Colab"), classes=["colab-badge"])
                )


class ReadableAnchors(SphinxTransform):
    """Gives each section the anchor that it has on GitHub (#왜-180개인가), unless its heading
    starts with a digit.
    """

    default_priority = 5

    def apply(self):
        for section in self.document.findall(nodes.section):
            slug = section.get("slug", "")
            if re.fullmatch(r"[^\W\d_][\w-]*", slug) and slug not in self.document.ids:
                section["ids"].insert(0, slug)
                self.document.ids[slug] = section


def make_links_relative(page, site):
    """Make links to the public address of the site relative; undo that both MyST and Sphinx escape
    & (?a=1&b=2).
    """
    public = site.app.config.html_baseurl
    for link in page.tree.select("article a[href]"):
        address = link["href"].replace("&amp;", "&")
        if address.startswith(public):
            address = (page.root or "./") + address.removeprefix(public)
        link["href"] = address


def find_files_anywhere(page, site):
    """Let the page for lost addresses find its files below the repository's name, at a root, and in
    a folder.
    """
    if page.path != "404.html":
        return
    home = site.app.config.notfound_urls_prefix
    for element in page.tree.find_all(True):
        for name, value in element.attrs.items():
            if isinstance(value, str):
                element[name] = value.removeprefix(home)
    for link in page.tree.select('a[href^="#"]'):
        link["href"] = page.path + link["href"]
    script = FIND_BASE.read_text("utf8")
    page.tree.head.insert(0, parse(f'<base href="{home}"><script>{script}</script>'))


def setup(app):
    app.connect("config-inited", configure, priority=100)  # before the extensions that read it
    app.connect("html-page-context", add_title)
    app.add_transform(LocalBadge)
    app.add_transform(ReadableAnchors)
