"""Kernels of this environment, for the tests, nbval and `make record`: none fails to start, and most start warm.

A kernel listens on sockets in a folder. jupyter_client would choose TCP ports that are free when it looks; sometimes
another program has taken one of them when the kernel, seconds later, wants to listen on it.

A warm kernel is forked from a process that has imported TensorFlow, the longest part of a kernel's start. That process
has one thread and has run no operation (tools/warm_imports.py stops it where that is not so), thus TensorFlow makes its
threads, its random generators and its settings in each kernel, as after an import there. Linux only.
"""

import contextlib
import functools
import importlib
import multiprocessing
import os
import sys
import tempfile
import uuid

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager, KernelManager
from traitlets import HasTraits, default


class ThisEnvironment(KernelSpecManager):
    """Starts kernels with the Python that runs this, whatever kernelspec is called python3 on the machine."""

    def get_kernel_spec(self, kernel_name):
        return self.kernel_spec_class(resource_dir=RESOURCES, **get_kernel_dict())


class OnSockets(HasTraits):
    """What the managers below have in common: sockets, kernels that start warm where `warm` says so, and `options`.

    options: what a kernel is started with besides, such as env and the files that its output goes to.
    """

    warm = sys.platform == "linux"
    options = {}  # noqa: RUF012

    @default("kernel_spec_manager")
    def _this_environment(self):
        return ThisEnvironment()

    @default("transport")
    def _sockets(self):
        return "ipc"

    @default("ip")
    def _path(self):
        return f"{_folder().name}/{uuid.uuid4().hex[:12]}"

    async def _async_launch_kernel(self, kernel_cmd, **options):
        options |= self.options
        if not self.warm:
            return await super()._async_launch_kernel(kernel_cmd, **options)
        kernel = WarmKernel(kernel_cmd, **options)
        self.provisioner.process, self.provisioner.pid, self.provisioner.pgid = kernel, kernel.pid, kernel.pid


class Manager(OnSockets, KernelManager):
    """jupyter_client's manager, as nbval uses it (conftest.py)."""


class AsyncManager(OnSockets, AsyncKernelManager):
    """jupyter_client's manager, as nbclient uses it (tools/execution.py)."""


@functools.cache
def _folder():
    """Where the kernels of this process listen; it is removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="kernels-")


@contextlib.contextmanager
def running(cwd):
    """A kernel in the folder cwd: (manager, client)."""
    manager = Manager()
    manager.start_kernel(cwd=str(cwd))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@functools.cache
def _server():
    """The process that warm kernels are forked from, as a context of multiprocessing."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tools.warm_imports"])
    return context


class WarmKernel:
    """A forked kernel, with what jupyter_client uses of subprocess.Popen."""

    stdin = stdout = stderr = None

    def __init__(self, command, cwd, env, stdout=None, stderr=None, **_):
        ours, theirs = _server().Pipe(duplex=False)
        arguments = command[command.index("ipykernel_launcher") + 1 :]
        files = {descriptor: file.name for descriptor, file in ((1, stdout), (2, stderr)) if file}
        self._process = _server().Process(target=_be_kernel, args=(theirs, arguments, files, cwd, dict(env)))
        self._process.daemon = True
        self._process.start()
        theirs.close()
        if not ours.poll(120):
            self._process.kill()
            raise RuntimeError("A forked kernel gave no sign of life in two minutes.")
        ours.recv()  # from now on the kernel has a process group of its own, which signals may be sent to
        self.pid = self._process.pid

    def poll(self):
        """The exit code, or None while the kernel runs."""
        return self._process.exitcode

    def wait(self):
        """The exit code of a kernel that has ended."""
        self._process.join()
        return self._process.exitcode


def _be_kernel(ready, arguments, files, cwd, environment):
    """Become a kernel like one that Python has just started: its folder, environment, sys.path and descriptors."""
    os.setsid()
    ready.send(True)
    for descriptor, name in files.items():
        with open(name, "ab") as file:
            os.dup2(file.fileno(), descriptor)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    for name in [name for name in sys.modules if name.split(".")[0] in ("tools", "lib")]:
        del sys.modules[name]
    asked = [path for path in environment.get("PYTHONPATH", "").split(os.pathsep) if path]
    sys.path[:] = asked + [path for path in sys.path if path.startswith((sys.prefix, sys.base_prefix))]
    if asked:
        sys.modules.pop("sitecustomize", None)
        with contextlib.suppress(ImportError):
            importlib.import_module("sitecustomize")
    sys.argv = ["ipykernel_launcher", *arguments, f"--IPKernelApp.parent_handle={os.getppid()}"]
    importlib.import_module("ipykernel.kernelapp").launch_new_instance()
