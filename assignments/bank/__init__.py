"""The bank: a question per file. assignments/authoring/question.py says how one is written; make bank lists them."""
