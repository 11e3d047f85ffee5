"""Finds, reads and writes the chapters, for the verbs of the Makefile and for the tests."""

from dataclasses import dataclass
from pathlib import Path

import nbformat

ROOT = Path(__file__).parent.parent
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(frozen=True)
class Notebook:
    """A notebook and its path.

    path: relative to the root, e.g. Path("chapters/ko/rnn.ipynb"). content: as nbformat reads it.
    """

    path: Path
    content: nbformat.NotebookNode

    @property
    def language(self):
        """The edition, after the folder: "ko" or "en"."""
        return self.path.parent.name

    @property
    def cells(self):
        """All cells."""
        return self.content.cells

    @property
    def code(self):
        """Code cells."""
        return [cell for cell in self.cells if cell.cell_type == "code"]

    @property
    def prose(self):
        """Markdown cells."""
        return [cell for cell in self.cells if cell.cell_type == "markdown"]


def paths(root=ROOT, suffix=".ipynb"):
    """Every chapter of every edition on disk, sorted, relative to root; with ".md" every page that has no code."""
    return sorted(path.relative_to(root) for path in root.glob(f"chapters/*/*{suffix}"))


def read(path, root=ROOT):
    """The notebook at root / path.

    Raises:
        FileNotFoundError, nbformat.reader.NotJSONError: no notebook is there.
    """
    return Notebook(Path(path), nbformat.read(root / path, as_version=4))


def read_page(path, root=ROOT):
    """A page without code as a notebook of one Markdown cell.

    Raises:
        FileNotFoundError: no page is there.
    """
    cell = {
        "cell_type": "markdown",
        "id": "(page)",
        "metadata": {},
        "source": (root / path).read_text(encoding="utf-8"),
    }
    return Notebook(Path(path), nbformat.from_dict({"cells": [cell]}))


def dump(content):
    """The text of a notebook file, the same for the same content: one space of indent, Hangul as it is."""
    return nbformat.v4.writes(nbformat.from_dict(content)) + "\n"


def text_of(output):
    """All text that an output shows: a stream's, or that of each text/* form of a result; "" for a picture alone."""
    if output.output_type == "stream":
        return output.text
    return "\n".join(
        text for kind, text in output.get("data", {}).items() if kind.startswith("text/")
    )
