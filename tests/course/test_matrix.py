"""The weekly workflow runs every session of tests/noxfile.py, and `make matrix` fails where it could compare nothing."""

import json
import os
import subprocess
import sys

import yaml

from tools.notebooks import ROOT

WORKFLOW = (ROOT / ".github/workflows/versions.yml").read_text(encoding="utf-8")


def nox(*arguments, **environment):
    command = [sys.executable, "-m", "nox", "--noxfile", "tests/noxfile.py", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, **environment}
    )


def sessions_left_out(workflow, sessions):
    """Sessions that no job of a workflow runs. A job that runs `make test` on a Python stands for its session lock-…"""
    matrices = [
        job["strategy"]["matrix"]
        for job in yaml.safe_load(workflow)["jobs"].values()
        if "strategy" in job
    ]
    run = {name for matrix in matrices for name in matrix.get("session", [])}
    return (
        {*sessions}
        - run
        - {f"lock-{python}" for matrix in matrices for python in matrix.get("python", [])}
    )


def test_every_session_runs_every_week():
    sessions = {session["session"] for session in json.loads(nox("--list", "--json").stdout)}
    assert {"newest", "oldest", "lock-3.10"} <= sessions
    assert sessions_left_out(WORKFLOW, sessions) == set()
    broken = WORKFLOW.replace("oldest, ", "").replace('"3.10", ', "")
    assert sessions_left_out(broken, sessions) == {"oldest", "lock-3.10"}


def test_without_another_python_nothing_is_called_tested(tmp_path):
    nowhere = {
        "PATH": str(tmp_path),
        "UV_PYTHON_INSTALL_DIR": str(tmp_path),
        "UV_SYSTEM_PYTHON": "1",
    }  # .venv neither
    run = nox("--session", "none", **nowhere)
    assert run.returncode != 0 and "make matrix: beside Python" in run.stderr
