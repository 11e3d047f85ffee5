"""Begins a new chapter: `make chapter NAME=attention` copies chapters/_template.

The copies get the name of the chapter, and the badge and set-up cell of every notebook.
"""

import re
import shutil
import sys

from tools import notebooks, repository

TEMPLATE = "_template"
LEFT = """chapters/{name} is begun. Left to do:
  its place        the line `      - file: chapters/{name}/{name}-ko` in _toc.yml
  the lesson       chapters/{name}/{name}-ko.ipynb; then make english, and the English words
  its question, drawings, lectures, what it must show   chapters/{name}/chapter.yml, question.svg
  its exercises    chapters/{name}/questions/ (lib/questions/__init__.py)
  its claims       chapters/{name}/claims.py
  its lesson plan  what students get wrong, chapters/teaching/teaching-ko.md and -en.md;
                   its part of the lectures, chapters/teaching/lectures.yml
  its words        chapters/glossary, LICENSES.md for data of others, CHANGELOG.md
  its time         above 40 s: a line in tests/longest.txt, so that it begins early
  then             make record (it writes the lists of chapters, too), make test"""


def begin(name, root=notebooks.ROOT):
    """Copy the template to a new folder, and return its path.

    Raises:
        ValueError: a name that is no word of small letters and digits, or that a page has already.
    """
    folder = root / "chapters" / name
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name) or folder.exists():
        raise ValueError(
            f"NAME must be a new word of small letters, such as attention, received {name!r}"
        )
    shutil.copytree(root / "chapters" / TEMPLATE, folder)
    ours = repository.configured(root)
    for file in sorted(folder.glob(f"{TEMPLATE}-*.ipynb")):
        path = notebooks.path_of(name, notebooks.language_of(file))
        text = repository.rewritten(path, file.read_text("utf-8"), ours, root)
        file.rename(root / path).write_text(text, "utf-8")
    return folder


if __name__ == "__main__":
    try:
        print(LEFT.format(name=begin(sys.argv[1]).name))
    except ValueError as error:
        sys.exit(f"make chapter: {error}")
