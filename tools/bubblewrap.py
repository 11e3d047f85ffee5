"""Finds bubblewrap, which isolates student code, or installs it: `python tools/bubblewrap.py` prints its version.

On Debian and Ubuntu, as root, it is installed by apt-get. On other systems than Linux there is none: grading refuses
there and says so, and the tests check that it does.
"""

import shutil
import subprocess
import sys

ADVICE = "bubblewrap (bwrap) is needed to grade; on Debian and Ubuntu: sudo apt-get install bubblewrap"


def main():
    if not sys.platform.startswith("linux"):
        print(f"no bubblewrap on {sys.platform}: grading refuses here, and the tests check that it does")
        return
    if shutil.which("bwrap") is None and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "bubblewrap"], check=False)
    path = shutil.which("bwrap")
    if path is None:
        sys.exit(ADVICE)
    print(subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout.strip())


if __name__ == "__main__":
    main()
