"""Joins the JavaScript modules of the explorers into classic scripts that also run on pages opened
from a folder.

A browser refuses ES modules and fetch on file://. So the build joins the modules that a page needs
into one classic script, and each data file becomes a script that sets a global variable. What pages
load is written in the language of the page, without comments and with short names.
"""

import base64
import functools
import json
import re
from collections import Counter

import minify
from babel.messages.mofile import read_mo

from explorers import questions
from explorers.catalog import ANSWERS, DATA, EXPLORERS, SOURCES, WRITER_EPOCHS
from lib.data import constitution
from lib.questions import export, reader
from lib.text import LOCALE
from lib.training import writer

IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.MULTILINE)
MESSAGE = re.compile(r'\bsay\(\s*("(?:[^"\\\n]|\\.)*")')
TITLE = re.compile(r'static title = say\("([^"]*)"')


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


def answers_said(names, language):
    """Return what the forms of bets and of some exercises can write, as one text: fonts need it."""
    paths = reader.paths("page")
    questions = [export.exported(reader.read(paths[name]), language) for name in names]
    scripts = [bundle(modules_of(name, "answers"), language) for name in ANSWERS]
    messages = MESSAGE.findall("".join(scripts))
    return "".join([*messages, "✓✗", str(questions)])


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

    Args: paths: the modules, dependencies first. Those that they import may also stand in a script
        that is loaded before. language: in which say("…") speaks.

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

    Raises: KeyError: a message that `make words` has not extracted, because it stands inside
        another call or a template.
    """

    def translation(match):
        message = json.loads(match[1])
        if message not in translations(language):
            raise KeyError(f"{message!r} has no translation: run make words")
        return f"say({json.dumps(translations(language)[message], ensure_ascii=False)}"

    return script if language == "en" else MESSAGE.sub(translation, script)


@functools.cache
def said(name, language):
    """Return what an explorer can write in a language, as one text, and its title, which is bold:
    fonts need both.
    """
    script = bundle(modules_of(name), language)
    data = data_script("questions", language) if DATA.get(name) == "questions" else ""
    return script + data, TITLE.search(script)[1]


def data_script(name, language):
    """Return data/NAME.json, or the questions of <rnn-drills>, as a classic script that sets a
    global variable.
    """
    if name == "questions":
        text = questions.as_json(language)
    else:
        text = (SOURCES / "data" / f"{name}.json").read_text(encoding="utf-8")
    return f"globalThis.rnn{name.capitalize()} = {text};\n"


def writer_script(epochs):
    """Return weights of the LSTM of the chapter 헌법을 쓰는 LSTM as a classic script;
    keras/writing.js unpacks them.
    """
    packed = [
        [base64.b64encode(part).decode() for part in parts]
        for parts in writer.packed_weights(epochs)
    ]
    signs = constitution.vocabulary(constitution.load_constitution())
    content = {
        "signs": signs,
        "features": writer.FEATURES,
        "units": writer.UNITS,
        "weights": packed,
    }
    text = json.dumps(content, ensure_ascii=False)
    return f"(globalThis.rnnWriter ??= {{}})[{epochs}] = {text};\n"


def scripts_of(name):
    """Return the file names of the scripts that an explorer needs, in the order in which they must
    be loaded.
    """
    data = [f"{DATA[name]}.js"] if name in DATA else []
    return ["common.js", *data, f"{name}.js"]


def answer_scripts(language):
    """Return {name: script} of what takes answers on the pages of chapters: the elements, and the
    questions of each chapter as data.
    """
    scripts = {name: bundle(modules_of(name, "answers"), language) for name in ANSWERS}
    for name, path in reader.paths("page").items():
        question = export.exported(reader.read(path), language)
        text = json.dumps(question, ensure_ascii=False)
        file = f"asked-{question['chapter']}"
        scripts[file] = scripts.get(file, "") + f"(globalThis.rnnAsked ??= {{}}).{name} = {text};\n"
    return scripts


def write_assets(folder, language="ko"):
    """Write the style, scripts and data of all explorers, and what they load on demand.

    Each explorer has a script of its own; what several explorers need is in common.js.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scripts = {"common": bundle(shared(), language)}
    for name in EXPLORERS:
        scripts[name] = bundle(
            [path for path in modules_of(name) if path not in shared()], language
        )
    scripts |= {data: data_script(data, language) for data in DATA.values()}
    scripts |= answer_scripts(language)
    for name, text in scripts.items():
        (folder / f"{name}.js").write_text(
            minify.string("application/javascript", text), encoding="utf-8"
        )
    for epochs in WRITER_EPOCHS:
        (folder / f"writer-{epochs}.js").write_text(writer_script(epochs), encoding="utf-8")
    style = (SOURCES / "explorers.css").read_text(encoding="utf-8")
    (folder / "explorers.css").write_text(minify.string("text/css", style), encoding="utf-8")
