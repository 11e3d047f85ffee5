"""The pages: their order in _toc.yml, the settings of _config.yml, and where a build puts them."""

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


def written_by_sphinx(language):
    """Return the folder of _build in which Sphinx builds an edition, which finish.py finishes."""
    return ROOT / "_build" / language


def site_of(language):
    """Return the path of an edition's finished site."""
    return ROOT / "_build" / "html" / folder_of(language)


def page_names_of(env):
    """Return the same names from Sphinx's build environment, for extensions, which must not read
    _toc.yml.
    """
    return list(env.collect_relations())


def chapters(env):
    """Return the names of the notebooks in reading order. The first one is chapter 1."""
    return [name for name in page_names_of(env) if str(env.doc2path(name)).endswith(".ipynb")]


def config():
    """Return the settings in _config.yml as a dict."""
    return yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
