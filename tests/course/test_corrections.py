"""The corrections and the misconceptions of the teaching guide lead to headings with a cell that
shows each.

That the headings exist, the built book proves (tests/site/pages/test_html.py).
"""

import re

from tools import notebooks
from tools.conclusions import slug

HEADING = re.compile(r"(?m)^#+ (.+)$")
ROW = re.compile(r"^\| (?P<number>\d+) \|.*\| (?P<links>[^|]*) \|$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]+\]\(\.\./\w+/(?P<page>\w+)-ko\.ipynb#(?P<slug>[^)]+)\)")


def shown_below(page):
    """The anchors of the headings of a notebook that have code below them: a code cell or a box of
    PyTorch code.
    """
    shown = set()
    last = None
    for cell in notebooks.read(notebooks.path_of(page, "ko")).cells:
        if cell.cell_type == "markdown":
            for heading in HEADING.findall(cell.source):
                last = slug(heading)
        if cell.cell_type == "code" or cell.id.startswith("torch-"):
            shown.add(last)
    return shown


def without_code(text):
    """The links of a text to headings of notebooks that have no code below them."""
    return [
        f"{page}#{anchor}" for page, anchor in LINK.findall(text) if anchor not in shown_below(page)
    ]


def text_of(page):
    """A page without code."""
    return (notebooks.ROOT / notebooks.path_of(page, "ko", ".md")).read_text(encoding="utf-8")


def test_each_correction_leads_to_a_cell_that_shows_it():
    table = text_of("corrections")
    rows = list(ROW.finditer(table))
    assert rows
    assert [int(row["number"]) for row in rows] == list(range(1, len(rows) + 1))
    assert [row["number"] for row in rows if "](" not in row["links"]] == []
    assert without_code(table) == []


def test_a_link_to_a_heading_without_code_is_caught():
    text = "[식](../rnn/rnn-ko.ipynb#simplernn을-numpy로), [방](../rnn/rnn-ko.ipynb#셀과-방)"
    assert without_code(text) == ["rnn#셀과-방"]


def test_each_misconception_of_the_teaching_guide_leads_to_a_cell_that_removes_it():
    """For every chapter at least one link, to a heading that has a code cell below it."""
    text = text_of("teaching")
    wrong = [
        line
        for line in text.splitlines()
        if line.startswith("- **오해.**") and not LINK.search(line)
    ]
    assert not wrong, wrong
    assert without_code(text) == []
    taught = {page for page, _ in LINK.findall(text)}
    assert taught == set(map(notebooks.name_of, notebooks.paths()))
