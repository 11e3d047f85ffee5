"""Workflows may do no more than they need, run only what was reviewed, and let no failure pass; nor does make test."""

import re
import subprocess

import yaml

from tools import notebooks

WORKFLOWS = sorted(notebooks.ROOT.glob(".github/workflows/*.yml"))
BROKEN = """
permissions: {contents: write}
jobs:
  site:
    permissions: {pages: write}
    steps:
      - uses: actions/checkout@v5
      - run: make test || true
"""


def faults(text):
    """One sentence for each way in which a workflow does more than it should, or less."""
    workflow = yaml.safe_load(text)
    if workflow.get("permissions") != {"contents": "read"}:
        yield "permissions of all jobs: expected contents: read; what one job needs, it says itself"
    for action in re.findall(r"uses: (.*)", text):
        if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", action):
            yield f"{action}: expected the hash of a commit, and its version in a comment"
    for job in workflow["jobs"].values():
        if "pages" in job.get("permissions", {}) and "test" not in job.get("needs", []):
            yield "a site is published without tests"
        for step in job["steps"]:
            if (
                "checkout@" in step.get("uses", "")
                and step.get("with", {}).get("persist-credentials") is not False
            ):
                yield "checkout: expected persist-credentials: false"
    for softened in re.findall(r"continue-on-error|\|\| *(?:true|:)|set \+e", text):
        yield f"{softened} lets a failure pass"


def test_workflows_do_no_more_than_they_need():
    assert len(WORKFLOWS) > 1
    assert [
        sentence for path in WORKFLOWS for sentence in faults(path.read_text(encoding="utf-8"))
    ] == []


def test_a_workflow_that_is_too_free_is_caught():
    caught = [sentence.split(":")[0] for sentence in faults(BROKEN)]
    assert caught == [
        "permissions of all jobs",
        "actions/checkout@v5",
        "a site is published without tests",
        "checkout",
        "|| true lets a failure pass",
    ]


def test_make_test_fails_where_a_test_fails():
    command = ["make", "--old-file=.venv/installed", "test", "MACHINE=@true", "MAKE=true"]
    codes = [
        subprocess.run([*command, f"PYTEST={end}"], cwd=notebooks.ROOT).returncode
        for end in ("true", "false")
    ]
    assert codes[0] == 0 and codes[1] != 0
