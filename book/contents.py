"""The pages of an edition in the order of its table of contents (_toc.yml)."""

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]


def pages(toc=ROOT / "_toc.yml"):
    """Names without suffix, start page first: chapters/ko/intro, …"""

    def walk(entry):
        if name := entry.get("root") or entry.get("file"):
            yield name
        for key in ("parts", "chapters", "sections"):
            for child in entry.get(key, []):
                yield from walk(child)

    return list(walk(yaml.safe_load(Path(toc).read_text("utf8"))))


def config(path=ROOT / "_config.yml"):
    """The settings of the edition."""
    return yaml.safe_load(Path(path).read_text("utf8"))
