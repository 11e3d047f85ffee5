"""Finds what isolates student code, or installs it: `python tools/bubblewrap.py` prints the version of bubblewrap.

Needed are the program bwrap and the library libseccomp. On Debian and Ubuntu, as root, they are installed by apt-get.
On other systems than Linux there is no bubblewrap: grading refuses there and says so, and the tests check that it does.
"""

import ctypes.util
import shutil
import subprocess
import sys

ADVICE = "grading needs {missing}; on Debian and Ubuntu: sudo apt-get install bubblewrap libseccomp2"


def missing():
    """What of bwrap and libseccomp is not on this machine."""
    found = {"bubblewrap (bwrap)": shutil.which("bwrap"), "libseccomp": ctypes.util.find_library("seccomp")}
    return [name for name, place in found.items() if place is None]


def main():
    if not sys.platform.startswith("linux"):
        print(f"no bubblewrap on {sys.platform}: grading refuses here, and the tests check that it does")
        return
    if missing() and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "bubblewrap", "libseccomp2"], check=False)
    if missing():
        sys.exit(ADVICE.format(missing=" and ".join(missing())))
    bwrap = shutil.which("bwrap")
    print(subprocess.run([bwrap, "--version"], capture_output=True, text=True, check=True).stdout.strip())


if __name__ == "__main__":
    main()
