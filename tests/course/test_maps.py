"""The maps of the repository cannot go stale: each path that they name exists, and what they should name is named."""

import re
from pathlib import Path

import pytest

from tools import notebooks

ROOT = notebooks.ROOT
# A map, and the folders in which the paths that it names may lie.
MAPS = {
    "CONTRIBUTING.md": [ROOT],
    "README.md": [ROOT],
    "README.ko.md": [ROOT],
    "tests/README.md": [ROOT / "tests", ROOT],
    "lib/README.md": [ROOT / "lib", ROOT / "lib" / "check"],
}


def paths(text):
    """What looks like a path of the repository in the code spans of a map."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"(?s)```.*?```", "", text))
    return [
        span
        for span in spans
        if re.fullmatch(r"\.?[\w./*-]+", span) and ("/" in span or re.search(r"\.(py|md|yml|txt)$", span))
    ]


def missing(text, folders):
    """The paths of a map that do not exist in any of the folders."""
    return [path for path in paths(text) if not any(list(folder.glob(path.rstrip("/"))) for folder in folders)]


def unnamed(text, files):
    """The files that a map does not name, alone or by a pattern such as test_check_*.py."""
    named = paths(text) + re.findall(r"`(\w+\.\w+)`", text)
    return [str(file) for file in files if not any(file.match(path.lstrip("./")) for path in named)]


@pytest.mark.parametrize("name", MAPS)
def test_each_path_that_a_map_names_exists(name):
    assert missing((ROOT / name).read_text(encoding="utf-8"), MAPS[name]) == []


def test_each_module_of_lib_is_named_in_its_reading_order():
    modules = [
        path.relative_to(ROOT / "lib") for path in sorted((ROOT / "lib").rglob("*.py")) if path.stem != "__init__"
    ]
    assert unnamed((ROOT / "lib/README.md").read_text(encoding="utf-8"), modules) == []


def test_each_test_file_is_named_with_its_promise():
    files = [path.relative_to(ROOT / "tests") for path in sorted((ROOT / "tests").rglob("test_*.py"))]
    assert unnamed((ROOT / "tests/README.md").read_text(encoding="utf-8"), files) == []


def test_a_stale_map_is_caught(tmp_path):
    (tmp_path / "here.py").touch()
    assert missing("| a | `here.py`, `gone.py`, `folder/gone.md` |", [tmp_path]) == ["gone.py", "folder/gone.md"]
    files = [Path("here.py"), Path("folder/new.py"), Path("test_check_a.py")]
    assert unnamed("`here.py` and `test_check_*.py`", files) == ["folder/new.py"]


def test_no_module_is_longer_than_one_sitting():
    """200 lines; the exercises of a chapter are tables of texts and may be longer."""
    modules = [path for path in (ROOT / "lib").rglob("*.py") if path.parent.name != "check"]
    assert {str(path): n for path in modules if (n := len(path.read_text("utf-8").splitlines())) > 200} == {}
