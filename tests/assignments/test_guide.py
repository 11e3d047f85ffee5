"""The guides for lecturers say what the commands do, and both languages give the same commands."""

import random
import re
from pathlib import Path

import pytest

from assignments import cli
from assignments.authoring import checks, compose, question
from assignments.authoring.folder import load
from assignments.grading import comparison
from assignments.rehearsal import proof
from assignments.sandbox.limits import USUAL

ROOT = Path(__file__).resolve().parents[2]
GUIDES = {
    language: ROOT / f"chapters/lecturer-guide/lecturer-guide-{language}.md"
    for language in ("ko", "en")
}


def text(language):
    return GUIDES[language].read_text(encoding="utf-8")


def code(guide):
    """The fenced blocks and the code spans in a guide."""
    fences = re.findall(r"^```\w*\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    return fences + re.findall(
        r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", guide, flags=re.MULTILINE | re.DOTALL)
    )


def faults(guide):
    """A sentence for each command, option or file in a guide that is not as the tools have it."""
    commands = next(action.choices for action in cli.parser()._actions if action.dest == "command")
    options = {"--help", "--nbval"}.union(
        *(command._option_string_actions for command in commands.values())
    )
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    wrong = []
    known = {
        r"\bmake ([a-z][a-z-]*)": set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)),
        r"-m assignments ([a-z][a-z-]*)": commands,
        r"\b([A-Z]{2,})=": set(re.findall(r"\$\(([A-Z]+)\)", makefile)),
        r"(?<![\w-])(--[a-z][a-z-]+)": options,
    }
    for part in code(guide):
        wrong += [
            f"{word} is unknown"
            for pattern, words in known.items()
            for word in re.findall(pattern, part)
            if word not in words
        ]
        paths = re.findall(r"(?<![\w/~.-])(?:assignments|chapters|lib)/[\w./-]*\w", part)
        wrong += [f"{path} does not exist" for path in paths if not (ROOT / path).exists()]
    return wrong


@pytest.mark.parametrize("language", GUIDES)
def test_every_command_option_and_file_of_a_guide_is_true(language):
    assert faults(text(language)) == []


def test_a_guide_that_names_what_is_not_there_is_caught():
    assert (
        len(faults("`make nothing NOTHING=1`, `-m assignments nothing --nothing`, `lib/nothing`"))
        == 5
    )


@pytest.mark.parametrize("language", GUIDES)
def test_the_examples_of_hidden_checks_run_and_the_right_answers_are_right(language):
    names = {}
    for block in re.findall(r"^```python\n(.*?)^```$", text(language), re.MULTILINE | re.DOTALL):
        exec(block, names)
    for asked in names["q1"](random.Random(1), random.Random(2)):
        right = list(range(asked.args[0]))[::-1] if asked.accept else asked.expected
        assert comparison.judge(asked, {"value": checks.encode(right)}) == (True, None)


@pytest.mark.parametrize("language", GUIDES)
def test_the_limits_in_a_guide_are_those_of_the_sandbox(language):
    numbers = (
        f"{USUAL.cell_seconds:g}",
        f"{USUAL.seconds:g}",
        f"{USUAL.processes}",
        f"{USUAL.memory / 2**30:g} GB",
        f"{USUAL.scratch / 2**20:g} MB",
        f"{USUAL.files:,}",
    )
    paragraph = next(part for part in text(language).split("\n\n") if "memory_mb" in part)
    assert [
        number for number in numbers if not re.search(rf"(?<![\d,.]){number}(?!,?\d)", paragraph)
    ] == []


def test_both_guides_give_the_same_commands():
    blocks = (
        re.findall(r"^```(\w*)\n(.*?)^```$", text(name), re.MULTILINE | re.DOTALL)
        for name in ("ko", "en")
    )
    fences = ("".join(commands for kind, commands in parts if not kind) for parts in blocks)
    named = re.compile(r"make [a-z]+|-m \w+ [\w-]+|--[a-z-]+|\b[A-Z]{2,}=")
    ko, en = map(named.findall, fences)
    assert ko == en
    assert len(en) >= 30


def fence(language, kind, word):
    """The text of the code fence in a guide that holds a word."""
    blocks = re.findall(rf"^```{kind}\n(.*?)^```$", text(language), re.MULTILINE | re.DOTALL)
    return next(block for block in blocks if word in block)


@pytest.mark.parametrize("language", GUIDES)
def test_the_example_of_a_question_of_ones_own_is_proven_and_composed_by_the_list_of_the_guide(
    language, tmp_path
):
    for kind, word, suffix in (("python", "def given", ".py"), ("yaml", "mistakes", ".yml")):
        text = fence(language, kind, word)
        assert language != "en" or text == compose.EXAMPLE.with_suffix(suffix).read_text("utf-8")
        (tmp_path / f"batch_size{suffix}").write_text(text, encoding="utf-8")
    assert proof.find(question.read_question(tmp_path / "batch_size.py")) == []
    (tmp_path / "questions.txt").write_text(fence(language, "text", "batch-size"), encoding="utf-8")
    assignment = load(tmp_path)
    assert assignment.name == "rnn_2026"
    rows = [(row.name, row.points) for row in assignment.questions]
    assert rows == [("rnn_step", 3), ("gru_bias|lstm_gates", 2), ("batch_size", 2)]


@pytest.mark.parametrize("language", GUIDES)
def test_the_questions_that_a_guide_composes_exist(language, tmp_path):
    names = re.search(r'QUESTIONS="([^"]+)"', text(language)).group(1).split()
    compose.begin(tmp_path / "2026-rnn", names)
    assert len(load(tmp_path / "2026-rnn").questions) == len(names) == 5
