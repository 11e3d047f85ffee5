"""The strict tests on other versions of Python and of packages: `make matrix`, or one session of
them, `make matrix SESSION=colab`. What differs from the recorded outputs is named by notebook and
cell.

    lock-3.10 … lock-3.13   each Python that the course promises, with requirements.lock
    newest                  the newest packages that requirements.txt admits
    oldest                  the oldest packages that requirements-course.txt admits
    colab                   what Colab has (tools/colab.txt)
    doors                   only what Binder installs (.binder): two notebooks, from their folder

Pythons that are not on this machine are named and left out. With none beside that of nox there is
an error.
"""

import subprocess
import sys
from pathlib import Path

import nox

ROOT = Path(__file__).parents[1]
PYTHONS = ["3.10", "3.11", "3.12", "3.13"]
TESTS = ["-n", "2", "--dist", "loadfile", "chapters", "tests/course"]
nox.options.default_venv_backend = "uv"
nox.options.download_python = "never"
nox.options.envdir = str(ROOT / ".nox")


def is_here(python):
    """Whether uv finds this version of Python on the machine."""
    uv = Path(sys.executable).with_name("uv")
    command = [uv, "python", "find", "--no-python-downloads", python]
    return subprocess.run(command, capture_output=True).returncode == 0


here = [python for python in PYTHONS if is_here(python)]
missing = [python for python in PYTHONS if python not in here]
if missing:
    print(f"Left out, not on this machine: Python {', '.join(missing)}", file=sys.stderr)
ours = f"{sys.version_info.major}.{sys.version_info.minor}"
if "--list" not in sys.argv and not set(here) - {ours}:
    others = ", ".join(PYTHONS)
    sys.exit(f"make matrix: beside Python {ours} none of {others} is on this machine")


def test(session, *requirements, tests=TESTS):
    """Install requirements into the session, and run the strict tests of chapters and course, or
    those named after --.
    """
    session.chdir(ROOT)  # nox begins in the folder of this file
    session.install("--quiet", *requirements)
    session.run("python", "-m", "pytest", *(session.posargs or tests))


@nox.session(python=PYTHONS)
def lock(session):
    test(session, "-r", "requirements.lock")


@nox.session(python=PYTHONS[-1])
def newest(session):
    test(session, "--resolution", "highest", "-r", "requirements.txt")


@nox.session(python=PYTHONS[0])
def oldest(session):
    oldest_of = ["uv", "pip", "compile", "--quiet", "--no-deps", "--resolution", "lowest-direct"]
    versions = session.run_install(*oldest_of, str(ROOT / "requirements-course.txt"), silent=True)
    # Not in session.create_tmp(): it would be the folder of what the tests write, too, and lies in
    # the repository.
    constraints = Path(session.virtualenv.location, "oldest.txt")
    constraints.write_text(versions, encoding="utf-8")
    test(session, "-r", "requirements.txt", "--constraint", str(constraints))


@nox.session(python=PYTHONS[-1])
def colab(session):
    test(session, "-r", "requirements.txt", "--override", "tools/colab.txt")


@nox.session(python=(ROOT / ".binder/runtime.txt").read_text().strip().removeprefix("python-"))
def doors(session):
    lessons = ["chapters/rnn/rnn-ko.ipynb", "chapters/rnn/rnn-en.ipynb"]
    test(session, "-r", ".binder/requirements.txt", "nbval", "pytest", tests=lessons)
