"""The lists in README, start page, teaching page and the page 어떤 층을 언제?, written from what
chapters say, and those of the glossary, written from its tables.

A list stands between two comments, <!-- NAME --> and <!-- /NAME -->. `make record` and `make
english` write it; `python -m tools.lists` does only that. tests/course/test_chapters.py finds one
that is not current.
"""

import re
from pathlib import Path

from tools import chapters, conclusions, glossary, lectures, notebooks
from tools.languages import EDITIONS

LIST = re.compile(r"(<!-- (?P<name>[a-z0-9-]+) -->\n).*?(?=<!-- /(?P=name) -->)", re.DOTALL)


def lines_of(name, language, root=notebooks.ROOT):
    """The lines of a list: "chapters", "paths", "terms", the glossary by letter, "lectures-3", the
    table of that many hours, or "evidence-count", what the conclusions of that card found.
    """
    if name == "chapters":
        return chapters.colab_table(language, root)
    if name == "paths":
        return chapters.paths(language, root)
    if name == "terms":
        return ["\n\n".join(glossary.by_letter(language, root))]
    if name.startswith("evidence-"):
        return conclusions.evidence(name.removeprefix("evidence-"), language, root)
    return lectures.table(int(name.removeprefix("lectures-")), language, root)


def files():
    """The files that have lists: {path: language}."""
    files = {Path("README.md"): "en", Path("README.ko.md"): "ko"}
    for language in EDITIONS:
        for name in ("intro", "teaching", "which", "glossary"):
            files[notebooks.path_of(name, language, ".md")] = language
    return files


def with_current_lists(text, language, root=notebooks.ROOT):
    """A text with its lists as they must be."""

    def written(match):
        content = "\n".join(lines_of(match["name"], language, root)).strip("\n")
        return f"{match[1]}{content}\n\n"

    return LIST.sub(written, text)


def write_lists(root=notebooks.ROOT):
    """Write the lists anew; return the paths of the files that changed."""
    changed = []
    for path, language in files().items():
        before = (root / path).read_text("utf-8")
        after = with_current_lists(before, language, root)
        if after != before:
            (root / path).write_text(after, "utf-8")
            changed.append(path)
    return changed


if __name__ == "__main__":
    print(*write_lists(), sep="\n")
