"""tests/warm_kernels.py: a fork differs from a new kernel only in what it has imported."""

import functools
import os
import signal
import sys
import time

import nbval.kernel
from jupyter_client.manager import KernelManager

from tools import execution

SHOWN = """
import os, sys
own = "JPY_PARENT_PID"
imported = "keras" in sys.modules
import matplotlib
print(os.getcwd(), sys.path, matplotlib.get_backend(), __name__, sep="\\n")
print(sorted((name, value) for name, value in os.environ.items() if name != own))
"""


def printed(kernel, code):
    """What code prints in a kernel of nbval."""
    message = kernel.execute_cell_input(code)
    kernel.await_reply(message, timeout=60)
    while (said := kernel.get_message("iopub", timeout=60))["msg_type"] != "stream":
        assert said["msg_type"] != "error", said["content"]
    return said["content"]["text"]


def test_a_fork_sees_what_a_new_kernel_sees_and_has_keras(tmp_path, monkeypatch):
    warm = nbval.kernel.RunningKernel(nbval.kernel.CURRENT_ENV_KERNEL_NAME, str(tmp_path))
    monkeypatch.setattr(
        nbval.kernel, "KernelManager", functools.partial(execution.on_sockets, KernelManager)
    )
    cold = nbval.kernel.RunningKernel(nbval.kernel.CURRENT_ENV_KERNEL_NAME, str(tmp_path))
    try:
        assert printed(warm, SHOWN) == printed(cold, SHOWN)
        assert printed(cold, "print(imported)") == "False\n"
        assert printed(warm, "print(imported)") == f"{sys.platform == 'linux'}\n"
    finally:
        warm.stop()
        cold.stop()


def test_a_fork_that_crashes_is_seen_to_be_dead(tmp_path):
    kernel = nbval.kernel.RunningKernel(nbval.kernel.CURRENT_ENV_KERNEL_NAME, str(tmp_path))
    assert kernel.is_alive()
    os.kill(kernel.km.provisioner.pid, signal.SIGSEGV)
    deadline = time.monotonic() + 60
    while kernel.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not kernel.is_alive()
    assert kernel.km.provisioner.process.poll() == -signal.SIGSEGV
    kernel.stop()


BROKEN = """
from lib.figures import style
figure, axes = style.new_figure(1)
axes.set_title(chr(0x13000))
style.finish(figure)
"""


def test_a_letter_that_no_font_has_is_seen_though_no_picture_is_painted(tmp_path):
    kernel = nbval.kernel.RunningKernel(nbval.kernel.CURRENT_ENV_KERNEL_NAME, str(tmp_path))
    try:
        assert "missing from font" in printed(kernel, BROKEN)
    finally:
        kernel.stop()
