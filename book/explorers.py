"""The explorers: custom elements <rnn-shapes>, <rnn-play>, <rnn-gates>, <rnn-gradients> on the pages that hold one.

Their sources are small ES modules in book/explorers/. A browser refuses modules on file://, so the build joins them
into one classic script. The weights of trained models are a script of their own, loaded where an element needs them.
Inside an element stands what GitHub and Colab show, a picture with a link. In the book it is for readers without
JavaScript only, and the picture is a local file.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

SOURCES = Path(__file__).parent / "explorers"
FOLDER = "explorers"  # below _static/ of the site
# Element -> the data it needs: book/explorers/data/NAME.json, the global variable it becomes, digits of its numbers.
DATA = {"play": ("models", "rnnModels", 4), "gradients": ("layers", "rnnLayers", 3)}

ELEMENT = re.compile(r"<rnn-(shapes|play|gates|gradients)\b([^>]*)>(.*?)</rnn-\1>", re.S)
PICTURE = re.compile(r'src="[^"]*/book/explorers/pictures/')
IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.M)
INDENT = re.compile(r"^ +", re.M)
COMMENT = re.compile(r"^ */\*\*.*?\*/\n|^ *//[^\n]*\n", re.M | re.S)


def bundle(elements):
    """The modules that some elements need as one classic script: each in a function of its own, dependencies first.

    Modules import by name only (`import { a } from "./b.js"`) and export declarations only (`export const`, `export
    function`, `export class`).

    Args:
        elements: names of elements, such as "play".

    Returns:
        str of JavaScript, without comments and indentation.
    """
    order = []

    def visit(path):
        if path in order:
            return
        for _, other in IMPORT.findall(path.read_text(encoding="utf-8")):
            visit((path.parent / other).resolve())
        order.append(path)

    for element in elements:
        visit(SOURCES / "elements" / f"{element}.js")
    parts = "".join(wrapped(path, order) for path in order)
    return f'(() => {{\n"use strict";\nconst modules = [];\n{parts}}})();\n'


def wrapped(path, order):
    """One module as a function that returns what it exports; imports look up what earlier functions returned."""
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    exports = EXPORT.findall(text)
    text = IMPORT.sub(lambda m: f"const {m[1]} = modules[{order.index((path.parent / m[2]).resolve())}];\n", text)
    text = INDENT.sub("", EXPORT.sub("", text))
    return f"modules.push((() => {{\n{text}return {{ {', '.join(exports)} }};\n}})());\n"


def data_script(name, variable, digits):
    """A data file as a classic script that sets a global variable: fetch does not work on file://.

    The numbers in arrays travel as whole numbers, times 10 ** digits: that is a tenth lighter.
    """
    scale = 10**digits

    def whole(value):
        if isinstance(value, dict):
            return {key: whole(item) if isinstance(item, (dict, list)) else item for key, item in value.items()}
        return [whole(item) if isinstance(item, (dict, list)) else round(item * scale) for item in value]

    data = json.loads((SOURCES / "data" / f"{name}.json").read_text(encoding="utf-8"))
    text = json.dumps(whole(data), separators=(",", ":"))
    reviver = f'(key, value) => (typeof value === "number" && key >= 0 ? value / {scale} : value)'
    return f"globalThis.{variable} = JSON.parse('{text}', {reviver});\n"


def write_assets(folder, elements):
    """Write what a page with these elements loads.

    Returns:
        list of str: the scripts' file names, in the order in which the page must load them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(SOURCES / "explorers.css", folder)
    scripts = {f"{'-'.join(elements)}.js": bundle(elements)}
    data = {f"{DATA[element][0]}.js": data_script(*DATA[element]) for element in elements if element in DATA}
    for name, text in {**data, **scripts}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [*data, *scripts]


def copy_pictures(app):
    if app.builder.format == "html":
        shutil.copytree(SOURCES / "pictures", Path(app.outdir) / "_static" / FOLDER, dirs_exist_ok=True)


def add_to_page(app, pagename, templatename, context, doctree):
    """The scripts that the page's elements need; inside the elements local pictures, for readers without JavaScript."""
    body = context.get("body", "")
    elements = sorted({match[1] for match in ELEMENT.finditer(body)})
    if not elements:
        return
    here = context["pathto"](f"_static/{FOLDER}/", 1)

    def local(match):
        name, attributes, inside = match.groups()
        picture = PICTURE.sub(f'src="{here}', inside)
        return f"<rnn-{name}{attributes}><noscript>{picture}</noscript></rnn-{name}>"

    context["body"] = ELEMENT.sub(local, body)
    app.add_css_file(f"{FOLDER}/explorers.css")
    for script in write_assets(Path(app.outdir) / "_static" / FOLDER, elements):
        app.add_js_file(f"{FOLDER}/{script}", loading_method="defer")


def version():
    """A digest of all sources: when it changes, Sphinx writes all pages again."""
    files = sorted(path for path in SOURCES.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def setup(app):
    app.add_config_value("explorers_version", version(), "html")
    app.connect("builder-inited", copy_pictures)
    app.connect("html-page-context", add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
