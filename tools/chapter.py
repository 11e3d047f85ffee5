"""Begins a new chapter: `make chapter NAME=attention` writes everything but the lesson, and says what is left.

Written: the notebook with the cells of the template, its line in _toc.yml (last of the second part), its tile on the
start page with a drawing to be replaced, its place on the map of the chapters, its row in tests/course/meaning.py.
"""

import re
import sys
from pathlib import Path

import nbformat

from tools import notebooks, repository

TITLE = "# {name}\n\n한 문장으로 약속합니다.\n\n{badge}"
PLAN = "- **할 것.** …\n- **배울 것.** …\n- **필요한 것.** …"
DRAWING = '<svg viewBox="0 0 240 120" xmlns="http://www.w3.org/2000/svg"><text x="120" y="66" text-anchor="middle">?</text></svg>\n'
LEFT = """Left to do:
  the lesson, and the words of its title, tile and plan    {path}, chapters/ko/intro.md
  the drawing of its question                              book/drawings/tiles/{name}.svg
  the path on the map that it belongs to                   PATHS in book/chapter_map.py
  what its outputs must show                               tests/course/meaning.py
  a line in the tables of chapters                         README.md, README.ko.md
  its exercises                                            lib/check/{name}.py (CONTRIBUTING.md says how)
  then                                                     make record NOTEBOOK={path}, make test"""
# File, the place after which a line is written, and the line.
LINES = (
    ("_toc.yml", r"(?s).*  - caption: 더 깊이\n.*?(?=  - caption|\Z)", "      - file: chapters/ko/{name}\n"),
    (
        "chapters/ko/intro.md",
        r"(?s).*<!-- tiles -->\n(?:- .*?\n)+",
        "- **[{name}]({name}.ipynb)** 이 장은 무엇을 물을까요?\n",
    ),
    ("book/chapter_map.py", r"(?s).*?PATHS = \(\n(?:    .*?\n)+", '    ("{name}", ("{name}",)),\n'),
    ("tests/course/meaning.py", r"(?s).*MEANING = \{\n", '    "{name}": {{}},\n'),
)


def begin(name, root=notebooks.ROOT):
    """Write the files of a new chapter.

    Raises:
        ValueError: a name that is not one word of small letters, or that a chapter has already.
    """
    path = Path(f"chapters/ko/{name}.ipynb")
    if not re.fullmatch(r"[a-z]+", name) or (root / path).exists():
        raise ValueError(f"NAME must be one new word of small letters, such as attention, received {name!r}")
    ours, new = repository.configured(root), nbformat.v4
    cells = [
        new.new_markdown_cell(TITLE.format(name=name, badge=ours.badge(path)), id="title"),
        new.new_markdown_cell(PLAN, id="plan"),
        new.new_code_cell(
            ours.setup_cell("ko", root), id="setup", execution_count=1, metadata={"tags": ["remove-input"]}
        ),
        new.new_markdown_cell("## 요약\n\n- …", id="summary"),
        new.new_markdown_cell("## 스스로 해 보기\n\n…", id="exercises"),
    ]
    content = new.new_notebook(cells=cells, metadata=notebooks.METADATA)
    content.nbformat_minor = 5
    (root / path).write_text(notebooks.dump(content), encoding="utf-8")
    (root / f"book/drawings/tiles/{name}.svg").write_text(DRAWING, encoding="utf-8")
    for file, place, line in LINES:
        text = (root / file).read_text(encoding="utf-8")
        end = re.match(place, text).end()
        (root / file).write_text(text[:end] + line.format(name=name) + text[end:], encoding="utf-8")
    return path


if __name__ == "__main__":
    try:
        print(LEFT.format(name=sys.argv[1], path=begin(sys.argv[1])))
    except ValueError as error:
        sys.exit(f"make chapter: {error}")
