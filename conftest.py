"""What a failure says, and that nothing passes unseen.

A notebook cell that nbval finds wrong is named by file and cell id, with its recorded and its
computed output. A test that is skipped fails: it proves nothing; its reason (no browser, no
package) is mended where the environment is made.
"""

import functools
import os
import tempfile

import nbval.kernel
import pytest

from lib import text
from tests import kept_trainings, warm_kernels
from tools import execution
from tools.notebooks import ROOT, text_of

# The start of a kernel never fails because of a taken port.
nbval.kernel.KernelManager = functools.partial(execution.on_sockets, warm_kernels.Manager)


@pytest.fixture
def english():
    """The language of lib's errors and outputs is English during a test."""
    text.set_language("en")
    yield
    text.set_language("ko")


def pytest_addoption(parser):
    which = "tests/course/test_colab.py runs every notebook, in every order (make orders)"
    parser.addoption("--all-orders", action="store_true", help=which)
    which = "tests/site opens every page and deck in every view (make test-site-all)"
    parser.addoption("--every-view", action="store_true", help=which)


def pytest_configure(config):
    """Name a folder for trainings that both editions of a chapter need: one for the whole run."""
    if kept_trainings.FOLDER not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="trainings-")
        config.add_cleanup(folder.cleanup)
        os.environ[kept_trainings.FOLDER] = folder.name


def pytest_collection_modifyitems(items):
    """Begin with the files that take longest, and end with the English chapters.

    The first one builds the site, for which other tests of pages would wait. By the time of the
    English chapters their trainings are kept. tests/longest.txt lists the longest files, longest
    first; a line that is no longer right costs seconds only.
    """
    listed = (ROOT / "tests/longest.txt").read_text(encoding="utf-8").split()
    places = {file: place for place, file in enumerate(listed)}

    def order(item):
        file = os.path.relpath(item.path, ROOT)
        return file.endswith("-en.ipynb"), places.get(file, len(places))

    items.sort(key=order)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: skipped, {call.excinfo.value}"
    elif report.failed and hasattr(item, "cell"):
        report.longrepr = f"{_sides(item)}\n\n{report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    if report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid}: skipped, {report.longrepr}"
    return report


def _text_or_error(output):
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    return text_of(output)


def _sides(item):
    """One sentence with the place, then what is recorded in the cell and what its code gave."""
    place = (
        f"{item.path.relative_to(item.config.rootpath)}, cell {item.cell.get('id', item.name)!r}"
    )
    lines = [f"{place}: the recorded output is not what the code computes"]
    for side, outputs in {
        "recorded": item.cell.outputs,
        "computed": item.test_outputs or [],
    }.items():
        shown = "\n".join(_text_or_error(output) for output in outputs)
        lines += [f"{side}:", *(f"  {line}" for line in shown.splitlines() or ["(nothing)"])]
    return "\n".join(lines)
