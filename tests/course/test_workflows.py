"""No workflow lets a failure pass, and nothing is published without tests.

What else a workflow may do, `make lint` says (zizmor).
"""

import re
import subprocess

import pytest
import yaml

from tools import notebooks

BROKEN = """
jobs:
  site:
    permissions: {pages: write}
    steps: [{run: "make test || true"}]
"""


def faults(text):
    """One sentence for each way in which a workflow lets a failure pass."""
    for softened in re.findall(r"continue-on-error|\|\| *(?:true|:)|set \+e", text):
        yield f"{softened} lets a failure pass"
    for job in yaml.safe_load(text)["jobs"].values():
        if "pages" in job.get("permissions", {}) and "test" not in job.get("needs", []):
            yield "a site is published without tests"


def test_workflows_let_no_failure_pass():
    texts = [
        path.read_text(encoding="utf-8") for path in notebooks.ROOT.glob(".github/workflows/*")
    ]
    assert texts
    assert [sentence for text in texts for sentence in faults(text)] == []
    assert list(faults(BROKEN)) == [
        "|| true lets a failure pass",
        "a site is published without tests",
    ]


@pytest.mark.parametrize(("end", "passes"), [("true", True), ("false", False)])
def test_make_test_fails_where_a_test_fails(end, passes):
    command = ["make", "--old-file=.venv/installed", "test", "MACHINE=@true", "MAKE=true"]
    run = subprocess.run([*command, f"PYTEST={end}"], cwd=notebooks.ROOT)
    assert (run.returncode == 0) == passes
