"""Where student code runs: in two sandboxes of bubblewrap, one within the other, forked from a process that has
imported Keras once.

    runner: knows what is asked                          │ outer sandbox (bwrap.py): no network, no home, neutral places
      │ ── job, three descriptors ───────────────────────┼──► fork_server: Keras imported, no student code
      │                                                  │      │ fork
      │ ◄── how it ended ────────────────────────────────┼─── guard: makes an inner sandbox, watches time, memory
      │                                                  │      │ fork       ┌─────────────────────────────────────────┐
      │ ── cells; after they ran, the secret inputs ─────┼──────┼──────────► │ student_process: limits, no privileges, │
      │ ◄── lines of JSON, nothing else ─────────────────┼──────┼─────────── │ system_calls refused, own /tmp          │
                                                                            └─────────────────────────────────────────┘
replies.py reads those lines. The programs named in bwrap.PROGRAMS run inside and import nothing of this package.
"""
