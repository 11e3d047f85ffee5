"""The workflows run what the README says, with pinned actions and no more rights than a step needs."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WRITES = {"publish": {"pages": "write", "id-token": "write"}}  # the only job that may write, and what


def faults(text):
    """What is wrong with a workflow: unpinned actions, rights that it does not need."""
    found = [f"not pinned: {use}" for use in re.findall(r"uses: *(\S+)", text) if not re.search(r"@[0-9a-f]{40}$", use)]
    found += [
        f"no version beside {line.strip()}" for line in text.splitlines() if "uses:" in line and "# v" not in line
    ]
    workflow = yaml.safe_load(text)
    if workflow.get("permissions") != {"contents": "read"}:
        found.append(f"permissions of the workflow: {workflow.get('permissions')}")
    for name, job in workflow["jobs"].items():
        if job.get("permissions", WRITES.get(name)) != WRITES.get(name):
            found.append(f"permissions of {name}: {job['permissions']}")
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_pinned_and_may_do_little(path):
    assert faults(path.read_text("utf8")) == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_the_readmes_test_command(path):
    assert re.search(r"^make test\b", (ROOT / "README.md").read_text("utf8"), re.M)
    assert "run: make test" in path.read_text("utf8")
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf8")


def test_what_make_test_leaves_out_runs_every_week():
    weekly = (ROOT / ".github/workflows/versions.yml").read_text("utf8")
    assert "schedule:" in weekly and "run: make orders" in weekly and "run: make claims" in weekly


def test_the_site_is_tested_as_an_ordinary_user_under_a_path_with_a_space_and_hangul():
    """A hosted runner is not root; the folder's name is what a newcomer may have."""
    (job,) = [job for name, job in yaml.safe_load(WORKFLOWS[0].read_text("utf8"))["jobs"].items() if name == "test"]
    folder = job["defaults"]["run"]["working-directory"].removeprefix("${{ github.workspace }}/")
    assert re.search(" ", folder) and re.search("[가-힣]", folder)
    assert job["steps"][0]["with"]["path"] == folder
    assert "sudo make" not in str(job)


def test_the_guard_sees_an_unpinned_action_and_a_needless_right():
    text = (
        "permissions: write-all\njobs:\n  test:\n    permissions: {contents: write}\n    steps:\n      - uses: a/b@v4\n"
    )
    assert len(faults(text)) == 4
