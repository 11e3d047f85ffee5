"""Copies of the working tree, in which files are changed and tests run, so that the tree itself stays as it is."""

import os
import subprocess
import sys

OPTIONS = ("-x", "-q", "--no-header", "--tb=line", "-p", "no:cacheprovider")
NOTEBOOKS = ("--nbval", "--nbval-current-env")
LONGEST = 900  # seconds for the tests of one mutant


class Tree:
    """A clone of the repository in its present state: with uncommitted changes, but without files unknown to git."""

    def __init__(self, root, folder):
        self.folder = folder
        state = _git(root, "stash", "create") or _git(
            root, "rev-parse", "HEAD"
        )  # a commit that no branch knows
        _git(root, "clone", "--quiet", "--shared", "--no-checkout", root, folder)
        _git(folder, "checkout", "--quiet", "--detach", state)
        (folder / ".venv").symlink_to(root / ".venv")

    def pytest(self, tests, **environment):
        """Run tests until one fails. Returns (code, output): the code of pytest, None if it takes too long."""
        options = [*OPTIONS, *(NOTEBOOKS if any(".ipynb" in test for test in tests) else ())]
        # Without compiled files: Python would take them for those of another text of the same second and size.
        settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": "", **environment}
        command = [sys.executable, "-m", "pytest", *options, *tests]
        try:
            run = subprocess.run(
                command,
                cwd=self.folder,
                env=settings,
                capture_output=True,
                text=True,
                timeout=LONGEST,
            )
        except subprocess.TimeoutExpired:
            return None, ""
        return run.returncode, run.stdout + run.stderr

    def require_passing(self, tests, **environment):
        """Raise SystemExit if tests fail before anything is changed: they would seem to catch every mutant."""
        code, output = self.pytest(tests, **environment)
        if code != 0:
            raise SystemExit(f"{' '.join(tests)}: failed without any mutant\n{output[-3000:]}")

    def catches(self, mutant):
        """Whether a test of a mutant fails, or cannot be imported, or takes too long, while its file is changed."""
        file = self.folder / mutant.file
        before = file.read_bytes()
        file.write_text(mutant.text, encoding="utf-8")
        try:
            code, output = self.pytest(mutant.tests)
        finally:
            file.write_bytes(before)
        if code not in (0, 1, 2, None) and "rror" not in output:
            raise SystemExit(f"{' '.join(mutant.tests)}: not run, {output[-1000:]}")
        return code != 0


def _git(folder, *arguments):
    return subprocess.run(
        ["git", "-C", folder, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()
