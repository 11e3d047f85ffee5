"""The guides for lecturers say what the commands do, in both languages alike."""

import re
from pathlib import Path

import pytest

from assignments import cli

ROOT = Path(__file__).resolve().parents[2]
GUIDES = {language: ROOT / f"chapters/{language}/lecturer-guide.md" for language in ("ko", "en")}
FOREIGN = {"--help", "--nthreads", "--nworkers"}  # of argparse and Dask


def text(language):
    return GUIDES[language].read_text(encoding="utf-8")


@pytest.mark.parametrize("language", GUIDES)
def test_every_option_and_command_of_a_guide_exists(language):
    commands = next(action.choices for action in cli.parser()._actions if action.dest == "command")
    options = {option for one in commands.values() for action in one._actions for option in action.option_strings}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text(language))) - FOREIGN <= options
    assert set(re.findall(r"-m assignments ([a-z][a-z-]*)", text(language))) <= set(commands)
    verbs = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"`?make ([a-z]+)", text(language))) & {"assignment", "grade", "env"} <= set(verbs)


@pytest.mark.parametrize("language", GUIDES)
def test_a_guide_names_each_step_with_its_time(language):
    minutes = [line for line in text(language).splitlines() if re.search(r"\|[^|]*(분|minute)[^|]*\|$", line)]
    assert len(minutes) >= 9
    assert (ROOT / "assignments/Containerfile").exists() and "assignments/Containerfile" in text(language)


def test_both_guides_give_the_same_commands():
    def commands(language):
        fences = re.findall(r"^```(\w*)\n(.*?)^```$", text(language), re.M | re.S)
        lines = "".join(block for name, block in fences if not name).replace("\\\n", " ").splitlines()
        quoted = re.compile(r"'[^']*'|(?<=--reason )\"[^\"]*\"")
        return [" ".join(quoted.sub("…", line).split()) for line in lines if not line.startswith("#")]

    assert commands("ko") == commands("en")
    assert len(commands("ko")) >= 10
