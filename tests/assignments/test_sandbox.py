"""Student code reaches nothing but its own scratch folder, as root and as an ordinary user, and cannot outlive its
limits."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from assignments.demo.sample_answers import HOSTILE
from assignments.sandbox import bwrap
from assignments.sandbox.runner import Limits, Runner

ROOT = Path(__file__).resolve().parents[2]
PROBE = Path(__file__).with_name("probe.py")
PLANT = "import builtins, numpy as np\nbuiltins.planted = np.planted = 1\nopen('/tmp/planted', 'w').close()"
LOOK = """
import builtins, os, numpy as np
def f(n):
    return [hasattr(builtins, "planted"), hasattr(np, "planted"), os.listdir("/tmp")]
"""
TRAIN = """
import keras, numpy as np
model = keras.Sequential([keras.Input((4, 3)), keras.layers.LSTM(2)])
model.compile("adam", "mse")
_ = model.fit(np.ones((2, 4, 3)), np.ones((2, 2)), epochs=1, verbose=0)
def f(n):
    return model(np.ones((1, 4, 3)))
"""
# Where the environment lies under /tmp, its mount point is all that stands there beside what students write.
MOUNTED = sorted({path.parts[2] for path in map(Path, bwrap.visible()) if path.is_relative_to("/tmp")})
ASK = {"q1": [{"name": "f", "args": [2]}]}


def cells(*sources):
    return [{"name": f"cell {number}", "source": source} for number, source in enumerate(sources, 1)]


def as_nobody():
    """A command prefix under which root runs what follows as an ordinary user who can read Python and this
    repository."""
    hidden, binds = [], []
    needed = [Path(os.path.realpath(path)) for path in (sys.base_prefix, sys.prefix, ROOT)]
    for parent in sorted({parent for path in needed for parent in path.parents}, key=lambda path: len(path.parts)):
        if not parent.stat().st_mode & 0o001 and not any(parent.is_relative_to(one) for one in hidden):
            hidden.append(parent)
            binds += ["--perms", "0755", "--tmpfs", str(parent)]
    for path in needed:
        for folder in (one for one in hidden if path.is_relative_to(one)):
            between = [
                parent for parent in reversed(path.parents) if parent.is_relative_to(folder) and parent != folder
            ]
            binds += [part for parent in between for part in ("--perms", "0755", "--dir", str(parent))]
            binds += ["--bind", str(path), str(path)]
    view = [
        bwrap.bubblewrap(),
        "--bind",
        "/",
        "/",
        "--dev-bind",
        "/dev",
        "/dev",
        "--bind",
        "/proc",
        "/proc",
        *binds,
        "--",
    ]
    return [*view, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/nonexistent"]


@pytest.fixture(params=["this user", "an ordinary user"])
def seen(request, tmp_path_factory):
    """What student code saw when it tried to get out."""
    secret = tmp_path_factory.mktemp("private") / "class.key"
    secret.write_text("the class key")
    for path in [secret, *secret.parents[:3]]:
        path.chmod(0o755)
    prefix = as_nobody() if request.param == "an ordinary user" and os.geteuid() == 0 else []
    with socket.create_server(("127.0.0.1", 0)) as server:
        command = [*prefix, sys.executable, str(PROBE), str(secret), str(server.getsockname()[1])]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, env=environment)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert request.param == "this user" or seen["uid"] != 0
    return seen


def test_student_code_reaches_nothing_of_the_lecturer(seen):
    if (
        "refused" in seen
    ):  # this machine forbids ordinary users to isolate: then nothing ran, and the lecturer hears why
        assert seen["uid"] != 0 and "assignments/Containerfile" in seen["refused"]
        return
    assert seen["problems"] == {}
    refused = [seen[name] for name in ("secret", "secret by proc", "checks", "passwords", "network", "name", "root")]
    assert all(answer.startswith("refused") for answer in refused + seen["homes"] + seen["write"])
    assert seen["interfaces"] == ["lo"]
    assert seen["descriptors"] == []
    assert seen["environment"] == []
    assert seen["parent"] == 0
    assert seen["kill"].startswith("refused") and seen["trace"] == -1
    assert max(seen["processes"]) < 10
    assert [line.split()[1].strip("0") for line in seen["privileges"]] == ["", "", "1"]
    assert seen["scratch"] == "1" and seen["left behind"] == sorted(["mine", *MOUNTED])


HARMLESS = {"huge answer", "equal to everything", "printed scores", "patched checker"}  # judged by test_forgery.py


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in HARMLESS])
def test_a_hostile_cell_gets_its_reason_and_the_honest_answer_counts(runner, name):
    reasons = {
        "endless loop": {"slow"}, "ignored signals": {"slow"}, "early exit": {"exit"}, "polite exit": {"error"},
        "syntax error": {"error"}, "fork bomb": {"error", "processes", "memory"}, "memory": {"memory"},
        "network": {"error"}, "file access": {"error"}, "daemon": {"left"}, "flood": {"flood", "slow"},
        "raw descriptors": {"forged"}, "pickles": {"forged"},
    }  # fmt: skip
    outcome = runner.run(cells(HOSTILE[name], "def f(n):\n    return n + 1"), ASK)
    assert outcome.answers == {"q1": {0: {"value": 3}}}
    assert {problem["code"] for problem in outcome.problems.values()} & reasons[name]
    assert set(outcome.problems) <= {"cell 1", "all"}


def test_memory_of_many_processes_together_is_limited(runner):
    hoard = (
        "import os, time\nfor n in range(6):\n    if os.fork() == 0:\n        a = b'x' * (100 << 20)\n"
        "        time.sleep(60)\ntime.sleep(60)"
    )
    outcome = runner.run(cells(hoard, "f = abs"), ASK)
    assert outcome.problems["cell 1"]["code"] in {"memory", "slow"}
    assert outcome.answers == {"q1": {0: {"value": 2}}}


def test_scratch_space_is_limited(runner):
    fill = (
        "import os\nfor folder in ('/tmp', '/dev/shm'):\n    for n in range(20):\n        try:\n"
        "            open(f'{folder}/{n}', 'wb').write(b'x' * (15 << 20))\n        except OSError:\n            pass\n"
        "def f(n):\n    paths = [f'{d}/{n}' for d in ('/tmp', '/dev/shm') for n in os.listdir(d) if n.isdigit()]\n"
        "    return sum(map(os.path.getsize, paths))"
    )
    outcome = runner.run(cells(fill), ASK)
    assert outcome.answers["q1"][0]["value"] <= 2 * bwrap.SCRATCH


def test_nothing_stays_alive_after_a_run(runner):
    stay = (
        "import os, signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nif not os.fork():\n    time.sleep(987)"
    )
    runner.run(cells(stay, "f = abs"), ASK)
    deadline = time.monotonic() + 5
    while children(runner.fork_server.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert children(runner.fork_server.pid) == []
    assert runner.run(cells("f = abs"), ASK).answers == {"q1": {0: {"value": 2}}}


def children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_one_submission_leaves_nothing_to_the_next(runner):
    runner.run(cells(PLANT), {})
    items = runner.run(cells(LOOK), ASK).answers["q1"][0]["value"]["items"]
    assert items == [False, False, {"kind": "sequence", "items": MOUNTED}]


def test_keras_is_imported_once_with_no_operation_before_the_fork_and_trains_in_every_child():
    check = (
        "import sys\nsys.path.insert(0, 'assignments/sandbox')\nimport fork_server\nfork_server.import_keras()\n"
        "from tensorflow.python.eager import context\nprint(context.context()._context_handle is None)\n"
        "print(open('/proc/self/status').read().split('Threads:')[1].split()[0])"
    )
    started = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, cwd=ROOT, env=bwrap.ENVIRONMENT
    )
    assert started.stdout.split() == ["True", "1"], started.stderr
    with Runner(keras=True, limits=Limits(cell_seconds=60)) as runner:
        answers = [runner.run(cells(TRAIN), ASK).answers["q1"][0] for _ in range(2)]
        assert answers[0]["value"]["shape"] == [1, 2]
        assert answers[0] == answers[1]  # seeded: two runs give the same grades


def test_private_files_beside_the_interpreter_are_refused():
    with pytest.raises(bwrap.NoIsolation, match="which student code can read"):
        bwrap.check_apart(Path(sys.prefix) / "submissions")
    bwrap.check_apart(ROOT / "assignments/demo")


def test_a_failure_of_ours_is_never_a_students_zero(monkeypatch):
    monkeypatch.setattr(bwrap, "visible", lambda: [])  # the packages are not in the sandbox
    with pytest.raises(bwrap.NoIsolation, match="in the sandbox"), Runner(keras=False) as runner:
        runner.run(cells("f = abs"), ASK)


def test_an_environment_in_the_temporary_folder_is_seen_in_the_sandbox(monkeypatch):
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o700)
        folder = os.path.join(folder, "environment")
        os.mkdir(folder, 0o755)
        Path(folder, "module.txt").write_text("here")
        monkeypatch.setattr(bwrap, "visible", lambda: [folder, *sorted({sys.prefix, sys.base_prefix} - {"/usr"})])
        read = f"def f(n):\n    return open({folder + '/module.txt'!r}).read()"
        with Runner(keras=False) as runner:
            assert runner.run(cells(read), ASK).answers == {"q1": {0: {"value": "here"}}}
