"""Tries each `accept` of an assignment before it is handed out: it must take the right answer, and
nothing that is usually wrong, must not run what a student wrote, and must come to an end."""

import math
from dataclasses import dataclass
from typing import Any

from assignments.authoring.author_server import HAS_EFFECT
from assignments.authoring.checks import decode, encode
from assignments.rehearsal import nearly

WRONG = (0, 1, -1, 10**6, 10**17 + 3)  # usual wrong answers
# What is no answer to any question. The empty text is in every text, the empty tuple all of any.
AGAIN = "the solution again"
JUNK = (math.nan, math.inf, -math.inf, 1e300, -1e300, "x", "", ())


@dataclass(frozen=True)
class Trial:
    """An answer, encoded, that is tried on a check, number `number` of a question; `what` it is,
    "" for the right one. `may_be_right`: there are questions to which it is right, too."""

    question: str
    number: int
    what: str
    answer: Any
    may_be_right: bool = False


def find(assignment, author, answers, key):
    """(a sentence for each `accept` that is at fault, notes on those that may be). author: the
    assignment as a grading.author.Author; answers: {student_id: {question: {number: reply}}} of the
    solutions, the first student's first."""
    own = next(iter(answers))
    asked = author.checks(own, key)
    trials = list(_trials(author, answers, key))
    wanted = [(trial.question, trial.number, trial.answer) for trial in trials]
    faults = {}
    taken = {}  # what may be right, and is taken so
    for trial, result in zip(trials, author.trials(own, key, wanted), strict=True):
        name = asked[trial.question][trial.number].name
        file = assignment.file_of(trial.question)
        place = f"{file}: question {trial.question}: `accept` of {name}"
        if trial.may_be_right and result and result[0]:
            taken.setdefault(place, []).append(trial.what)
        elif fault := _fault(trial.what, result):
            faults.setdefault(place, fault)
    notes = [
        f"{place} takes as right: {'; '.join(whats)}. If that is not meant, compare more."
        for place, whats in taken.items()
    ]
    return [f"{place} {fault}" for place, fault in faults.items()], notes


def _trials(author, answers, key):
    """Yields the Trials on every check that has an `accept` and a right answer."""
    own = next(iter(answers))
    for question, checks in author.checks(own, key).items():
        for number, check in enumerate(checks):
            right = _value(answers[own], question, number)
            if not check.accept or right is None:
                continue
            yield Trial(question, number, "", right)
            yield Trial(question, number, "a text", HAS_EFFECT)
            wrong = _wrong(check, right) | _of_others(author, answers, key, question, number)
            of_all = [_value(of_one, question, number) for of_one in answers.values()]
            wrong |= dict(nearly.in_longer_texts(of_all))
            for what, answer in wrong.items():
                if answer != right:
                    yield Trial(question, number, what, answer)
            for what, changed in nearly.changed(decode(right)):
                answer = encode(changed)
                if answer != right and answer not in wrong.values():
                    yield Trial(question, number, what, answer, may_be_right=True)
            yield Trial(question, number, AGAIN, right)


def _value(answers, question, number):
    """The encoded answer of one student to one check, or None."""
    return answers.get(question, {}).get(number, {}).get("value")


def _wrong(check, right):
    """{what it is: wrong answer}."""
    items = (*WRONG, *JUNK)
    wrong = {repr(item): encode(item) for item in items}
    wrong |= {f"{item!r} for its numbers": _filled(right, item) for item in items}
    if type(right) is str:
        wrong |= {f"its first letter, {right[:1]!r},": right[:1]}
    return wrong | {f"the argument {item!r}": item for item in check.asked.get("args", ())}


def _of_others(author, answers, key, question, number):
    """The answer of another student who was asked for something else, as {what it is: answer}."""
    own, *others = answers
    args = author.checks(own, key)[question][number].args
    for other in others:
        checks = author.checks(other, key).get(question, ())[number : number + 1]
        theirs = _value(answers[other], question, number)
        if theirs is not None and any(args is None or check.args != args for check in checks):
            return {"another student's answer": theirs}
    return {}


def _filled(answer, item):
    """An encoded answer with `item` in the place of each number."""
    if type(answer) is dict:
        return answer | {"items": _filled(answer.get("items", []), item)}
    if type(answer) is list:
        return [_filled(part, item) for part in answer]
    return item if type(answer) in (int, float) else answer


def _fault(what, result):
    """What is wrong if an `accept` does this with an answer: "" is the right one; result: that of
    AuthorServer.trial."""
    if result is None:
        return (
            f"does not come to an end for {what or 'the solution'}; refuse large numbers and "
            "texts first."
        )
    is_right, is_steady, had_effect = result
    if what == AGAIN:
        return "" if is_right else "refuses the solution after other answers: it must not remember."
    if had_effect:
        return (
            "runs the text of an answer as code: a text never belongs into eval, exec or sympify."
        )
    if not is_steady:
        return "decides by luck; draw from `hidden`."
    if is_right and what:
        return f"takes {what} as right; say what is right, as in abs(answer - 3) < 1e-4."
    return ""
