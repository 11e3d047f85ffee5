"""The pages: their order in _toc.yml, the settings of _config.yml, and their files after a build."""

from pathlib import Path

import yaml
from sphinx_external_toc.parsing import parse_toc_yaml

from tools.languages import MAIN

ROOT = Path(__file__).parents[1]
START = "index"  # the name of the start page in the site, which root.py makes the root


def page_names(language=MAIN):
    """Return the names of all pages in reading order, without suffix: ["chapters/ko/intro", …]."""
    return [
        name.replace(f"/{MAIN}/", f"/{language}/") for name in parse_toc_yaml(ROOT / "_toc.yml")
    ]


def built_names(language=MAIN):
    """Return the names of all pages of an edition in its site: those of `page_names`, but "index" for the start page."""
    return [START, *page_names(language)[1:]]


def folder_of(language):
    """Return the folder of an edition below the root of the site, "" or "en/"."""
    return "" if language == MAIN else f"{language}/"


def site_of(language):
    """Return the path of an edition's site."""
    return ROOT / "_build" / "html" / folder_of(language)


def page_names_of(env):
    """Return the same names from Sphinx's build environment, for extensions, which must not read _toc.yml."""
    return list(env.collect_relations())


def config():
    """Return the settings in _config.yml as a dict."""
    return yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))


def site_pages(out):
    """Return the paths of the site's pages, without HTML files that were copied into it and without slides."""
    left_out = {"_static", "_sources", "slides"}
    return [
        path
        for path in sorted(out.rglob("*.html"))
        if not left_out & set(path.relative_to(out).parts)
    ]


def change_pages(out, change):
    """Replace the HTML of each page of the site in the folder `out` by change(HTML, path of the page)."""
    for path in site_pages(out):
        html = path.read_text("utf8")
        if (changed := change(html, path)) != html:
            path.write_text(changed, "utf8")


def after_build(app, step, priority=500):
    """Let Sphinx call step(app, folder of the site) after each build without errors."""
    app.connect("build-finished", lambda app, error: error or step(app, Path(app.outdir)), priority)
