"""Exercises of the chapters: check.NAME(answer), check.NAME.hint(), check.NAME.solution().

One module a chapter. exercise.py says what an exercise is and how to write one; answers.py reads what learners hand in.
"""
