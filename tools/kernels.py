"""Kernels for the tests, nbval and `make record` that never fail to start because of a taken port.

A kernel listens on sockets in a folder. jupyter_client would choose TCP ports that are free when it looks; sometimes
another program has taken one of them when the kernel, seconds later, wants to listen on it.
"""

import functools
import tempfile
import uuid

from jupyter_client.manager import AsyncKernelManager, KernelManager
from traitlets import HasTraits, default


class OnSockets(HasTraits):
    """What the managers below have in common."""

    @default("transport")
    def _sockets(self):
        return "ipc"

    @default("ip")
    def _path(self):
        return f"{_folder().name}/{uuid.uuid4().hex[:12]}"


class Manager(OnSockets, KernelManager):
    """jupyter_client's manager, as nbval uses it (conftest.py)."""


class AsyncManager(OnSockets, AsyncKernelManager):
    """jupyter_client's manager, as nbclient uses it (tools/execution.py)."""


@functools.cache
def _folder():
    """Where the kernels of this process listen; it is removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="kernels-")
