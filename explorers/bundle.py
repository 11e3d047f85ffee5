"""Joins the JavaScript modules of the explorers into classic scripts that also run on pages opened from a folder.

A browser refuses ES modules and fetch on file://. So the build joins the modules that a page needs into one classic
script, and each data file becomes a script that sets a global variable. What pages load is written without comments and
with short names.
"""

import base64
import json
import re

import minify

from explorers.catalog import DIGITS, EXPLORERS, ON_DEMAND, SOURCES, TEXTS, global_variable
from lib.data import constitution
from lib.text import LANGUAGES
from lib.training import writer

IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.M)


def modules_of(name, language):
    """Return the paths of the modules that an explorer needs, dependencies first."""
    order = []

    def visit(path):
        if path in order:
            return
        for _, other in IMPORT.findall(path.read_text(encoding="utf-8")):
            visit(target(path, other, language))
        order.append(path)

    visit(SOURCES / "elements" / f"{name}.js")
    return order


def shared(language):
    """Return the modules that more than one explorer needs, dependencies first. They are the script common.js."""
    needs = [modules_of(name, language) for name in EXPLORERS]
    every = dict.fromkeys(path for order in needs for path in order)
    return [path for path in every if sum(path in order for order in needs) > 1]


def bundle(paths, language="ko"):
    """Join modules into one classic script. Each has its own function; what it exports is kept for later scripts.

    Modules import words/ko.js; the script gets the file of `language` instead. A module may import by name only
    (`import { a } from "./b.js"`) and may export declarations only (`export const`, `export function`, `export class`).

    Args:
        paths: the modules, dependencies first. Those that they import may also stand in a script that is loaded before.
        language: "ko" or another file of words/.

    Returns:
        str of JavaScript.
    """
    parts = "".join(wrapped(path, language) for path in paths)
    return f'(() => {{\n"use strict";\nconst modules = (globalThis.rnnModules ??= {{}});\n{parts}}})();\n'


def target(path, imported, language):
    """Return the path of a module that `path` imports, with the words of `language`."""
    found = (path.parent / imported).resolve()
    return found.with_name(f"{language}.js") if found == SOURCES / "words/ko.js" else found


def key(path):
    """Return the name by which scripts know a module, such as "page/dom"; words have one name in every language."""
    return "words" if path.parent.name == "words" else path.relative_to(SOURCES).with_suffix("").as_posix()


def wrapped(path, language):
    """Return one module as a function that returns a list of its exports. Its imports read what earlier ones returned.

    A list has no names, so that what is exported gets a short name too.
    """
    text = path.read_text(encoding="utf-8")
    exports = EXPORT.findall(text)

    def import_from(match):
        other = target(path, match[2], language)
        wanted = {name.strip() for name in match[1].strip("{} \n").split(",")}
        places = [name if name in wanted else "" for name in EXPORT.findall(other.read_text(encoding="utf-8"))]
        missing = wanted - {*places, ""}
        if missing:
            raise ValueError(f"{path.name} imports {', '.join(sorted(missing))}, which {other.name} does not export")
        return f'const [{", ".join(places)}] = modules["{key(other)}"];\n'

    text = EXPORT.sub("", IMPORT.sub(import_from, text))
    return f'modules["{key(path)}"] = (() => {{\n{text}return [{", ".join(exports)}];\n}})();\n'


def data_script(name):
    """Return the data file `name` as a classic script that sets its global variable.

    The numbers in arrays are written as whole numbers, multiplied by 10 ** digits. Long arrays are apart: see packed().
    """
    scale = 10 ** DIGITS[name]
    apart = []

    def whole(value):
        if isinstance(value, dict):
            return {key: whole(item) if isinstance(item, (dict, list)) else item for key, item in value.items()}
        items = [whole(item) if isinstance(item, (dict, list)) else round(item * scale) for item in value]
        if len(items) < LONG or not all(isinstance(item, int) for item in items):
            return items
        apart.extend(items)
        return f"{MARK}{len(items)}"

    text = json.dumps(whole(read(name)), separators=(",", ":"))
    unpack = UNPACK.replace("COUNT", str(len(apart))).replace("OFFSET", str(BASE ** places_of(apart) // 2))
    return (
        f"{{\nconst scale = {scale};\nconst digits = '{packed(apart)}';\n{unpack}"
        f"globalThis.{global_variable(name)} = JSON.parse('{text}', revive);\n}}\n"
    )


# The numbers of long arrays are one text whose characters are digits: the lowest digits of all numbers, then the next
# ones. Among digits of one place a server's gzip finds more to shorten than in JSON: a fifth. No digit is a quote.
LONG, MARK, BASE, ZERO = 13, "~", 45, ord("*")
UNPACK = f"""let next = 0;
const number = () => {{
let value = 0;
for (let place = digits.length - COUNT + next++; place >= 0; place -= COUNT)
value = value * {BASE} + digits.charCodeAt(place) - {ZERO};
return (value - OFFSET) / scale;
}};
const revive = (key, value) => {{
if (value[0] === "{MARK}") return Array.from({{ length: value.slice(1) }}, number);
return typeof value === "number" && key >= 0 ? value / scale : value;
}};
"""


def places_of(numbers):
    """Return how many digits the largest of some whole numbers needs, positive or negative."""
    return next(places for places in range(1, 10) if max(map(abs, numbers)) < BASE**places // 2)


def packed(numbers):
    """Return whole numbers as a text of digits, place by place. Each number has as many digits as the largest needs."""
    places = places_of(numbers)
    from_zero = [number + BASE**places // 2 for number in numbers]
    return "".join(chr(ZERO + number // BASE**place % BASE) for place in range(places) for number in from_zero)


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
    data, common = EXPLORERS[name], shared(language)
    own = bundle([path for path in modules_of(name, language) if path not in common], language)
    scripts = {f"{data}.js": data_script(data)} if data in DIGITS else {}
    # Texts join the modules, because their words compress better together.
    scripts |= {
        "common.js": bundle(common, language),
        f"{name}.js": (text_script(data, language) if data in TEXTS else "") + own,
    }
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
