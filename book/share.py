"""What a page says to the world: its public address, when it last changed, its preview; and links that work everywhere.

The repository's address in _config.yml is the only one: GitHub Pages' address of the site follows from it. A notebook
links to the site by that address (so the link works in Colab and on GitHub); in the book it becomes a relative one.
"""

import re
import subprocess
from pathlib import Path

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms import SphinxTransform

NOT_FOUND = "404"


def site_address(repository):
    """The address of the repository's GitHub Pages site, with a slash at the end."""
    owner, name = repository.rstrip("/").split("/")[-2:]
    return f"https://{owner.lower()}.github.io/{name}/"


def configure(app, config):
    address = site_address(config.html_theme_options["repository_url"])
    config.html_baseurl = address
    config.ogp_site_url = address
    config.ogp_image = address + "_static/preview.png"
    config.ogp_site_name = config.html_title
    config.ogp_social_cards = {"enable": False}  # its drawings have no Hangul
    config.sitemap_url_scheme = "{link}"
    config.sitemap_excludes = ["search.html", "genindex.html", f"{NOT_FOUND}.html"]
    config.notfound_urls_prefix = "/" + address.split("/", 3)[3]
    _ = get_translation("sphinx")
    home = f'<p><a href="{address}">{_("Go to the start page")}</a></p>'
    body = f"<h1>{_('This page does not exist')}</h1>\n<p>{_('The address may have changed.')}</p>\n{home}"
    config.notfound_context = {"title": _("This page does not exist"), "body": body}


def git(folder, *arguments):
    """What git prints, or "" where there is no git or no repository (as in an unpacked archive)."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, encoding="utf8", check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def change_dates(folder):
    """{path: "2026-11-25"} of each file's last commit. A shallow clone knows some files' last commit: only those."""
    top = Path(git(folder, "rev-parse", "--git-dir").strip() or ".")
    boundary = Path(folder, top, "shallow")
    unknown = set(boundary.read_text().split()) if boundary.is_file() else set()
    dates, commit, day = {}, None, None
    for line in git(folder, "-c", "core.quotePath=false", "log", "--format=%x00%H %cs", "--name-only").splitlines():
        if line.startswith("\0"):
            commit, day = line[1:].split()
        elif line and commit not in unknown:
            dates.setdefault(line, day)
    return dates


def read_dates(app):
    app.change_dates = change_dates(app.srcdir)


def add_date(app, pagename, templatename, context, doctree):
    source = app.env.doc2path(pagename, base=False) if pagename in app.env.found_docs else ""
    context["last_updated"] = app.change_dates.get(str(source))
    context.setdefault("pagetitle", context.get("title"))  # the theme prints it; only documents have it


class LocalBadge(SphinxTransform):
    """The Colab badge is an image of another host: in the book its words stand there, drawn by our style."""

    default_priority = 5

    def apply(self):
        for image in list(self.document.findall(nodes.image)):
            if image["uri"].endswith("/colab-badge.svg"):
                image.replace_self(nodes.inline("", image.get("alt", "Colab"), classes=["colab-badge"]))


class ReadableAnchors(SphinxTransform):
    """A section is linked by its heading, as on GitHub (#왜-180개인가), unless that starts with a digit."""

    default_priority = 5

    def apply(self):
        for section in self.document.findall(nodes.section):
            slug = section.get("slug", "")
            if re.fullmatch(r"[^\W\d_][\w-]*", slug) and slug not in self.document.ids:
                section["ids"].insert(0, slug)
                self.document.ids[slug] = section


def relative_links(app, pagename, templatename, context, doctree):
    if "body" in context:
        here = context["pathto"]("", 1)
        context["body"] = re.sub(
            rf'((?:href|src)=")({re.escape(app.config.html_baseurl)})', rf"\1{here}", context["body"]
        )


def write_index(app, exception):
    """The site's root leads to the start page, with a link for who does not follow redirects."""
    if exception or app.builder.name != "html":
        return
    start, title = f"{app.config.root_doc}.html", app.config.html_title
    (Path(app.outdir) / "index.html").write_text(
        INDEX.format(start=start, title=title, language=app.config.language), "utf8"
    )


INDEX = """<!DOCTYPE html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={start}">
<title>{title}</title>
<main><h1><a href="{start}">{title}</a></h1></main>
</html>
"""


def draw_preview(app, exception):
    target = Path(app.outdir) / "_static" / "preview.png"
    if exception or app.builder.format != "html" or target.exists():
        return
    from book.preview import draw

    draw(app.config.html_title, target)


def setup(app):
    for extension in ("notfound.extension", "sphinxext.opengraph", "sphinx_sitemap"):
        app.setup_extension(extension)
    app.connect("config-inited", configure, priority=100)
    app.connect("builder-inited", read_dates)
    app.connect("html-page-context", add_date)
    app.connect("html-page-context", relative_links, priority=850)
    app.connect("build-finished", draw_preview)
    app.connect("build-finished", write_index)
    app.add_transform(LocalBadge)
    app.add_transform(ReadableAnchors)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
