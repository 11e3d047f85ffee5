"""Every note that grading makes has a sentence in both languages, and a note that no sentence fits
stops nothing."""

import re
from pathlib import Path

import assignments
from assignments.grading import comparison
from assignments.reports import messages

ROOMS = ("grading", "intake", "sandbox")
SOURCES = [
    path for room in ROOMS for path in (Path(assignments.__file__).parent / room).glob("*.py")
]
# Codes that come from the guard and from the judge.
SENT = {
    "processes",
    "files",
    *comparison.OF_A_CALL.values(),
}


def codes(source):
    """The codes of the notes that a source makes: {"code": "late"} and Unreadable("empty")."""
    return set(re.findall(r'(?:"code": |Unreadable\()"(\w+)"', source))


def test_every_note_in_the_code_has_its_sentence():
    sources = set().union(*(codes(path.read_text(encoding="utf-8")) for path in SOURCES))
    assert {*messages.NOTES, "said"} == sources | SENT


def test_a_note_is_said_in_the_language_of_the_report_and_one_without_a_sentence_stops_nothing():
    note = {"code": "type", "name": "x", "got": "{y}", "wanted": "int"}
    assert messages.say(note, "en") == "x: int expected, {y} found."
    assert messages.say(note, "ko") not in ("", messages.say(note, "en"))
    assert "{y}" in messages.say(note, "ko")
    for note in ({"code": "nonsense"}, {"code": "shape"}, {"code": ["said"]}):
        assert messages.say(note, "en") == messages.UNKNOWN.to("en")
