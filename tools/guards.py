"""What every notebook must have recorded. Each guard takes a notebook and returns its problems, [] if it holds.

A problem names file, cell, what was recorded and what was expected. tests/course/test_notebooks.py runs all guards over all
chapters; tests/course/test_guards.py gives each guard a broken notebook that it must catch. nbval compares the outputs
themselves; the guards check what nbval does not see (cleared cells, execution counts, markers, prose, alt text). The
guards of a page's form (title, badge, set-up cell, …) are in tools/page_guards.py.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from nbval.plugin import comment_markers, metadata_tags

from tools import notebooks, prose
from tools.languages import EDITIONS

LARGEST_PICTURE = 60_000
SHORTEST_ALT, SHORTEST_CAPTION = 10, 20
SLIDE = ("title", "say", "ask", "answers", "minutes")  # what a cell may tell its slide


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one cell."""

    file: Path
    cell: str
    what: str
    recorded: object
    expected: object

    def __str__(self):
        return f"{self.file}, cell {self.cell!r}: {self.what}: recorded {self.recorded}, expected {self.expected}"


def executed_in_order(notebook):
    """Every code cell was executed, from top to bottom in one kernel: execution counts 1..n."""
    return [
        Problem(notebook.path, cell.id, "execution count", cell.execution_count or "none (never executed)", number)
        for number, cell in enumerate(notebook.code, 1)
        if cell.execution_count != number
    ]


def printed_outputs_are_there(notebook):
    """A cell that prints unconditionally has a recorded output: it was not cleared after it ran."""
    return [
        Problem(notebook.path, cell.id, "outputs", "none (cleared)", "what print shows")
        for cell in notebook.code
        if re.search(r"(?m)^print\(", cell.source) and not cell.outputs
    ]


def no_error_or_stderr(notebook):
    """No recorded traceback, warning or log line."""
    return [
        Problem(
            notebook.path,
            cell.id,
            "output",
            repr((output.get("text") or output.get("evalue"))[:200]),
            "no error, no stderr",
        )
        for cell in notebook.code
        for output in cell.outputs
        if output.output_type == "error" or output.get("name") == "stderr"
    ]


def no_marker(notebook):
    """No marker tells nbval or nbclient to skip a cell, to ignore its output or to accept an exception."""
    found = []
    for cell in notebook.cells:
        comments = {
            line.strip().lstrip("#").strip() for line in cell.source.splitlines() if line.strip().startswith("#")
        }
        marks = sorted(mark for mark in comments if mark.upper() in comment_markers)
        tags = [tag for tag in cell.metadata.get("tags", []) if tag in metadata_tags or tag == "skip-execution"]
        found += [Problem(notebook.path, cell.id, "marker", mark, "no marker") for mark in marks + tags]
    return found


def metadata_is_plain(notebook):
    """Only tags, alt text and words for slides in cells; a kernel that everyone has; nothing of machine or hour."""
    found = [
        Problem(notebook.path, cell.id, "metadata", key, "tags, mystnb and slide only; `make record` removes the rest")
        for cell in notebook.cells
        for key in cell.metadata
        if key not in ("tags", "mystnb", "slide")
    ]
    found += [
        Problem(notebook.path, cell.id, "metadata", f"slide.{key}", f"one of {', '.join(SLIDE)}")
        for cell in notebook.cells
        for key in cell.metadata.get("slide", {})
        if key not in SLIDE
    ]
    if notebook.content.metadata != notebooks.METADATA:
        seen = dict(notebook.content.metadata)
        found.append(
            Problem(notebook.path, "(file)", "metadata", seen, f"{notebooks.METADATA}; `make record` writes it")
        )
    return found


def pictures_have_alt_text(notebook):
    """A cell with a picture has alt text in the language of the page; pictures are small PNGs."""
    found = []
    for cell in notebook.code:
        data = [output.get("data", {}) for output in cell.outputs]
        kinds = {kind for bundle in data for kind in bundle if kind.startswith("image/")}
        alt = cell.metadata.get("mystnb", {}).get("image", {}).get("alt", "")
        scripts = {name: edition.alphabet for name, edition in EDITIONS.items() if edition.alphabet}
        spoken = next((name for name, letters in scripts.items() if re.search(letters, alt)), "en")
        if kinds and (len(alt) < SHORTEST_ALT or spoken != notebook.language):
            expected = f"mystnb.image.alt, at least {SHORTEST_ALT} letters in the language of the page"
            found.append(Problem(notebook.path, cell.id, "alt text", repr(alt), expected))
        if kinds - {"image/png"}:
            found.append(Problem(notebook.path, cell.id, "picture", ", ".join(sorted(kinds)), "image/png"))
        sizes = [len(bundle["image/png"]) * 3 // 4 for bundle in data if "image/png" in bundle]
        found += [
            Problem(notebook.path, cell.id, "picture", f"{size} bytes", f"at most {LARGEST_PICTURE}")
            for size in sizes
            if size > LARGEST_PICTURE
        ]
    return found


def figures_have_captions(notebook):
    """A cell with a picture has a caption that says in whole sentences what to see, other than the alt text.

    A number in a caption stands in a recorded output, as one in prose does.
    """
    found, evidence = [], prose.Evidence(notebook)
    for cell in notebook.code:
        if not any("image/png" in output.get("data", {}) for output in cell.outputs):
            continue
        words = cell.metadata.get("mystnb", {})
        caption, alt = words.get("figure", {}).get("caption", ""), words.get("image", {}).get("alt", "")
        if len(caption) < SHORTEST_CAPTION or not caption.endswith(".") or caption == alt:
            expected = f"mystnb.figure.caption: sentences on what to see ({SHORTEST_CAPTION} letters), not the alt text"
            found.append(Problem(notebook.path, cell.id, "caption", repr(caption), expected))
        found += [
            Problem(notebook.path, cell.id, f"{kind} in the caption", claim, why)
            for kind, claim in prose.claims(caption, notebook.language)
            if (why := evidence.missing(kind, claim))
        ]
    return found


def meaning_is_recorded(notebook, meaning):
    """What a chapter must show: cell id -> texts that this cell must have recorded, in this order.

    A Text stands for its words in the language of the notebook.
    """
    outputs = {cell.id: "\n".join(map(notebooks.text_of, cell.outputs)) for cell in notebook.code}
    found = []
    for cell, expected in meaning.items():
        text, position = outputs.get(cell), 0
        for item in expected:
            item = getattr(item, notebook.language, item)
            match = re.compile(rf"(?<![A-Za-z0-9_.]){re.escape(item)}(?![A-Za-z0-9_]|[.,]\d)").search(
                text or "", position
            )
            if not match:
                found.append(
                    Problem(
                        notebook.path, cell, "output", "no such cell" if text is None else repr(text), f"{item} in it"
                    )
                )
                break
            position = match.end()
    return found


def words_of_slide(cell):
    """The title and the speaker's notes that a cell tells its slide."""
    return [text for key, text in cell.metadata.get("slide", {}).items() if key != "minutes"]


def numbers_in_prose_are_recorded(notebook):
    """A shape, count, score, sum or sentence in prose stands in a recorded output (tools/prose.py has the rule).

    Prose is also what a cell tells its slide.
    """
    evidence = prose.Evidence(notebook)
    texts = [(cell, cell.source) for cell in notebook.prose]
    texts += [(cell, str(text)) for cell in notebook.cells for text in words_of_slide(cell)]
    return [
        Problem(notebook.path, cell.id, f"{kind} in prose", claim, why)
        for cell, text in texts
        for kind, claim in prose.claims(text, notebook.language)
        if (why := evidence.missing(kind, claim))
    ]


def numbers_in_prose_are_as_kept(notebook, root=notebooks.ROOT):
    """No number and no sentence of the prose changed since `make record` (tools/prose.py: the ledger)."""
    now, kept = prose.ledger(notebook), prose.read_ledger(notebook, root)
    return [
        Problem(
            notebook.path,
            cell,
            "numbers in prose",
            now.get(cell, "none"),
            f"{kept.get(cell, 'none')}; if meant: `make record`",
        )
        for cell in dict.fromkeys([*kept, *now])
        if now.get(cell) != kept.get(cell)
    ]


# Guards that need nothing but the notebook.
PLAIN = (
    executed_in_order,
    printed_outputs_are_there,
    no_error_or_stderr,
    no_marker,
    metadata_is_plain,
    pictures_have_alt_text,
    figures_have_captions,
    numbers_in_prose_are_recorded,
    numbers_in_prose_are_as_kept,
)
