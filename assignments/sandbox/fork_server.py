"""The fork server: imports NumPy (and Keras) once, then forks a guard and a student process for every job.

It is run as `python -I fork_server.py SOCKET [keras]`. Nothing but the import happens before a fork: once TensorFlow
has run one operation, it owns threads that a fork does not copy, and its children hang. A job is a message on SOCKET
with four descriptors (first process of the sandbox, request, result, status). This process never reads a request, so
no submission is ever in its memory.
"""

import ctypes
import json
import os
import resource
import signal
import socket
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import student_process

sys.path.pop(0)
libc = ctypes.CDLL(None, use_errno=True)
NAMESPACES = 0x00020000 | 0x04000000 | 0x08000000 | 0x20000000 | 0x40000000  # mount, uts, ipc, pid, network
USER_NAMESPACE = 0x10000000
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 24, 38


def import_keras():
    """The slow import, quietly, and nothing else."""
    import keras
    import tensorflow

    tensorflow.get_logger().setLevel("ERROR")
    return keras


def call(function, *args):
    """One call into the C library; raises OSError with the reason when it says -1."""
    if getattr(libc, function)(*args) == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{function}: {os.strerror(number)}")


def processes():
    """The ids of all processes in the sandbox, from the sandbox's own /proc; none once it has ended."""
    try:
        return [int(name) for name in os.listdir("/proc") if name.isdigit()]
    except OSError:
        return []


def memory(ids, exact=False):
    """Bytes of the processes `ids`: private pages, with pages shared by copies counted in each, or exactly (slower)."""
    total = 0
    for pid in ids:
        try:
            with open(f"/proc/{pid}/{'smaps_rollup' if exact else 'statm'}") as file:
                text = file.read()
        except OSError:
            continue  # it has just ended
        if exact:
            total += 1024 * sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss_Anon:"))
        else:
            total += (int(text.split()[1]) - int(text.split()[2])) * resource.getpagesize()
    return total


def guard(job, sandbox, request, result, status):
    """Enters the sandbox, forks the student process there and reports how it ended. Runs no student code itself."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    call("setns", sandbox, NAMESPACES | (USER_NAMESPACE if job["user_namespace"] else 0))
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    pid = os.fork()
    if pid == 0:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        try:
            confine(job, request, result, status)
            with os.fdopen(3, "rb") as file:
                wanted = json.load(file)
        except BaseException as problem:  # before any student code: our fault, so the guard's channel says it
            os.write(5, json.dumps({"broken": f"{type(problem).__name__}: {problem}"}).encode())
            os._exit(1)
        os.close(5)
        student_process.run(wanted, 4)
        os._exit(0)
    os.close(request)
    os.close(result)
    limit = memory(processes()) + job["memory"]
    while True:
        signal.sigtimedwait({signal.SIGCHLD}, 0.1)
        ended, code = os.waitpid(pid, os.WNOHANG)
        inside = processes()
        if ended:
            return {"ended": os.waitstatus_to_exitcode(code), "left": max(0, len(inside) - 2)}
        if len(inside) > job["processes"] + 4:
            return {"killed": "processes"}
        if memory(inside) > limit and memory(inside, exact=True) > limit:
            return {"killed": "memory"}


def confine(job, request, result, status):
    """Limits, no descriptors but request (3), result (4) and status (5), no privileges, no way to get them back."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    null = os.open("/dev/null", os.O_RDWR)
    wanted = [
        os.dup2(source, 900 + number) for number, source in enumerate((null, null, null, request, result, status))
    ]
    for target, source in enumerate(wanted):
        os.dup2(source, target, inheritable=target < 3)
    os.closerange(6, 4096)
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")
    with open("/proc/self/statm") as file:
        present = int(file.read().split()[0]) * resource.getpagesize()
    seconds = job["seconds"]
    for limit, value in (
        (resource.RLIMIT_AS, present + job["memory"]),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 16 << 20),
        (resource.RLIMIT_NOFILE, 128),
        (resource.RLIMIT_NPROC, job["processes"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    os.chdir("/tmp")
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    if not job["user_namespace"]:
        os.setgroups([])
        os.setresgid(job["uid"], job["uid"], job["uid"])
        os.setresuid(job["uid"], job["uid"], job["uid"])
    header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    call("capset", header, nothing)
    call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def main():
    channel = socket.socket(fileno=int(sys.argv[1]))
    keras = import_keras() if "keras" in sys.argv[2:] else None
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel.sendall(json.dumps({"ready": True, "keras": bool(keras)}).encode())
    while True:
        message, descriptors, _, _ = socket.recv_fds(channel, 4096, 4)
        if not message:
            break  # the runner is gone
        if os.fork() == 0:
            channel.close()
            status = descriptors[3]
            try:
                report = guard(json.loads(message), *descriptors)
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
