"""What the process behind warm kernels imports (tools/kernels.py), and the check that it can be forked."""

import os

from lib import setup

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # NumPy would make threads while it is imported
os.environ.update({name: os.environ.get(name, value) for name, value in setup.ENVIRONMENT.items()})

import ipykernel.kernelapp  # noqa: F401
import tensorflow  # noqa: F401
from tensorflow.python.eager import context

THREADS = len(os.listdir("/proc/self/task"))
if THREADS > 1 or context.context_safe() is not None:
    raise SystemExit(
        f"tools.kernels: importing TensorFlow started {THREADS} threads or ran an operation; do not fork it"
    )
