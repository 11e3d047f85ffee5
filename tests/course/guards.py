"""What every notebook must have recorded: each guard takes a notebook and yields what is wrong,
(cell, sentence).

nbval compares the outputs themselves; the guards check what nbval does not see (cleared cells,
execution counts, markers, prose, alt text). The guards of a page's form (title, badge, set-up cell,
…) are in page_guards.py. test_notebooks.py runs all guards over all chapters; test_guards.py gives
each a page that it must reject.
"""

import ast
import contextlib
import re

from nbval.plugin import comment_markers, metadata_tags

from tools import conclusions, notebooks, prose, slides
from tools.languages import EDITIONS

LARGEST_PICTURE = 60_000
SHORTEST_ALT = 10
SHORTEST_CAPTION = 20


def problems(guard, notebook, *arguments):
    """What a guard finds, one sentence each, with file and cell."""
    return [
        f"{notebook.path}, cell {cell!r}: {sentence}"
        for cell, sentence in guard(notebook, *arguments)
    ]


def executed_in_order(notebook):
    """Every code cell was executed, from top to bottom in one kernel: execution counts 1..n."""
    for number, cell in enumerate(notebook.code, 1):
        if cell.execution_count != number:
            received = cell.execution_count or "none (never executed)"
            yield cell.id, f"execution count {received}, expected {number}"


def outputs_are_computed(notebook):
    """No cell shows a number or a sentence that stands in its code: print((1, 4, 3)) proves
    nothing.
    """
    for cell in notebook.code:
        for values in _shown(ast.parse(cell.source)):
            has_number = any(isinstance(value, int | float | tuple | list) for value in values)
            if has_number or _claims_something(values, notebook.language):
                yield cell.id, f"it shows {values}, which its code says and does not compute"


def _shown(tree):
    """Yield what each print and the last line of a cell show: the values of literals, None for what
    is computed.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "print":
            yield [_literal(argument) for argument in node.args]
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        yield [_literal(tree.body[-1].value)]


def _claims_something(values, language):
    """Whether nothing but texts is shown, and they hold a number or a sentence of the course."""
    if not all(isinstance(value, str) for value in values):
        return False
    return bool(prose.claims(f"`{' '.join(values)}`", language))


def _literal(node):
    """The value of a literal, or None."""
    with contextlib.suppress(ValueError):
        return ast.literal_eval(node)


def no_error_or_stderr(notebook):
    """No recorded traceback, warning or log line."""
    for cell in notebook.code:
        for output in cell.outputs:
            if output.output_type == "error" or output.get("name") == "stderr":
                said = output.get("text") or output.get("evalue")
                yield cell.id, f"an error or stderr is recorded: {said[:200]!r}"


def no_marker(notebook):
    """No marker tells nbval or nbclient to skip a cell, to ignore its output or to accept an
    exception.
    """
    for cell in notebook.cells:
        comments = re.findall(r"(?m)^\s*#+\s*(.*?)\s*$", cell.source)
        marks = [comment for comment in comments if comment.upper() in comment_markers]
        tags = [
            tag
            for tag in cell.metadata.get("tags", [])
            if tag in metadata_tags or tag == "skip-execution"
        ]
        for mark in marks + tags:
            yield cell.id, f"the marker {mark} softens the comparison"


def metadata_is_plain(notebook):
    """Only tags, alt text, slides, conclusions and what a translation says in cells; a kernel that
    everyone has; nothing of machine or hour.
    """
    for cell in notebook.cells:
        for key in set(cell.metadata) - notebooks.CELL_METADATA:
            expected = "tags, mystnb, slides, bet or conclusion"
            yield cell.id, f"metadata {key}, expected {expected}; `make tidy` removes others"
        try:
            slides.entries(cell)
        except slides.SlideError as error:
            yield cell.id, str(error)
    if notebook.content.metadata != notebooks.METADATA:
        received = dict(notebook.content.metadata)
        yield "(file)", f"metadata {received}; `make tidy` writes {notebooks.METADATA}"


def pictures_have_alt_texts(notebook):
    """A cell with a picture has alt text in the language of the page."""
    for cell in filter(_pictures, notebook.code):
        alt = _words(cell, "image", "alt")
        if len(alt) < SHORTEST_ALT or not re.search(EDITIONS[notebook.language].alphabet, alt):
            expected = f"{SHORTEST_ALT} letters in the language of the page"
            yield cell.id, f"alt text {alt!r}, expected {expected}"


def pictures_have_captions(notebook):
    """A cell with a picture has a caption that says in whole sentences what to see, other than the
    alt text.
    """
    for cell in filter(_pictures, notebook.code):
        caption = _words(cell, "figure", "caption")
        is_sentence = len(caption) >= SHORTEST_CAPTION and caption.endswith(".")
        if not is_sentence or caption == _words(cell, "image", "alt"):
            expected = "sentences on what to see, not the alt text"
            yield cell.id, f"caption {caption!r}, expected {expected}"


def pictures_are_small(notebook):
    """Each picture is a PNG, and a small one."""
    for cell in notebook.code:
        for kind, picture in _pictures(cell):
            size = len(picture) * 3 // 4
            if kind != "image/png" or size > LARGEST_PICTURE:
                expected = f"at most {LARGEST_PICTURE}, image/png"
                yield cell.id, f"a picture of {size} bytes, {kind}; {expected}"


def _pictures(cell):
    """[(form, data in base 64)] of the pictures that a cell has recorded."""
    forms = [form for output in cell.outputs for form in output.get("data", {}).items()]
    return [(kind, picture) for kind, picture in forms if kind.startswith("image/")]


def _words(cell, part, name):
    """What the metadata of a cell say of its picture, "" for nothing."""
    return cell.metadata.get("mystnb", {}).get(part, {}).get(name, "")


def meaning_is_recorded(notebook, meaning):
    """What a chapter must show: cell id -> texts that this cell recorded, in this order."""
    outputs = {cell.id: "\n".join(map(notebooks.text_of, cell.outputs)) for cell in notebook.code}
    for cell, expected in meaning.items():
        position = 0
        for item in expected:
            whole_item = rf"(?<![A-Za-z0-9_.]){re.escape(item)}(?![A-Za-z0-9_]|[.,]\d)"
            match = re.compile(whole_item).search(outputs.get(cell, ""), position)
            if not match:
                yield cell, f"output {outputs.get(cell)!r}, expected {item} in it"
                break
            position = match.end()


def numbers_in_prose_are_recorded(notebook):
    """A shape, count, score, sum or sentence in prose stands in a recorded output (tools/prose.py
    has the rule).

    Prose is also the caption and the alt text of a figure, what a cell says to its slides, and the
    claim of a conclusion.
    """
    evidence = prose.Evidence(notebook)
    texts = [(cell, cell.source) for cell in notebook.prose]
    for cell in notebook.cells:
        texts += [(cell, text) for text in slides.translated_words(cell)]
        texts.append((cell, _words(cell, "figure", "caption")))
        texts.append((cell, _words(cell, "image", "alt")))
        texts.append((cell, cell.metadata.get("conclusion", {}).get("claim", "")))
    for cell, text in texts:
        for kind, claim in prose.claims(text, notebook.language):
            if expected := evidence.missing(kind, claim):
                yield cell.id, f"{kind} {claim} in prose, expected {expected}"


def conclusions_name_their_opponent(notebook):
    """A conclusion has a claim, an opponent, a test and a result, whose numbers the chapter
    shows.
    """
    evidence = prose.Evidence(notebook)
    shown = evidence.recorded | evidence.settings
    for cell, data in conclusions.stated(notebook):
        if missing := [key for key in conclusions.KEYS if not data.get(key)]:
            yield cell.id, f"conclusion without {', '.join(missing)}; CONTRIBUTING.md, Conclusions"
            continue
        numbers = map(prose.plain, prose.NUMBERS.findall(conclusions.measured(data)))
        if unknown := [number for number in numbers if number not in shown]:
            yield (
                cell.id,
                f"conclusion has {', '.join(unknown)}, which no cell of the chapter shows",
            )


# Guards that need nothing but the notebook.
PLAIN = (
    executed_in_order,
    outputs_are_computed,
    no_error_or_stderr,
    no_marker,
    metadata_is_plain,
    pictures_have_alt_texts,
    pictures_have_captions,
    pictures_are_small,
    numbers_in_prose_are_recorded,
    conclusions_name_their_opponent,
)
