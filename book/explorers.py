"""The explorers: custom elements <rnn-shapes>, <rnn-play>, <rnn-gates>, <rnn-gradients> on the pages that hold one.

Their sources are small ES modules in book/explorers/. A browser refuses modules on file://, so the build joins them
into one classic script. The weights of trained models are a script of their own, loaded where an element needs them.
Inside an element stands what GitHub and Colab show, a picture with a link. In the book it is for readers without
JavaScript only, and the picture is a local file.
"""

import json
import re
import shutil
from pathlib import Path

SOURCES = Path(__file__).parent / "explorers"
ENTRY = "elements/all.js"
FOLDER = "explorers"  # below _static/ of the site
# Element -> the data it needs: book/explorers/data/NAME.json becomes the global variable.
DATA = {"play": ("models", "rnnModels"), "gradients": ("layers", "rnnLayers")}

ELEMENT = re.compile(r"<rnn-(shapes|play|gates|gradients)\b([^>]*)>(.*?)</rnn-\1>", re.S)
PICTURE = re.compile(r'src="[^"]*/book/explorers/pictures/')
IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.M)
LEADING_ZERO = re.compile(r"(?<=[\[,-])0[.](?=[0-9])")  # JavaScript reads .1234 for 0.1234
INDENT = re.compile(r"^ +", re.M)
COMMENT = re.compile(r"^ */\*\*.*?\*/\n|^ *//[^\n]*\n", re.M | re.S)


def bundle(sources=SOURCES, entry=ENTRY):
    """All modules that the entry needs as one classic script: each in a function of its own, dependencies first.

    Args:
        sources: folder of the ES modules. They import by name only (`import { a } from "./b.js"`) and export
            declarations only (`export const`, `export function`, `export class`).
        entry: path in it of the module to start from.

    Returns:
        str of JavaScript, without comments and indentation.
    """
    order = []

    def visit(path):
        if path in order:
            return
        text = path.read_text(encoding="utf-8")
        for _, other in IMPORT.findall(text):
            visit((path.parent / other).resolve())
        order.append(path)

    visit((sources / entry).resolve())
    parts = [wrapped(path, order) for path in order]
    return "(() => {\n" + '"use strict";\n' + "const modules = [];\n" + "".join(parts) + "})();\n"


def wrapped(path, order):
    """One module as a function that returns what it exports; imports look up what earlier functions returned."""
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    exports = EXPORT.findall(text)
    text = IMPORT.sub(lambda m: f"const {m[1]} = modules[{order.index((path.parent / m[2]).resolve())}];\n", text)
    text = INDENT.sub("", EXPORT.sub("", text))
    return f"modules.push((() => {{\n{text}return {{ {', '.join(exports)} }};\n}})());\n"


def data_script(name, variable):
    """A data file as a classic script that sets a global variable: fetch does not work on file://."""
    data = json.loads((SOURCES / "data" / f"{name}.json").read_text(encoding="utf-8"))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.{variable} = {LEADING_ZERO.sub('.', text)};\n"


def write_assets(folder):
    """Write scripts, style and pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "explorers.js").write_text(bundle(), encoding="utf-8")
    for name, variable in DATA.values():
        (folder / f"{name}.js").write_text(data_script(name, variable), encoding="utf-8")
    shutil.copy(SOURCES / "explorers.css", folder)
    for picture in (SOURCES / "pictures").glob("*.png"):
        shutil.copy(picture, folder)


def prepare(app):
    if app.builder.format == "html":
        write_assets(Path(app.outdir) / "_static" / FOLDER)


def add_to_page(app, pagename, templatename, context, doctree):
    """Local pictures everywhere; in the site, not in the printed book, the scripts that the page's elements need."""
    body = context.get("body", "")
    elements = {match[1] for match in ELEMENT.finditer(body)}
    if not elements:
        return
    here = context["pathto"](f"_static/{FOLDER}/", 1)

    def local(match):
        name, attributes, inside = match.groups()
        inside = PICTURE.sub(f'src="{here}', inside)
        if app.builder.name != "singlehtml":
            inside = f"<noscript>{inside}</noscript>"
        return f"<rnn-{name}{attributes}>{inside}</rnn-{name}>"

    context["body"] = ELEMENT.sub(local, body)
    app.add_css_file(f"{FOLDER}/explorers.css")
    if app.builder.name == "singlehtml":
        return
    for element in sorted(elements & set(DATA)):
        app.add_js_file(f"{FOLDER}/{DATA[element][0]}.js", loading_method="defer")
    app.add_js_file(f"{FOLDER}/explorers.js", loading_method="defer")


def setup(app):
    app.connect("builder-inited", prepare)
    app.connect("html-page-context", add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
