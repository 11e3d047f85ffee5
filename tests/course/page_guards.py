"""Guards of the form of every page, so that it can be read on GitHub, in Colab and in the book; see
guards.py.
"""

import difflib
import re

from tools import bets, reading_time, repository, slides
from tools.languages import EDITIONS

LONGEST_CELL = 18  # lines of code as the formatter lays them out, without empty ones
LONGEST_LINE = 75  # letters that a desktop page shows without scrolling sideways
ALIKE = 0.93  # of two lines, as difflib measures it: one is the other but for a correction
# What a page would show raw or not at all: MyST's directives and roles, local images, Markdown
# within HTML. The picture of an explorer may be HTML: it has an address that opens in Colab too.
NOT_PLAIN = (
    r"(?m)^\s*(?:`{3,}|:{3,})\{[^}]*\}",
    r"\{[a-z:-]+\}`[^`]*`",
    r"!\[[^\]]*\]\((?!https://colab\.)[^)]*\)",
    r"<img (?![^>]*src=\"https://raw\.githubusercontent\.com/[^\"]+/explorers/pictures/)",
    r"<details>(?:(?!</details>).)*?(?:\$|`|\*\*)",
)


def page_follows_the_template(notebook):
    """First title, promise and badge, then what a reader needs and how long it takes; at the end a
    summary and exercises.

    That badge and set-up cell are those of this repository, tests/course/test_repository.py says.
    """
    edition = EDITIONS[notebook.language]
    first, _, setup, *_ = notebook.cells
    promised = first.source.startswith("# ") and len(first.source.split("\n\n")) >= 3
    badges = [cell.id for cell in notebook.prose for _ in repository.BADGE.findall(cell.source)]
    if not promised or badges != ["title"] or first.id != "title":
        yield (
            first.id,
            f"first cell {first.source[:60]!r}, expected title: # heading, promise, badge",
        )
    if (
        setup.id != "setup"
        or setup.metadata.get("tags") != ["remove-input"]
        or setup.get("outputs")
    ):
        yield setup.id, "expected the third cell to be setup, tagged remove-input, without output"
    text = "\n".join(re.sub(r"(?ms)^```.*?^```", "", cell.source) for cell in notebook.prose)
    for heading in edition.headings:
        if heading not in text.splitlines():
            yield "(file)", f"no heading {heading}"
    if len(titles := re.findall(r"(?m)^# .*", text)) != 1:
        yield "(file)", f"the titles {titles}, expected one # heading"


def time_is_that_of_the_formula(notebook):
    """The minutes that the plan states are those of tools/reading_time.py, as the tile on the start
    page says.
    """
    plan = notebook.cells[1]
    minutes = reading_time.minutes(notebook.cells, notebook.language)
    stated = re.search(r"\d+(?=분| minutes)", plan.source)
    if not stated or int(stated[0]) != minutes:
        yield (
            plan.id,
            f"it states {stated and stated[0]} minutes, expected {minutes} (tools/reading_time.py)",
        )


def ids_are_names(notebook):
    """Cells have names (four-flags), each once, for links, messages and the other edition."""
    ids = [cell.get("id", "") for cell in notebook.cells]
    for name in dict.fromkeys(ids):
        made_up = re.fullmatch(r"[0-9a-f]{8}", name) or not re.fullmatch(
            r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", name
        )
        if made_up or ids.count(name) > 1:
            yield name, "expected a name in lower case, used once"


def code_cells_are_short(notebook):
    """A code cell has few and short lines, so that a reader sees all of it at a glance."""
    for cell in notebook.code:
        if cell.id == "setup":
            continue
        lines = [line for line in cell.source.splitlines() if line]
        if len(lines) > LONGEST_CELL:
            yield cell.id, f"{len(lines)} lines of code, expected at most {LONGEST_CELL}"
        if (longest := max(map(len, lines), default=0)) > LONGEST_LINE:
            yield cell.id, f"a line of {longest} letters, expected at most {LONGEST_LINE}"


def the_text_is_no_longer_than_a_sitting(notebook):
    """The Markdown of a chapter, but for the targets of its links, which no reader sees, has no
    more characters than tools/editions.yml allows.
    """
    longest = EDITIONS[notebook.language].longest
    text = "".join(re.sub(r"\]\([^)]*\)", "]", cell.source) for cell in notebook.prose)
    if (length := len(text)) > longest:
        yield "(file)", f"{length} characters of Markdown, expected at most {longest}"


def markdown_is_plain(notebook):
    """No Markdown that a page shows raw or not at all."""
    for cell in notebook.prose:
        for pattern in NOT_PLAIN:
            if match := re.search(pattern, cell.source, re.DOTALL):
                yield cell.id, f"{match[0]!r} is no plain Markdown; figures come from code"


def slides_say_what_their_cell_says(notebook):
    """A line that a slide repeats from its cell was corrected on both sides."""
    for cell in notebook.prose:
        lines = _lines(cell.source)
        for line in _lines("\n".join(slides.translated_words(cell))):
            near = difflib.get_close_matches(line, lines, n=1, cutoff=ALIKE)
            if near and line not in near[0]:
                yield cell.id, f"its slide says {line!r}, the cell {near[0]!r}"


def pauses_take_a_bet(notebook):
    """Each pause has a bet, or says why it takes none; a cell has one pause at most, with one
    folded answer.
    """
    for cell in notebook.cells:
        paused = bets.pauses(cell, notebook.language)
        try:
            kind, _ = bets.bet_of(cell)
        except bets.BetError as error:
            yield cell.id, str(error)
            continue
        if paused != (kind is not None) or (paused and cell.source.count("<details>") != 1):
            yield (
                cell.id,
                f"{paused} pauses and the bet {kind}, expected one pause with a folded answer and "
                "its bet (tools/bets.py)",
            )


def _lines(markdown):
    """The lines of a text without the signs of Markdown, "**Remember.**" included."""
    text = re.sub(r"(?m)^[>\-\d. ]+|\*\*[^*]*\*\*|[*`“”\"]", "", markdown)
    return [line.strip() for line in text.splitlines() if line.strip()]


def keras_is_imported_alone(notebook):
    """`import keras` only: no tf.keras, no keras from tensorflow (a cell may ask tf.keras whether
    it is keras).
    """
    for cell in notebook.code:
        if match := re.search(
            r"(?m)^\s*(?:from|import) tensorflow(?:\.keras| import keras).*$", cell.source
        ):
            yield cell.id, f"{match[0]!r}, expected import keras"


# Guards that need nothing but the notebook.
PLAIN = (
    page_follows_the_template,
    time_is_that_of_the_formula,
    ids_are_names,
    code_cells_are_short,
    the_text_is_no_longer_than_a_sitting,
    markdown_is_plain,
    keras_is_imported_alone,
    slides_say_what_their_cell_says,
    pauses_take_a_bet,
)
