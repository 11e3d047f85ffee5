"""Makes the start page the root of the site: index.html, wherever its source stands.

The start page is the page that _toc.yml names as root. Links, search, canonical address and sitemap follow, because
Sphinx asks its builder for the address of a page.
"""

from docutils import nodes

from book.contents import START, after_build
from lib.text import Text


def move(app):
    """Let the builder write the start page to index.html, and let all links lead there."""
    builder, root = app.builder, app.config.root_doc
    uri, file = builder.get_target_uri, builder.get_outfilename
    builder.get_target_uri = lambda name, typ=None: uri(START if name == root else name, typ)
    builder.get_outfilename = lambda name: file(START if name == root else name)


def name_for_links(app, doctree):
    """Call the start page "Start" in menus and search results. Its own heading is a question."""
    if app.env.docname == app.config.root_doc:
        app.env.titles[app.env.docname] = nodes.title("", str(Text("Start")))


def canonical(app, pagename, templatename, context, doctree):
    if pagename == app.config.root_doc:
        context["pageurl"] = address = app.config.html_baseurl
        context["metatags"] = context.get("metatags", "").replace(f"{address}{START}.html", address)


def correct_sitemap(app, out):
    sitemap, home = out / "sitemap.xml", app.config.html_baseurl
    text = sitemap.read_text("utf8").replace(f"{home}{app.config.root_doc}.html", home)
    sitemap.write_text(text, "utf8")


def setup(app):
    app.connect("builder-inited", move)
    app.connect("doctree-read", name_for_links, priority=900)
    app.connect("html-page-context", canonical, priority=900)
    after_build(app, correct_sitemap, priority=550)
