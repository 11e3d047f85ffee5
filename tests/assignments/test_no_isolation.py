"""Where student code cannot be isolated nothing is graded, and the lecturer is told what to do."""

import os
import pickle
import sys

import pytest
from tiny_class import notebook

from assignments import cli
from assignments.demo.demo_class import DEMO
from assignments.sandbox import bwrap


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
    (tmp_path / "roster.csv").write_text("student_id,name\n20260001,Ada\n")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/20260001.ipynb").write_bytes(notebook("open('/tmp/ran', 'w')", mark="gates"))
    where(monkeypatch, tmp_path)
    out = tmp_path / "out"
    arguments = ["grade", str(tmp_path / "in"), "--roster", str(tmp_path / "roster.csv"), "--assignment", str(DEMO)]
    with pytest.raises(SystemExit) as refused:
        cli.main([*arguments, "--out", str(out)])
    assert "assignments/Containerfile" in str(refused.value) and "격리" in str(refused.value)
    assert not out.exists()


def test_a_refusal_reads_the_same_after_it_came_from_a_worker():
    refusal = bwrap.NoIsolation("No user namespaces.")
    assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal)
    assert str(refusal).count("Containerfile") == 2  # once in each language
