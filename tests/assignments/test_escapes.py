"""Student code reaches nothing but its own scratch folder, as root and as an ordinary user."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from assignments.sandbox import bwrap
from tests.assignments.hostile import ESCAPES
from tests.assignments.views import as_nobody

ROOT = Path(__file__).resolve().parents[2]
PROBE = Path(__file__).with_name("probe.py")
# With one of these an attack was never made.
MISTAKEN = ("NameError", "AttributeError", "TypeError", "SyntaxError", "KeyError")
# System calls that must be among those tried.
DANGEROUS = {
    "ptrace",
    "process_vm_readv",
    "unshare",
    "mount",
    "bpf",
    "keyctl",
    "memfd_create",
}


def may_isolate():
    """Whether this machine allows ordinary users to isolate anything at all."""
    alone = [bwrap.bubblewrap(), "--unshare-user", "--unshare-pid", "--unshare-net"]
    alone += ["--ro-bind", "/", "/", "--proc", "/proc", "true"]
    prefix = as_nobody() if os.geteuid() == 0 else []
    return subprocess.run([*prefix, *alone]).returncode == 0


@pytest.fixture(params=["this user", "an ordinary user"])
def seen(request, tmp_path_factory):
    """What student code saw when it tried to get out."""
    secret = tmp_path_factory.mktemp("private") / "class.key"
    secret.write_text("the class key")
    for path in [secret, *secret.parents[:3]]:
        path.chmod(0o755)
    prefix = as_nobody() if request.param == "an ordinary user" and os.geteuid() == 0 else []
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as local:
        local.bind(f"\0grading-{os.getpid()}")
        local.listen()
        command = [*prefix, sys.executable, str(PROBE), str(secret), str(server.getsockname()[1])]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [*command, f"grading-{os.getpid()}"],
            capture_output=True,
            text=True,
            timeout=600,
            env=environment,
        )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert request.param == "this user" or seen["uid"] != 0
    return seen


def require_that_each_attack_was_refused(seen):
    assert set(seen["escapes"]) == set(ESCAPES)
    said = seen["escapes"].items()
    assert {name: text for name, text in said if not text.startswith("refused")} == {}
    assert [name for name, text in said if text.endswith(MISTAKEN)] == []


def require_that_system_calls_are_refused(seen):
    assert len(seen["errors"]) > 40
    assert set(seen["errors"].values()) == {"EPERM"}
    assert set(seen["errors"]) >= DANGEROUS


def require_a_process_without_rights(seen):
    assert seen["descriptors"] == [3, 4]
    assert seen["environment"] == []
    assert seen["parent"] == 0
    assert seen["processes"] == [1, 2]
    assert (seen["capabilities"], seen["new privileges"], seen["seccomp"]) == ([], 1, 2)


def require_that_no_place_tells_of_the_course(seen):
    assert [place.rsplit("/", 1)[-1] for place in seen["places with a trap"]] == ["trap.py"]
    assert seen["places"] == []
    assert not {"home", "root", "work"} & set(seen["root"])


def test_student_code_reaches_nothing_of_the_lecturer_and_does_not_see_where_the_course_lies(seen):
    if "refused" in seen:  # nothing ran, and the lecturer hears why
        assert seen["uid"] != 0
        assert "assignments/Containerfile" in seen["refused"]
        assert not may_isolate()
        return
    assert seen["problems"] == {}
    require_that_each_attack_was_refused(seen)
    require_that_system_calls_are_refused(seen)
    require_a_process_without_rights(seen)
    require_that_no_place_tells_of_the_course(seen)
    assert seen["scratch"] == "1"
    assert seen["left behind"] == ["mine"]
