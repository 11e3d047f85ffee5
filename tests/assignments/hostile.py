"""Code that means harm. Nothing here earns a point, reaches the machine, or stops the grading of a class.

ESCAPES are expressions; all are tried in one run, and each must be refused. FORGERIES are cells of a submission to the
tiny assignment (tiny_class.py): each stands before an honest half that earns 3 of 4 points. HOSTILE, in the
demo's made-up class, has more of them. LEAKS try to tell a secret input.
"""

ESCAPES = {
    "the class key": "open(SECRET).read()",
    "the class key through /proc": "open('/proc/1/root' + SECRET).read()",
    "the hidden checks": "open(CHECKS).read()",
    "the hidden checks by import": "__import__('assignments.demo.checks')",
    "the homes of users": "os.listdir('/home')",
    "password hashes": "open('/etc/shadow').read()",
    "the mount table": "open('/proc/self/mountinfo').read()",
    "maps of this process": "open('/proc/self/maps').read()",
    "processes": "os.listdir('/proc/1')",
    "kernel's keys": "open('/proc/keys').read()",
    "system settings": "os.listdir('/sys')",
    "programs of the sandbox": "os.listdir('/sandbox')",
    "a local server": "socket.create_connection(('127.0.0.1', PORT), timeout=2)",
    "a server elsewhere": "socket.create_connection(('192.0.2.1', 80), timeout=2)",
    "names of network interfaces": "socket.if_nameindex()",
    "a server of its own": "socket.create_server(('127.0.0.1', 0))",
    "a datagram": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    "an abstract socket of the host": "socket.socket(socket.AF_UNIX).connect(ABSTRACT)",
    "the internet under a large number": "system_call('socket', ctypes.c_long((1 << 32) | 2), 1, 0)",
    "sockets to the virtual machine's host": "socket.socket(40, socket.SOCK_STREAM)",
    "raw packets": "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "the runner": "os.kill(PARENT, signal.SIGKILL)",
    "the first process": "os.kill(1, signal.SIGKILL) or os.kill(1, 0) or still_there()",
    "root": "os.setuid(0)",
    "a device": "os.mknod('/tmp/disk', 0o60600, os.makedev(8, 0))",
    "a changed root": "os.chroot('/tmp')",
    "a higher limit of processes": "resource.setrlimit(resource.RLIMIT_NPROC, (4096, 4096))",
    "a higher limit of memory": "resource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40))",
    "a higher priority": "os.nice(-5)",
    "protection from the memory killer": "open('/proc/self/oom_score_adj', 'w').write('-1000')",
    "a new user namespace": "system_call('unshare', 0x10000000)",
    "a clone in a user namespace": "clone(0x10000000 | signal.SIGCHLD)",
    "a clone in a mount namespace": "clone(0x00020000 | signal.SIGCHLD)",
    "a clone in a user namespace by clone3": "system_call('clone3', (ctypes.c_uint64 * 8)(0x10000000), 64)",
    "shared memory that nothing counts": "mmap.mmap(-1, 4096)",
    "shared memory with flags of no meaning": "mmap.mmap(-1, 4096, flags=0x40000000 | mmap.MAP_SHARED)",
    "shared memory of /dev/zero": "mmap.mmap(open('/dev/zero', 'r+b', 0).fileno(), 4096)",
    "a file in /": "open('/x', 'w')",
    "a file in /etc": "open('/etc/x', 'w')",
    "a file among the packages": "open('/packages/x', 'w')",
    "a changed package": "open(np.__file__, 'a').write('x')",
    "a core file pattern": "open('/proc/sys/kernel/core_pattern', 'w')",
    "input of a terminal": "fcntl.ioctl(0, 0x5412, b'x')",
}

KNOW = """
import gc, os, json
request = next(thing for thing in gc.get_objects() if type(thing) is dict and "token" in thing and "skip" in thing)
def say(token=request["token"], **message):
    os.write(4, b"\\n" + token.encode() + json.dumps(message).encode() + b"\\n")
"""
# Each of these writes to the channel for results and ends; all are tried in one run.
FORGED_MESSAGES = {
    "a note with the code of the lecturer's own words": 'say(note={"code": "said"})',
    "an answer whose problem is of the lecturer's own words": 'say(question="q2", number=0, problem={"code": "said"})',
    "a cell that ended with the lecturer's own words": 'say(end="cell 2", error={"code": "said", "text": {"ko": "15"}})',
    "a cell that ended with an unknown problem": 'say(end="cell 2", error={"code": ["said"], "error": {}})',
    "units that do not exist": 'say(begin="q9"); say(end="q9", error={"code": "slow"}, left=True)',
    "an answer with a number of another kind": 'say(question="q1", number=True, value=1)',
    "a value given as a call": 'say(question="q2", number=0, value=7)',
    "odd values": 'for value in (1e400, {"kind": "array", "shape": [10**9, 10**9], "items": []}, [[]] * 9, "0" * 99):\n'
    '    say(question="q1", number=0, value=value, score=4, points=4, right=True)',
    "numbers as long as a book": "os.write(4, b'\\n{\"value\": ' + b'9' * 10**6 + b'}\\n')",
    "nesting as deep as a well": "os.write(4, b'\\n' + b'[' * 10**6 + b'\\n')",
    "half a line": "os.write(4, b'x' * 1000)",
    "the guard's own report": 'try:\n    os.write(5, b\'{"killed": "memory"}\')\nexcept OSError: pass',
}
FORGERIES = {
    "forged messages": KNOW + "\n".join(FORGED_MESSAGES.values()),
    "done before the questions were asked": KNOW + "say(ready=True); say(question='q2', number=0, value=4)",
    "objects that equal everything": """
class Everything(int):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    __lt__ = __gt__ = __le__ = __ge__ = __eq__
class Array(np.ndarray):
    def __eq__(self, other): return True
    def tolist(self): return Everything(1)
number = Everything(7)
""",
    "every builtin, JSON and NumPy replaced": (
        "import builtins, json\nfor name in ('len', 'isinstance', 'type', 'map', 'list', 'str', 'abs', 'range'):\n"
        "    setattr(builtins, name, lambda *a, **k: 4)\njson.dumps = lambda *a, **k: '{\"done\": true}'\n"
        "np.allclose = np.asarray = np.array = lambda *a, **k: True"
    ),
    "modules removed": "import sys\nfor name in list(sys.modules):\n    if name != 'builtins': sys.modules.pop(name)",
    "a tracer, an exit handler, closed streams": (
        "import atexit, os, sys\nsys.settrace(lambda *a: None)\natexit.register(lambda: os._exit(0))\n"
        "sys.stdout.close()\nsys.stderr = None"
    ),
    "a collector that raises": (
        "import gc\ngc.callbacks.append(lambda *a: 1 / 0)\nclass A:\n    def __del__(self): 1 / 0\nA()"
    ),
    "an exception with an endless text": (
        "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E"
    ),
    "an exception without a name": (
        "class M(type):\n    __name__ = property(lambda self: 1 / 0)\n"
        "class E(Exception, metaclass=M):\n    def __str__(self): return 1 / 0\nraise E"
    ),
    "a crash": "import ctypes\nctypes.string_at(0)",
    "everybody's end": "import os, signal\nos.kill(-1, signal.SIGKILL)\nos.kill(0, signal.SIGTERM)",
    "a stopped process": "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
    "threads": "import threading\nwhile True: threading.Thread(target=threading.Event().wait).start()",
    "children of children that spin": (
        "import os\nfor _ in range(5):\n    if not os.fork():\n        os.setsid()\n        if not os.fork():\n"
        "            while True: pass\n        os._exit(0)"
    ),
    "sockets full of data": (
        "import socket\nkept = []\nwhile True:\n    pair = socket.socketpair()\n    kept.append(pair)\n"
        "    pair[0].setblocking(False)\n    try:\n        while True: pair[0].send(b'x' * 65536)\n"
        "    except BlockingIOError: pass"
    ),
    "siblings that outlive the cell": (
        "import ctypes, platform, time\nclone = {'x86_64': 56, 'aarch64': 220}[platform.machine()]\n"
        "for _ in range(9):\n    if ctypes.CDLL(None).syscall(clone, 0x8000 | 17, 0, 0, 0, 0) == 0:\n"
        "        time.sleep(99)"
    ),
    "its own reaper": (
        "import ctypes, os, time\nctypes.CDLL(None).prctl(36, 1, 0, 0, 0)\nfor _ in range(5):\n    if not os.fork():\n"
        "        if not os.fork(): time.sleep(99)\n        os._exit(0)"
    ),
    "the timer taken away": (
        "import signal\nsignal.signal(signal.SIGPROF, signal.SIG_IGN)\nsignal.setitimer(signal.ITIMER_PROF, 0)\n"
        "while True: pass"
    ),
    "a polite exit": "import sys\nsys.exit(0)",
    "a fork bomb": "import os\nwhile True: os.fork()",
    "a flood": (
        "import os\nfor fd in range(3, 64):\n    try:\n        while True: os.write(fd, b'x' * 65536)\n"
        "    except OSError: pass"
    ),
    "shells, magics of other languages, stand-ins": (
        "!rm -rf / \n%system kill -9 -1\nx = !cat /etc/shadow\n"
        "get_ipython().run_line_magic('time', 'import os; os._exit(0)')"
    ),
}

# Each tells its secret argument by another way; `double` is what q2 calls with it.
LEAKS = {
    "the text of an exception": "def double(n): raise ValueError(n)",
    "the name of an exception": "def double(n): raise type(f'E{n}', (Exception,), {})",
    "the text of an exit": "def double(n): raise SystemExit(n)",
    "the status of an exit": "import os\ndef double(n): os._exit(n % 256)",
    "the name of a type": "def double(n): return type(f'T{n}', (), {})()",
    "the shape of an array": "import numpy as np\ndef double(n): return np.zeros((0, n))",
    "the size of a text": "def double(n): return 'x' * (200_000 + n)",
    "the id that the notebook types": "def double(n):\n    global student_id\n    student_id = str(n)",
    "a variable that another question reads": "def double(n):\n    global number\n    number = f'{n}'",
    "the request, read before the calls": KNOW + "raise ValueError(str(request))",
    "calls asked for too early": KNOW
    + "import socket\nsay(ready=True)\n_, (file,), _, _ = socket.recv_fds(socket.socket(fileno=os.dup(3)), 1, 1)\n"
    "raise ValueError(os.read(file, 4096).decode())",
    # no BufferError may be heard of, and no cell but the third may be blamed
    "the name of one of many exceptions": "def double(n): raise BufferError",
    "which cell ends the process": KNOW + "def double(n): say(begin='cell 2'); os._exit(0)",
    "which question ended an earlier run": KNOW + "if request['skip']: raise BufferError\ndef double(n): os._exit(0)",
    "a value of a run after that": KNOW
    + "if request['skip']: number = type('BufferError', (), {})()\ndef double(n): os._exit(0)",
    "a unit of its own": KNOW
    + "def double(n): say(begin=str(n)); say(end='cell 2', error={'code': 'error', 'error': str(n)})",
}
