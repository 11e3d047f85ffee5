"""How long a chapter takes: one formula for its plan and its tile on the start page."""

import re

from tools.languages import EDITIONS

CODE_A_MINUTE = 320  # letters and digits of code, with what it does; lines depend on the layout


def minutes(cells, language):
    """The minutes that reading and running a chapter takes, rounded to five, without the work on
    its exercises.

    cells: those of a notebook, as nbformat has them. language: of its edition.
    """
    shown = [cell for cell in cells if cell.get("id") != "setup"]
    texts = {
        kind: [cell["source"] for cell in shown if cell["cell_type"] == kind]
        for kind in ("markdown", "code")
    }
    prose = re.sub(r"\]\([^)]*\)|<[^>]*>", "", "\n".join(texts["markdown"]))
    code = "\n".join(texts["code"])
    time = (
        len(re.findall(r"\w", prose)) / EDITIONS[language].letters_a_minute
        + len(re.findall(r"\w", code)) / CODE_A_MINUTE
    )
    return max(5, 5 * round(time / 5))
