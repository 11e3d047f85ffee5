"""The fork server: imports NumPy (and Keras) once, then forks a guard for every job.

It runs inside the sandbox of bwrap.py as `python -I /tmp/sandbox/fork_server.py GUARD SOCKET
PACKAGES[:COURSE] [module…]`, where GUARD is the program whose `run` watches each job. Nothing but
these imports happens before a fork: once TensorFlow has run one operation, it owns threads that a
fork does not copy, and its children hang. A job is a message on SOCKET with three descriptors
(request, result, status). This process never reads a request, so no submission is ever in its
memory."""

import importlib
import json
import os
import signal
import socket
import sys


def main(guard, channel, packages, *modules):
    programs = os.path.dirname(os.path.abspath(__file__))
    sys.path[:0] = [*packages.split(":"), programs]
    guard = importlib.import_module(guard)
    system_calls = importlib.import_module("system_calls")
    sys.path.remove(programs)
    for name in modules:
        importlib.import_module(name)
    refused = system_calls.build()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs = socket.socket(fileno=int(channel))
    jobs.sendall(b"ready")
    while True:
        message, descriptors, _, _ = socket.recv_fds(jobs, 4096, 3)
        if not message:
            break  # the runner is gone
        if os.fork() == 0:
            jobs.close()
            status = descriptors[2]
            try:
                report = guard.run(json.loads(message), *descriptors, refused)
            except BaseException as problem:
                report = {"broken": f"{type(problem).__name__}: {problem}"}
            try:
                os.write(status, json.dumps(report).encode())
            finally:
                os._exit(0)
        for descriptor in descriptors:
            os.close(descriptor)


if __name__ == "__main__":
    main(*sys.argv[1:])
