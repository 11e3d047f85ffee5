"""The maps of the repository cannot go stale: each path that they name exists, and what stands in
several places is the same in all of them.
"""

import re

import pytest

from tools import notebooks, repository

ROOT = notebooks.ROOT
# A map, and the folders in which the paths that it names may lie.
MAPS = {
    "CONTRIBUTING.md": [ROOT],
    "README.md": [ROOT],
    "README.ko.md": [ROOT],
    "chapters/README.md": [ROOT, ROOT / "chapters/recall", ROOT / "chapters/parallel"],
    "tests/README.md": [
        ROOT,
        ROOT / "tests",
        ROOT / "tests/course",
        ROOT / "tests/site",
        ROOT / ".github/workflows",
    ],
    "book/README.md": [ROOT / "book", ROOT / "book/slides", ROOT / "tests/site/pages", ROOT],
    "lib/README.md": [ROOT / "lib", ROOT],
    "explorers/README.md": [ROOT / "explorers", ROOT / "explorers/page", ROOT],
    "assignments/README.md": [
        ROOT,
        ROOT / "assignments",
        *(folder for folder in (ROOT / "assignments").iterdir() if folder.is_dir()),
    ],
    "experiments/README.md": [ROOT / "experiments", ROOT],
}


def found(path, folders):
    """The files and folders that a path in a map means. NAME, CHAPTER and XX stand for any name."""
    pattern = re.sub("NAME|CHAPTER|XX", "*", path.rstrip("/"))
    return [file for folder in folders for file in folder.glob(pattern)]


def missing(text, folders):
    """The paths in the code spans of a map that no folder has."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"(?s)```.*?```", "", text))
    named = [span for span in spans if re.fullmatch(r"\.?[\w./*-]+(/|\.(py|md|yml|txt))", span)]
    return [path for path in dict.fromkeys(named) if not found(path, folders)]


def not_in_its_file(text, folders):
    """What a map says stands in a file, "`WIDTH` in `style.py`", and does not: list of (words,
    path).
    """
    pairs = re.findall(r"`([^`\n]+)` (?:in|of) `([\w./-]+\.\w+)`", text)
    return [
        (words, path)
        for words, path in pairs
        if not any(words in file.read_text(encoding="utf-8") for file in found(path, folders))
    ]


@pytest.mark.parametrize("name", MAPS)
def test_each_path_that_a_map_names_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert missing(text, MAPS[name]) == []
    assert not_in_its_file(text, MAPS[name]) == []


def test_a_stale_map_is_caught(tmp_path):
    (tmp_path / "here.py").write_text("WIDTH = 7")
    assert missing("| a | `here.py`, `folder/gone.md` |", [tmp_path]) == ["folder/gone.md"]
    stale = not_in_its_file("`WIDTH` in `here.py`, `figure img` of `here.py`", [tmp_path])
    assert stale == [("figure img", "here.py")]


# How people and programs are told which versions of Python will do.
VERSIONS = (
    r"3\.\d+(?: to |~|–| … lock-)3\.\d+",  # a range
    r"3\.\d+(?:,? or |, |\", \")3\.\d+(?:(?:,? or |, |\", \")3\.\d+)*",  # a list
)


def versions_named(text):
    """The ranges and lists of versions of Python in a text, each as its first and last one."""
    named = [match for pattern in VERSIONS for match in re.findall(pattern, text)]
    return [tuple(re.findall(r"3\.\d+", match)[place] for place in (0, -1)) for match in named]


def test_each_place_names_the_same_versions_of_python():
    """Those of tests/noxfile.py. Where one goes or comes, this says which other places do so."""
    noxfile = (ROOT / "tests/noxfile.py").read_text(encoding="utf-8")
    wanted = re.findall(r"\d\.\d+", re.search(r"PYTHONS = (.*)", noxfile)[1])
    first = wanted[0]
    last = wanted[-1]
    others = {}
    for path in repository.text_files():
        if path.suffix in (".md", ".py", ".sh", ".yml", ".po", "") and path.name != "CHANGELOG.md":
            named = versions_named((ROOT / path).read_text(encoding="utf-8"))
            if strange := [pair for pair in named if pair != (first, last)]:
                others[str(path)] = strange
    assert others == {}
    assert versions_named("Python 3.9~3.12; 3.8, 3.9 or 3.10") == [("3.9", "3.12"), ("3.8", "3.10")]


def test_both_names_of_tensorflow_have_the_same_versions():
    lines = (ROOT / "requirements-course.txt").read_text(encoding="utf-8")
    versions = dict(re.findall(r"(?m)^(tensorflow(?:-cpu)?)([^;\n]+);", lines))
    assert versions["tensorflow"] == versions["tensorflow-cpu"]
