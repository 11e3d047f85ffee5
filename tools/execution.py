"""Executes notebooks as `make record` and the tests of Colab do: in a new kernel, with everything that a cell writes.

What code below Python writes to descriptors 1 and 2 goes into files. ipykernel would hand it on from a thread,
sometimes after the cell has ended, and then it is in no output.
"""

import contextlib
import copy
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from tools import kernels
from tools.notebooks import Notebook


class Failed(Exception):
    """A notebook cannot be executed or recorded. The message names file, cell and error; `cell` is the cell."""

    cell = None


class Manager(kernels.OnSockets, AsyncKernelManager):
    """The kernel manager of nbclient; `options` are what its kernel gets: environment and files to write to."""

    options = None

    async def start_kernel(self, **arguments):
        return await super().start_kernel(**arguments, **self.options)


def execute(notebook, folder, environment=None, timeout=120, warm=False):
    """Run all cells in a new kernel of this environment.

    Args:
        notebook: Notebook; it stays as it was.
        folder: the kernel's working folder.
        environment: dict of environment variables to set for the kernel; None removes one.
        timeout: seconds that one cell may take.
        warm: whether TensorFlow may have been imported before the kernel starts (tools/warm.py).

    Returns:
        Notebook, executed.

    Raises:
        Failed: a cell raised.
    """
    content = copy.deepcopy(notebook.content)
    variables = {name: value for name, value in {**os.environ, **(environment or {})}.items() if value is not None}
    with _kernel(variables, warm) as (manager, hooks):
        client = NotebookClient(content, km=manager, timeout=timeout, coalesce_streams=True, **hooks)
        try:
            client.execute(cwd=str(folder))
        except CellExecutionError as error:
            raise _failure(notebook, content, error) from None
    return Notebook(notebook.path, content)


@contextlib.contextmanager
def _kernel(variables, warm):
    """A manager not yet started, and nbclient's options that put what is written below Python into a cell's outputs."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        names = ("stdout", "stderr")
        manager = Manager(kernel_name="python3", kernel_spec_manager=kernels.ThisEnvironment())
        manager.warm = warm and sys.platform == "linux"
        manager.options = {name: stack.enter_context(open(folder / name, "ab")) for name in names} | {"env": variables}
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


def _failure(notebook, content, error):
    """One sentence, then what the cell had printed and its traceback."""
    cell = next(cell for cell in content.cells if any(o.output_type == "error" for o in cell.get("outputs", [])))
    failed = Failed(f"{notebook.path}, cell {cell.id!r}: raised {error.ename}: {error.evalue}\n{error}")
    failed.cell = cell
    return failed
