"""What a student's code tries in order to get out, run as `python probe.py`: prints what came of it as JSON."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from assignments.sandbox.bwrap import NoIsolation  # noqa: E402
from assignments.sandbox.runner import Limits, Runner  # noqa: E402

LOOK = """
import ctypes, os, signal, socket, sys

RIGHTS = "CapEff", "CapBnd", "NoNewPrivs"
PLACES = "/x", "/usr/x", "/dev/x", sys.prefix + "/x", "/proc/sys/kernel/core_pattern"

def attempt(work):
    try:
        return str(work())
    except BaseException as problem:
        return "refused: " + type(problem).__name__

def connect():
    socket.create_connection(("127.0.0.1", int(PORT)), timeout=2)

def look(secret, parent):
    return {
        "secret": attempt(lambda: open(secret).read()),
        "secret by proc": attempt(lambda: open("/proc/1/root" + secret).read()),
        "checks": attempt(lambda: open(CHECKS).read()),
        "homes": [attempt(lambda: os.listdir(home)) for home in ("/home", os.path.expanduser("~root"))],
        "passwords": attempt(lambda: open("/etc/shadow").read()),
        "network": attempt(connect),
        "name": attempt(lambda: socket.getaddrinfo("example.org", 80)),
        "interfaces": [name for _, name in socket.if_nameindex()],
        "descriptors": sorted(set(os.listdir("/proc/self/fd")) - {"0", "1", "2", "3", "4"}),
        "processes": sorted(int(n) for n in os.listdir("/proc") if n.isdigit()),
        "parent": os.getppid(),
        "kill": attempt(lambda: os.kill(parent, signal.SIGKILL)),
        "trace": ctypes.CDLL(None).ptrace(16, parent, 0, 0),
        "environment": [name for name in os.environ if "SECRET" in name],
        "root": attempt(lambda: os.setuid(0)) if os.getuid() else "already root",
        "privileges": [line for line in open("/proc/self/status") if line.startswith(RIGHTS)],
        "write": [attempt(lambda: open(path, "w")) for path in PLACES],
        "scratch": attempt(lambda: open("/tmp/mine", "w").write("x")),
        "left behind": sorted(os.listdir("/tmp")),
    }
"""


def main(secret, port):
    os.environ["SECRET"] = "in the environment"
    checks = ROOT / "assignments/demo/checks.py"
    source = LOOK.replace("CHECKS", repr(str(checks))).replace("PORT", repr(port))
    try:
        with Runner(keras=False, limits=Limits(cell_seconds=2)) as runner:
            for _ in range(2):  # the second must not see what the first left
                asks = {"q1": [{"name": "look", "args": [secret, os.getpid()]}]}
                outcome = runner.run([{"name": "cell 1", "source": source}], asks)
    except NoIsolation as problem:
        print(json.dumps({"refused": str(problem), "uid": os.geteuid()}))
        return
    pairs = outcome.answers["q1"][0]["value"]["items"]
    plain = {name: value["items"] if isinstance(value, dict) else value for name, value in pairs}
    print(json.dumps({"uid": os.geteuid(), "problems": outcome.problems, **plain}))


if __name__ == "__main__":
    main(*sys.argv[1:])
