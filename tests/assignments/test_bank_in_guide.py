"""What the guides for lecturers say about the bank is true: its numbers, its examples, what copying earns."""

import os
import re
import subprocess

import pytest
from bank_proof import proof, replies
from test_bank import BANK, KEY
from test_guide import GUIDES, ROOT, text

from assignments.authoring import assignment as assignments
from assignments.authoring import checks as api
from assignments.authoring import compose, folder, question, variant

OF_OWN_DATA = [one for one in BANK.values() if one.kind not in ("function", "class")]


def fence(language, kind, holds):
    """The text of the code fence in a guide that holds a word."""
    blocks = re.findall(rf"^```{kind}\n(.*?)^```$", text(language), re.M | re.S)
    return next(block for block in blocks if holds in block)


def asked(one, student_id):
    return one.checks("copied", student_id, variant.hidden(KEY, "copied", one.name, student_id))


def test_answers_of_the_next_student_are_right_as_seldom_as_the_guides_say():
    shares = {}
    for one in OF_OWN_DATA:
        taken = [
            all(right for right, _ in replies(one, asked(one, str(n)), one.answers(one.data("copied", str(n + 1)))))
            for n in range(200)
        ]
        shares[one.name] = sum(taken) / len(taken)
    mean, highest = 100 * sum(shares.values()) / len(shares), 100 * max(shares.values())
    assert 0 < mean < 1 and 1 < highest < 10
    for language in GUIDES:
        said = text(language).replace(" %", "%")
        assert all(number in said for number in (str(len(BANK)), str(len(OF_OWN_DATA)), "1%", "10%"))


def test_the_code_of_somebody_else_earns_full_points_as_the_guides_say():
    for one in OF_OWN_DATA[:5]:
        for student_id in ("1", "2"):
            data = one.data("copied", student_id)
            assert all(right for right, _ in replies(one, asked(one, student_id), one.answers(data)))


@pytest.mark.parametrize("language", GUIDES)
def test_the_example_of_a_question_of_ones_own_is_proven_and_composed_by_the_list_of_the_guide(language, tmp_path):
    source = fence(language, "python", "MISTAKES")
    assert proof(question.Question("my_question", source)) == []
    (tmp_path / "my_question.py").write_text(source, encoding="utf-8")
    (tmp_path / "questions.txt").write_text(fence(language, "text", "my-question"), encoding="utf-8")
    loaded = assignments.load(tmp_path)
    assert loaded.name == "rnn_2026" and loaded.questions == (("rnn_step", 3), ("gru_bias", 2), ("my_question", 2))


@pytest.mark.parametrize("language", GUIDES)
def test_the_questions_that_a_guide_composes_exist_in_both_languages(language, tmp_path):
    names = re.search(r'QUESTIONS="([^"]+)"', text(language)).group(1).split()
    assert len(names) == 6
    compose.begin(tmp_path / "2026-rnn", names)
    master, _, found = folder.read(tmp_path / "2026-rnn")
    assert len(found) == 6 and {cell.language for cell in master.cells if cell.role == "text"} == {"ko", "en"}
    assert assignments.load(tmp_path / "2026-rnn").points == 16


@pytest.mark.parametrize("language", GUIDES)
def test_the_example_of_a_class_in_a_guide_asks_what_it_says(language):
    example = re.search(r'`(use\("Counter".*?\))`', text(language)).group(1)

    class Counter:
        def __init__(self, start):
            self.start = self.now = start

        def step(self, x):
            self.now += x
            return self.now

        def reset(self):
            self.now = self.start
            return float(self.now)

    check = eval(example, vars(api))
    assert question.outcomes(Counter, check.args, check.methods) == check.expected
    assert all(right for right, _ in replies(BANK["rnn_step"], [check], {"Counter": Counter}))


def test_the_language_of_the_machine_is_not_taken_for_a_choice():
    # Without what a make around the tests has set: it would print the folders that it enters and leaves.
    plain = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}

    def command(*arguments):
        made = subprocess.run(
            ["make", "-n", "bank", *arguments],
            cwd=ROOT,
            env=plain | {"LANGUAGE": "en_US:en"},
            capture_output=True,
            text=True,
            check=True,
        )
        return made.stdout.splitlines()[-1]

    assert "--language" not in command() and '--language "en"' in command("LANGUAGE=en")
