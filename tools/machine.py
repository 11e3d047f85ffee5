"""Says at once what this machine lacks, the first thing that `make test` does.

Usage: python -m tools.machine pages grading

The course itself needs nothing but Python. Pages (their tests, PDF, explorers) need a browser;
grading needs bubblewrap, libseccomp and user namespaces. As root on Debian and Ubuntu, what is
missing is installed by apt-get.
"""

import ctypes.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools import browser

INSTALL_BROWSER = {
    "Linux": "sudo apt-get install chromium"
    " (on Ubuntu: .venv/bin/playwright install --with-deps chromium)",
    "Darwin": "brew install --cask google-chrome",
}
RESTRICTED = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")


def pages():
    """One sentence for what pages lack."""
    try:
        with sync_playwright() as playwright:
            browser.launch(playwright).close()
    except RuntimeError as reason:
        install = INSTALL_BROWSER.get(platform.system(), "install Google Chrome")
        yield (
            f"For the pages of the book a browser is missing: {install}, "
            f"or name one: CHROMIUM=/path/to/chrome make … {reason}"
        )


def grading():
    """One sentence each for what grading lacks on Linux.

    Other systems have no bubblewrap: there grading refuses itself.
    """
    if platform.system() != "Linux":
        return
    if not shutil.which("bwrap"):
        yield "For grading bubblewrap is missing: sudo apt-get install bubblewrap"
    if not ctypes.util.find_library("seccomp"):
        yield "For grading libseccomp is missing: sudo apt-get install libseccomp2"
    if os.geteuid() != 0 and RESTRICTED.exists() and RESTRICTED.read_text().strip() != "0":
        allow = f"sudo sysctl kernel.{RESTRICTED.name}=0"
        yield f"For grading Ubuntu must allow user namespaces: {allow}"


PARTS = {"pages": pages, "grading": grading}


def install(part):
    """Install by apt-get or Playwright what a part lacks; what they print goes to stderr."""
    update = ["apt-get", "update", "-qq"]
    apt = ["apt-get", "install", "-qqy", "--no-install-recommends"]
    is_ubuntu = "ubuntu" in Path("/etc/os-release").read_text(encoding="utf-8").lower()
    if part == "grading":
        commands = [update, [*apt, "bubblewrap", "libseccomp2"]]
    elif is_ubuntu:  # there the package chromium is a snap
        commands = [[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]]
    else:
        commands = [update, [*apt, "chromium"]]
    for command in commands:
        print("installing:", *command, file=sys.stderr)
        subprocess.run(
            command,
            stdout=sys.stderr,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            check=False,
        )


def main(parts):
    """Print what the parts lack; exit with 1 if anything is missing that cannot be installed."""
    for part in parts:
        is_named = part == "pages" and "CHROMIUM" in os.environ  # no other browser takes its place
        if list(PARTS[part]()) and shutil.which("apt-get") and os.geteuid() == 0 and not is_named:
            install(part)
    sentences = [sentence for part in parts for sentence in PARTS[part]()]
    if sentences:
        sys.exit(
            "\n".join([*sentences, "The course alone is tested without them: make test-course"])
        )


if __name__ == "__main__":
    main(sys.argv[1:])
