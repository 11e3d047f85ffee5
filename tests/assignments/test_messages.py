"""Every note that grading makes has a sentence in both languages, which says all that the note holds."""

import ast
import re
from pathlib import Path

import pytest

from assignments.grading import comparison
from assignments.reports import messages

SOURCES = sorted(Path(messages.__file__).parent.rglob("*.py"))
# Codes that the guard or the student process sends on, and what the judge adds to each: they are no literal notes.
SENT = {"slow": set(), "memory": set(), "processes": set(), "files": set(), "error": {"error"}, "missing": set()}
SENT |= {code: set() for code in comparison.OF_A_CALL.values()}


def notes(source):
    """Yields (code, fields) of each note in a source: dict literals with a "code", and Unreadable("code", field=…)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict):
            keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
            named = dict(zip((getattr(key, "value", None) for key in node.keys), node.values, strict=True))
            if isinstance(named.get("code"), ast.Constant):
                yield named["code"].value, set(keys) - {"code"}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Unreadable":
            for code in node.args:  # without one, a note that was made elsewhere is raised again
                yield code.value, {keyword.arg for keyword in node.keywords}


def fields(text):
    return set(re.findall(r"\{(\w+)\}", text))


def faults(source):
    """Yields what is wrong with the notes of a source: no sentence, or a sentence that needs more than the note
    holds."""
    for code, held in notes(source):
        if code != "said" and code not in messages.NOTES:
            yield f"{code} has no sentence"
        elif code != "said" and not fields(messages.NOTES[code].ko) <= held | SENT.get(code, set()):
            yield f"{code} lacks {fields(messages.NOTES[code].ko) - held}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_note_in_the_code_has_its_sentence_and_what_the_sentence_needs(path):
    assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('{"code": "slwo"}', "slwo has no sentence"),
        ('{"code": "shape"}', "shape lacks {'got'}"),
        ('raise Unreadable("too_big")', "too_big lacks {'megabytes'}"),
    ],
)
def test_a_note_without_sentence_or_field_is_caught(source, fault):
    assert list(faults(source)) == [fault]


def test_the_search_finds_the_notes_of_the_code():
    found = [code for path in SOURCES for code, _ in notes(path.read_text(encoding="utf-8"))]
    assert set(messages.NOTES) == {*found, *SENT} - {"said"}


@pytest.mark.parametrize("code", messages.NOTES)
def test_both_sentences_say_all_fields_in_their_own_language(code):
    korean, english = messages.NOTES[code]
    assert re.search("[가-힣]", korean) and not re.search("[가-힣]", english)
    assert "니다" in korean, "feedback speaks 합니다체"
    assert fields(korean) == fields(english)
    note = {"code": code, "name": "x", **{field: f"<{field}>" for field in fields(korean)}}
    for language in ("ko", "en"):
        said = messages.say(note, language)
        assert said.startswith("x: ") and all(f"<{field}>" in said for field in fields(korean))
        assert "{" not in said and said != f"x: {messages.pick(messages.UNKNOWN, language)}"


def test_a_note_that_no_sentence_fits_stops_nothing():
    for note in ({"code": "nonsense"}, {"code": "said"}, {"code": "shape"}, {"code": ["said"]}, {}):
        assert messages.say(note, "en") == messages.UNKNOWN.en
