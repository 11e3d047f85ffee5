"""Begins an assignment's folder: questions of the bank and of the lecturer, copied so that the
folder stands alone."""

import re
import shutil
from pathlib import Path

from assignments.authoring import folder
from assignments.authoring.assignment import MasterError
from assignments.authoring.question import read_question
from assignments.sandbox.limits import USUAL

EXAMPLE = Path(__file__).with_name("template") / "batch_size.py"
TEMPLATE = ("rnn-step:2", "gru-bias:2", "batch-size:1")
HEAD = """name: {name}
title: 과제: 순환 신경망 | Assignment: recurrent networks
# One line per question: its name and its points. `make bank` lists the questions of the bank; a
# question of your own is a pair of files in this folder. Lines such as `{more_seconds}` or
# `{more_memory}` raise the limits of grading.
"""


def begin(path, names=()):
    """Makes the folder `path` with a list of questions and a copy of each. Returns the path of the
    list.

    names: names of the bank, with points after a colon where they shall differ ("rnn-step:3"),
    paths of question files, or one path of a list (.txt); a template with an example of a question
    of one's own if there are none. Raises MasterError if the folder holds an assignment already or
    a question is unknown; nothing is written then."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise MasterError(
            f"{path} is not empty. Choose a new folder, or add questions to its {folder.LIST}."
        )
    name = re.sub(r"[^a-z0-9]+", "_", path.resolve().name.lower()).strip("_")
    name = name if re.match(r"[a-z]", name) else f"assignment_{name}".strip("_")
    if len(names) == 1 and names[0].endswith(".txt"):
        text, files = _of_list(Path(names[0]).expanduser(), name)
    else:
        text, files = _of_names(names or TEMPLATE, name)
    path.mkdir(parents=True, exist_ok=True)
    (path / folder.LIST).write_text(text, encoding="utf-8")
    for file in files:
        for part in (file, file.with_suffix(".yml")):
            if part.is_file():
                shutil.copyfile(part, path / part.name)
    try:
        folder.load(path)
    except ValueError:
        shutil.rmtree(path)
        raise
    return path / folder.LIST


def _of_list(source, name):
    """(text of the new list, [path of each question]) of another list."""
    settings, rows = folder.parse(source)
    head = "" if "name" in settings else f"name: {name}\n"
    names = [name for pool, _ in rows for name in pool.split("|")]
    files = [folder.find_question(name, source.parent) for name in names]
    return head + source.read_text(encoding="utf-8-sig"), files


def _of_names(names, name):
    """(text of the new list, [path of each question]) of names, with points or without."""
    lines = []
    files = []
    for entry in names:
        question, _, points = entry.partition(":")
        file = path_of(question)
        points = points or format(read_question(file).settings["points"], "g")
        files.append(file)
        lines.append(f"{file.stem:24} {points}\n")
    return _head(name) + "".join(lines), files


def _head(name):
    """The first lines of a list."""
    return HEAD.format(
        name=name,
        more_seconds=USUAL.raised("cell_seconds"),
        more_memory=USUAL.raised("memory_mb"),
    )


def path_of(name):
    """Where a question is: the example, a file of the lecturer's, or a question of the bank. Raises
    MasterError."""
    if name.endswith(".py"):
        return Path(name).expanduser()
    is_example = name.replace("-", "_") == EXAMPLE.stem
    return EXAMPLE if is_example else folder.find_question(name)
