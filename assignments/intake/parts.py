"""What a student wrote to each question, for eyes and for tools that compare code: read as data,
never run."""

import json
import re
from dataclasses import dataclass

from assignments.intake.submission import printable

LONGEST = 20_000  # characters of one cell or output that are shown
LARGEST_FIGURE = 2_000_000  # letters of a figure in base64
MOST_FIGURES = 5  # of one cell
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")


@dataclass(frozen=True)
class Part:
    """One cell: `kind` is "code" or "markdown", `figures` are PNG images in base64, `output` is
    what it printed."""

    kind: str
    source: str
    output: str = ""
    figures: tuple = ()


def by_question(content, headings, given=()):
    """{question: [Part]} of a notebook's bytes: the cells below the heading of each question.

    headings: {question: its headings, one for each language}; given: code that everybody was handed
    out, left out here. What cannot be read has no parts."""
    parts = {}
    current = None
    try:
        cells = json.loads(content.decode("utf-8-sig"))["cells"]
        for cell in cells:
            source = "".join(cell["source"])
            kind = cell["cell_type"]
            lines = {line.strip() for line in source.splitlines()}
            begun = [
                name for name, known in headings.items() if kind == "markdown" and lines & {*known}
            ]
            if begun:
                current = begun[0]
            elif current and source.strip() and source not in given:
                parts.setdefault(current, []).append(_part(kind, source, cell.get("outputs", ())))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return parts


def _part(kind, source, outputs):
    figures = []
    texts = []
    for output in outputs:
        data = output.get("data", {})
        figure = "".join(data.get("image/png", ""))
        if figure and len(figure) <= LARGEST_FIGURE and BASE64.fullmatch(figure):
            figures.append(re.sub(r"\s", "", figure))
        texts.append("".join(output.get("text", data.get("text/plain", ""))))
    return Part(kind, _shown(source), _shown("\n".join(texts)), tuple(figures[:MOST_FIGURES]))


def _shown(text):
    """The first lines of a text, without what would steer a terminal or turn the direction of
    writing."""
    return "\n".join(printable(line) for line in text[:LONGEST].splitlines())
