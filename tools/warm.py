"""Kernels that start warm: forked from a process that has imported TensorFlow, the longest part of a kernel's start.

The process has one thread and has run no operation (it stops with a sentence where that is not so), thus TensorFlow
makes its threads, its random generators and its settings in each kernel, as after an import there. Linux only.
"""

import contextlib
import importlib
import multiprocessing
import os
import sys

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tools.warm_imports"])


class Kernel:
    """A forked kernel, with what jupyter_client uses of subprocess.Popen."""

    stdin = stdout = stderr = None

    def __init__(self, command, cwd=None, env=None, stdout=None, stderr=None, **_):
        ours, theirs = CONTEXT.Pipe(duplex=False)
        arguments = command[command.index("ipykernel_launcher") + 1 :]
        files = {descriptor: file.name for descriptor, file in ((1, stdout), (2, stderr)) if file}
        environment = dict(os.environ if env is None else env)
        self._process = CONTEXT.Process(target=_be_kernel, args=(theirs, arguments, files, cwd, environment))
        self._process.daemon = True
        self._process.start()
        theirs.close()
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
    os.chdir(cwd or ".")
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
