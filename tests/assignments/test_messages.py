"""Every note that grading makes has a sentence in both languages, which says all that the note holds."""

import ast
import re
from pathlib import Path

import assignments
from assignments.grading import comparison
from assignments.reports import messages

ROOMS = ("grading", "intake", "sandbox")
SOURCES = [path for room in ROOMS for path in sorted((Path(assignments.__file__).parent / room).glob("*.py"))]
# Codes that the guard or the student process sends on, and what the judge adds to each: they are no literal notes.
SENT = {"slow": set(), "memory": set(), "processes": set(), "files": set(), "error": {"error"}, "missing": set()}
SENT |= {code: set() for code in comparison.OF_A_CALL.values()}


def notes(source):
    """Yields (code, fields) of each note in a source: dict literals with a "code", and Unreadable("code", field=…)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict):
            named = dict(zip((getattr(key, "value", None) for key in node.keys), node.values, strict=True))
            if isinstance(named.get("code"), ast.Constant):
                yield named["code"].value, set(named) - {"code"}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Unreadable":
            for code in node.args:  # without one, a note that was made elsewhere is raised again
                yield code.value, {keyword.arg for keyword in node.keywords}


def fields(text):
    return set(re.findall(r"\{(\w+)\}", text))


def faults(source):
    """Yields what is wrong with the notes of a source: no sentence, or one that needs more than the note holds."""
    for code, held in notes(source):
        if code not in ("said", *messages.NOTES):
            yield f"{code} has no sentence"
        elif code != "said" and (lacking := fields(messages.NOTES[code].message) - held - SENT.get(code, set())):
            yield f"{code} lacks {lacking}"


def test_every_note_in_the_code_has_its_sentence_and_what_the_sentence_needs():
    sources = [path.read_text(encoding="utf-8") for path in SOURCES]
    assert [fault for source in sources for fault in faults(source)] == []
    assert set(messages.NOTES) == {*SENT, *(code for source in sources for code, _ in notes(source))} - {"said"}


def test_a_note_is_said_with_its_fields_in_the_language_of_the_report_and_one_that_no_sentence_fits_stops_nothing():
    note = {"code": "type", "name": "x", "got": "{y}", "wanted": "int"}
    assert messages.say(note, "en") == "x: int expected, {y} found."
    assert messages.say(note, "ko") not in ("", messages.say(note, "en")) and "{y}" in messages.say(note, "ko")
    for note in ({"code": "nonsense"}, {"code": "said"}, {"code": "shape"}, {"code": ["said"]}, {}):
        assert messages.say(note, "en") == messages.UNKNOWN.to("en")
