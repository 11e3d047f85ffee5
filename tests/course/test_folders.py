"""The top-level folders import each other in one direction: lib <- tools <- book, assignments <- bench, tests."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("lib", "tools", "book", "assignments", "bench", "tests")


def imports(root=ROOT):
    """Return {folder: {other folder: a file that imports it}} for all Python files of the top-level folders."""
    found = {folder: {} for folder in FOLDERS}
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom) and not node.level:
                    names = [node.module]
                for other in {name.split(".")[0] for name in names} & set(FOLDERS) - {folder}:
                    found[folder].setdefault(other, path.relative_to(root).as_posix())
    return found


def problems(found):
    """Return one sentence for each import that the rules forbid, and for each circle of folders."""
    sentences = [
        f"{path} imports {other}, but lib must not import any other folder" for other, path in found["lib"].items()
    ]
    if "bench" in found["tests"]:
        sentences.append(f"{found['tests']['bench']} imports bench, but tests must not")
    for folder in FOLDERS:
        reached, waiting = set(), list(found[folder])
        while waiting:
            other = waiting.pop()
            if other not in reached:
                reached.add(other)
                waiting += found[other]
        if folder in reached:
            sentences.append(f"{folder} imports itself through other folders: {', '.join(sorted(reached))}")
    return sentences


def test_no_folder_depends_on_itself():
    found = imports()
    assert found["tests"]["lib"] and found["book"]["tools"], "the imports were not found"
    assert problems(found) == []


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("lib/a.py", "from tools import b", "lib/a.py imports tools"),
        ("tools/a.py", "import book.b", "book imports itself"),
        ("tests/deep/a.py", "def f():\n    import bench.b", "tests/deep/a.py imports bench"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path, path, code, expected):
    for name, text in (("book/a.py", "from tools.b import c"), (path, code)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert any(sentence.startswith(expected) for sentence in problems(imports(tmp_path)))
