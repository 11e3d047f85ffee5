"""Spreads submissions over Dask workers and writes every grade as it comes; a rerun grades what is missing.

Each worker owns one fork server. What it needs travels with the work (the assignment as text, the notebook's bytes), so
workers share no disk. A killed worker is started again by its nanny and its submission is graded again; the one writer
keeps the first grade.
"""

import base64
import contextlib
import hashlib
import logging
import os
import threading
from pathlib import Path

import dask
from distributed import Client, LocalCluster, as_completed, get_worker
from tqdm import tqdm

from assignments.authoring.assignment import Assignment
from assignments.grading import judge
from assignments.sandbox.bwrap import NoIsolation
from assignments.sandbox.runner import Limits, Runner

AHEAD = 4  # submissions per worker that are in memory at once: one is graded, the others wait
ROUNDS = 5  # times that a submission whose worker kept dying is handed out again
HERE = Path(__file__).parent
_starting = threading.Lock()


class NotGraded(RuntimeError):
    """Some submissions have no grade because the workers failed; what was graded is in the log."""


def version():
    """Changes with any of this package's code: a worker with another version would judge otherwise."""
    files = sorted(HERE.rglob("*.py"), key=lambda path: path.relative_to(HERE).as_posix())
    text = b"".join(path.read_bytes() for path in files if "demo" not in path.parts)
    return hashlib.sha256(text).hexdigest()[:16]


def task(assignment, limits, key, student_id, content, note, wanted_version):
    """Returns one submission's grade, on a worker. `content` is base64 text; `note` says why there is none, if so."""
    if version() != wanted_version:
        raise RuntimeError("This worker has another version of the assignments package than the lecturer's machine.")
    worker, assignment = get_worker(), Assignment(**assignment)
    with _starting:
        runner = getattr(worker, "runner", None)
        if runner is None or runner.keras != assignment.keras or runner.limits != Limits(**limits):
            if runner is not None:
                runner.close()
            worker.runner = runner = Runner(assignment.keras, Limits(**limits))
        try:
            return judge.grade(assignment, student_id, base64.b64decode(content), runner, key, note)
        except Exception:
            worker.runner = None  # whatever it is, the next try starts with a new fork server
            runner.close()
            raise


@contextlib.contextmanager
def client(scheduler=None, workers=None):
    """A Dask client: of an existing scheduler's address, else of worker processes on this machine."""
    settings = {
        "distributed.scheduler.allowed-failures": 10,
        "distributed.comm.timeouts.connect": "30s",
        "distributed.worker.daemon": False,
    }
    with dask.config.set(settings):
        if scheduler:
            with Client(scheduler) as connected:
                yield connected
            return
        cluster = LocalCluster(
            n_workers=workers or os.cpu_count(),
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",  # any free port, reached from this machine only
            memory_limit=0,
            silence_logs=logging.CRITICAL,
        )
        with cluster, Client(cluster) as connected:
            yield connected


def grade_all(assignment, submissions, log, key, limits=None, scheduler=None, workers=None, quiet=False):
    """Grades every submission that has no grade in `log` (an open Log) and returns how many that were.

    Raises NotGraded, naming them, if workers keep failing.
    """
    run, limits = assignment.fingerprint(key), limits or Limits(**assignment.limits)
    todo = {(one.student_id, one.hash): one for one in submissions}
    todo = {pair: one for pair, one in todo.items() if (*pair, run) not in log.state.grades}
    total, failed = len(todo), {}
    if not todo:
        return 0
    bar = tqdm(total=total, desc=assignment.name, unit="", disable=quiet, dynamic_ncols=True)
    with client(scheduler, workers) as connected, bar:
        shared = (assignment.dump(), vars(limits).copy(), key)
        for _ in range(ROUNDS):
            futures, waiting = {}, list(todo.values())[::-1]

            def hand_out(futures=futures, waiting=waiting):
                one = waiting.pop()
                content = base64.b64encode(b"" if one.note else one.content).decode()
                about = (one.student_id, content, one.note, version())
                future = connected.submit(task, *shared, *about, pure=False, retries=2)
                futures[future] = one.student_id, one.hash
                return future

            ahead = max(AHEAD, AHEAD * len(connected.nthreads()))
            running = as_completed([hand_out() for _ in range(min(ahead, len(waiting)))])
            for future in running:
                pair = futures.pop(future)
                if waiting:
                    running.add(hand_out())
                if future.status != "finished":
                    if isinstance(future.exception(), NoIsolation):
                        raise future.exception()
                    failed[pair] = str(future.exception())[:300]
                    continue
                log.grade(*pair, run, future.result())
                del todo[pair]
                bar.update()
            if not todo:
                return total
    sample = next(failed[pair] for pair in todo)
    raise NotGraded(
        f"{len(todo)} of {total} submissions have no grade yet; run the same command again. First reason: {sample}"
    )
