"""The maps of the repository cannot go stale: each path that they name exists."""

import re

import pytest

from tools import notebooks

ROOT = notebooks.ROOT
# A map, and the folders in which the paths that it names may lie.
MAPS = {
    "CONTRIBUTING.md": [ROOT],
    "README.md": [ROOT],
    "README.ko.md": [ROOT],
    "chapters/README.md": [ROOT],
    "tests/README.md": [
        ROOT,
        ROOT / "tests",
        ROOT / "tests/course",
        ROOT / "tests/site",
        ROOT / ".github/workflows",
    ],
    "book/README.md": [ROOT / "book", ROOT / "book/slides", ROOT / "tests/site/pages", ROOT],
    "lib/README.md": [ROOT / "lib", ROOT],
}


def missing(text, folders):
    """The paths in the code spans of a map that no folder has. NAME and XX stand for any name."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"(?s)```.*?```", "", text))
    named = [span for span in spans if re.fullmatch(r"\.?[\w./*-]+(/|\.(py|md|yml|txt))", span)]
    patterns = {path: re.sub("NAME|XX", "*", path.rstrip("/")) for path in named}
    return [
        path
        for path, pattern in patterns.items()
        if not any(list(folder.glob(pattern)) for folder in folders)
    ]


@pytest.mark.parametrize("name", MAPS)
def test_each_path_that_a_map_names_exists(name):
    assert missing((ROOT / name).read_text(encoding="utf-8"), MAPS[name]) == []


def test_a_stale_map_is_caught(tmp_path):
    (tmp_path / "here.py").touch()
    assert missing("| a | `here.py`, `folder/gone.md` |", [tmp_path]) == ["folder/gone.md"]
