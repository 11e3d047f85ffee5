"""What must correspond between a Korean page and its translation: guards yield (cell, sentence);
see tools/editions.py.
"""

import ast
import re
from collections import Counter

from lib.tomato import VOCABULARY
from tools import bets, conclusions, editions, notebooks, prose, slides, translated

HANGUL = translated.HANGUL.pattern
LINK = re.compile(r"\]\(([^)\s]+)\)|href=\"([^\"]+)\"")
# What differs between editions.
OWN = r"[#?].*|-\w\w(?=\.(?:pdf|ipynb|md)\b)|(?<=README)\.\w\w(?=\.md)"
# Hangul in English prose stands in quotes, code, bold or italic type, in a formula or a link's
# text, or its reading follows.
QUOTED = (
    r"(?ms)^```.*?^```",
    r"`[^`]*`",
    r"\$[^$]*\$",
    r"“[^”]*”",
    r"‘[^’]*’",
    r"\"[^\"\n]*\"",
    r"\*\*[^*]*\*\*",
    r"\*[^*]*\*",
    r"\]\([^)]*\)",
    rf"{HANGUL}+(?:[ ,()-]+{HANGUL}+)*\)? \([^)]*\)",
    r"\([^)]*\)",
    r"<[^>]*>",
)


def same_code(korean, english):
    """Whether two codes are equal as trees, but for strings in Korean."""
    return _same(ast.parse(korean), ast.parse(english))


def _same(ko, en):
    if isinstance(ko, ast.JoinedStr | ast.Constant) and re.search(HANGUL, _literal(ko)):
        return isinstance(en, ast.JoinedStr | ast.Constant) and _values(ko) == _values(en)
    if type(ko) is not type(en):
        return False
    if isinstance(ko, list):
        return len(ko) == len(en) and all(map(_same, ko, en))
    if isinstance(ko, ast.AST):
        return all(
            _same(getattr(ko, field, None), getattr(en, field, None)) for field in ko._fields
        )
    return ko == en


def _literal(node):
    """The text of a string, without the values of an f-string."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(
        part.value
        for part in parts
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def _values(node):
    """What an f-string shows, in any order; of a string that it pads to a width, such as
    {'seeds':8}, only the width.
    """
    shown = [part for part in getattr(node, "values", []) if isinstance(part, ast.FormattedValue)]
    padded = [part.format_spec and isinstance(part.value, ast.Constant) for part in shown]
    return sorted(
        ast.dump(part.format_spec if words else part)
        for part, words in zip(shown, padded, strict=True)
    )


def shape(markdown):
    """What a text must have in every language: depths of its headings, targets of its links,
    explorers, details, tables.
    """
    text = re.sub(r"(?ms)^```.*?^```", "", markdown)
    links = [link for pair in LINK.findall(text) for link in pair if link]
    places = [re.sub(OWN, "", re.sub(r"(\.io/[^/]+/)en/", r"\1", link)) for link in links]
    return {
        "headings": re.findall(r"(?m)^#+(?= )", text),
        "links": sorted(places),
        "explorers": sorted(re.findall(r"<rnn-[a-z]+", text)),
        "folded answers": len(re.findall("<details>", text)),
        "rows of tables": len(re.findall(r"(?m)^\|", text)),
        "lines of code": len(re.findall(r"(?m)^```", markdown)) // 2,
    }


def numbers(text):
    """The numbers of two and more digits in a text, but minutes of the plan and those that Korean
    writes with 만 or 억.
    """
    text = re.sub(
        r"\d+(?:분| minutes)|\d+[만억](?!큼)|<!--.*?-->", "", prose.readable(text), flags=re.DOTALL
    )
    found = map(prose.plain, prose.NUMBERS.findall(text))
    return {number for number in found if len(number) > 1}


def differences(korean, english):
    """How a page differs from the Korean one: cells, code, headings, links, numbers, tables,
    figures. (cell, sentence) each.
    """
    if isinstance(korean, str):
        yield from _page_differences(korean, english)
        return
    ids = [[cell.id for cell in page.cells] for page in (korean, english)]
    if ids[0] != ids[1]:
        other = sorted(set(ids[0]) ^ set(ids[1])) or "other order"
        yield "(file)", f"its cells are not those of the Korean page: {other}; make english"
        return
    prose_of = [cell.source for cell in english.cells if cell.cell_type == "markdown"]
    explained = set("".join([VOCABULARY, *prose_of]))
    for ours, theirs in zip(korean.cells, english.cells, strict=True):
        said = [*_words_lost(ours, theirs), *_metadata_differences(ours, theirs)]
        if ours.cell_type == "markdown":
            said += _text_differences(ours.source, theirs.source)
        elif ours.id != "setup":
            said += _code_differences(ours.source, theirs.source, explained)
        yield from ((ours.id, sentence) for sentence in said)


def _page_differences(korean, english):
    """How a page without code differs from the Korean one."""
    yield from (("(page)", sentence) for sentence in _text_differences(korean, english))
    sections = zip(*map(translated.sections, (korean, english)), strict=False)
    for number, parts in enumerate(sections):
        yield from ((str(number), sentence) for sentence in _numbers_lost(*parts))


def _numbers_lost(korean, english):
    if lost := numbers(korean) - numbers(english):
        yield f"numbers of the Korean text are missing: {' '.join(sorted(lost))}"


def _words_lost(ours, theirs):
    """What Markdown and metadata of a cell say less than the Korean ones, or still in Korean."""
    texts = [
        [cell.source if cell.cell_type == "markdown" else "", *translated.words_of_metadata(cell)]
        for cell in (ours, theirs)
    ]
    yield from _numbers_lost(*map("\n".join, texts))
    for text in translated.words_of_metadata(theirs):
        if re.search(HANGUL, unquoted(text)):
            yield f"Korean words in its metadata: {text[:60]!r}"


def _metadata_differences(ours, theirs):
    concluded = [
        conclusions.same_in_each_language(cell.metadata.get("conclusion", {}))
        for cell in (ours, theirs)
    ]
    if concluded[0] != concluded[1]:
        yield "another test or other numbers of its conclusion than in the Korean cell"
    if ours.metadata.get("tags") != theirs.metadata.get("tags"):
        yield "other tags than those of the Korean cell"
    shown = [
        [slides.same_in_each_language(entry) for entry in cell.metadata.get("slides", [])]
        for cell in (ours, theirs)
    ]
    if shown[0] != shown[1]:
        yield f"slides {shown[1]}, expected {shown[0]} as in the Korean cell"

    taken = [bets.same_in_each_language(cell.metadata.get("bet", {})) for cell in (ours, theirs)]
    if taken[0] != taken[1]:
        yield f"bet {taken[1]}, expected {taken[0]} as in the Korean cell"


def _code_differences(korean, english, explained):
    if not same_code(korean, english):
        yield "its code is not that of the Korean cell; make english carries it"
    elif lost := sorted(set(re.findall(HANGUL, english)) - explained):
        yield f"Korean in its code that no sentence of the page explains: {' '.join(lost)}"


def _text_differences(korean, english):
    ours = shape(korean)
    theirs = shape(english)
    for name in ours:
        if ours[name] != theirs[name]:
            yield _difference(name, theirs[name], ours[name])
    if match := re.search(rf"{HANGUL}+.*", unquoted(english)):
        yield f"Korean words that are neither quoted nor read: {match[0][:60]!r}"


def _difference(name, received, expected):
    if isinstance(expected, int) or name == "headings":
        return f"{name} {received}, expected {expected} as in the Korean text"
    missing = sorted((Counter(expected) - Counter(received)).elements())
    added = sorted((Counter(received) - Counter(expected)).elements())
    return f"{name} {missing} missing, {added} added to those of the Korean text"


def unquoted(text):
    """A text without what may be Korean in another language."""
    for pattern in QUOTED:
        text = re.sub(pattern, "", text)
    return text


def faults(language, root=notebooks.ROOT):
    """What keeps an edition from saying what the Korean one says: [(path, cell, sentence)]."""
    faults = editions.problems(language, root)
    for source, path in editions.pairs(language, root):
        if (root / path).is_file():
            korean = editions.load_page(source, root)
            page = editions.load_page(path, root)
            faults += [(path, cell, sentence) for cell, sentence in differences(korean, page)]
    return faults
