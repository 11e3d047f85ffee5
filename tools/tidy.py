"""Puts notebooks that an editor has saved back into the form of the repository: `make tidy`.

Jupyter, Colab and VS Code write versions, times and settings of their own into a notebook that they
save. They are taken out again. A code cell that is as it was in the last commit gets back what was
recorded there; one that changed wants `make record`. No TensorFlow is needed.
"""

import subprocess
import sys
from pathlib import Path

from tools import notebooks


def tidied(content, committed):
    """A notebook's content without what an editor added.

    Args:
        content: as nbformat reads it.
        committed: the same notebook as the last commit has it.
    """
    recorded = {cell.id: cell for cell in committed.cells}
    content.metadata = notebooks.nbformat.from_dict(notebooks.METADATA)
    content.nbformat = 4
    content.nbformat_minor = 5
    for cell in content.cells:
        cell.setdefault("id", cell.metadata.get("id"))  # there Colab keeps it
        for key in set(cell.metadata) - notebooks.CELL_METADATA:
            del cell.metadata[key]
        before = recorded.get(cell.id)
        if cell.cell_type == "code" and before and cell.source == before.source:
            cell.outputs = before.outputs
            cell.execution_count = before.execution_count
    return content


def changed(root=notebooks.ROOT):
    """The notebooks of the chapters that differ from the last commit."""
    names = _git("diff", "--name-only", "--diff-filter=M", "HEAD", "--", "chapters", root=root)
    return [Path(name) for name in names.split() if Path(name) in notebooks.paths(root)]


def tidy(path, root=notebooks.ROOT):
    """Write a notebook anew where an editor left something in it; return whether it did."""
    file = root / path
    committed = notebooks.nbformat.reads(_git("show", f"HEAD:{path}", root=root), 4)
    before = file.read_text("utf-8")
    after = notebooks.dump(tidied(notebooks.read(path, root).content, committed))
    file.write_text(after, "utf-8")
    return before != after


def _git(*arguments, root):
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    for path in [*map(Path, sys.argv[1:])] or changed():
        print(f"{path}: {'tidied' if tidy(path) else 'nothing to tidy'}")
