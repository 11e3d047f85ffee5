"""Begins a new chapter: `make chapter NAME=attention` writes everything but the lesson, and says what is left.

Written: the notebook with the cells of the template, and its name wherever chapters are
listed, each time as the last one.
"""

import re
import sys

import nbformat

from tools import notebooks, repository

PLAN = "- **할 일.** …\n- **배울 내용.** …\n- **먼저 읽을 장.** …\n- **걸리는 시간.** 5분쯤입니다."
DRAWING = '<svg viewBox="0 0 240 120" xmlns="http://www.w3.org/2000/svg"><text x="120" y="66" text-anchor="middle">?</text></svg>\n'
TABLE = r"\| .*/parallel-ko\.ipynb\) \|\n(?:\| .*\n)*?(?=.*/pytorch)"
# File, the place after which a line is written (the last one in the file), and the line.
LINES = (
    (
        "_toc.yml",
        r"  - caption: 더 깊이\n    chapters:\n(?:      - .*\n)+",
        "      - file: {page}\n",
    ),
    (
        "chapters/intro/intro-ko.md",
        r".*/parallel-ko\.ipynb\)\*\* .*\n",
        "  14. **[{name}](../{name}/{name}-ko.ipynb)** 무엇을 물을까요?\n",
    ),
    ("tests/course/meaning.yml", r"(?:#.*\n)+\n", "{name}: {{}}\n"),
    ("README.ko.md", TABLE, "| {name} | [{page}.ipynb]({colab}) |\n"),
)
LEFT = """Left to do:
  the lesson, its title, plan and minutes    {page}.ipynb
  the question of its tile                   chapters/intro/intro-ko.md
  the drawing of that question               book/drawings/tiles/{name}.svg
  its title in both languages                README.ko.md, README.md (the English page)
  its English page                           make english writes it in Korean and lists its cells
  what its outputs must show                 tests/course/meaning.yml
  its exercises                              chapters/{name}/questions/
  its lesson plan                            chapters/teaching/teaching-ko.md, and book/slides/lectures.yml for 3, 6 and 12 hours
  its place, if it is not the last           _toc.yml, and the list of chapters/intro/intro-ko.md
  then                                       make record NOTEBOOK={page}.ipynb, make test"""


def begin(name, root=notebooks.ROOT):
    """Write the files of a new chapter, and return its path.

    Raises:
        ValueError: a name that is not one word of small letters, or that a chapter has already.
    """
    path = notebooks.path_of(name, "ko")
    if not re.fullmatch(r"[a-z]+", name) or any(
        (root / path).with_suffix(end).exists() for end in (".ipynb", ".md")
    ):
        raise ValueError(
            f"NAME must be one new word of small letters, such as attention, received {name!r}"
        )
    ours, new = repository.configured(root), nbformat.v4
    setup = ours.setup_cell("ko", root)
    cells = [
        new.new_markdown_cell(
            f"# {name}\n\n한 문장으로 약속합니다.\n\n{ours.badge(path)}", id="title"
        ),
        new.new_markdown_cell(PLAN, id="plan"),
        new.new_code_cell(
            setup, id="setup", execution_count=1, metadata={"tags": ["remove-input"]}
        ),
        new.new_markdown_cell("## 요약\n\n- …", id="summary"),
        new.new_markdown_cell("## 스스로 해 보기\n\n…", id="exercises"),
    ]
    content = new.new_notebook(cells=cells, metadata=notebooks.METADATA, nbformat_minor=5)
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text(notebooks.dump(content), encoding="utf-8")
    (root / f"book/drawings/tiles/{name}.svg").write_text(DRAWING, encoding="utf-8")
    for file, place, line in LINES:
        text = (root / file).read_text(encoding="utf-8")
        end = re.search(place, text).end()
        line = line.format(name=name, page=path.with_suffix(""), colab=ours.colab(path))
        (root / file).write_text(text[:end] + line + text[end:], encoding="utf-8")
    return path


if __name__ == "__main__":
    try:
        path = begin(sys.argv[1])
    except ValueError as error:
        sys.exit(f"make chapter: {error}")
    print(LEFT.format(name=notebooks.name_of(path), page=path.with_suffix("")))
