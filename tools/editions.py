"""Carries the Korean chapters into another edition, and says what is left to do: `make english`.

The Korean notebook owns code, order and tags of the cells. An English cell has the code of the
Korean cell with the same id; its words (translated.py) are written by the author. It keeps a mark
of the Korean words that it says (marks.py). When these change, the mark no longer fits, and `make
test` names the cell.
"""

import difflib
import subprocess
import sys

from tools import lists, marks, notebooks, repository, translated
from tools.languages import MAIN

WRITTEN = ("conclusions",)  # `make record` writes it in every language


def load_page(path, root=notebooks.ROOT):
    """A page: notebook content, or the text of a page without code."""
    if path.suffix == ".md":
        return (root / path).read_text("utf-8")
    return notebooks.read(path, root).content


def pairs(language, root=notebooks.ROOT):
    """The paths of each Korean page and of its page in a language."""
    pages = [path for end in (".ipynb", ".md") for path in notebooks.paths(root, end, MAIN)]
    return [
        (path, notebooks.translation(path, language))
        for path in pages
        if notebooks.name_of(path) not in WRITTEN
    ]


def problems(language, root=notebooks.ROOT):
    """What of an edition is missing, untranslated or stale: list of (path, cell, sentence)."""
    found = []
    for source, path in pairs(language, root):
        if not (root / path).is_file():
            found.append((path, "(file)", f"missing; {source} has no translation: make english"))
            continue
        kept = marks.marks_in(load_page(path, root))
        for part, words in translated.words_by_part(load_page(source, root), root).items():
            if part not in kept:
                found.append((path, part, "untranslated"))
            elif kept[part] != marks.mark_of(words):
                found.append(
                    (path, part, f"stale: {source} says something else now; make english shows it")
                )
    return found


def carry(source, path, root=notebooks.ROOT):
    """Write a page anew: cells and code as in the Korean one, words as they were; new cells are in
    Korean.
    """
    korean = load_page(source, root)
    file = root / path
    if isinstance(korean, str):
        if not file.exists():
            file.write_text(korean, "utf-8")
        return
    cells = {cell.id: cell for cell in load_page(path, root).cells} if file.exists() else {}
    korean.cells = [
        _carried_cell(cell, cells[cell.id]) if cell.id in cells else cell for cell in korean.cells
    ]
    text = repository.rewritten(path, notebooks.dump(korean), repository.configured(root), root)
    file.write_text(text, "utf-8")


def _carried_cell(korean, translation):
    """The translated cell with the code and the settings of the Korean one.

    It is the Korean cell where that has become another kind of cell, or where nobody has said yet
    what the translation says.
    """
    is_marked = "says" in translation.metadata or not translated.words_of_cell(korean)
    if translation.cell_type != korean.cell_type or not is_marked:
        return korean
    if korean.cell_type == "code":
        translation.source = translated.translated_code(korean.source, translation.source)
    translation.metadata = translated.translated_metadata(korean.metadata, translation.metadata)
    return translation


def mark_as_current(source, path, parts, root=notebooks.ROOT):
    """Keep that parts of a page (all, if none is named) say what the Korean page says now."""
    words = translated.words_by_part(load_page(source, root), root)
    if unknown := set(parts) - set(words):
        raise SystemExit(f"{path} has no {', '.join(unknown)} to mark; it has {', '.join(words)}")
    page = load_page(path, root)
    kept = marks.marks_in(page)
    for part in parts or words:
        kept[part] = marks.mark_of(words[part])
    current = {part: kept[part] for part in words if part in kept}
    if isinstance(page, str):
        text = marks.text_with_marks(page, [current.get(part, marks.NONE) for part in words])
    else:
        marks.put_into_cells(page, current)
        text = notebooks.dump(page)
    (root / path).write_text(text, "utf-8")


def what_changed(source, path, part, root=notebooks.ROOT):
    """How the Korean words of a stale part changed since they were marked, as far as git knows.

    Otherwise the words as they are now.
    """
    new = translated.words_by_part(load_page(source, root), root)[part]
    marked = marks.marks_in(load_page(path, root)).get(part)
    if not marked:
        return new

    def git(*arguments):
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(command, capture_output=True, text=True).stdout

    for commit in git("log", "--format=%h", "--", str(source)).split():
        text = git("show", f"{commit}:{source}")
        page = text if source.suffix == ".md" else notebooks.nbformat.reads(text, 4)
        old = translated.words_by_part(page, root).get(part, "")
        if marks.mark_of(old) == marked:
            lines = old.splitlines(), new.splitlines()
            return "\n".join(difflib.unified_diff(*lines, commit, "now", lineterm=""))
    return new


def lay_out(paths, root=notebooks.ROOT):
    """Lay out the code cells of notebooks: words of another length need other lines."""
    command = [sys.executable, "-m", "ruff", "format", "--quiet", "--config", "chapters/cells.toml"]
    subprocess.run([*command, *paths], cwd=root, check=True)
    # Ruff writes the number 5e-07 of the metadata as 5e-7.
    for path in paths:
        content = notebooks.read(path, root).content
        (root / path).write_text(notebooks.dump(content), "utf-8")


def main(language, path=None, *parts):
    """List what is left; with a page, mark it (or some of its cells) as saying what the Korean page
    says.
    """
    pages = pairs(language)
    if path and path not in map(str, dict(pages).values()):
        raise SystemExit(
            f"PAGE must be a page in this language, such as {pages[0][1]}, received {path}"
        )
    for source, other in pages:
        if path is None:
            carry(source, other)
        elif path == str(other):
            mark_as_current(source, other, parts)
    if path is None:
        lay_out([other for _, other in pages if other.suffix == ".ipynb"])
    lists.write_lists()
    for page, part, sentence in problems(language):
        print(f"{page}, {part}: {sentence}")
        if sentence.startswith("stale"):
            source = notebooks.translation(page, MAIN)
            print(what_changed(source, page, part))
            print()
            print(translated.words_by_part(load_page(page)).get(part, ""))
            print()


if __name__ == "__main__":
    main(*sys.argv[1:])
