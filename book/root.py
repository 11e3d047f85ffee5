"""Gives each page its short address: rnn.html for chapters/rnn/rnn-ko, index.html for the start.

The start page is the page that _toc.yml names as root. Links, search, canonical address and sitemap
follow, because Sphinx asks its builder for the address of a page.
"""

from docutils import nodes

from book.contents import START
from lib.text import Text
from tools import notebooks


def move(app):
    """Let the builder write each page to its short address, and let all links lead there."""
    builder = app.builder
    uri = builder.get_target_uri
    file = builder.get_outfilename

    def short(name):
        if name == app.config.root_doc:
            return START
        return notebooks.name_of(name) if name in app.env.found_docs else name

    builder.get_target_uri = lambda name, typ=None: uri(short(name), typ)
    builder.get_outfilename = lambda name: file(short(name))


def name_for_links(app, doctree):
    """Call the start page "Start" in menus and search results. Its own heading is a question."""
    if app.env.docname == app.config.root_doc:
        app.env.titles[app.env.docname] = nodes.title("", str(Text("Start")))


def public(app, name):
    """Return the public address of a page: that of the site itself for the start page."""
    return app.config.html_baseurl + app.builder.get_target_uri(name).replace(f"{START}.html", "")


def canonical(app, pagename, templatename, context, doctree):
    """Name the public address of the page, where Sphinx names the place of its source."""
    address = public(app, pagename)
    context["pageurl"] = address
    if pagename == app.config.root_doc:
        context["metatags"] = context["metatags"].replace(f"{address}{START}.html", address)


def correct_sitemap(site):
    """Name the short addresses in sitemap.xml, where the extension wrote those of the sources."""
    sitemap = site.folder / "sitemap.xml"
    text = sitemap.read_text("utf8")
    for name in site.app.env.found_docs:
        text = text.replace(f"{site.app.config.html_baseurl}{name}.html", public(site.app, name))
    sitemap.write_text(text, "utf8")


def setup(app):
    app.connect("builder-inited", move)
    app.connect("doctree-read", name_for_links, priority=900)
    app.connect("html-page-context", canonical, priority=900)
