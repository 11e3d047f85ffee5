"""Where student code cannot be isolated nothing is graded, and the lecturer is told what to do."""

import os
import sys

import pytest

from tests.assignments.tiny_class import write_class


def on_a_mac(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delattr(os, "memfd_create")  # macOS has no such call


def without_bubblewrap(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))


def with_bubblewrap_forbidden(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize("where", [on_a_mac, without_bubblewrap, with_bubblewrap_forbidden])
def test_grading_refuses_where_isolation_is_impossible(where, monkeypatch, tmp_path):
    tiny_class = write_class(tmp_path / "class")
    where(monkeypatch, tmp_path)
    with pytest.raises(SystemExit) as refused:
        tiny_class.grade()
    assert "assignments/Containerfile" in str(refused.value)
    assert "격리" in str(refused.value)
    assert not tiny_class.out.exists()
