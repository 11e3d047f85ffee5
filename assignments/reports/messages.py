"""What feedback and reports say, in both languages. A note is data: {"code": …} with what its
sentence needs."""

import contextlib

from lib.text import Text

NOTES = {
    # a whole submission
    "missing_submission": Text("There is no submission."),
    "awaited": Text("There is no submission yet."),
    "empty": Text("The file is empty."),
    "too_big": Text("The file is larger than {megabytes} MB."),
    "broken": Text("The file cannot be read as a notebook."),
    "not_a_notebook": Text("This file is not a notebook (.ipynb)."),
    "unreadable": Text("The file cannot be taken out of the archive ({why})."),
    "no_code": Text("The notebook holds no code."),
    "too_many_cells": Text("The notebook holds more than {most} code cells."),
    "other_assignment": Text("This is another assignment's file: {got}"),
    "refused_late": Text("It was handed in too late to be accepted."),
    "late": Text("{days} day(s) late: {percent}% deducted."),
    # a cell
    "id_differs": Text(
        "The notebook's id ({got}) is not the one on the roster ({wanted}), whose "
        "numbers were used for grading."
    ),
    "replaced": Text("It replaces {what}, from which a student's numbers come."),
    "slow": Text("It did not finish in time."),
    "no_time": Text("The time of all cells was over: it was left out."),
    "memory": Text("It used too much memory."),
    "processes": Text("It started too many processes."),
    "files": Text("It made too many locks or sockets."),
    "flood": Text("It wrote too much."),
    "exit": Text("It ended the process that runs the code."),
    "left": Text("A process was still running when the cell had finished, and was ended."),
    "forged": Text("It wrote to the channel for results; what it wrote was ignored."),
    "error": Text("An error was raised: {error}"),
    "error_of_call": Text("A call raised an error. Try it with other inputs of your own."),
    # one answer
    "unanswered": Text("Not answered."),
    "missing": Text("There is no such name: its cell was deleted or failed."),
    "large": Text("The answer is too large."),
    "object": Text("The answer is not numbers, text, tuples or arrays ({got})."),
    "object_of_call": Text("What the function returned is not numbers, text, tuples or arrays."),
    "type": Text("{wanted} expected, {got} found."),
    "type_unknown": Text("The type of the answer ({got}) is wrong."),
    "shape": Text("The array's shape is wrong; it was {got}."),
    "shape_of_call": Text("The returned array has the wrong shape."),
    "length": Text("The number of items is wrong; it was {got}."),
    "length_of_call": Text("The number of returned items is wrong."),
    "keys": Text("The dictionary's keys are wrong."),
    "value": Text("The value is wrong."),
    "by_hand": Text("Your lecturer gives the points of this question."),
    "unjudged": Text(
        "The check of this answer did not come to an end. Ask your lecturer about it."
    ),
}
UNKNOWN = Text("No points, for an unknown reason.")


def say(note, language):
    """One note as a sentence in "ko" or "en"; the name of the answer comes first. A note that no
    sentence fits, which only a fault of ours can make, gets UNKNOWN: it must not stop the report of
    a class."""
    text = UNKNOWN.to(language)
    with contextlib.suppress(KeyError, TypeError):
        text = (
            note[language]
            if note["code"] == "said"
            else NOTES[note["code"]].to(language).format_map(note)
        )
    return f"{note['name']}: {text}" if note.get("name") else text


def unit(name, language):
    """ "cell 3" as "셀 3"; other names stay."""
    if name.startswith("cell "):
        return Text("Cell {number}", number=name[5:]).to(language)
    return Text("The whole notebook").to(language) if name == "all" else name
