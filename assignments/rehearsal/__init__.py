"""Tries an assignment out before it is handed out, and refuses what would cost a class points.

    rehearse.py ─▶ steady.py   what hangs on the day or on luck
                ─▶ hash_order.py  what hangs on the order of a set
                ─▶ leaks.py    answers and solutions in the text of the student notebooks
                ─▶ everybody.py  what fails or never ends for one student in many
                ─▶ faults.py   what the author did not mean, seen by comparing students
                     └▶ texts.py  what in a text runs or loads something
                ─▶ runs.py     in the sandbox, by the judge: solutions earn all, blanks nothing
                     ├▶ accepts.py  each `accept` refuses what is no answer (nearly.py makes it)
                     └▶ shown.py    answers that the unanswered notebook prints or computes
                ─▶ notes.py    what is no fault and may be unwanted

Each `find` returns sentences that name the file or cell and say what to do; none means that nothing
is wrong. proof.py asks what every question of the bank promises."""
