"""The container of assignments/Containerfile holds all that grading needs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.assignments.tiny_class import write_class

ROOT = Path(__file__).resolve().parents[2]


def test_the_folders_that_the_container_copies_are_enough_to_grade(tmp_path):
    text = (ROOT / "assignments/Containerfile").read_text(encoding="utf-8")
    for name in re.findall(r"^COPY (\w+) \1$", text, re.MULTILINE):
        shutil.copytree(ROOT / name, tmp_path / "course" / name)
    tiny_class = write_class(tmp_path / "class")
    arguments = [str(argument) for argument in tiny_class.command()]
    command = [sys.executable, "-m", "assignments", *arguments]
    subprocess.run(command, cwd=tmp_path / "course", check=True, timeout=300)
    assert tiny_class.scores() == {"20260001": 4, "20260002": 3, "20260003": 0}
