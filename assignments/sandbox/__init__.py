"""Where student code runs: behind a wall of bubblewrap, forked from a process that has imported Keras once.

    runner (knows the request)  ── job, descriptors ──►  zygote (Keras imported, nothing run)
      │  starts a new wall for every run                      │ fork
      ▼                                                       ▼
    wall: bubblewrap, no network, no home, own /tmp  ◄──── guard: enters the wall, watches memory and processes
                                                              │ fork
    runner  ◄──── lines of JSON, nothing else ────────── student: limits set, privileges dropped, then the cells

zygote.py and student.py are run as plain scripts and import nothing of this package.
"""
