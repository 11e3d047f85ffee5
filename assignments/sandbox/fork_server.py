"""The fork server: imports NumPy (and Keras) once, then forks a guard for every job.

It runs inside the outer sandbox as `python -I /sandbox/fork_server.py SOCKET PACKAGES [keras]`. Nothing but the import
happens before a fork: once TensorFlow has run one operation, it owns threads that a fork does not copy, and its
children hang. A job is a message on SOCKET with three descriptors (request, result, status). This process never reads
a request, so no submission is ever in its memory.
"""

import json
import os
import signal
import socket
import sys

sys.path[:0] = [sys.argv[2], os.path.dirname(os.path.abspath(__file__))]
import guard  # noqa: E402
import system_calls  # noqa: E402

sys.path.pop(1)


def main():
    channel = socket.socket(fileno=int(sys.argv[1]))
    if "keras" in sys.argv[3:]:
        import keras  # noqa: F401
    refused = system_calls.build()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel.sendall(b"ready")
    while True:
        message, descriptors, _, _ = socket.recv_fds(channel, 4096, 3)
        if not message:
            break  # the runner is gone
        if os.fork() == 0:
            channel.close()
            status = descriptors[2]
            try:
                report = guard.guard(json.loads(message), *descriptors, refused)
            except BaseException as problem:
                report = {"broken": f"{type(problem).__name__}: {problem}"}
            try:
                os.write(status, json.dumps(report).encode())
            finally:
                os._exit(0)
        for descriptor in descriptors:
            os.close(descriptor)


if __name__ == "__main__":
    main()
