"""Whatever is changed in a recorded output or in the numbers of the prose, `make test` fails and says where."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.course.example_page import PATH, page, write
from tools import guards, notebooks

TAMPERED = {
    "shape": ("count", "(1, 4, 3) 85", "(1, 3) 85"),
    "count": ("count", "(1, 4, 3) 85", "(1, 4, 3) 86"),
    "sentence": ("sentence", "토 마 토 를 먹 자", "토 마 토 를 자 먹"),
    "cleared": ("count", "(1, 4, 3) 85\n0.5\n", ""),
}


def test_nbval_passes_the_good_page_and_names_file_cell_recorded_and_computed_of_each_tampered_one(tmp_path):
    for name, (cell, old, new) in {"good": ("count", "", ""), **TAMPERED}.items():
        notebook = page()
        notebook.content.cells = [cell for cell in notebook.code if cell.id in ("count", "sentence")]
        (changed,) = [each for each in notebook.cells if each.id == cell]
        assert old in changed.outputs[0].text
        changed.outputs[0].text = changed.outputs[0].text.replace(old, new)
        if not changed.outputs[0].text:
            changed.outputs = []
        write(notebooks.Notebook(PATH.with_name(f"{name}.ipynb"), notebook.content), tmp_path)
    (tmp_path / "conftest.py").write_text(
        (notebooks.ROOT / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "--color=no", "-p", "no:cacheprovider"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment["PYTHONPATH"] = str(notebooks.ROOT)
    run = subprocess.run([*command, "chapters"], cwd=tmp_path, capture_output=True, text=True, env=environment)
    failed = set(re.findall(r"FAILED (\S+?)::", run.stdout))
    assert run.returncode == 1 and failed == {f"chapters/ko/{name}.ipynb" for name in TAMPERED}, run.stdout
    for name, (cell, computed, recorded) in TAMPERED.items():
        message = run.stdout.split(f"chapters/ko/{name}.ipynb, cell '{cell}': ", 1)[1]
        places = [
            message.find(text) for text in ("recorded:", recorded or "(nothing)", "computed:", computed.splitlines()[0])
        ]
        assert -1 not in places and places == sorted(places), message[:2000]


def test_a_number_in_a_sentence_swapped_for_another_recorded_one_is_seen():
    chapter = notebooks.read(Path("chapters/ko/rnn.ipynb"))
    cell = next(cell for cell in chapter.prose if "85개" in cell.source)
    cell.source = cell.source.replace("85개", "55개", 1)
    assert guards.problems(guards.numbers_in_prose_are_recorded, chapter) == []
    (problem,) = guards.problems(guards.numbers_in_prose_are_as_kept, chapter)
    assert problem.startswith(f"{chapter.path}, cell {cell.id!r}: number 55 in prose, but 85 was kept")
