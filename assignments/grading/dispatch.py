"""Spreads submissions over Dask workers and writes every grade as it comes; a rerun grades what is missing.

Each worker owns one fork server. What it needs travels with the work (the assignment as text, the notebook's bytes), so
workers share no disk. A killed worker is started again by its nanny and its submission is graded again; the one writer
keeps the first grade.
"""

import contextlib
import hashlib
import logging
import os
import threading
from itertools import islice
from pathlib import Path

import dask
from distributed import Client, LocalCluster, as_completed, get_worker
from tqdm import tqdm

from assignments.grading import judge
from assignments.sandbox.bwrap import NoIsolation
from assignments.sandbox.limits import Limits
from assignments.sandbox.runner import Runner

AHEAD = 4  # submissions per worker that are in memory at once: one is graded, the others wait
RETRIES = 3  # times that a submission whose grading fails is tried again, beside those whose worker died
PACKAGE = Path(__file__).parents[1]
SETTINGS = {
    "distributed.scheduler.allowed-failures": 10,
    "distributed.comm.timeouts.connect": "30s",
    "distributed.worker.daemon": False,
}
_starting = threading.Lock()


def version():
    """Changes with any of this package's code: a worker with another version would judge otherwise."""
    files = sorted(PACKAGE.rglob("*.py"), key=lambda path: path.relative_to(PACKAGE).as_posix())
    text = b"".join(path.read_bytes() for path in files if "demo" not in path.parts)
    return hashlib.sha256(text).hexdigest()[:16]


def task(assignment, key, student_id, content, note, wanted_version):
    """One submission's grade, on a worker. `note` says why there is no content, if so."""
    if version() != wanted_version:
        raise RuntimeError("This worker has another version of the assignments package than the lecturer's machine.")
    worker, limits = get_worker(), Limits(**assignment.limits)
    with _starting:
        runner = getattr(worker, "runner", None)
        if runner is None or (runner.keras, runner.limits) != (assignment.keras, limits):
            if runner is not None:
                runner.close()
            worker.runner = runner = Runner(assignment.keras, limits)
        try:
            return judge.grade(assignment, student_id, content, runner, key, note)
        except Exception:
            worker.runner = None  # whatever it is, the next try starts with a new fork server
            runner.close()
            raise


@contextlib.contextmanager
def client(scheduler=None, workers=None):
    """A Dask client: of an existing scheduler's address, else of worker processes on this machine."""
    with dask.config.set(SETTINGS), contextlib.ExitStack() as stack:
        cluster = scheduler or stack.enter_context(
            LocalCluster(
                n_workers=workers or os.cpu_count(),
                threads_per_worker=1,
                processes=True,
                dashboard_address="127.0.0.1:0",  # any free port, reached from this machine only
                memory_limit=0,
                silence_logs=logging.CRITICAL,
            )
        )
        yield stack.enter_context(Client(cluster))


def grade_all(assignment, submissions, log, key, scheduler=None, workers=None):
    """Grades every submission that has no grade in `log` (an open Log).

    Raises RuntimeError, naming the first reason, if workers keep failing; what was graded is in the log.
    """
    run = assignment.fingerprint(key)
    missing = {(submission.student_id, submission.hash): submission for submission in submissions}
    missing = {pair: submission for pair, submission in missing.items() if (*pair, run) not in log.state.grades}
    failed = []
    if not missing:
        return
    bar = tqdm(total=len(missing), desc=assignment.name, unit="", dynamic_ncols=True)
    with client(scheduler, workers) as connected, bar:
        for pair, future in _futures(connected, assignment, key, missing):
            if future.status == "finished":
                log.grade(*pair, run, future.result())
                bar.update()
            elif isinstance(future.exception(), NoIsolation):
                raise future.exception()
            else:
                failed.append(str(future.exception())[:300])
    if failed:
        raise RuntimeError(
            f"{len(failed)} of {len(missing)} submissions have no grade yet; run the same command again. First reason: {failed[0]}"
        )


def _futures(connected, assignment, key, missing):
    """Yields ((student_id, hash), future) as they are done; hands out a few at a time, because contents need memory."""
    pairs, waiting = {}, iter(missing.items())

    def hand_out(number):
        for pair, submission in islice(waiting, number):
            content = b"" if submission.note else submission.content
            about = (pair[0], content, submission.note, version())
            future = connected.submit(task, assignment, key, *about, pure=False, retries=RETRIES)
            pairs[future] = pair
            yield future

    running = as_completed(hand_out(max(AHEAD, AHEAD * len(connected.nthreads()))))
    for future in running:
        running.update(hand_out(1))
        yield pairs.pop(future), future
