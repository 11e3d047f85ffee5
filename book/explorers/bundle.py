"""Joins the JavaScript modules of the explorers into classic scripts that also run on pages opened from a folder.

A browser refuses ES modules and fetch on file://. So the build joins the modules that a page needs into one classic
script, and each data file becomes a script that sets a global variable. What pages load is written without comments and
with short names.
"""

import json
import re

import minify

from book.explorers.catalog import DIGITS, EXPLORERS, SOURCES, TEXTS, global_variable
from lib.text import LANGUAGES

IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.M)


def bundle(names, language="ko"):
    """Join the modules that some explorers need into one classic script, each in its own function, dependencies first.

    Modules import words/ko.js; the script gets the file of `language` instead. A module may import by name only
    (`import { a } from "./b.js"`) and may export declarations only (`export const`, `export function`, `export class`).

    Args:
        names: names of explorers, such as "play".
        language: "ko" or another file of words/.

    Returns:
        str of JavaScript.
    """
    order = []

    def visit(path):
        if path in order:
            return
        for _, other in IMPORT.findall(path.read_text(encoding="utf-8")):
            visit(target(path, other, language))
        order.append(path)

    for name in names:
        visit(SOURCES / "elements" / f"{name}.js")
    parts = "".join(wrapped(path, order, language) for path in order)
    return f'(() => {{\n"use strict";\nconst modules = [];\n{parts}}})();\n'


def target(path, imported, language):
    """Return the path of a module that `path` imports, with the words of `language`."""
    found = (path.parent / imported).resolve()
    return found.with_name(f"{language}.js") if found == SOURCES / "words/ko.js" else found


def wrapped(path, order, language):
    """Return one module as a function that returns its exports. Its imports read what earlier functions returned."""
    text = path.read_text(encoding="utf-8")
    exports = EXPORT.findall(text)
    text = IMPORT.sub(lambda m: f"const {m[1]} = modules[{order.index(target(path, m[2], language))}];\n", text)
    text = EXPORT.sub("", text)
    return f"modules.push((() => {{\n{text}return {{ {', '.join(exports)} }};\n}})());\n"


def data_script(name):
    """Return the data file `name` as a classic script that sets its global variable.

    The numbers in arrays are written as whole numbers, multiplied by 10 ** digits, because that is a tenth smaller.
    """
    scale = 10 ** DIGITS[name]

    def whole(value):
        if isinstance(value, dict):
            return {key: whole(item) if isinstance(item, (dict, list)) else item for key, item in value.items()}
        return [whole(item) if isinstance(item, (dict, list)) else round(item * scale) for item in value]

    text = json.dumps(whole(read(name)), separators=(",", ":"))
    reviver = f'(key, value) => (typeof value === "number" && key >= 0 ? value / {scale} : value)'
    return f"globalThis.{global_variable(name)} = JSON.parse('{text}', {reviver});\n"


def text_script(name, language="ko"):
    """Return a data file of texts as JavaScript that sets its global variable. Of each text one language remains."""

    def one_language(value):
        if isinstance(value, dict):
            is_text = set(value) == set(LANGUAGES)
            return value[language] if is_text else {key: one_language(item) for key, item in value.items()}
        return [one_language(item) for item in value] if isinstance(value, list) else value

    return f"globalThis.{global_variable(name)} = {json.dumps(one_language(read(name)), ensure_ascii=False)};\n"


def read(name):
    return json.loads((SOURCES / "data" / f"{name}.json").read_text(encoding="utf-8"))


def write_assets(folder, names, language="ko"):
    """Write the style, data and script that a page with these explorers loads.

    Returns:
        list of str: file names of the scripts, in the order in which the page must load them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    style = minify.string("text/css", (SOURCES / "explorers.css").read_text(encoding="utf-8"))
    data = [EXPLORERS[name] for name in names if EXPLORERS[name]]
    # Texts join the modules, because their words compress better together.
    texts = "".join(text_script(name, language) for name in data if name in TEXTS)
    joined = minify.string("application/javascript", texts + bundle(names, language))
    scripts = {f"{name}.js": data_script(name) for name in data if name in DIGITS} | {f"{'-'.join(names)}.js": joined}
    for name, text in {"explorers.css": style, **scripts}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return list(scripts)
