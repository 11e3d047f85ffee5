"""Says whether HEAD differs from a commit in words only: `python -m tools.words_only COMMIT`.

Words are the Markdown files of chapters and the Markdown cells of notebooks. It prints
only-words=true or only-words=false, as a step of a workflow gives it to other jobs.
"""

import json
import subprocess
import sys
from pathlib import Path

from tools.notebooks import ROOT


def git(*arguments, root=ROOT):
    """What git prints."""
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def code(text):
    """What a notebook is without its Markdown cells: metadata, code and outputs."""
    content = json.loads(text)
    cells = [cell for cell in content.pop("cells") if cell["cell_type"] == "code"]
    return content, cells


def only_words(commit, root=ROOT):
    """Whether nothing but words changed between a commit and HEAD."""
    lines = git("diff", "--no-renames", "--name-status", "-z", commit, "HEAD", root=root)
    fields = lines.split("\0")[:-1]
    for status, name in zip(fields[::2], fields[1::2], strict=True):
        path = Path(name)
        if path.parts[0] != "chapters" or status != "M" or path.suffix not in (".md", ".ipynb"):
            return False
        if path.suffix == ".ipynb":
            before, after = (git("show", f"{side}:{name}", root=root) for side in (commit, "HEAD"))
            if code(before) != code(after):
                return False
    return True


if __name__ == "__main__":
    print(f"only-words={str(only_words(sys.argv[1])).lower()}")
