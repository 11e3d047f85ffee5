"""Kernels of this environment, for the tests, nbval and `make record`: none fails to start.

A kernel listens on sockets in a folder. jupyter_client would choose TCP ports that are free when it looks; sometimes
another program has taken one of them when the kernel, seconds later, wants to listen on it.
"""

import contextlib
import functools
import sys
import tempfile
import uuid

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from traitlets import HasTraits, default

from tools import warm


@functools.cache
def _folder():
    """Where the kernels of this process listen; it is removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="kernels-")


class ThisEnvironment(KernelSpecManager):
    """Starts kernels with the Python that runs this, whatever kernelspec is called python3 on the machine."""

    def get_kernel_spec(self, kernel_name):
        return self.kernel_spec_class(resource_dir=RESOURCES, **get_kernel_dict())


class OnSockets(HasTraits):
    """What kernel managers here have in common: sockets, and kernels that start warm where `warm` says so."""

    warm = False

    @default("transport")
    def _sockets(self):
        return "ipc"

    @default("ip")
    def _path(self):
        return f"{_folder().name}/{uuid.uuid4().hex[:12]}"

    async def _async_launch_kernel(self, kernel_cmd, **options):
        if not self.warm:
            return await super()._async_launch_kernel(kernel_cmd, **options)
        kernel = warm.Kernel(kernel_cmd, **options)
        self.provisioner.process, self.provisioner.pid, self.provisioner.pgid = kernel, kernel.pid, kernel.pid


class Manager(OnSockets, KernelManager):
    """jupyter_client's manager on sockets."""


class WarmManager(Manager):
    """The same, with kernels that have TensorFlow imported: nbval's (conftest.py)."""

    warm = sys.platform == "linux"


@contextlib.contextmanager
def running(cwd):
    """A kernel in the folder cwd: (manager, client)."""
    manager = Manager(kernel_spec_manager=ThisEnvironment())
    manager.start_kernel(cwd=str(cwd))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
