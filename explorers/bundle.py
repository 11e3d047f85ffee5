"""Joins the JavaScript modules of the explorers into classic scripts that also run on pages opened from a folder.

A browser refuses ES modules and fetch on file://. So the build joins the modules that a page needs into one classic
script, and each data file becomes a script that sets a global variable. What pages load is written in the language of
the page, without comments and with short names.
"""

import base64
import functools
import json
import re

import minify

from explorers import questions
from explorers.catalog import DIGITS, EXPLORERS, ON_DEMAND, SOURCES, global_variable
from lib.data import constitution
from lib.text import catalogue
from lib.training import writer

IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.M)
MESSAGE = re.compile(r'\bsay\(\s*("(?:[^"\\\n]|\\.)*")')


@functools.cache
def modules_of(name):
    """Return the paths of the modules that an explorer needs, dependencies first."""
    order = []

    def visit(path):
        if path in order:
            return
        for _, imported in IMPORT.findall(path.read_text(encoding="utf-8")):
            visit((path.parent / imported).resolve())
        order.append(path)

    visit(SOURCES / "elements" / f"{name}.js")
    return order


@functools.cache
def shared():
    """Return the modules that more than one explorer needs, dependencies first. They are the script common.js."""
    needs = [modules_of(name) for name in EXPLORERS]
    every = dict.fromkeys(path for order in needs for path in order)
    return [path for path in every if sum(path in order for order in needs) > 1]


def bundle(paths, language="ko"):
    """Join modules into one classic script. Each has its own function; what it exports is kept for later scripts.

    A module may import by name only (`import { a } from "./b.js"`) and may export declarations only (`export const`,
    `export function`, `export class`).

    Args:
        paths: the modules, dependencies first. Those that they import may also stand in a script that is loaded before.
        language: in which say("…") speaks.

    Returns:
        str of JavaScript.
    """
    parts = "".join(translated(wrapped(path), language) for path in paths)
    return f'(() => {{\n"use strict";\nconst modules = (globalThis.rnnModules ??= {{}});\n{parts}}})();\n'


def translated(script, language):
    """Return a script with each message of say("…") in a language.

    Raises:
        KeyError: a message that `make words` has not extracted, because it stands inside another call or a template.
    """

    def translation(match):
        message = json.loads(match[1])
        text = catalogue(language).gettext(message)
        if language != "en" and message not in catalogue(language)._catalog:
            raise KeyError(f"{message!r} has no translation: run make words")
        return f"say({json.dumps(text, ensure_ascii=False)}"

    return MESSAGE.sub(translation, script)


def words(language):
    """All that the explorers say in a language, as one text. The fonts of pages with explorers need its letters."""
    scripts = "".join(bundle(modules_of(name), language) for name in EXPLORERS)
    return "".join(MESSAGE.findall(scripts)) + questions_script(language) + "₀₁₂₃₄₅₆₇₈₉"


def titles(language):
    """The titles of all explorers in a language, as one text. They are bold."""
    matches = (
        re.search(r'static title = say\("([^"]*)"', file.read_text("utf8")) for file in SOURCES.glob("elements/*.js")
    )
    return "".join(catalogue(language).gettext(match[1]) for match in matches)


def key(path):
    """Return the name by which scripts know a module, such as "page/dom"."""
    return path.relative_to(SOURCES).with_suffix("").as_posix()


def wrapped(path):
    """Return one module as a function that returns a list of its exports. Its imports read what earlier ones returned.

    A list has no names, so that what is exported gets a short name too.
    """
    text = path.read_text(encoding="utf-8")
    exports = EXPORT.findall(text)

    def import_from(match):
        other = (path.parent / match[2]).resolve()
        wanted = {name.strip() for name in match[1].strip("{} \n").split(",")} - {""}
        places = [name if name in wanted else "" for name in EXPORT.findall(other.read_text(encoding="utf-8"))]
        if missing := wanted - {*places}:
            raise ValueError(f"{path.name} imports {', '.join(sorted(missing))}, which {other.name} does not export")
        return f'const [{", ".join(places)}] = modules["{key(other)}"];\n'

    text = EXPORT.sub("", IMPORT.sub(import_from, text))
    return f'modules["{key(path)}"] = (() => {{\n{text}return [{", ".join(exports)}];\n}})();\n'


def data_script(name):
    """Return a data file as a classic script that sets its global variable.

    The numbers in arrays are written as whole numbers, which are multiplied by 10 ** digits: that is shorter.
    """
    scale = 10 ** DIGITS[name]

    def whole(value):
        if isinstance(value, dict):
            return {key: whole(item) if isinstance(item, (dict, list)) else item for key, item in value.items()}
        return [whole(item) if isinstance(item, (dict, list)) else round(item * scale) for item in value]

    data = json.loads((SOURCES / "data" / f"{name}.json").read_text(encoding="utf-8"))
    text = json.dumps(whole(data), separators=(",", ":"))
    revive = f"(key, value) => (typeof value === 'number' && key >= 0 ? value / {scale} : value)"
    return f"globalThis.{global_variable(name)} = JSON.parse('{text}', {revive});\n"


def questions_script(language):
    """Return the questions of <rnn-drills> in a language as a classic script."""
    text = json.dumps(questions.in_language(language), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.rnnQuestions = {text};\n"


def writer_script(epochs):
    """Return weights of the LSTM of the chapter 헌법을 쓰는 LSTM as a classic script; keras/writing.js unpacks them."""
    packed = writer.packed_weights(epochs)
    joined = [b"".join(part.tobytes() for part in parts) for parts in zip(*packed, strict=True)]
    whole, scales = (base64.b64encode(each).decode() for each in joined)
    signs = constitution.vocabulary(constitution.load_constitution())
    sizes = {"features": writer.FEATURES, "units": writer.UNITS}
    text = json.dumps({"signs": signs, **sizes, "whole": whole, "scales": scales}, ensure_ascii=False)
    return f"(globalThis.rnnWriter ??= {{}})[{epochs}] = {text};\n"


def scripts_of(name, language):
    """Return {file name: JavaScript} of what an explorer loads, in the order in which it must be loaded.

    Each explorer has a script of its own; what several explorers need is in common.js.
    """
    scripts = {"common.js": bundle(shared(), language)}
    if data := EXPLORERS[name]:
        scripts[f"{data}.js"] = questions_script(language) if data == "questions" else data_script(data)
    scripts[f"{name}.js"] = bundle([path for path in modules_of(name) if path not in shared()], language)
    return {file: minify.string("application/javascript", text) for file, text in scripts.items()}


def write_assets(folder, name, language="ko"):
    """Write the style, data and scripts that an explorer loads, and what it loads on demand.

    Returns:
        list of str: file names of the scripts, in the order in which they must be loaded.
    """
    folder.mkdir(parents=True, exist_ok=True)
    style = minify.string("text/css", (SOURCES / "explorers.css").read_text(encoding="utf-8"))
    scripts = scripts_of(name, language)
    later = {f"writer-{epochs}.js": writer_script(epochs) for epochs in ON_DEMAND.get(name, ())}
    for file, text in {"explorers.css": style, **scripts, **later}.items():
        (folder / file).write_text(text, encoding="utf-8")
    return list(scripts)
