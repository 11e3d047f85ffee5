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
Where no namespaces can be made, in the container of a service that is thrown away after each
submission, bare_guard.py takes the guard's place (Runner(bare=True)); a class is never graded so.
replies.py reads those lines. The programs named in bwrap.PROGRAMS run inside and import nothing of
this package.
"""
