"""How long a chapter takes: one formula for its plan and its tile on the start page."""

import re

LETTERS_A_MINUTE = {"ko": 400, "en": 1000}  # of prose, two thirds of the pace of a novel
LINES_A_MINUTE = 12  # of code, with what it does


def minutes(cells):
    """The minutes that reading and running a chapter takes, rounded to five, without the work on its exercises.

    cells: those of a notebook, as nbformat has them.
    """
    shown = [cell for cell in cells if cell.get("id") != "setup"]
    texts = {kind: [cell["source"] for cell in shown if cell["cell_type"] == kind] for kind in ("markdown", "code")}
    prose = re.sub(r"\]\([^)]*\)|<[^>]*>", "", "\n".join(texts["markdown"]))
    lines = len("\n".join(texts["code"]).splitlines())
    pace = LETTERS_A_MINUTE[
        "ko" if 3 * len(re.findall("[가-힣]", prose)) > len(re.findall("[A-Za-z]", prose)) else "en"
    ]
    time = len(re.findall(r"\w", prose)) / pace + lines / LINES_A_MINUTE
    return max(5, 5 * round(time / 5))
