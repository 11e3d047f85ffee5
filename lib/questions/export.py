"""Writes a question as data, so that a page can judge its answer without Python:
explorers/page/judge_question.js.

The data are those of values.py with every Text in one language, and besides

    name, chapter     of the question
    correct           what is said to a right answer
    opening           {"right": …, "wrong": …}: how a verdict begins
    hints             the two hints

    python -m lib.questions.export ko    prints all questions that a page may ask, as JSON
"""

import json
import sys

from lib.questions import reader
from lib.questions.notebook import OPENING, RIGHT, WRONG
from lib.questions.values import data_of, is_judged_by_data
from lib.text import Text


def exported(question, language):
    """The data of a question in a language, of what JSON can hold.

    Raises:
        QuestionError: its answer is code, or a judge of its own decides about it.
    """
    if not is_judged_by_data(question):
        raise reader.QuestionError(f"{question.name}: only Python can judge an answer to it")
    data = {
        "name": question.name,
        "chapter": question.chapter,
        **data_of(question),
        "correct": question.words("right"),
        "opening": {"right": OPENING[RIGHT], "wrong": OPENING[WRONG]},
        "hints": question.hints,
    }
    return _in_language(data, language)


def _in_language(value, language):
    """A value with every Text in it as str."""
    if isinstance(value, Text):
        return value.to(language)
    if isinstance(value, dict):
        return {key: _in_language(part, language) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_in_language(part, language) for part in value]
    return value


def all_exported(language):
    """{name: data} of the questions that a page may ask, in a language."""
    questions = map(reader.read, reader.paths("page").values())
    return {question.name: exported(question, language) for question in questions}


if __name__ == "__main__":
    print(json.dumps(all_exported(sys.argv[1]), ensure_ascii=False, indent=1))
