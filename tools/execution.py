"""Executes notebooks as `make record` and the tests of Colab do, with everything that is written.

A kernel listens on sockets in a folder. jupyter_client would choose TCP ports that are free when it
looks; sometimes another program has taken one of them when the kernel, seconds later, wants to
listen on it. conftest.py gives nbval the same kernels.

What code below Python writes to descriptors 1 and 2 goes into files. ipykernel would hand it on
from a thread, sometimes after the cell has ended, and then it is in no output.
"""

import contextlib
import copy
import functools
import os
import tempfile
import uuid
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, NbvalKernelspecManager

from tools.notebooks import Notebook

# ipykernel's own capture is off; its log keeps quiet below errors.
ARGUMENTS = ["--IPKernelApp.capture_fd_output=False", "--log-level=ERROR"]
# Seconds, far above what any cell takes on a busy machine: only one that hangs meets it.
PATIENCE = 600
# Kernels run the Python that runs this, whatever kernelspec is called python3 on the machine.
THIS_PYTHON = {
    "kernel_name": CURRENT_ENV_KERNEL_NAME,
    "kernel_spec_manager": NbvalKernelspecManager(),
}


@functools.cache
def _folder():
    """Where the kernels of this process listen; it is removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="kernels-")


def on_sockets(manager, **options):
    """A kernel manager of jupyter_client whose kernel listens on sockets in a folder.

    IPython's history lies there too: all kernels of a user share one file otherwise, and on a busy
    machine a kernel that finds it locked says so in the output of a cell.
    """
    os.environ["IPYTHONDIR"] = _folder().name
    return manager(transport="ipc", ip=f"{_folder().name}/{uuid.uuid4().hex[:12]}", **options)


class Failed(Exception):
    """A notebook cannot be executed or recorded.

    The message names file, cell and error; `cell` is the cell that raised, if one did.
    """

    def __init__(self, message, cell=None):
        super().__init__(message)
        self.cell = cell


def _raising_cell(content):
    """The cell of an executed notebook that raised."""
    for cell in content.cells:
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return cell
    raise ValueError("no cell has raised")


def execute(notebook, folder, environment=None):
    """Run all cells in a new kernel of this environment.

    Args:
        notebook: Notebook; it stays as it was.
        folder: the kernel's working folder.
        environment: dict of environment variables to set for the kernel.

    Returns:
        Notebook, executed.

    Raises:
        Failed: a cell raised.
    """
    import nbclient  # Here, because conftest.py imports this module where only nbval is installed.

    content = copy.deepcopy(notebook.content)
    with _captured() as (files, hooks):
        manager = on_sockets(AsyncKernelManager, **THIS_PYTHON)
        client = nbclient.NotebookClient(
            content, km=manager, timeout=PATIENCE, coalesce_streams=True, **hooks
        )
        client.extra_arguments = ARGUMENTS
        try:
            client.execute(cwd=str(folder), env={**os.environ, **(environment or {})}, **files)
        except nbclient.exceptions.CellExecutionError as error:
            cell = _raising_cell(content)
            where = f"{notebook.path}, cell {cell.id!r}"
            message = f"{where}: raised {error.ename}: {error.evalue}\n{error}"
            raise Failed(message, cell) from None
    return Notebook(notebook.path, content)


@contextlib.contextmanager
def _captured():
    """The files for a kernel's stdout and stderr, and nbclient's hooks that put what they get into
    a cell's outputs.
    """
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        files = {
            name: stack.enter_context(open(folder / name, "ab")) for name in ("stdout", "stderr")
        }
        written = {name: stack.enter_context(open(folder / name, "rb")) for name in files}

        def leave_out_what_came_before(**_):
            for file in written.values():
                file.seek(0, os.SEEK_END)

        def add(cell, **_):
            for name, file in written.items():
                if text := file.read().decode(errors="replace"):
                    cell.outputs.append(nbformat.v4.new_output("stream", name=name, text=text))

        yield files, {"on_cell_execute": leave_out_what_came_before, "on_cell_executed": add}
