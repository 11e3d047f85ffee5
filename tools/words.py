"""Keeps the catalogues of everything that code says: `make words` extracts, updates and compiles them, with Babel.

A message stands in the code in English, as Text("…") or Wrong("…"). Its translation stands in
lib/locale/LANGUAGE/LC_MESSAGES/course.po, which an editor opens without touching code. `make words` marks what has no
translation yet, or an old one ("fuzzy"); the test fails until an editor has written it. The compiled course.mo lies
beside it, because Colab has no build step.
"""

import ast
import io
import string
import sys
from pathlib import Path

from babel.messages import catalog as catalogues
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDERS = ("lib", "assignments", "explorers", "book")
METHODS = [("**.py", "python"), ("**.js", "javascript"), ("**/templates/*.html", "jinja2")]
OPTIONS = {"**.js": {"parse_template_string": True}}
catalogues.VERSION = "of any version"  # a catalogue would differ with each version of Babel
# The names of the functions that take a message; _ in templates.
FUNCTIONS = dict.fromkeys(("Text", "Wrong", "say", "N_", "_"))


def extracted(root=ROOT):
    """A Catalog of the messages in the code, without translations; each with the places (file, line) that say it."""
    catalog = catalogues.Catalog(project="rnn-lstm-gru-course", charset="utf-8")
    for folder in FOLDERS:
        entries = extract_from_dir(
            root / folder, METHODS, OPTIONS, FUNCTIONS, directory_filter=_is_ours
        )
        for file, line, message, _, context in sorted(entries, key=lambda entry: entry[:2]):
            if message:
                catalog.add(message, locations=[(f"{folder}/{file}", line)], context=context)
    return catalog


def _is_ours(folder):
    return Path(folder).name not in ("vendor", "__pycache__")


def hidden(root=ROOT):
    """One sentence for each message inside an f-string. Before Python 3.12 Babel does not see it and would drop it."""
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py")):
        strings = [
            node
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.JoinedStr)
        ]
        for call in (
            node for text in strings for node in ast.walk(text) if isinstance(node, ast.Call)
        ):
            literal = call.args and isinstance(call.args[0], ast.Constant)
            if literal and getattr(call.func, "id", getattr(call.func, "attr", None)) in FUNCTIONS:
                yield f"{path.relative_to(root)}:{call.lineno}: {ast.unparse(call)} stands in an f-string, where it is not collected; give it a name before"


def paths(root=ROOT):
    """The catalogue of each language: lib/locale/LANGUAGE/LC_MESSAGES/course.po."""
    return sorted(root.glob("lib/locale/*/LC_MESSAGES/course.po"))


def written(path, code):
    """What `make words` writes for a language: its Catalog, up to date with that of the code, and {file: bytes}.

    The .po has messages in the order of the code, with the files that say them, without line numbers.
    """
    with open(path, "rb") as file:
        catalog = read_po(file, locale=path.parents[1].name)
    catalog.update(code, update_creation_date=False)
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(
        po,
        catalog,
        width=0,
        include_lineno=False,
        omit_header=False,
        sort_by_file=True,
        ignore_obsolete=True,
    )
    write_mo(mo, catalog)
    return catalog, {path: po.getvalue(), path.with_suffix(".mo"): mo.getvalue()}


def update(root=ROOT):
    """Write each catalogue anew: the messages of the code, translations kept; print what is removed.

    Returns:
        problems(), below. Where a message is hidden in an f-string, nothing is written.
    """
    if not list(hidden(root)):
        code = extracted(root)
        for path in paths(root):
            catalog, files = written(path, code)
            for message in catalog.obsolete.values():
                print(
                    f"{path.relative_to(root)}: removed {message.id!r}, translated {message.string!r}"
                )
            for file, content in files.items():
                file.write_bytes(content)
    return problems(root)


def problems(root=ROOT):
    """One sentence for each message whose translation is missing, old or broken, and for what `make words` would change."""
    sentences, code = list(hidden(root)), extracted(root)
    for path in paths(root):
        (catalog, files), name = written(path, code), path.relative_to(root)
        for message in (message for message in catalog if message.id):
            place = f"{':'.join(map(str, message.locations[0]))}: {message.id!r}"
            if not message.string:
                sentences.append(f"{place} has no translation in {name}")
            elif message.fuzzy:
                sentences.append(f"{place} is a new sentence; check its translation in {name}")
            elif fields(message.id) != fields(message.string):
                sentences.append(f"{place} and its translation in {name} have different braces")
        if any(
            not file.exists() or file.read_bytes() != content for file, content in files.items()
        ):
            sentences.append(f"{name} or its .mo is not what `make words` writes from the code")
    return sentences


def fields(message):
    """The names in the braces of a message."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


if __name__ == "__main__":
    listed = update()
    print("\n".join(listed) or "All words are translated.")
    sys.exit(bool(listed))
