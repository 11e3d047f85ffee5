"""Kernels for nbval that begin with TensorFlow imported.

The import takes five seconds of a processor, and every notebook has a kernel of its own. So each
worker of a test run has a server (Python's forkserver) that imports once what notebooks use, and
every kernel is a fork of it. The server has run no operation of TensorFlow, so it has none of its
threads. Notebooks that `make record` and the tests of Colab execute start cold.
"""

import multiprocessing
import os
import subprocess
import sys
import threading
from multiprocessing import forkserver
from unittest import mock

from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import LocalProvisioner

IMPORTED = ["ipykernel.kernelapp", "matplotlib.pyplot", "tensorflow", "keras"]
# What these imports read. ipykernel would name that backend before a notebook imports matplotlib.
ENVIRONMENT = {
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}


class Manager(KernelManager):
    """A kernel manager whose kernels are forks, on Linux: macOS ends some forks of a process that
    has used its libraries.
    """

    def start_kernel(self, **options):
        if sys.platform == "linux":
            self.provisioner = Provisioner(kernel_spec=self.kernel_spec, parent=self)
        return super().start_kernel(**options)


class Provisioner(LocalProvisioner):
    """Starts a fork where jupyter_client would start a new Python."""

    async def launch_kernel(self, cmd, **options):
        self.process = Fork(cmd[cmd.index("-f") :], **options)
        self.pid = self.pgid = self.process.pid
        return self.connection_info


class Fork:
    """A kernel as jupyter_client asks for it: what it calls of subprocess.Popen."""

    stdin = stdout = stderr = None

    def __init__(self, arguments, env, cwd, stderr=None):
        multiprocessing.set_forkserver_preload(IMPORTED)
        with mock.patch.dict(os.environ, ENVIRONMENT):
            forkserver.ensure_running()
        command = [sys.executable, "-c", "import sys; print(*sys.path[1:], sep='\\n')"]
        path = subprocess.check_output(command, env=env, text=True).splitlines()
        self._process = multiprocessing.get_context("forkserver").Process(
            target=_become_kernel,
            args=(arguments, env, cwd, path, getattr(stderr, "name", None)),
            daemon=True,
        )
        self._process.start()
        self.pid = self._process.pid

    def poll(self):
        return self._process.exitcode

    def wait(self):
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)


def _become_kernel(arguments, environment, folder, path, stderr):
    """Make of the forked process what `python -m ipykernel_launcher` would be here, and run it."""
    import numpy as np
    from ipykernel import kernelapp

    from lib.figures import style
    from tests import kept_trainings

    kept_trainings.keep()
    style.CourseFigure.picture = _laid_out
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[:] = path
    if stderr is not None:
        os.dup2(os.open(stderr, os.O_WRONLY), 2)
    threading.Thread(target=_end_with_the_worker, daemon=True).start()
    np.random.seed()  # as the forks of one server would share it; Python's own random does that
    kernel = kernelapp.IPKernelApp.instance(parent_handle=os.getppid())
    kernel.initialize(arguments)
    style.show_as_they_are(kernel.shell)
    kernel.start()


def _laid_out(figure):
    """What CourseFigure.picture does, but for the painting, most of its time. Whatever is wrong
    with a figure, such as a missing letter, shows when it is laid out.
    """
    figure.draw_without_rendering()
    return b"", {}


def _end_with_the_worker():
    multiprocessing.parent_process().join()
    os._exit(1)
