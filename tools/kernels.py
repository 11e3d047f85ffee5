"""Kernels of this environment, for `make record`, the tests and nbval: none fails to start, and nothing is lost.

- A kernel listens on sockets in a folder. jupyter_client would choose TCP ports that are free when it looks; sometimes
  another program has taken one of them when the kernel, seconds later, wants to listen on it.
- What code below Python writes to descriptors 1 and 2 goes into files. ipykernel would hand it on from a thread,
  sometimes after the cell has ended, and then it is in no output.
"""

import contextlib
import functools
import tempfile
import uuid
from pathlib import Path

import nbformat
from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager, KernelManager
from traitlets import HasTraits, default


@functools.cache
def _folder():
    """Where the kernels of this process listen; it is removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="kernels-")


class _ThisEnvironment(KernelSpecManager):
    """Starts kernels with the Python that runs this, whatever kernelspec is called python3 on the machine."""

    def get_kernel_spec(self, kernel_name):
        return self.kernel_spec_class(resource_dir=RESOURCES, **get_kernel_dict())


class _OnSockets(HasTraits):
    @default("transport")
    def _sockets(self):
        return "ipc"

    @default("ip")
    def _path(self):
        return f"{_folder().name}/{uuid.uuid4().hex[:12]}"


class Manager(_OnSockets, KernelManager):
    """jupyter_client's manager on sockets, for nbval too (conftest.py)."""


class _Manager(_OnSockets, AsyncKernelManager):
    """The same for nbclient; `files` are the open files "stdout" and "stderr" of its kernel."""

    files = None

    async def start_kernel(self, **arguments):
        return await super().start_kernel(**arguments, **self.files)


@contextlib.contextmanager
def running(cwd):
    """A kernel in the folder cwd: (manager, client)."""
    manager = Manager(kernel_spec_manager=_ThisEnvironment())
    manager.start_kernel(cwd=str(cwd))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@contextlib.contextmanager
def for_nbclient():
    """A manager not yet started, and nbclient's options that put what is written below Python into a cell's outputs."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        names = ("stdout", "stderr")
        manager = _Manager(kernel_name="python3", kernel_spec_manager=_ThisEnvironment())
        manager.files = {name: stack.enter_context(open(folder / name, "ab")) for name in names}
        written = {name: stack.enter_context(open(folder / name, "rb")) for name in names}

        def leave_out_what_came_before(**_):
            for file in written.values():
                file.seek(0, 2)

        def add(cell, **_):
            for name, file in written.items():
                if text := file.read().decode(errors="replace"):
                    cell.outputs.append(nbformat.v4.new_output("stream", name=name, text=text))

        # ipykernel's own capture is off; its log keeps quiet below errors.
        arguments = ["--IPKernelApp.capture_fd_output=False", "--log-level=ERROR"]
        hooks = {"on_cell_execute": leave_out_what_came_before, "on_cell_executed": add}
        yield manager, {"extra_arguments": arguments, **hooks}
