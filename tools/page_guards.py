"""Guards of the form of every page, so that it can be read on GitHub, in Colab and in the book; see tools/guards.py."""

import re
from pathlib import Path

import yaml

from tools import notebooks, repository
from tools.guards import Problem
from tools.languages import EDITIONS

LONGEST_CELL = 14


def page_follows_the_template(notebook):
    """First title and promise, then what a reader does, learns and needs; at the end a summary and exercises."""
    found, edition = [], EDITIONS[notebook.language]
    first, plan = notebook.cells[0], notebook.cells[1]
    if first.id != "title" or not first.source.startswith("# ") or len(first.source.split("\n\n")) < 3:
        found.append(
            Problem(notebook.path, first.id, "first cell", repr(first.source[:60]), "title: # heading, promise, badge")
        )
    found += [
        Problem(notebook.path, plan.id, "second cell", repr(plan.source[:60]), f"a list with {word}")
        for word in edition.plan
        if word not in plan.source
    ]
    lines = [line for cell in notebook.prose for line in cell.source.splitlines()]
    found += [
        Problem(notebook.path, "(file)", "headings", "none", heading)
        for heading in edition.headings
        if heading not in lines
    ]
    titles = [line for line in _without_fences(lines) if line.startswith("# ")]
    if len(titles) != 1:
        found.append(Problem(notebook.path, "(file)", "titles", titles, "one # heading"))
    return found


def badge_opens_this_file(notebook, ours):
    """The first cell has one badge, and it opens this very file at the configured repository and branch."""
    badges = [(cell.id, badge) for cell in notebook.prose for badge in repository.BADGE.findall(cell.source)]
    expected = [(notebook.cells[0].id, ours.badge(notebook.path))]
    if badges == expected:
        return []
    return [
        Problem(
            notebook.path, notebook.cells[0].id, "badge", badges or "none", f"{expected[0][1]}; `make repo` writes it"
        )
    ]


def setup_cell_is_the_template(notebook, ours, root=notebooks.ROOT):
    """The first code cell is that of tools/setup_cell.LANGUAGE.py, its input hidden in the book, without output."""
    cell = notebook.code[0]
    if cell.id != "setup":
        return [Problem(notebook.path, cell.id, "first code cell", cell.id, "setup")]
    found = []
    template = ours.setup_cell(notebook.language, root)
    if cell.source != template:
        pairs = zip([*cell.source.splitlines(), ""], [*template.splitlines(), ""], strict=False)
        line, wanted = next((pair for pair in pairs if pair[0] != pair[1]), ("other lines", "the template"))
        found.append(Problem(notebook.path, "setup", "source", repr(line), f"{wanted!r}; `make repo` writes it"))
    if cell.metadata.get("tags") != ["remove-input"]:
        found.append(Problem(notebook.path, "setup", "tags", cell.metadata.get("tags"), ["remove-input"]))
    if cell.outputs:
        found.append(Problem(notebook.path, "setup", "outputs", len(cell.outputs), "none"))
    return found


def ids_are_names(notebook):
    """Cells have names (four-flags), each once, for links, messages and the other edition."""
    ids = [cell.get("id", "") for cell in notebook.cells]
    return [
        Problem(notebook.path, name, "cell id", name, "a name in lower case, used once")
        for name in dict.fromkeys(ids)
        if ids.count(name) > 1
        or not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", name)
        or re.fullmatch(r"[0-9a-f]{8}", name)
    ]


def code_cells_are_short(notebook):
    """A code cell has at most 14 lines, so that a reader sees it at a glance."""
    return [
        Problem(notebook.path, cell.id, "lines of code", len(cell.source.splitlines()), f"at most {LONGEST_CELL}")
        for cell in notebook.code
        if cell.id != "setup" and len(cell.source.splitlines()) > LONGEST_CELL
    ]


# An image in HTML, but for the picture of an explorer: that has an address which opens in Colab too.
OTHER_IMAGE = r"<img (?![^>]*src=\"https://raw\.githubusercontent\.com/[^\"]+/explorers/pictures/)"


# A formula, code or bold words in an answer to open: HTML, in which Markdown stays as it is written.
RAW_IN_ANSWER = r"<details>(?:(?!</details>).)*?(?:\$|`|\*\*)"


def markdown_is_plain(notebook):
    """No Markdown that a page shows raw or not at all: MyST directives and roles, local images, Markdown in HTML."""
    found = []
    for cell in notebook.prose:
        for pattern in (
            r"(?m)^\s*(?:`{3,}|:{3,})\{[^}]*\}",
            r"\{[a-z:-]+\}`[^`]*`",
            r"!\[[^\]]*\]\((?!https://colab\.)[^)]*\)",
            OTHER_IMAGE,
            RAW_IN_ANSWER,
        ):
            match = re.search(pattern, cell.source, re.S)
            if match:
                found.append(
                    Problem(
                        notebook.path, cell.id, "Markdown", repr(match[0]), "plain Markdown; figures come from code"
                    )
                )
    return found


def keras_is_imported_alone(notebook):
    """`import keras` only: no tf.keras, no keras from tensorflow (a cell may ask tf.keras whether it is keras)."""
    return [
        Problem(notebook.path, cell.id, "import", repr(match[0]), "import keras")
        for cell in notebook.code
        for match in re.finditer(
            r"(?m)^\s*(?:from|import) (?:tensorflow\.keras|tensorflow import keras).*$", cell.source
        )
    ]


def toc_lists_what_is_there(root=notebooks.ROOT):
    """Notebooks on disk are those of the tables of contents (_toc.yml, _toc.en.yml), and are where the tests look."""
    listed = set()
    for table in root.glob("_toc*.yml"):
        listed |= set(_files(yaml.safe_load(table.read_text(encoding="utf-8"))))
    on_disk = {
        path.relative_to(root) for path in root.glob("chapters/**/*.ipynb") if ".ipynb_checkpoints" not in path.parts
    }
    gone = [
        name for name in sorted(listed) if not any((root / f"{name}{kind}").is_file() for kind in (".ipynb", ".md"))
    ]
    unlisted = sorted(path for path in on_disk if path.with_suffix("").as_posix() not in listed)
    astray = sorted(on_disk - set(notebooks.paths(root)))
    return [
        *(Problem(path, "(file)", "table of contents", "not listed", "a line in _toc.yml") for path in unlisted),
        *(
            Problem(Path(name), "(file)", "file", "missing", "there, since the table of contents lists it")
            for name in gone
        ),
        *(Problem(path, "(file)", "folder", path.parent, "chapters/LANGUAGE, where the tests look") for path in astray),
    ]


def _files(toc):
    """Every file and root of a table of contents, at any depth."""
    if isinstance(toc, dict):
        yield from (value for key, value in toc.items() if key in ("root", "file"))
    for value in toc.values() if isinstance(toc, dict) else toc if isinstance(toc, list) else ():
        yield from _files(value)


def _without_fences(lines):
    """Lines outside of ``` blocks."""
    inside = False
    for line in lines:
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            yield line


# Guards that need nothing but the notebook.
PLAIN = (page_follows_the_template, ids_are_names, code_cells_are_short, markdown_is_plain, keras_is_imported_alone)
