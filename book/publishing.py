"""Everything that a page needs to be published: its public address, its date, its preview picture, its links.

The address of the site follows from the repository's address in _config.yml. A notebook links to the site by that
public address, so that the link works in Colab and on GitHub; in the book the same link becomes a relative one.
sphinx-last-updated-by-git finds the date of a page's last commit.
"""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from book.contents import after_build
from lib.text import Text

NOT_FOUND = "404"
BASE = (
    '<base href="{0}"><script>if (!location.pathname.startsWith("{0}")) '
    'document.querySelector("base").href = location.protocol === "file:" ? "./" : "/";</script>'
)
LIBRARIES = ("notfound.extension", "sphinxext.opengraph", "sphinx_sitemap", "sphinx_last_updated_by_git")
# Where git cannot tell a date (an unpacked archive, a shallow clone, no git), a page shows none.
NO_DATE = ["git.too_shallow", "git.subprocess_error", "git.command_not_found"]


def site_address(repository):
    """Return the address of the repository's GitHub Pages site, with a slash at the end."""
    owner, name = repository.rstrip("/").split("/")[-2:]
    return f"https://{owner.lower()}.github.io/{name}/"


def configure(app, config):
    address = site_address(config.html_theme_options["repository_url"])
    config.html_baseurl = address
    config.html_last_updated_fmt = "%Y-%m-%d"
    config.git_untracked_show_sourcelink = True
    config.suppress_warnings = [*config.suppress_warnings, *NO_DATE]
    config.ogp_site_url = address
    config.ogp_image = address + "_static/preview.png"
    config.ogp_site_name = config.html_title
    config.ogp_social_cards = {"enable": False}  # it cannot draw Hangul
    config.sitemap_url_scheme = "{link}"
    config.sitemap_excludes = ["search.html", "genindex.html", f"{NOT_FOUND}.html"]
    config.notfound_urls_prefix = site = "/" + address.split("/", 3)[3]
    title = str(Text("This page does not exist"))
    advice, home, search = Text("The address may have changed."), Text("Go to the start page"), Text("Search")
    links = f'<strong><a href="{site}index.html">{home}</a></strong> <strong><a href="{site}search.html">{search}</a></strong>'
    body = f'<h1>{title}</h1>\n<p>{advice}</p>\n<p class="buttons">{links}</p>'
    config.notfound_context = {"title": title, "body": body}


def add_title(app, pagename, templatename, context, doctree):
    context.setdefault("pagetitle", context.get("title"))  # the theme prints it, but only documents have it


class LocalBadge(SphinxTransform):
    """Replaces the image of the Colab badge, which another host serves, by its words. course.css draws the badge."""

    default_priority = 5

    def apply(self):
        for image in list(self.document.findall(nodes.image)):
            if image["uri"].endswith("/colab-badge.svg"):
                image.replace_self(nodes.inline("", image.get("alt", "Colab"), classes=["colab-badge"]))


class ReadableAnchors(SphinxTransform):
    """Gives each section the anchor that it has on GitHub (#왜-180개인가), unless its heading starts with a digit."""

    default_priority = 5

    def apply(self):
        for section in self.document.findall(nodes.section):
            slug = section.get("slug", "")
            if re.fullmatch(r"[^\W\d_][\w-]*", slug) and slug not in self.document.ids:
                section["ids"].insert(0, slug)
                self.document.ids[slug] = section


def repair_links(app, pagename, templatename, context, doctree):
    """Make links to the public address of the site relative; undo that both MyST and Sphinx escape & (?a=1&b=2)."""
    public, here = app.config.html_baseurl, context["pathto"]("", 1)

    def repaired(match):
        return match[0].replace("&amp;amp;", "&amp;").replace(f'="{public}', f'="{here}')

    if "body" in context:
        context["body"] = re.sub(r'(?:href|src)="[^"]*"', repaired, context["body"])


def find_files_anywhere(app, out):
    """Let the page for lost addresses find its files below the repository's name, at a root, and in a folder."""
    path, home = out / f"{NOT_FOUND}.html", app.config.notfound_urls_prefix
    html = path.read_text("utf8")
    if "<base" not in html:
        html = html.replace(f'="{home}', '="').replace('href="#', f'href="{NOT_FOUND}.html#')
        path.write_text(html.replace("<head>", f"<head>{BASE.format(home)}", 1), "utf8")


def setup(app):
    for extension in LIBRARIES:
        app.setup_extension(extension)
    app.connect("config-inited", configure, priority=100)
    app.connect("html-page-context", add_title)
    app.connect("html-page-context", repair_links, priority=850)
    after_build(app, find_files_anywhere, priority=950)
    app.add_transform(LocalBadge)
    app.add_transform(ReadableAnchors)
