"""Where student code runs: in a sandbox of bubblewrap, in namespaces of its own, forked from a
process that has imported Keras once.

  runner: knows what is asked               │ sandbox (bwrap.py): no network, no home
    │ ── job, three descriptors ────────────┼──► fork_server: Keras imported, no student code
    │                                       │      │ fork
    │ ◄── how it ended ─────────────────────┼─── guard: makes namespaces, watches time, memory
    │                                       │      │ fork   ┌──────────────────────────────┐
    │ ── cells; when they ran, secret inputs┼──────┼──────► │ student_process: limits, no  │
    │ ◄── lines of JSON, nothing else ──────┼──────┼─────── │ privileges, own /tmp, system │
                                                            │ calls refused                │
                                                            └──────────────────────────────┘
replies.py reads those lines. The programs named in bwrap.PROGRAMS run inside and import nothing of
this package.
"""
