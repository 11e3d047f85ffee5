"""The corrections and the misconceptions of the teaching guide lead to headings with a cell that shows each."""

import re

from tools import notebooks

CHAPTERS = notebooks.ROOT / "chapters" / "ko"
ROW = re.compile(r"^\| (?P<number>\d+) \|.*\| (?P<links>\[[^|]*) \|$", re.M)
LINK = re.compile(r"\[[^\]]+\]\((?P<page>[\w-]+\.(?:ipynb|md))#(?P<slug>[^)]+)\)")


def slug(heading):
    """The anchor that GitHub and MyST make from a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def cells_below(page):
    """Code under each heading of a page, by the heading's anchor: code cells and boxes of PyTorch code."""
    below, last = {}, None
    read = notebooks.read_page if page.suffix == ".md" else notebooks.read
    for cell in read(page.relative_to(notebooks.ROOT)).cells:
        for heading in re.findall(r"(?m)^#+ (.+)$", cell.source if cell.cell_type == "markdown" else ""):
            last = slug(heading)
            below[last] = []
        if (cell.cell_type == "code" and last is not None) or cell.id.startswith("torch-"):
            below[last].append(cell)
    return below


def faults(table):
    """What is wrong with a table of corrections: missing numbers, rows without a link, links that lead nowhere."""
    rows = {int(row["number"]): LINK.findall(row["links"]) for row in ROW.finditer(table)}
    problems = [f"row {number} is missing" for number in range(1, 30) if number not in rows]
    for number, links in rows.items():
        problems += [] if links else [f"row {number} has no link"]
        for page, anchor in links:
            headings = cells_below(CHAPTERS / page)
            if anchor not in headings:
                problems.append(f"row {number}: {page} has no heading #{anchor}")
            elif page.endswith(".ipynb") and not headings[anchor]:
                problems.append(f"row {number}: no cell under {page}#{anchor}")
    return problems


def test_each_of_the_29_corrections_leads_to_a_cell_that_shows_it():
    assert faults((CHAPTERS / "corrections.md").read_text()) == []


def test_a_broken_table_of_corrections_is_caught():
    table = (CHAPTERS / "corrections.md").read_text().replace("#셀과-층", "#셀과-방")
    assert "row 17: rnn.ipynb has no heading #셀과-방" in faults(table)


def test_each_misconception_of_the_teaching_guide_leads_to_a_cell_that_removes_it():
    """For every chapter at least one link, to a heading that has a code cell below it."""
    text = (CHAPTERS / "teaching.md").read_text()
    wrong = [line for line in text.splitlines() if line.startswith("- **오해.**") and not LINK.search(line)]
    assert not wrong, wrong
    for page, anchor in LINK.findall(text):
        assert cells_below(CHAPTERS / page).get(anchor), f"no cell under {page}#{anchor}"
    assert {page for page, _ in LINK.findall(text)} >= {path.name for path in CHAPTERS.glob("*.ipynb")}
