"""Exercises and notebooks belong together: each exercise stands in one chapter, untouched, and its
outcome says so.
"""

import re

from lib import check
from lib.questions import reader
from lib.questions.notebook import NOT_ATTEMPTED, OPENING
from tools import notebooks

CALL = re.compile(r"^check\.(\w+)\(", re.MULTILINE)


def starters():
    """(chapter, exercise, text output) of each cell that calls an exercise."""
    for notebook in map(notebooks.read, notebooks.paths(language="ko")):
        for cell in notebook.code:
            text = "".join(map(notebooks.text_of, cell.outputs))
            for name in CALL.findall(cell.source):
                yield notebook.name, name, text


def test_every_exercise_stands_once_in_its_chapter_untouched_and_each_that_stands_there_exists():
    opening = OPENING[NOT_ATTEMPTED].to("ko")
    called = sorted((chapter, name, text.startswith(opening)) for chapter, name, text in starters())
    listed = [(path.parts[-3], name, True) for name, path in reader.paths("practice").items()]
    assert called == sorted(listed)


def test_the_page_about_running_quotes_what_an_exercise_prints(capsys):
    quoted = re.search(
        "## 답을 확인하기.*?```\n(.*?)```",
        (notebooks.ROOT / "chapters/running/running-ko.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    for answer in (96, 32, ...):
        check.rnn_params(answer)
    assert quoted[1] == capsys.readouterr().out
