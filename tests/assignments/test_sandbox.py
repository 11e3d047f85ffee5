"""Student code cannot outlive its limits, leaves nothing behind, and runs as it does in Jupyter."""

import contextlib
import importlib
import os
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
from tests.assignments.hostile import KNOW

ROOT = Path(__file__).resolve().parents[2]
PLANT = (
    "import builtins, numpy as np\nbuiltins.planted = np.planted = 1\n"
    "open('/tmp/planted', 'w').close()"
)
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
    hoard = (
        "import os, time\nfor n in range(6):\n    if os.fork() == 0:\n"
        "        a = b'x' * (100 << 20)\n"
    )
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
    folders = ("/tmp", "/dev/shm")
    files = [f"{folder}/{name}" for folder in folders for name in os.listdir(folder)]
    return sum(map(os.path.getsize, files))
"""
    outcome = patient.run(cells(fill), ASK)
    assert 0 < outcome.answers["q1"][0]["value"] <= 2 * Limits().scratch
    files = "for n in range(10**6): open(f'/tmp/{n}', 'w').close()"
    lock = (
        "import fcntl\nwith open('/tmp/x', 'w') as x:\n"
        "    for n in range(10**6): fcntl.lockf(x, fcntl.LOCK_EX, 1, 2 * n)"
    )
    for attack, said in ((files, "No space left"), (lock, "files")):
        outcome = patient.run(cells(attack, "f = abs"), ASK)
        assert said in str(outcome.problems["cell 1"])
        assert outcome.answers == {"q1": {0: {"value": 2}}}


def test_nothing_stays_after_a_run(runner):
    stay = (
        "import os, signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "open('/tmp/planted', 'w')\n"
    )
    runner.run(cells(stay + "if not os.fork():\n    time.sleep(987)", "f = abs"), ASK)
    deadline = time.monotonic() + 60
    while len(inside(runner)) > 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    (server,) = inside(runner)
    spaces = [
        {os.readlink(f"/proc/{pid}/ns/{kind}") for kind in ("ipc", "net", "pid", "uts")}
        for pid in ("self", server)
    ]
    assert not spaces[0] & spaces[1]
    lines = map(str.split, Path(f"/proc/{server}/mountinfo").read_text().splitlines())
    programs = {
        point: options
        for _, _, _, _, point, options, *_ in lines
        if point.startswith(("/usr", "/bin", "/sbin", "/lib", "/python", "/packages"))
    }
    assert {"/usr", "/packages"} <= programs.keys()
    assert all(options.startswith("ro") for options in programs.values()), programs
    assert not os.path.exists("/tmp/planted")
    runner.run(cells(PLANT), {})
    items = runner.run(cells(LOOK), ASK).answers["q1"][0]["value"]["items"]
    assert items == [False, False, {"kind": "sequence", "items": []}]


def test_a_killed_grading_leaves_no_process_of_its_sandbox():
    code = (
        "from assignments.sandbox.limits import Limits\n"
        "from assignments.sandbox.runner import Runner\n"
        "runner = Runner(keras=False, limits=Limits(cell_seconds=60))\n"
        "runner.run([{'name': 'cell 1', 'source': 'import time\\ntime.sleep(60)'}], {})"
    )
    driver = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    below = []
    deadline = time.monotonic() + 50
    while "1000" not in (scores := memory_killers_scores(below)) and time.monotonic() < deadline:
        time.sleep(0.1)
        below = psutil.Process(driver.pid).children(recursive=True)
    # The student process goes first when the machine has no memory left.
    assert scores.count("1000") == 1
    assert len(below) >= 6  # two of bubblewrap, the fork server, a guard, the two inside
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
    leave = (
        "import os\nfor n in range(8):\n    if not os.fork():\n        os.setsid()\n"
        "        while True: pass"
    )
    count = (
        "import os\ndef f(n):\n    count = 0\n    for pid in range(2, 300):\n"
        "        try: os.kill(pid, 0)\n"
        "        except OSError: continue\n        count += 1\n    return count"
    )
    outcome = runner.run(cells(leave, count), ASK)
    assert outcome.problems == {"cell 1": {"code": "left"}}
    assert outcome.answers == {"q1": {0: {"value": 1}}}  # itself


SPIN = "import os, time\nfor n in range({children}):\n    if not os.fork():\n        break\n"
SPIN += (
    "end = time.process_time() + {seconds}\nwhile time.process_time() < end: pass\n"
    "x{number} = {number}"
)


@pytest.mark.weekly
def test_a_busy_machine_grades_like_an_idle_one(runner, monkeypatch):
    """Four cells of half a second, while others keep every processor busy: by the clock they take
    far longer."""
    limits = replace(runner.limits, cell_seconds=0.7, seconds=2.4)
    monkeypatch.setattr(runner, "limits", limits)
    sources = [SPIN.format(children=0, seconds=0.5, number=n) for n in range(4)]
    asks = {"q1": [{"name": f"x{n}"} for n in range(4)]}
    hog = [sys.executable, "-c", "while True: pass"]
    with contextlib.ExitStack() as stack:
        for _ in range(3 * os.cpu_count()):
            process = stack.enter_context(subprocess.Popen(hog))
            stack.callback(process.kill)
        start = time.monotonic()
        outcome = runner.run(cells(*sources), asks)
        assert time.monotonic() - start > 1.5 * limits.seconds
    assert outcome.problems == {}
    assert outcome.seconds < limits.seconds
    assert outcome.answers == {"q1": {n: {"value": n} for n in range(4)}}


def test_when_the_time_of_all_cells_is_over_what_is_there_is_asked(runner, monkeypatch):
    monkeypatch.setattr(runner, "limits", replace(runner.limits, cell_seconds=1, seconds=1.6))
    sources = [SPIN.format(children=0, seconds=0.7, number=n) for n in range(4)]
    sources.append("def f(n): return -n")
    asks = {"q1": [{"name": "x0"}, {"name": "x1"}, {"name": "x3"}], "q2": ASK["q1"]}
    outcome = runner.run(cells("f = abs", *sources), asks)
    codes = {unit: problem["code"] for unit, problem in outcome.problems.items()}
    assert codes == {"cell 4": "slow", "cell 5": "no_time", "cell 6": "no_time"}
    assert [outcome.answers["q1"][n].get("value") for n in range(3)] == [0, 1, None]
    assert outcome.answers["q2"] == {0: {"value": 2}}  # what the cells that ran have left


def test_many_processes_have_together_no_more_time_than_one(runner):
    start = time.monotonic()
    outcome = runner.run(cells(SPIN.format(children=12, seconds=60, number=1), "f = abs"), ASK)
    assert outcome.problems["cell 1"] == {"code": "slow"}
    assert time.monotonic() - start < 20
    assert outcome.answers == {"q1": {0: {"value": 2}}}


@pytest.mark.parametrize(
    ("waits", "newest", "spends", "used"),
    [
        (0, 0, 0, 1.0),  # it sleeps
        (1, 0, 0, 0.0),  # it waits for a processor all the time
        (1, 0, 3, 3.0),  # because its own processes have it
        (1, 1000, 0, 2.0),  # because of processes that come and go
    ],
)
def test_waiting_for_a_processor_is_given_back_and_all_processes_count(
    monkeypatch, waits, newest, spends, used
):
    now = 5.0

    def read(_, name):
        kind = name.rpartition("/")[2]
        return {
            "schedstat": f"0 {int(waits * now * 1e9)} 0",
            "loadavg": f"0 0 0 1/1 {int(newest * now)}",
            "stat": f"2 (a b) S {'0 ' * 10}{int(spends * now * guard.TICKS / 2)} 0 0",
            "status": "",
        }[kind]

    monkeypatch.syspath_prepend(bwrap.HERE)
    guard = importlib.import_module("guard")
    monkeypatch.setattr(guard, "read", read)
    monkeypatch.setattr(guard, "processes", lambda _: ["1", "2"])
    monkeypatch.setattr(guard.time, "monotonic", lambda: now)
    meter = guard.Meter(None, {"memory": 0})
    now += 1
    meter.look()
    assert meter.used() == pytest.approx(used, abs=0.05)


@pytest.mark.parametrize(
    "attack",
    [
        """
import os, socket, time
kept = []
for n in range(9):
    if not os.fork(): break
for _ in range(50):
    kept += socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    kept[-1].setblocking(False)
    try:
        while True: kept[-1].send(b"x" * 60_000)
    except OSError: pass
time.sleep(60)
""",
        """
import mmap, time
kept = [mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE, prot=1 + n % 2) for n in range(50_000)]
time.sleep(60)
""",
    ],
    ids=["sockets", "maps"],
)
def test_memory_that_the_kernel_keeps_for_a_notebook_is_limited(patient, attack):
    start = time.monotonic()
    outcome = patient.run(cells(attack, "f = abs"), ASK)
    assert outcome.problems["cell 1"]["code"] in ("files", "memory")
    assert outcome.answers == {"q1": {0: {"value": 2}}}
    assert time.monotonic() - start < 50


def test_a_run_that_ends_just_before_its_time_is_no_fault_of_the_isolation(runner, monkeypatch):
    """It leaves milliseconds for another run, which then ends before any of the student's code."""
    monkeypatch.setattr(runner, "limits", replace(runner.limits, cell_seconds=3, seconds=1.2))
    end = SPIN.format(children=0, seconds=1.15, number=1) + "\nimport os\nos._exit(0)"
    for padding in ("", "#" + "é" * 4_000_000):
        outcome = runner.run(cells(end + padding, "f = abs"), ASK)
        assert "cell 1" in outcome.problems


def test_forged_units_end_the_run_at_once(runner):
    forge = "while True: say(begin='cell 1')"
    outcome = runner.run(cells(KNOW + forge, "f = abs"), ASK)
    assert outcome.problems == {"cell 1": {"code": "flood"}}
    assert outcome.answers == {"q1": {0: {"value": 2}}}


def test_keras_is_imported_with_no_operation_before_the_fork_and_trains_in_every_child():
    untouched = (
        "from tensorflow.python.eager import context\n"
        "untouched = context.context()._context_handle is None"
    )
    asks = {"q1": [{"name": "f", "args": [2]}, {"name": "untouched"}]}
    with Runner(keras=True, limits=Limits(cell_seconds=60)) as runner:
        trained = runner.run(cells(untouched, TRAIN), asks).answers["q1"]
        again = runner.run(cells(untouched, TRAIN), asks).answers["q1"]
        fork_server = inside(runner)[0]  # above all that it forked
        assert psutil.Process(fork_server).num_threads() == 1
    assert trained[1] == {"value": True}
    assert trained[0]["value"]["shape"] == [1, 2]
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
    # A cell of another language is not run.
    assert values == [3] * len(MAGICS) + [{"kind": "nothing"}]


def test_a_cell_may_wait_outside_of_functions_as_in_jupyter(runner):
    waits = "async def f():\n    await asyncio.sleep(0)\n    return 3\n\nx = await f()"
    later = "task = asyncio.create_task(f())\ny = await task"
    sources = ["import asyncio", waits, later, "return 5", "await f() + 'a'"]
    outcome = runner.run(cells(*sources), {"q1": [{"name": "x"}, {"name": "y"}]})
    assert [answer["value"] for answer in outcome.answers["q1"].values()] == [3, 3]
    assert len(outcome.problems) == 2  # a cell whose error ends it costs itself alone


def test_a_cell_that_waits_for_ever_ends(runner):
    outcome = runner.run(cells("f = abs", "import asyncio\nawait asyncio.sleep(10**6)"), ASK)
    assert [problem["code"] for problem in outcome.problems.values()] == ["slow"]


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
