"""Grading in Gradescope's container: archive.py writes the zip that is uploaded as an autograder,
run.py is what runs there for each submission.

The format is that of https://gradescope-autograders.readthedocs.io/en/latest/specs/.
"""
