"""What a chapter is beside its notebooks, and the lists of chapters that are written from it.

chapters/NAME/chapter.yml says of a chapter (chapters/README.md explains each part):

    question:  {ko: …, en: …}        asked under its title, on its tile, where it is shared
    path:      {ko: …, en: …}        the name of the path on the start page that begins with it
    card:      {ko: …, en: …}        two lines on the picture of a shared link, card-ko.png
    thread:    [{h: "2,120 2,84"}]   the drawing that opens it (book/thread.py)
    lectures:  {3: {part: 2, sections: [title, flags]}}   its place in the plans of 3, 6, 12 hours
    shows:     {cell: [texts]}       what the output of a cell must have, in this order

Its title is the heading of its notebook, its minutes are computed (tools/reading_time.py), and its
place among the chapters is that of `_toc.yml`. README, start page and teaching page
list the chapters (tools/lists.py).
"""

from dataclasses import dataclass, field

import yaml

from tools import notebooks, repository
from tools.languages import EDITIONS, MAIN


@dataclass(frozen=True)
class Chapter:
    """What chapter.yml says; every part may be missing but the question of a chapter with code."""

    name: str
    question: dict = field(default_factory=dict)
    path: dict = field(default_factory=dict)
    card: dict = field(default_factory=dict)
    thread: list = field(default_factory=list)
    lectures: dict = field(default_factory=dict)
    shows: dict = field(default_factory=dict)


def read(name, root=notebooks.ROOT):
    """The Chapter of a page; an empty one where the page has no chapter.yml.

    Raises:
        ValueError: chapter.yml has a part that no chapter has, or words in one language only.
    """
    file = root / "chapters" / name / "chapter.yml"
    parts = yaml.safe_load(file.read_text("utf-8")) if file.is_file() else {}
    known = set(Chapter.__dataclass_fields__) - {"name"}
    if unknown := set(parts) - known:
        raise ValueError(f"{file}: received {sorted(unknown)}, expected parts of {sorted(known)}")
    for part in {"question", "path", "card"} & set(parts):
        if set(parts[part]) != set(EDITIONS):
            raise ValueError(
                f"{file}, {part}: received {sorted(parts[part])}, expected {sorted(EDITIONS)}"
            )
    return Chapter(name, **parts)


def in_order(root=notebooks.ROOT):
    """The chapters, which are the pages with code, in the order of _toc.yml: list of Chapter."""
    return [
        read(name, root)
        for name in notebooks.listed(root)
        if (root / notebooks.path_of(name, MAIN)).is_file()
    ]


def title(name, language, root=notebooks.ROOT):
    """The title of a chapter: the heading of its notebook."""
    first = notebooks.read(notebooks.path_of(name, language), root).cells[0]
    return first.source.splitlines()[0].lstrip("# ")


def link(name, language, root=notebooks.ROOT):
    """A link from another page to a chapter, in Markdown."""
    path = notebooks.path_of(name, language)
    return f"[{title(name, language, root)}](../{name}/{path.name})"


def colab_table(language, root=notebooks.ROOT):
    """The table of a README: each chapter, and Colab's address of its notebook."""
    ours = repository.configured(root)
    yield f"| {EDITIONS[language].chapter} | |"
    yield "|---|---|"
    for chapter in in_order(root):
        path = notebooks.path_of(chapter.name, language)
        yield f"| {title(chapter.name, language, root)} | [{path}]({ours.colab(path)}) |"


def paths(language, root=notebooks.ROOT):
    """The list of the start page: paths through the chapters, each chapter with its question."""
    for number, chapter in enumerate(in_order(root), 1):
        if chapter.path:
            yield f"\n- **{chapter.path[language]}**\n"
        yield f"  {number}. **{link(chapter.name, language, root)}** {chapter.question[language]}"
