"""The pages: their order in _toc.yml, the settings of _config.yml, their files after a build."""

from pathlib import Path

import yaml

from tools import notebooks
from tools.languages import MAIN
from tools.notebooks import ROOT

START = "index"  # the address of the start page in the site


def page_names(language=MAIN):
    """Return the sources of all pages in reading order: ["chapters/intro/intro-ko", …]."""
    return [notebooks.path_of(name, language, "").as_posix() for name in notebooks.listed()]


def built_names():
    """Return the addresses of all pages in the site of an edition: ["index", "sequences", …]."""
    return [START, *notebooks.listed()[1:]]


def folder_of(language):
    """Return the folder of an edition below the root of the site, "" or "en/"."""
    return "" if language == MAIN else f"{language}/"


def site_of(language):
    """Return the path of an edition's site."""
    return ROOT / "_build" / "html" / folder_of(language)


def page_names_of(env):
    """Return the same names from Sphinx's build environment, for extensions, which must not read
    _toc.yml.
    """
    return list(env.collect_relations())


def config():
    """Return the settings in _config.yml as a dict."""
    return yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))


def site_pages(out):
    """Return the paths of the site's pages, without slides and HTML files that were copied."""
    left_out = {"_static", "_sources", "slides"}
    return [
        path
        for path in sorted(out.rglob("*.html"))
        if not left_out & set(path.relative_to(out).parts)
    ]


def change_pages(out, change):
    """Replace the HTML of each page in the folder `out` by change(HTML, path of the page)."""
    for path in site_pages(out):
        html = path.read_text("utf8")
        if (changed := change(html, path)) != html:
            path.write_text(changed, "utf8")


def after_build(app, step, priority=500):
    """Let Sphinx call step(app, folder of the site) after each build without errors."""
    app.connect("build-finished", lambda app, error: error or step(app, Path(app.outdir)), priority)
