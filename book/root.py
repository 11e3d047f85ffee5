"""Makes the start page the root of the site: index.html, wherever its source stands.

The start page is the page that _toc.yml names as root. Links, search, canonical address and sitemap follow, because
Sphinx asks its builder for the address of a page. At its old address stands a page that leads to the root.
"""

from pathlib import Path

from docutils import nodes

from book.contents import START
from lib.text import Text


def move(app):
    """Let the builder write the start page to index.html, and let all links lead there."""
    builder, root = app.builder, app.config.root_doc
    if builder.name != "html":
        return
    uri, file = builder.get_target_uri, builder.get_outfilename
    builder.get_target_uri = lambda name, typ=None: uri(START if name == root else name, typ)
    builder.get_outfilename = lambda name: file(START if name == root else name)


def name_for_links(app, doctree):
    """Call the start page "Start" in menus and search results. Its own heading is a question."""
    if app.env.docname == app.config.root_doc:
        name = str(Text("Start"))
        app.env.titles[app.env.docname] = nodes.title("", name)


def canonical(app, pagename, templatename, context, doctree):
    if pagename == app.config.root_doc:
        address = app.config.html_baseurl
        context["pageurl"] = address
        context["metatags"] = context.get("metatags", "").replace(f"{address}{START}.html", address)


def leave_old_address(app, exception):
    """Write the page at the old address of the start page, and correct the sitemap."""
    if exception or app.builder.name != "html":
        return
    out, old = Path(app.outdir), f"{app.config.root_doc}.html"
    words = {
        "start": "../" * old.count("/") + f"{START}.html",
        "address": app.config.html_baseurl,
        "title": app.config.html_title,
        "language": app.config.language,
    }
    (out / old).write_text(OLD_ADDRESS.format(**words), "utf8")
    sitemap = out / "sitemap.xml"
    text = sitemap.read_text("utf8")
    sitemap.write_text(text.replace(f"{app.config.html_baseurl}{old}", app.config.html_baseurl), "utf8")


OLD_ADDRESS = """<!DOCTYPE html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={start}">
<link rel="canonical" href="{address}">
<title>{title}</title>
<main><h1><a href="{start}">{title}</a></h1></main>
</html>
"""


def setup(app):
    app.connect("builder-inited", move)
    app.connect("doctree-read", name_for_links, priority=900)
    app.connect("html-page-context", canonical, priority=900)
    app.connect("build-finished", leave_old_address, priority=550)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
