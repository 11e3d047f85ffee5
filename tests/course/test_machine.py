"""What a machine lacks for pages and grading is said at once."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from tools import machine, notebooks


@pytest.mark.parametrize(
    ("python", "sentence"), [("", "no Python 3.10"), ("false", "false is not Python 3.10")]
)
def test_make_names_a_python_that_it_cannot_use(python, sentence, tmp_path):
    (tmp_path / "tools").mkdir()
    for name in ("Makefile", "requirements.lock", "tools/environment.sh"):
        shutil.copy(notebooks.ROOT / name, tmp_path / name)
    run = subprocess.run(
        ["make", "env", f"PYTHON={python}"], cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode != 0
    assert f"make: {sentence}" in run.stderr
    assert not (tmp_path / ".venv").exists()


def test_all_that_is_missing_is_named_in_one_go(monkeypatch, tmp_path):
    monkeypatch.setattr(machine.platform, "system", lambda: "Linux")
    monkeypatch.setattr(machine.ctypes.util, "find_library", lambda name: None)
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(machine, "RESTRICTED", tmp_path / "apparmor_restrict_unprivileged_userns")
    machine.RESTRICTED.write_text("1\n")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "chromium"))
    monkeypatch.setenv("PATH", str(tmp_path))
    # In a thread of its own: in this one, tests of the site may have a browser open, and Playwright
    # runs once a thread.
    with ThreadPoolExecutor() as threads, pytest.raises(SystemExit) as stopped:
        threads.submit(machine.main, ["pages", "grading"]).result()
    sentences = str(stopped.value).splitlines()
    words = ("browser", "bubblewrap", "libseccomp2", "sysctl kernel.apparmor", "make test-course")
    assert all(word in sentence for word, sentence in zip(words, sentences, strict=True))
