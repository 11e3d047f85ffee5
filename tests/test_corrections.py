"""The page of corrections names all 29 mistakes of the lecture; each leads to a heading with a cell that shows it."""

import re

import pytest

from tools import notebooks

CHAPTERS = notebooks.ROOT / "chapters" / "ko"
ROW = re.compile(r"^\| (?P<number>\d+) \|.*\| (?P<links>\[[^|]*) \|$", re.M)
LINK = re.compile(r"\[[^\]]+\]\((?P<page>[\w-]+\.(?:ipynb|md))#(?P<slug>[^)]+)\)")


def slug(heading):
    """The anchor that GitHub and MyST make from a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def cells_below(page):
    """Code cells under each heading of a notebook, by the heading's anchor; for a Markdown page empty lists."""
    found, last = {}, None
    if page.suffix == ".md":
        return {slug(line.lstrip("#")): [] for line in page.read_text().splitlines() if line.startswith("#")}
    for cell in notebooks.read(page).cells:
        if cell["cell_type"] == "code" and last is not None:
            found[last].append(cell)
        elif cell["cell_type"] == "markdown":
            for heading in re.findall(r"^#+ (.+)$", "".join(cell["source"]), re.M):
                last = slug(heading)
                found[last] = []
    return found


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


@pytest.mark.parametrize(
    "change, problem",
    [
        (lambda table: re.sub(r"^\| 7 \|.*\n", "", table, flags=re.M), "row 7 is missing"),
        (lambda table: table.replace("#셀과-층", "#셀과-방"), "row 17: rnn.ipynb has no heading #셀과-방"),
        (lambda table: re.sub(r"\[GRU\]\(gru.ipynb#180개라니\)", "[GRU]", table), "row 19 has no link"),
    ],
)
def test_a_broken_table_of_corrections_is_caught(change, problem):
    assert problem in faults(change((CHAPTERS / "corrections.md").read_text()))
