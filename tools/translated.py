"""What of a page is translated: its Markdown, the words in its code, those in its metadata.

Of a cell with code these are comments and strings; of its metadata what its slides, its bet, its
figure and its conclusion say.
"""

import ast
import io
import re
import tokenize

import asttokens

from tools import bets, conclusions, lists, marks, notebooks, repository, slides

HANGUL = re.compile("[ㄱ-ㆎ가-힣]")
# Of metadata with words and settings: the module that tells one from the other.
DESCRIBED = {"slides": slides, "bet": bets, "conclusion": conclusions}


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


def words_of_cell(cell):
    """What a translator reads of a cell; of the set-up, whose words stand elsewhere, nothing."""
    if cell.cell_type == "markdown":
        texts = [cell.source]
    elif cell.id == "setup":
        texts = []
    else:
        tokens = [cell.source[begin:end] for begin, end in word_tokens(cell.source)]
        texts = [token for token in tokens if HANGUL.search(token)]
    return "\n".join([*texts, *words_of_metadata(cell)]).strip()


def words_of_metadata(cell):
    """The words in a cell's metadata: list of str."""
    picture = cell.metadata.get("mystnb", {})
    return [
        *slides.translated_words(cell),
        *bets.translated_words(cell),
        *conclusions.translated_words(cell.metadata.get("conclusion", {})),
        picture.get("image", {}).get("alt", ""),
        picture.get("figure", {}).get("caption", ""),
    ]


def sections(text):
    """A page without code, from heading to heading, without the lists that no author writes."""
    return re.split(r"(?m)^(?=##+ )", lists.LIST.sub("", marks.without_marks(text)))


def words_by_part(page, root=notebooks.ROOT):
    """What each part of a page says: {cell id, or number of a section: str}.

    Addresses are those of the first repository, so that a fork needs no new marks.
    """
    ours = repository.configured(root)
    if isinstance(page, str):
        return {str(number): text for number, text in enumerate(sections(ours.at_origin(page)))}
    return {cell.id: ours.at_origin(text) for cell in page.cells if (text := words_of_cell(cell))}


def translated_code(korean, translation):
    """The Korean code with the words of its translation.

    Where these have another number of strings and comments, the words stay Korean.
    """
    ours = word_tokens(korean)
    theirs = [translation[begin:end] for begin, end in word_tokens(translation)]
    if len(ours) != len(theirs):
        return korean
    # From the end, so that the places before stay as they are.
    for (begin, end), word in reversed(list(zip(ours, theirs, strict=True))):
        if HANGUL.search(korean[begin:end]):
            korean = korean[:begin] + word + korean[end:]
    return korean


def translated_metadata(korean, translation):
    """The Korean metadata with the words of their translation, and with its mark."""
    merged = _merged(korean, translation)
    if "says" in translation:
        merged["says"] = translation["says"]
    return merged


def _merged(korean, translation):
    merged = {}
    for key, value in korean.items():
        theirs = translation.get(key)
        if key in DESCRIBED:
            merged[key] = DESCRIBED[key].with_words_of(theirs or type(value)(), value)
        elif isinstance(value, dict):
            merged[key] = _merged(value, theirs or {})
        elif isinstance(value, str) and key != "width":
            merged[key] = translation.get(key, value)
        else:
            merged[key] = value
    return merged
