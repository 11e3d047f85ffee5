"""Carries the Korean chapters into another edition, and says what is left to do: `make english`.

The Korean notebook owns code, order and tags of the cells. An English cell has the code of the
Korean cell with the same id; its comments, its strings that are words, its Markdown and the words
in its metadata are written by the author. A cell keeps in its metadata, as `says`, the mark of the
Korean words that it says (tools/says.py); a page without code keeps one mark per section, in a
comment at its end. When the Korean words change, but for a typo, the mark no longer fits, and `make
test` names the cell.
"""

import ast
import difflib
import io
import re
import subprocess
import sys
import tokenize

import asttokens

from tools import bets, conclusions, lists, notebooks, repository, says, slides
from tools.languages import MAIN

WRITTEN = ("conclusions",)  # `make record` writes it in every language
SAYS = re.compile(r"\n<!-- says: ([\w -]*) -->\n$")
MARK = "\n<!-- says: {} -->\n"
HANGUL = re.compile("[ㄱ-ㆎ가-힣]")


def word_tokens(source):
    """Comments and strings of a code cell, in order: list of (start, end), places in the source."""
    text = asttokens.ASTText(source)
    strings = [text.get_text_range(node) for node in _strings(text.tree)]
    place = asttokens.LineNumbers(source).line_to_offset
    comments = [
        (place(*token.start), place(*token.end))
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    ]
    return sorted(strings + comments)


def _strings(node):
    """The strings and f-strings in a syntax tree, none inside another."""
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    if is_text or isinstance(node, ast.JoinedStr):
        return [node]
    return [found for child in ast.iter_child_nodes(node) for found in _strings(child)]


def carried(korean, english):
    """The Korean code with the words of the English code that stood for it, where both have as many
    strings and comments.
    """
    ours = word_tokens(korean)
    theirs = [english[begin:end] for begin, end in word_tokens(english)]
    if len(ours) == len(theirs):
        for (begin, end), word in reversed(list(zip(ours, theirs, strict=True))):
            if HANGUL.search(korean[begin:end]):
                korean = korean[:begin] + word + korean[end:]
    return korean


def words(cell):
    """What a translator reads of a cell: its Markdown, or the Korean words of its code but for the
    set-up, and those of its metadata.
    """
    if cell.cell_type == "markdown":
        said = [cell.source]
    elif cell.id == "setup":
        said = []
    else:
        tokens = [cell.source[begin:end] for begin, end in word_tokens(cell.source)]
        said = [token for token in tokens if HANGUL.search(token)]
    return "\n".join([*said, *metadata_words(cell)]).strip()


def metadata_words(cell):
    """The words in a cell's metadata: what its slides, its bet, its figure and its conclusion
    say.
    """
    picture = cell.metadata.get("mystnb", {})
    return [
        *slides.words(cell),
        *bets.words(cell),
        *conclusions.words(cell.metadata.get("conclusion", {})),
        picture.get("image", {}).get("alt", ""),
        picture.get("figure", {}).get("caption", ""),
    ]


def with_words_of(ours, korean):
    """The Korean metadata with the words of ours, and with what ours says."""
    merged = {}
    for key, value in korean.items():
        if key == "slides":
            merged[key] = slides.with_words_of(ours.get(key, []), value)
        elif key == "bet":
            merged[key] = bets.with_words_of(ours.get(key, {}), value)
        elif key == "conclusion":
            merged[key] = conclusions.with_words_of(ours.get(key, {}), value)
        elif isinstance(value, dict):
            merged[key] = with_words_of(ours.get(key, {}), value)
        elif isinstance(value, str) and key != "width":
            merged[key] = ours.get(key, value)
        else:
            merged[key] = value
    if "says" in ours:
        merged["says"] = ours["says"]
    return merged


def sections(text):
    """A page without code, from heading to heading, without the lists that no author writes."""
    return re.split(r"(?m)^(?=##+ )", lists.LIST.sub("", SAYS.sub("\n", text)))


def korean_words(page, root=notebooks.ROOT):
    """What each part of a Korean page says, wherever the course stands: {cell id, or number of a
    section: str}.
    """
    ours = repository.configured(root)
    if isinstance(page, str):
        return {str(number): text for number, text in enumerate(sections(ours.at_origin(page)))}
    return {cell.id: ours.at_origin(text) for cell in page.cells if (text := words(cell))}


def said(page):
    """The marks that a page of another edition keeps: {cell id, or number of a section: str}."""
    if isinstance(page, str):
        kept = SAYS.search(page)
        marks = kept[1].split() if kept else []
        return {str(number): mark for number, mark in enumerate(marks) if mark != "-"}
    return {cell.id: cell.metadata["says"] for cell in page.cells if "says" in cell.metadata}


def load(path, root=notebooks.ROOT):
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
        kept = said(load(path, root))
        for part, text in korean_words(load(source, root), root).items():
            if part not in kept:
                found.append((path, part, "untranslated"))
            elif not says.fits(kept[part], text):
                found.append(
                    (path, part, f"stale: {source} says something else now; make english shows it")
                )
    return found


def carry(source, path, root=notebooks.ROOT):
    """Write a page anew: cells and code as in the Korean one, words as they were; new cells are in
    Korean.
    """
    korean = load(source, root)
    file = root / path
    if isinstance(korean, str):
        if not file.exists():
            file.write_text(korean, "utf-8")
        return
    translated = {cell.id: cell for cell in load(path, root).cells} if file.exists() else {}
    korean.cells = [
        _carried_cell(cell, translated[cell.id]) if cell.id in translated else cell
        for cell in korean.cells
    ]
    text = repository.rewritten(path, notebooks.dump(korean), repository.configured(root), root)
    file.write_text(text, "utf-8")


def _carried_cell(korean, translated):
    """The translated cell with the code and the settings of the Korean one. It is the Korean cell
    where that has become another kind of cell or nobody has said yet what it says.
    """
    is_said = "says" in translated.metadata or not words(korean)
    if translated.cell_type != korean.cell_type or not is_said:
        return korean
    if korean.cell_type == "code":
        translated.source = carried(korean.source, translated.source)
    translated.metadata = with_words_of(translated.metadata, korean.metadata)
    return translated


def mark(source, path, parts, root=notebooks.ROOT):
    """Keep that parts of a page (all, if none is named) say what the Korean page says now."""
    texts = korean_words(load(source, root), root)
    if unknown := set(parts) - set(texts):
        raise SystemExit(f"{path} has no {', '.join(unknown)} to mark; it has {', '.join(texts)}")
    page = load(path, root)
    marks = said(page)
    for part in parts or texts:
        marks[part] = says.mark(texts[part])
    current = {part: marks[part] for part in texts if part in marks}
    if isinstance(page, str):
        text = _with_marks(page, [current.get(part, "-") for part in texts])
    else:
        for cell in page.cells:
            cell.metadata.pop("says", None)
            if cell.id in current:
                cell.metadata["says"] = current[cell.id]
        text = notebooks.dump(page)
    (root / path).write_text(text, "utf-8")


def _with_marks(page, marks):
    """A page without code, the marks of its sections at its end."""
    return SAYS.sub("\n", page).rstrip("\n") + "\n" + MARK.format(" ".join(marks))


def change(source, path, part, root=notebooks.ROOT):
    """What a stale part says, and how the Korean words changed since, as far as git knows them."""
    new = korean_words(load(source, root), root)[part]
    wanted = said(load(path, root)).get(part)
    if not wanted:
        return new

    def git(*arguments):
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(command, capture_output=True, text=True).stdout

    for commit in git("log", "--format=%h", "--", str(source)).split():
        text = git("show", f"{commit}:{source}")
        page = text if source.suffix == ".md" else notebooks.nbformat.reads(text, 4)
        old = korean_words(page, root).get(part, "")
        if says.mark(old) == wanted:
            lines = old.splitlines(), new.splitlines()
            return "\n".join(difflib.unified_diff(*lines, commit, "now", lineterm=""))
    return new


def lay_out(paths, root=notebooks.ROOT):
    """Lay out the code cells of notebooks: words of another length need other lines."""
    command = [sys.executable, "-m", "ruff", "format", "--quiet", "--config", "chapters/cells.toml"]
    subprocess.run([*command, *paths], cwd=root, check=True)


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
            mark(source, other, parts)
    if path is None:
        lay_out([other for _, other in pages if other.suffix == ".ipynb"])
    lists.write()
    for page, part, sentence in problems(language):
        print(f"{page}, {part}: {sentence}")
        if sentence.startswith("stale"):
            source = notebooks.translation(page, MAIN)
            print(change(source, page, part))
            print()
            print(korean_words(load(page)).get(part, ""))
            print()


if __name__ == "__main__":
    main(*sys.argv[1:])
