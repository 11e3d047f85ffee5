"""`make mutate` says which wrong changes no test saw, and changes nothing in the tree itself."""

import subprocess

import pytest

from tests.mutation import __main__ as mutation
from tests.mutation import mutants
from tests.mutation.trees import Tree

EDITS = """words:
- {file: page.txt, tests: [test_page.py], edits: {the number: ["85", "55"], the colour: [blue, red]}}
"""


@pytest.fixture
def root(tmp_path):
    """A repository of a page with a test that looks at its number only."""
    root = tmp_path / "root"
    root.mkdir()
    (root / "page.txt").write_text("85 blue\n")
    (root / "test_page.py").write_text(
        "def test_it():\n    assert open('page.txt').read().startswith('85')\n"
    )
    (root / "edits.yml").write_text(EDITS)
    command = "git init -q && git add . && git -c user.name=a -c user.email=a@b.c commit -qm all"
    subprocess.run(command, shell=True, cwd=root, check=True)
    return root


def test_a_change_that_no_test_sees_survives(root, tmp_path, capsys):
    tree, tried = Tree(root, tmp_path / "tree"), mutants.edited(root, root / "edits.yml")
    tree.require_passing(tried[0].tests)
    lives = mutation.shared([tree], mutation.survives, tried)
    assert [mutant.change for mutant in tried if lives[mutant]] == ["the colour: 'blue' -> 'red'"]
    assert "SURVIVED page.txt:1  the colour" in capsys.readouterr().out
    assert (root / "page.txt").read_text() == "85 blue\n"


def test_what_cannot_show_anything_is_an_error_that_names_it(root, tmp_path):
    (root / "page.txt").write_text("577 red\n")
    with pytest.raises(SystemExit, match=r"the colour: 'blue' stands 0 times in page.txt"):
        mutants.edited(root, root / "edits.yml")
    with pytest.raises(SystemExit, match=r"test_page.py: failed without any mutant"):
        Tree(root, tmp_path / "tree").require_passing(["test_page.py"])
