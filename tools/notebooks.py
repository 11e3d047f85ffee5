"""Finds, reads and writes the chapters, for the verbs of the Makefile and for the tests.

A page lies in a folder of its name, once per language: chapters/rnn/rnn-ko.ipynb. Only this module
takes such a path apart or puts one together.
"""

from dataclasses import dataclass
from pathlib import Path

import nbformat

ROOT = Path(__file__).parent.parent
CELL_METADATA = {"tags", "mystnb", "slides", "bet", "conclusion", "says"}
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(frozen=True)
class Notebook:
    """A notebook and its path.

    path: relative to the root. content: as nbformat reads it.
    """

    path: Path
    content: nbformat.NotebookNode

    @property
    def name(self):
        """The name of the page, "rnn", the same in all languages."""
        return name_of(self.path)

    @property
    def language(self):
        """The edition, "ko" or "en"."""
        return language_of(self.path)

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


def path_of(name, language, suffix=".ipynb"):
    """The path of a page in a language, relative to the root: chapters/rnn/rnn-ko.ipynb."""
    return Path("chapters", name, f"{name}-{language}{suffix}")


def name_of(path):
    """The name of the page at a path, with or without suffix: "rnn" for chapters/rnn/rnn-ko."""
    return Path(path).parent.name


def language_of(path):
    """The language of the page at a path, with or without suffix: "ko" for chapters/rnn/rnn-ko."""
    return Path(path).stem.rpartition("-")[2]


def translation(path, language):
    """The path of the same page in another language."""
    return path_of(name_of(path), language, Path(path).suffix)


def listed(root=ROOT):
    """The names of all pages as _toc.yml, the only list of chapters, has them: ["intro", …]."""
    import yaml  # Here, because conftest.py imports this module where only nbval is installed.

    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    files = [page["file"] for part in toc["parts"] for page in part["chapters"]]
    return [name_of(file) for file in (toc["root"], *files)]


def paths(root=ROOT, suffix=".ipynb", language="*"):
    """The chapters on disk, sorted, relative to root: of every edition, or of one; with ".md" the
    pages without code.
    """
    found = root.glob(f"chapters/[!_.]*/*-{language}{suffix}")
    return sorted(
        path.relative_to(root)
        for path in found
        if path == root / path_of(name_of(path), language_of(path), suffix)
    )


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
    """The text of a notebook file, the same for the same content: one space of indent, Hangul as it
    is.
    """
    return nbformat.v4.writes(nbformat.from_dict(content)) + "\n"


def text_of(output):
    """All text that an output shows: a stream's, or that of each text/* form of a result; "" for a
    picture alone.
    """
    if output.output_type == "stream":
        return output.text
    return "\n".join(
        text for kind, text in output.get("data", {}).items() if kind.startswith("text/")
    )


def picture_of(output):
    """The PNG of an output, base64, or None."""
    return output.get("data", {}).get("image/png")


def wide_picture_of(output):
    """The PNG of an output that was drawn for a desktop (lib/figures/style.py), base64, or None."""
    return output.get("metadata", {}).get("image/png", {}).get("wide")
