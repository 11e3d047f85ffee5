"""Imports run one way: site -> course <- assignments; lib reads no other folder."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The folders that the Python files of a folder may import.
MAY_READ = {
    "lib": {"lib"},
    "tools": {"tools", "lib"},
    "experiments": {"experiments", "tools", "lib"},
    "book": {"book", "explorers", "tools", "lib"},
    "explorers": {"book", "explorers", "tools", "lib"},
    "assignments": {"assignments", "lib"},
    "tests/course": {"experiments", "tools", "lib", "tests"},
    "tests/site": {"book", "explorers", "tools", "lib", "tests"},
    "tests/assignments": {"assignments", "tools", "lib", "tests"},
}


def forbidden_imports(root):
    """One sentence for each import of a folder that the file's own folder may not read."""
    for folder, may_read in MAY_READ.items():
        for path in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += (
                    [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
                )
                for other in {name.split(".")[0] for name in names} & {
                    *MAY_READ,
                    "tests",
                } - may_read:
                    yield f"{path.relative_to(root)} imports {other}"


def test_no_folder_imports_what_it_must_not():
    assert list(forbidden_imports(ROOT)) == []


def test_a_forbidden_import_is_found(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book/page.py").write_text("def render():\n    from assignments import grading\n")
    assert list(forbidden_imports(tmp_path)) == ["book/page.py imports assignments"]
