"""Keeps the catalogues of everything that code says: `make words` extracts, updates and compiles them, with Babel.

A message stands in the code in English, as Text("…") or Wrong("…"). Its translation stands in
lib/locale/LANGUAGE/LC_MESSAGES/course.po, which an editor opens without touching code. `make words` marks what has no
translation yet, or an old one ("fuzzy"); the test fails until an editor has written it. The compiled course.mo lies
beside it, because Colab has no build step.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "lib/locale"
FOLDERS = ("lib", "assignments", "explorers", "book")
# What is extracted, and the names of the functions that take a message.
CODE = [("**.py", "python"), ("**.js", "javascript")], {"Text": None, "Wrong": None, "say": None, "N_": None}
TEMPLATES = [("templates/*.html", "jinja2")], {"_": None}


def extracted(root=ROOT):
    """A Catalog of the messages in the code, without translations."""
    catalog = Catalog(project="rnn-lstm-gru-course", charset="utf-8")
    for folder in FOLDERS:
        found = [
            entry
            for methods, keywords in (CODE, TEMPLATES)
            for entry in extract_from_dir(root / folder, methods, keywords=keywords, directory_filter=_is_ours)
        ]
        for file, line, message, _, context in sorted(found, key=lambda entry: entry[:2]):
            if message:
                catalog.add(message, locations=[(f"{folder}/{file}", line)], context=context)
    return catalog


def _is_ours(folder):
    return Path(folder).name not in ("vendor", "__pycache__", "data")


def paths(locale=LOCALE):
    """The catalogue of each language: .../LANGUAGE/LC_MESSAGES/course.po."""
    return sorted(locale.glob("*/LC_MESSAGES/course.po"))


def read(path):
    with open(path, "rb") as file:
        return read_po(file, locale=path.parents[1].name)


def as_po(catalog):
    """The bytes of a catalogue: messages in the order of the code, with the files that say them, without line numbers."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, include_lineno=False, omit_header=False, sort_by_file=True, ignore_obsolete=True)
    return out.getvalue()


def as_mo(catalog):
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def update(root=ROOT, locale=LOCALE):
    """Write each catalogue anew: messages of the code, translations kept. Returns problems(), below."""
    for path in paths(locale):
        catalog = read(path)
        catalog.update(extracted(root), no_fuzzy_matching=False, update_creation_date=False)
        path.write_bytes(as_po(catalog))
        path.with_suffix(".mo").write_bytes(as_mo(read(path)))
    return problems(root, locale)


def problems(root=ROOT, locale=LOCALE):
    """One sentence for each message without a translation, or with an old one, and for what `make words` would change."""
    found, code = [], extracted(root)
    for path in paths(locale):
        catalog = read(path)
        for message in code:
            translated = catalog.get(message.id, message.context)
            place = ":".join(map(str, message.locations[0])) if message.locations else ""
            if message.id and (translated is None or not translated.string):
                found.append(f"{path.relative_to(locale)}: {place} says {message.id!r}, which has no translation")
            elif message.id and translated.fuzzy:
                found.append(
                    f"{path.relative_to(locale)}: {place} has a new sentence, {message.id!r}; check its translation"
                )
            elif message.id and _fields(message.id) != _fields(translated.string):
                found.append(f"{path.relative_to(locale)}: {message.id!r} and its translation have different braces")
        stale = [message.id for message in catalog if message.id and message.id not in code]
        found += [
            f"{path.relative_to(locale)}: {message!r} is said nowhere; make words takes it out" for message in stale
        ]
        compiled = path.with_suffix(".mo")
        if not found and (not compiled.exists() or compiled.read_bytes() != as_mo(catalog)):
            found.append(f"{compiled.relative_to(locale)} is not compiled from its .po: run make words")
    return found


def _fields(message):
    import string

    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


if __name__ == "__main__":
    listed = update()
    print("\n".join(listed) or "All words are translated.")
    sys.exit(bool(listed))
