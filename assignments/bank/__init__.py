"""The bank: a question per file. assignments/question.py says how one is written; make bank lists them."""
