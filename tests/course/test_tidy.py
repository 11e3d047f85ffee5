"""A notebook that an editor has saved becomes the one of the repository again."""

import json
import subprocess

from tests.course.example_page import page, write
from tools import tidy


def test_what_an_editor_added_goes_and_the_word_that_was_changed_stays(tmp_path):
    path = page().path
    write(page(), tmp_path)
    before = (tmp_path / path).read_text("utf-8")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "page"]):
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", tmp_path, *identity, *command], check=True)
    content = json.loads(before.replace("절반은", "그 절반은"))
    content["metadata"]["language_info"]["version"] = "3.12.1"
    content["metadata"]["colab"] = {"provenance": []}
    for cell in content["cells"]:
        cell["metadata"]["id"] = cell["id"]
        if cell["cell_type"] == "code":
            cell["metadata"]["execution"] = {"iopub": "2026"}
            cell.update(execution_count=None, outputs=[])
    (tmp_path / path).write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    assert tidy.changed(tmp_path) == [path]
    assert tidy.tidy(path, tmp_path)
    assert not tidy.tidy(path, tmp_path)
    assert (tmp_path / path).read_text("utf-8") == before.replace("절반은", "그 절반은")
