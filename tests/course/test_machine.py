"""What a machine lacks for pages and grading is said at once."""

import pytest

from tools import machine


def test_all_that_is_missing_is_named_in_one_go(monkeypatch, tmp_path):
    monkeypatch.setattr(machine.platform, "system", lambda: "Linux")
    monkeypatch.setattr(machine.ctypes.util, "find_library", lambda name: None)
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(machine, "RESTRICTED", tmp_path / "apparmor_restrict_unprivileged_userns")
    machine.RESTRICTED.write_text("1\n")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "chromium"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit) as stopped:
        machine.main(["pages", "grading"])
    sentences = str(stopped.value).splitlines()
    words = ("browser", "bubblewrap", "libseccomp2", "sysctl kernel.apparmor", "make test-course")
    assert all(word in sentence for word, sentence in zip(words, sentences, strict=True))
