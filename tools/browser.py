"""Finds a Chromium that starts, or installs one: `python tools/browser.py` prints its version, `launch()` starts it.

Looked for, in this order: the program named by CHROMIUM, a Chromium or Google Chrome of the system, the build that
Playwright keeps. Where there is none, the command installs one: by apt-get on Debian (as root), else by Playwright.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = tuple(
    f"{folder}/{name}.app/Contents/MacOS/{name}"
    for folder in ("/Applications", os.path.expanduser("~/Applications"))
    for name in ("Google Chrome", "Chromium", "Microsoft Edge")
)
ADVICE = (
    "Install Chromium or Google Chrome (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask "
    "google-chrome), or name one that you have: CHROMIUM=/path/to/chrome make …"
)
# As root (in a container) Chromium refuses its own sandbox. The pages are our own and make no request to the network.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]


def candidates(playwright):
    """Paths at which a Chromium may be, best first."""
    if named := os.environ.get("CHROMIUM"):
        return [named]
    found = [shutil.which(name) for name in PROGRAMS]
    return [
        path for path in (*found, *APPLICATIONS, playwright.chromium.executable_path) if path and os.path.exists(path)
    ]


def launch(playwright, **options):
    """A running headless browser. Raises RuntimeError that says how to get one if none starts."""
    reasons = []
    for path in candidates(playwright):
        try:
            return playwright.chromium.launch(executable_path=path, args=ARGUMENTS, **options)
        except Error as error:
            reasons.append(f"{path}: {error.message.splitlines()[0]}")
    seen = "; ".join(reasons) or "no Chromium or Google Chrome found"
    raise RuntimeError(f"No browser starts ({seen}). {ADVICE}")


def starts():
    """(path, None) of a browser that starts, or (None, why not)."""
    with sync_playwright() as playwright:
        try:
            with launch(playwright) as browser:
                return browser.browser_type.name + " " + browser.version, None
        except RuntimeError as error:
            return None, str(error)


def install():
    """Install a Chromium by the first way that works here; each way's output goes to stderr."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        debian = [["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "--no-install-recommends", "chromium"]]
        ubuntu = [
            [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
        ]  # there, the package chromium is a snap
        system = Path("/etc/os-release").read_text() if Path("/etc/os-release").exists() else ""
        ways = debian + ways if "ubuntu" not in system.lower() else ubuntu
    for way in ways:
        print("browser:", " ".join(way), file=sys.stderr)
        subprocess.run(way, stdout=sys.stderr, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, check=False)
        version, _ = starts()
        if version:
            return


def main():
    version, reason = starts()
    if not version and not os.environ.get("CHROMIUM"):
        install()
        version, reason = starts()
    if not version:
        sys.exit(f"browser: {reason}")
    print(version)


if __name__ == "__main__":
    main()
