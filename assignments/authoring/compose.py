"""Begins an assignment's folder: questions of the bank and of the lecturer, copied so that the folder stands alone."""

import re
import shutil
from pathlib import Path

from assignments.authoring import folder
from assignments.authoring import question as questions
from assignments.authoring.parts import MasterError

OWN = Path(__file__).with_name("my_question.py")
TEMPLATE = ("rnn-step:2", "gru-bias:2", "my_question:1")
HEAD = """name: {name}
title: 과제: 순환 신경망 | Assignment: recurrent networks
# One line per question: its name and its points. `make bank` lists the questions of the bank; a question of your
# own is a file in this folder. Lines such as `cell_seconds: 30` or `memory_mb: 3000` raise the limits of grading.
"""


def begin(path, wanted=()):
    """Makes the folder `path` with a list of questions and a copy of each. Returns the path of the list.

    wanted: names of the bank, with points after a colon where they shall differ ("rnn-step:3"), paths of question
    files, or one path of a list (.txt); a template with an example of a question of one's own if there are none.
    Raises MasterError if the folder holds an assignment already or a question is unknown; nothing is written then.
    """
    path = Path(path).expanduser()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise MasterError(f"{path} is not empty. Choose a new folder, or add questions to its {folder.LIST}.")
    name = re.sub(r"[^a-z0-9]+", "_", path.resolve().name.lower()).strip("_")
    name = name if re.match(r"[a-z]", name) else f"assignment_{name}".strip("_")
    text, copies = HEAD.format(name=name), []
    if len(wanted) == 1 and wanted[0].endswith(".txt"):
        source = Path(wanted[0]).expanduser()
        settings, listed = folder.parse(source)
        text = ("" if "name" in settings else f"name: {name}\n") + source.read_text(encoding="utf-8-sig")
        copies = [_found(question, source.parent) for question, _ in listed]
    else:
        for one in wanted or TEMPLATE:
            file, _, points = one.partition(":")
            copies.append(_found(file, None))
            points = points or f"{questions.read(copies[-1]).file.POINTS:g}"
            text += f"{copies[-1].stem:24} {points}\n"
    path.mkdir(parents=True, exist_ok=True)
    (path / folder.LIST).write_text(text, encoding="utf-8")
    for file in copies:
        shutil.copyfile(file, path / file.name)
    try:
        folder.read(path)
    except ValueError:
        shutil.rmtree(path)
        raise
    return path / folder.LIST


def _found(name, place):
    if name == OWN.stem:
        return OWN
    if name.endswith(".py"):
        path = Path(name).expanduser()
        if not path.is_file():
            raise MasterError(f"There is no question file {path}.")
        return path
    return folder.find(name, place)
