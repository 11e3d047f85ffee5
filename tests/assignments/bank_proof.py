"""Proves one question file in many variants, with the code that students and the judge run (no sandbox is needed)."""

import functools
import json

import numpy as np

from assignments.authoring import question_cells, variant
from assignments.authoring.remove_solutions import remove_solutions
from assignments.grading import comparison
from assignments.sandbox import student_process
from lib.text import LANGUAGES

VARIANTS = 200


def encoded(check, found):
    """What the sandbox would send for an answer."""
    return {"value": json.loads(json.dumps(student_process.encode(found)))}


def replies(question, checks, names):
    """The judge's (right?, note) for the answers that stand in `names`, asked as the sandbox asks."""
    asks = list(enumerate(check.ask() for check in checks))
    told = {message["number"]: message for message in student_process.answers(names, question.name, asks)}
    return [comparison.judge(check, told[number]) for number, check in enumerate(checks)]


compiled = functools.lru_cache(lambda source: compile(source, "cell", "exec"))
given_cell = functools.lru_cache(question_cells.given_cell)


def notebook(question, student_id, answer):
    """The names that a notebook defines for one student when its answer cell holds `answer`."""
    names = {"np": np, "student_id": student_id}
    names["variant"] = lambda own, name: variant.numbers("proof", name, own)
    names["print"] = names["form"] = names["open_tests"] = lambda *_, **__: None
    for source in (given_cell(question) or "", answer):
        exec(compiled(source), names)
    return names


def proof(question, variants=VARIANTS):
    """One sentence for each thing that is wrong with a question in any of its variants."""
    wrong, texts, right_answers, asked_inputs = [], set(), set(), set()
    solution = question_cells.solution_cell(question)
    for number in range(variants):
        student_id = str(20260000 + number)
        hidden = variant.hidden(number.to_bytes(32, "big"), "proof", question.name, student_id)
        checks = question.checks("proof", student_id, hidden)
        right_answers.add(repr([(check.args, check.expected) for check in checks]))
        asked_inputs.add(repr([check.ask() for check in checks]))
        for right, note in replies(question, checks, notebook(question, student_id, solution)):
            if not right:
                wrong.append(f"{student_id}: the solution is refused: {note}")
        for place, (_, text) in enumerate(question.file.MISTAKES):
            verdicts = []
            for check in checks:
                told = [answer for answer, said in check.mistakes if said == text]
                if told:
                    verdicts.append(comparison.judge(check, encoded(check, told[0])))
            texts |= {note["ko"] + note["en"] for _, note in verdicts if note and note["code"] == "said"}
            if not verdicts or all(right for right, _ in verdicts):
                wrong.append(f"{student_id}: mistake {place + 1} is taken as right")
    if len(right_answers) < min(variants, 30) * 0.6:
        wrong.append(f"only {len(right_answers)} of {variants} variants differ")
    if hasattr(question.file, "ASK") and len(asked_inputs) < variants:
        wrong.append("the secret inputs do not change with the class key")
    known = {text.ko + text.en for _, text in question.file.MISTAKES}
    if len(known) < 3 or not texts <= known:
        wrong.append("three different texts for mistakes are needed, and the same ones in every variant")
    silent = known - texts
    if silent:
        wrong.append(f"never said to anybody: {sorted(silent)}")
    left = remove_solutions(solution)
    if len(left.secret) < 1:
        wrong.append("the solution hides nothing")
    for language in LANGUAGES:
        if any(name not in getattr(question.file.TEXT, language) for name in question.asked):
            wrong.append(f"the text in {language} does not name {question.asked}")
    return list(dict.fromkeys(wrong))
