"""The order of the pages and the settings of an edition, read from _toc.yml and _config.yml."""

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
START = "index"  # the name of the start page in the site, which root.py makes the root
SENTENCE = "토마토를먹자"  # of the course: the cover and the preview picture show its letters


def page_names(toc=ROOT / "_toc.yml"):
    """Return the names of all pages in reading order, without suffix: ["chapters/ko/intro", …]."""

    def walk(entry):
        if name := entry.get("root") or entry.get("file"):
            yield name
        for key in ("parts", "chapters", "sections"):
            for child in entry.get(key, []):
                yield from walk(child)

    return list(walk(yaml.safe_load(Path(toc).read_text("utf8"))))


def built_names(toc=ROOT / "_toc.yml"):
    """Return the names of all pages in the built site: those of `page_names`, but "index" for the start page."""
    return [START, *page_names(toc)[1:]]


def page_names_of(env):
    """Return the same names from Sphinx's build environment, for extensions, which must not read _toc.yml."""
    order, waiting = [], [env.config.root_doc]
    while waiting:
        name = waiting.pop(0)
        order.append(name)
        waiting = list(env.toctree_includes.get(name, [])) + waiting
    return order


def config(path=ROOT / "_config.yml"):
    """Return the settings in _config.yml as a dict."""
    return yaml.safe_load(Path(path).read_text("utf8"))
