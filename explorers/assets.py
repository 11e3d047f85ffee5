"""The files that pages with explorers load: scripts, data and the style.

Each data file becomes a script that sets a global variable, because a page that is opened from a
folder cannot fetch it. What pages load has no comments and short names.
"""

import base64
import functools
import json
import re

import minify

from explorers import questions
from explorers.bundle import MESSAGE, bundle, modules_of, shared
from explorers.catalog import ANSWERS, DATA, EXPLORERS, SOURCES, WRITER_EPOCHS
from lib.data import constitution
from lib.questions import export, reader
from lib.training import writer

TITLE = re.compile(r'static title = say\("([^"]*)"')


@functools.cache
def said(name, language):
    """Return what an explorer can write in a language, as one text, and its title, which is bold:
    fonts need both.
    """
    script = bundle(modules_of(name), language)
    data = data_script("questions", language) if DATA.get(name) == "questions" else ""
    return script + data, TITLE.search(script)[1]


def answers_said(names, language):
    """Return what the forms of bets and of some exercises can write, as one text: fonts need it."""
    paths = reader.paths("page")
    questions = [export.exported(reader.read(paths[name]), language) for name in names]
    scripts = [bundle(modules_of(name, "answers"), language) for name in ANSWERS]
    messages = MESSAGE.findall("".join(scripts))
    return "".join([*messages, "✓✗", str(questions)])


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
