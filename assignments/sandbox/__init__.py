"""Where student code runs: in a sandbox made by bubblewrap, forked from a process that has imported Keras once.

    runner (knows the request)  ── job, descriptors ──►  fork_server (Keras imported, nothing run)
      │  starts a new sandbox for each run                    │ fork
      ▼                                                       ▼
    sandbox: no network, no home, own /tmp  ◄───────────── guard: enters the sandbox, watches memory and processes
                                                              │ fork
    runner  ◄──── lines of JSON, nothing else ────────── student: limits set, privileges dropped, then the cells

fork_server.py and student_process.py are run as plain scripts and import nothing of this package.
"""
