"""Student code cannot outlive its limits, leaves nothing behind, and runs as it does in Jupyter."""

import contextlib
import importlib
import os
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from assignments.sandbox import bwrap
from assignments.sandbox.limits import Limits
from assignments.sandbox.runner import Runner

ROOT = Path(__file__).resolve().parents[2]
PLANT = "import builtins, numpy as np\nbuiltins.planted = np.planted = 1\nopen('/tmp/planted', 'w').close()"
LOOK = """
import builtins, os, numpy as np
def f(n):
    return [hasattr(builtins, "planted"), hasattr(np, "planted"), os.listdir("/tmp")]
"""
TRAIN = """
import keras, numpy as np
model = keras.Sequential([keras.Input((4, 3)), keras.layers.LSTM(2)])
model.compile("adam", "mse", run_eagerly=True)
_ = model.fit(np.ones((2, 4, 3)), np.ones((2, 2)), epochs=1, verbose=0)
def f(n):
    return model(np.ones((1, 4, 3)))
"""
ASK = {"q1": [{"name": "f", "args": [2]}]}


def cells(*sources):
    return [
        {"name": f"cell {number}", "source": source} for number, source in enumerate(sources, 1)
    ]


@pytest.fixture
def patient(runner, monkeypatch):
    """The runner, with so much time that other limits are met first."""
    monkeypatch.setattr(runner, "limits", replace(runner.limits, cell_seconds=60, seconds=300))
    return runner


def test_memory_of_many_processes_together_is_limited(patient):
    hoard = "import os, time\nfor n in range(6):\n    if os.fork() == 0:\n        a = b'x' * (100 << 20)\n"
    hoard += "        time.sleep(600)\ntime.sleep(600)"
    outcome = patient.run(cells(hoard, "f = abs"), ASK)
    assert outcome.problems["cell 1"]["code"] == "memory"
    assert outcome.answers == {"q1": {0: {"value": 2}}}


def test_scratch_space_and_the_numbers_of_files_and_locks_are_limited(patient):
    fill = """
import os
for n in range(6):
    for folder in ("/tmp", "/dev/shm"):
        try: open(f"{folder}/{n}", "wb").write(b"x" * (15 << 20))
        except OSError: pass
def f(n):
    return sum(os.path.getsize(f"{folder}/{name}") for folder in ("/tmp", "/dev/shm") for name in os.listdir(folder))
"""
    outcome = patient.run(cells(fill), ASK)
    assert 0 < outcome.answers["q1"][0]["value"] <= 2 * Limits().scratch
    lock = "import fcntl\nwith open('/tmp/x', 'w') as x:\n    for n in range(10**6): fcntl.lockf(x, fcntl.LOCK_EX, 1, 2 * n)"
    for attack in ("for n in range(10**6): open(f'/tmp/{n}', 'w').close()", lock):
        outcome = patient.run(cells(attack, "f = abs"), ASK)
        assert outcome.problems == {"cell 1": {"code": "files"}} and outcome.answers == {
            "q1": {0: {"value": 2}}
        }


def test_nothing_stays_after_a_run(runner):
    stay = "import os, signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nopen('/tmp/planted', 'w')\n"
    runner.run(cells(stay + "if not os.fork():\n    time.sleep(987)", "f = abs"), ASK)
    deadline = time.monotonic() + 60
    while len(inside(runner)) > 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    (server,) = inside(runner)
    spaces = [
        {os.readlink(f"/proc/{pid}/ns/{kind}") for kind in ("ipc", "net", "pid", "uts")}
        for pid in ("self", server)
    ]
    assert (
        not spaces[0] & spaces[1]
        and " /packages ro," in Path(f"/proc/{server}/mountinfo").read_text()
    )
    assert not os.path.exists("/tmp/planted")
    runner.run(cells(PLANT), {})
    items = runner.run(cells(LOOK), ASK).answers["q1"][0]["value"]["items"]
    assert items == [False, False, {"kind": "sequence", "items": []}]


def test_a_killed_grading_leaves_no_process_of_its_sandbox():
    code = (
        "from assignments.sandbox.runner import Limits, Runner\nrunner = Runner(keras=False, limits=Limits(cell_seconds=60))\n"
        "runner.run([{'name': 'cell 1', 'source': 'import time\\ntime.sleep(60)'}], {})"
    )
    driver = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    below, deadline = [], time.monotonic() + 50
    while "1000" not in (scores := memory_killers_scores(below)) and time.monotonic() < deadline:
        time.sleep(0.1)
        below = psutil.Process(driver.pid).children(recursive=True)
    assert (
        scores.count("1000") == 1
    )  # the student process goes first when the machine has no memory left
    assert (
        len(below) >= 6
    )  # two of bubblewrap for each sandbox, the fork server, a guard, a student process, cat
    driver.kill()
    driver.wait()
    _, alive = psutil.wait_procs(below, timeout=300)
    assert [process for process in alive if told(process, "status") not in (None, "zombie")] == []


def memory_killers_scores(processes):
    paths = [Path(f"/proc/{process.pid}/oom_score_adj") for process in processes]
    return [path.read_text().strip() for path in paths if path.exists()]


def told(process, what):
    """Returns the name or status of a process, or None if it ended meanwhile."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return getattr(process, what)()


def inside(runner):
    """Returns the processes in the runner's sandbox, without bubblewrap's own."""
    below = psutil.Process(runner.server.pid).children(recursive=True)
    states = [(process.pid, told(process, "status"), told(process, "name")) for process in below]
    return [
        pid for pid, status, name in states if status not in (None, "zombie") and name != "bwrap"
    ]


def test_processes_that_a_cell_leaves_behind_do_not_run_beside_the_next_one(runner):
    leave = "import os\nfor n in range(8):\n    if not os.fork():\n        os.setsid()\n        while True: pass"
    count = (
        "import os\ndef f(n):\n    count = 0\n    for pid in range(2, 300):\n        try: os.kill(pid, 0)\n"
        "        except OSError: continue\n        count += 1\n    return count"
    )
    outcome = runner.run(cells(leave, count), ASK)
    assert outcome.problems == {"cell 1": {"code": "left"}}
    assert outcome.answers == {"q1": {0: {"value": 1}}}  # itself


@pytest.mark.parametrize(
    ("waits", "others", "inside", "newest", "seconds", "ending"),
    [
        (0, 0, "12", 0, 3600, {"killed": "slow"}),  # it sleeps
        (1, 0, "12", 0, 3600, {"ended": 0}),  # it waits for a processor all the time
        (1, 0, "12", 0, 0.05, {"killed": "slow"}),  # but not without end
        (1, 1, "12", 0, 3600, {"killed": "slow"}),  # it waits for its own threads
        (1, 0, "123", 0, 3600, {"killed": "slow"}),  # for a process of its own
        (1, 0, "12", 1, 3600, {"killed": "slow"}),  # for processes that come and go
    ],
)
def test_waiting_for_a_processor_is_given_back_unless_the_student_caused_it(
    monkeypatch, waits, others, inside, newest, seconds, ending
):
    def read(_, name):
        now = time.monotonic()
        files = {
            "2/schedstat": f"0 {int(waits * now * 1e9)} 0",
            "loadavg": f"0 0 0 1/1 {int(newest * now * 1e6)}",
        }
        files |= {"2/stat": f"2 (a b) S {'0 ' * 10}{int(others * now * guard.TICKS)} 0 0"}
        return files[name]

    monkeypatch.syspath_prepend(bwrap.HERE)
    guard = importlib.import_module("guard")
    monkeypatch.setattr(guard, "read", read)
    monkeypatch.setattr(guard, "memory", lambda *_, **__: 0)
    monkeypatch.setattr(guard, "locked", lambda _: False)
    monkeypatch.setattr(guard, "processes", lambda _: list(inside))
    monkeypatch.setattr(guard, "SCRATCH", ())
    runner, status = socket.socketpair(type=socket.SOCK_SEQPACKET)
    with runner, status, subprocess.Popen(["sleep", "0.5"]) as student:
        runner.send(b".")
        job = {"left": seconds, **vars(Limits(cell_seconds=0.03, seconds=seconds))}
        assert guard.watch(student.pid, job, None, status.fileno()) == ending


def test_keras_is_imported_with_no_operation_before_the_fork_and_trains_in_every_child():
    untouched = "from tensorflow.python.eager import context\nuntouched = context.context()._context_handle is None"
    asks = {"q1": [{"name": "f", "args": [2]}, {"name": "untouched"}]}
    with Runner(keras=True, limits=Limits(cell_seconds=60)) as runner:
        trained, again = (runner.run(cells(untouched, TRAIN), asks).answers["q1"] for _ in range(2))
        fork_server = inside(runner)[0]  # above all that it forked
        assert psutil.Process(fork_server).num_threads() == 1
    assert trained[1] == {"value": True} and trained[0]["value"]["shape"] == [1, 2]
    assert trained == again  # seeded: two runs give the same grades


MAGICS = [
    "%time x = 3",
    "%matplotlib inline\nx = 3",
    "x = 3\nnp.split?",
    "!pip install nothing\nx = 3",
    "y = !ls\nx = 3 + len(y)",
    "%%capture\nx = 3",
    "x = 3\nfor n in range(2):\n    %time x = 3",
    ">>> x = 3",
    "get_ipython().magic('time x')\nx = 3",
    "display(3)\nexit\nx = 3",
    "x = (7\n% 4)",
]


def test_a_notebook_runs_as_it_does_in_jupyter(runner):
    sources = ["import numpy as np"]
    for number, source in enumerate([*MAGICS, "%%bash\nx=4"]):
        sources += ["x = None", source, f"x{number} = x"]
    outcome = runner.run(
        cells(*sources), {"q1": [{"name": f"x{number}"} for number in range(len(MAGICS) + 1)]}
    )
    assert outcome.problems == {}
    values = [answer["value"] for answer in outcome.answers["q1"].values()]
    assert values == [3] * len(MAGICS) + [
        {"kind": "nothing"}
    ]  # a cell of another language is not run


def test_private_files_beside_the_interpreter_are_refused():
    with pytest.raises(bwrap.NoIsolation, match="which student code can read"):
        bwrap.check_apart(Path(bwrap.packages()) / "submissions")
    bwrap.check_apart(ROOT / "assignments/demo")


def test_a_failure_of_ours_is_never_a_students_zero(monkeypatch):
    monkeypatch.setattr(bwrap, "packages", lambda: "/var/empty-folder-that-is-not-there")
    with pytest.raises(bwrap.NoIsolation, match="could not start"), Runner(keras=False) as runner:
        runner.run(cells("f = abs"), ASK)


def test_a_system_call_filter_that_does_not_load_runs_no_student_code(monkeypatch, tmp_path):
    (tmp_path / "system_calls.py").write_text(
        "class F:\n    def load(self): raise OSError('no filter')\nbuild = F\n"
    )
    for name in bwrap.PROGRAMS[:-1]:
        (tmp_path / name).write_bytes((bwrap.HERE / name).read_bytes())
    monkeypatch.setattr(bwrap, "HERE", tmp_path)
    with pytest.raises(bwrap.NoIsolation, match="no filter"), Runner(keras=False) as runner:
        runner.run(cells("f = abs"), ASK)
