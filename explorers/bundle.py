"""Joins JavaScript modules into classic scripts that also run on pages opened from a folder, in the
language of the page.

A browser refuses ES modules and fetch on file://. So the build joins the modules that a page needs
into one classic script (assets.py says which).
"""

import functools
import json
import re
from collections import Counter

from babel.messages.mofile import read_mo

from explorers.catalog import EXPLORERS, SOURCES
from lib.text import LOCALE

IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.MULTILINE)
MESSAGE = re.compile(r'\bsay\(\s*("(?:[^"\\\n]|\\.)*")')


@functools.cache
def modules_of(name, folder="elements"):
    """Return the paths of the modules that an explorer, or another script of a folder, needs,
    dependencies first.
    """
    order = []

    def visit(path):
        if path in order:
            return
        for _, imported in IMPORT.findall(path.read_text(encoding="utf-8")):
            visit((path.parent / imported).resolve())
        order.append(path)

    visit(SOURCES / folder / f"{name}.js")
    return order


@functools.cache
def shared():
    """Return the modules that more than one explorer needs, dependencies first.

    They are the script common.js.
    """
    count = Counter(path for name in EXPLORERS for path in modules_of(name))
    return [path for path, times in count.items() if times > 1]


def bundle(paths, language="ko"):
    """Join modules into one classic script. Each has its own function; what it exports is kept for
    later scripts.

    A module may import by name only (`import { a } from "./b.js"`) and may export declarations only
    (`export const`, `export function`, `export class`).

    Args:
        paths: the modules, dependencies first. Those that they import may also stand in a script
            that is loaded before.
        language: in which say("…") speaks.

    Returns:
        str of JavaScript.
    """
    parts = "".join(translated(wrapped(path), language) for path in paths)
    return (
        f"(() => {{\n"
        f'"use strict";\n'
        f"const modules = (globalThis.rnnModules ??= {{}});\n"
        f"{parts}}})();\n"
    )


def wrapped(path):
    """Return one module as a function that returns what it exports.

    Its imports read what earlier ones returned. A module that another script brought is kept.
    """

    def read(match):
        module = (path.parent / match[2]).resolve().relative_to(SOURCES)
        return f'const {match[1]} = modules["{module.as_posix()}"];\n'

    text = path.read_text(encoding="utf-8")
    exports = ", ".join(EXPORT.findall(text))
    text = EXPORT.sub("", IMPORT.sub(read, text))
    name = path.relative_to(SOURCES).as_posix()
    return f'modules["{name}"] ??= (() => {{\n{text}return {{ {exports} }};\n}})();\n'


@functools.cache
def translations(language):
    """Return {message: its translation} of a language's catalogue."""
    with open(LOCALE / language / "LC_MESSAGES/course.mo", "rb") as file:
        return {message.id: message.string for message in read_mo(file)}


def translated(script, language):
    """Return a script with each message of say("…") in a language.

    Raises:
        KeyError: a message that `make words` has not extracted, because it stands inside another
            call or a template.
    """

    def translation(match):
        message = json.loads(match[1])
        if message not in translations(language):
            raise KeyError(f"{message!r} has no translation: run make words")
        return f"say({json.dumps(translations(language)[message], ensure_ascii=False)}"

    return script if language == "en" else MESSAGE.sub(translation, script)
