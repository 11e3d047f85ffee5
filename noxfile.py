"""The strict tests on other versions of Python and of the course's packages: `make matrix`, or one of them,
`make matrix SESSION=colab`. What differs from the recorded outputs is named by notebook and cell.

lock-3.10 … lock-3.13   each Python that the course promises, with requirements.lock
newest                  the newest packages that requirements.txt admits
oldest                  the oldest of the course's packages that requirements-course.txt admits
colab                   what Colab has (tools/colab.txt)
doors                   Binder, Kaggle, plain Jupyter: requirements-course.txt and a kernel, nothing else of ours

A Python that is not on this machine is named and left out. If only the one that runs nox is here, that is an error.
"""

import subprocess
import sys

import nox

PYTHONS = ["3.10", "3.11", "3.12", "3.13"]
STRICT = ["-n", "2", "--dist", "loadfile", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"]
TESTS = ["--ignore", "tests/course/long", "chapters", "tests/course"]
nox.options.default_venv_backend = "uv"
nox.options.download_python = "never"


def is_here(python):
    """Whether uv finds this version of Python on the machine."""
    command = ["uv", "python", "find", "--no-python-downloads", python]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test(session, *requirements):
    """Install requirements into the session, show what the course gets, run the strict tests of chapters and course."""
    session.install(*requirements)
    session.run("uv", "pip", "list", "--quiet", external=True)
    session.run("python", "-m", "pytest", *STRICT, *(session.posargs or TESTS))


@nox.session(python=PYTHONS)
def lock(session):
    test(session, "-r", "requirements.lock")


@nox.session(python=PYTHONS[-1])
def newest(session):
    test(session, "--resolution", "highest", "-r", "requirements.txt")


@nox.session(python=PYTHONS[0])
def oldest(session):
    course = session.run_install("uv", "pip", "compile", "--quiet", "--resolution", "lowest-direct", "--no-deps", "requirements-course.txt", external=True, silent=True)  # fmt: skip
    constraints = session.create_tmp() + "/oldest.txt"
    with open(constraints, "w", encoding="utf-8") as file:
        file.write(course)
    test(session, "-r", "requirements.txt", "--constraint", constraints)


@nox.session(python=PYTHONS[-1])
def colab(session):
    test(session, "-r", "requirements.txt", "--override", "tools/colab.txt")
