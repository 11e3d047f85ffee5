"""Keeps the catalogues of everything that code says: `make words` runs Babel's commands.

A message stands in the code in English, as Text("…") or Wrong("…"). Its translation stands in
lib/locale/LANGUAGE/LC_MESSAGES/course.po, which an editor opens without touching code. What has no
translation yet, or an old one ("fuzzy"), is listed. The compiled course.mo lies beside it, because
Colab has no build step.
"""

import ast
import string
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from tools.notebooks import ROOT

FOLDERS = ("lib", "assignments", "explorers", "book")
FUNCTIONS = ("Text", "Wrong", "say", "N_", "_")  # they take a message; _ in templates
MAPPING = Path(__file__).with_name("babel.cfg")


def babel(root, *arguments):
    """Run a command of pybabel in the folder root. Raises CalledProcessError if it fails."""
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", *arguments]
    subprocess.run(command, cwd=root, check=True)


def update(root=ROOT, check=False):
    """Write each catalogue anew from the code and keep its translations.

    check: write nothing; raise CalledProcessError if that would change a catalogue.
    """
    if refused := list(hidden(root)):
        raise SystemExit("\n".join(refused))
    with tempfile.TemporaryDirectory() as folder:
        template = f"{folder}/course.pot"
        reading = ["--mapping-file", str(MAPPING), "--no-default-keywords"]
        reading += ["--keywords", " ".join(FUNCTIONS), "--add-location=file", "--sort-by-file"]
        babel(root, "extract", *reading, "--output-file", template, *FOLDERS)
        writing = ["--domain=course", "--output-dir=lib/locale", "--ignore-pot-creation-date"]
        writing += ["--input-file", template, "--ignore-obsolete", "--no-wrap"]
        babel(root, "update", *writing, *(["--check"] if check else []))
    if not check:
        for path in catalogues(root):
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, read(path))


def catalogues(root=ROOT):
    """The path of each language's catalogue."""
    return sorted(root.glob("lib/locale/*/LC_MESSAGES/course.po"))


def read(path):
    """The Catalog of a file."""
    with path.open("rb") as file:
        return read_po(file) if path.suffix == ".po" else read_mo(file)


def hidden(root=ROOT):
    """One sentence for each message inside an f-string.

    Before Python 3.12 Babel does not see it and would drop its translation.
    """
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py")):
        for call in _calls_in_f_strings(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(call.func, "id", getattr(call.func, "attr", None))
            if name in FUNCTIONS and call.args and isinstance(call.args[0], ast.Constant):
                place = f"{path.relative_to(root)}:{call.lineno}"
                yield f"{place}: {ast.unparse(call)} stands in an f-string; give it a name before"


def _calls_in_f_strings(tree):
    for text in ast.walk(tree):
        if isinstance(text, ast.JoinedStr):
            yield from (node for node in ast.walk(text) if isinstance(node, ast.Call))


def problems(root=ROOT):
    """One sentence for each translation that is missing, old or not compiled.

    Or whose braces have other names than those of its message.
    """
    for path in catalogues(root):
        compiled = read(path.with_suffix(".mo"))
        for message in filter(lambda message: message.id, read(path)):
            place = f"{path.relative_to(root)}:{message.lineno}: {message.id!r}"
            if not message.string:
                yield f"{place} has no translation"
            elif message.fuzzy:
                yield f"{place} is a new sentence; check its translation"
            elif braces(message.id) != braces(message.string):
                yield f"{place} and its translation have different braces"
            elif message.id not in compiled or compiled[message.id].string != message.string:
                yield f"{place} is not compiled; run make words"


def braces(message):
    """The names in the braces of a message."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


if __name__ == "__main__":
    update()
    listed = list(problems())
    print("\n".join(listed) or "All words are translated.")
    sys.exit(bool(listed))
