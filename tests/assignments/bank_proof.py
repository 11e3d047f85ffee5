"""Proves one question file for several students, with the code that students and the judge run (no
sandbox is needed).
"""

import json

import numpy as np

from assignments.authoring import class_key, question_cells, student_setup
from assignments.grading import comparison
from assignments.sandbox import student_process
from lib.text import LANGUAGES

STUDENTS = 10
LAZY = (
    lambda *_: 0,
    lambda *_: 1,
    lambda first, *_: first,
    lambda *everything: everything,
)  # functions
KEY = bytes(32)


def judged(question, checks, names):
    """The judge's (right?, note) for the answers in `names`, asked as the sandbox asks."""
    asks = list(enumerate(check.ask() for check in checks))
    replies = {
        message["number"]: message
        for message in student_process.answers(names, question.name, asks)
    }
    return [comparison.judge(check, replies[number]) for number, check in enumerate(checks)]


def notebook(question, student_id, answer):
    """The names that a notebook defines for one student when its answer cell holds `answer`."""
    names = {"np": np, "student_id": student_id}
    names["variant"] = lambda student_id, name: student_setup.variant(student_id, name, "proof")
    names["print"] = names["form"] = names["open_tests"] = lambda *_, **__: None
    for source in (question_cells.given_cell(question) or "", answer):
        exec(compile(source, "cell", "exec"), names)
    return names


def proof(question, students=STUDENTS):
    """One sentence for each thing that is wrong with a question for any of the students."""
    wrong = []
    sentences = set()
    seen = set()
    solution, _, _ = question_cells.answer_cell(question)
    known = {tuple(map(text.to, LANGUAGES)) for _, text in question.mistakes}
    for number in range(students):
        student_id = str(20260000 + number)
        hidden = class_key.hidden(number.to_bytes(32, "big"), "proof", question.name, student_id)
        checks = question.checks("proof", student_id, hidden)
        seen.add(repr([(check.ask(), check.expected) for check in checks]))
        for right, note in judged(question, checks, notebook(question, student_id, solution)):
            if not right:
                wrong.append(f"the solution is refused: {note}")
        if question.kind == "function":
            lazy = [judged(question, checks, {question.asked[0]: function}) for function in LAZY]
            wrong += [
                "a lazy function is right for an input"
                for notes in lazy
                for right, _ in notes
                if right
            ]
        caught = set()
        for check in checks:
            for answer, text in check.mistakes:
                right, note = comparison.judge(
                    check, {"value": json.loads(json.dumps(student_process.encode(answer)))}
                )
                if not right:
                    caught.add(tuple(map(text.to, LANGUAGES)))
                    sentences |= (
                        {tuple(note[language] for language in LANGUAGES)}
                        if note["code"] == "said"
                        else set()
                    )
        wrong += [f"a mistake is taken as right: {said}" for said in known - caught]
    if len(seen) < 0.6 * students:
        wrong.append(f"only {len(seen)} of {students} variants differ")
    if len(known) < 3 or sentences != known:
        wrong.append(
            "three different sentences for mistakes are needed, each of them said to somebody"
        )
    for language in LANGUAGES:
        if any(name not in question.text.to(language) for name in question.asked):
            wrong.append(f"the text in {language} does not name {question.asked}")
    return list(dict.fromkeys(wrong))
