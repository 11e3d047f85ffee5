"""Tools for lecturers: make a student notebook from a master, grade a class safely, report.

`python -m assignments --help` lists the commands; chapters/lecturer-guide/lecturer-guide-ko.md and
chapters/lecturer-guide/lecturer-guide-en.md walk through them. Student code runs in
assignments.sandbox only; assignments.grading.judge, which knows the answers, never runs it."""
