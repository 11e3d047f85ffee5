"""Names what an author did not mean, before anything is handed out: no sandbox is needed to see
it."""

import re
from collections import Counter
from dataclasses import replace

import numpy as np

from assignments.authoring.checks import encode
from assignments.authoring.lazy import LAZY
from assignments.authoring.leaks import is_telling, stands_in
from assignments.grading import comparison
from lib.questions.compare import RELATIVE
from lib.text import LANGUAGES

MADE_UP = [str(20_260_100 + number) for number in range(40)]  # ids of a class
POINTS = re.compile(r"\(\s*(\d+(?:\.\d+)?)\s*(?:points?|pts?|점)\s*\)")
SHARED = 0.2  # chance that another student's answer is right, from which on a note says so
HEADING = re.compile(r"^#+ .+$", re.MULTILINE)


def find(assignment, ids, key):
    """A sentence for each fault of an Assignment. ids: the first of several students, whose checks
    are compared."""
    checks = [assignment.checks(student_id, key) for student_id in ids]
    yield from _points(assignment)
    yield from _asked_twice(checks[0])
    yield from _telling_mistakes(assignment, checks[0])
    yield from _wide_tolerances(assignment, checks)
    yield from _lazy_functions(assignment, checks)


def notes(assignment, key):
    """A sentence for each thing that is no fault and may be unwanted."""
    of_students = [assignment.checks(student_id, key) for student_id in MADE_UP]
    other_key = bytes(byte ^ 1 for byte in key)
    of_another_class = assignment.checks(MADE_UP[0], other_key)
    for question, own in of_students[0].items():
        asked = [checks[question] for checks in of_students if question in checks]
        where = f"{assignment.file_of(question)}: question {question}"
        yield from _shared_answers(where, asked)
        yield from _known_inputs(where, own, of_another_class[question])
        yield from _single_inputs(where, own, of_another_class[question])
        yield from _mistakes_that_are_right(where, asked)


def _shared_answers(where, asked):
    """Values that many students share are worth a quarter of a question, or more. asked: the checks
    of each student."""
    chances = {}  # of another student's answer to be right, of each check that asks for a value
    for number, check in enumerate(asked[0]):
        if not (check.args or check.methods or check.accept):
            chances[number] = _chance_of_anothers([checks[number] for checks in asked])
    shared = [number for number, chance in chances.items() if chance >= SHARED]
    worth = sum(asked[0][number].weight for number in shared)
    everything = sum(check.weight for check in asked[0])
    is_same_for_all = worth == everything and all(chances[number] == 1 for number in shared)
    if 4 * worth < everything or is_same_for_all:  # the rehearsal says the latter
        return
    chance = min(chances[number] for number in shared)
    yield (
        f"{where}: answers worth {worth / everything:.0%} of its points are so few that another "
        f"student's is right with a chance of {chance:.0%}; draw numbers for each, from more."
    )


def _chance_of_anothers(same_check):
    """The chance that another student's answer is right. same_check: one check of each student."""
    students = len(same_check)
    told = Counter(repr(one.expected) for one in same_check)
    return sum(n * (n - 1) for n in told.values()) / (students * (students - 1))


def _known_inputs(where, asked, of_another_class):
    """A function is tried with inputs that another class key does not change."""
    inputs = {}
    for check, other in zip(asked, of_another_class, strict=False):
        if check.args or check.methods:
            is_same = repr((check.args, check.methods)) == repr((other.args, other.methods))
            inputs.setdefault(check.name, []).append(is_same)
    for name, is_same in inputs.items():
        if all(is_same):
            yield (
                f"{where}: the inputs of {name} do not come from `hidden`, so students can know "
                "them and answer from memory."
            )


def _single_inputs(where, asked, of_another_class):
    """A function is tried with one secret input, for which a wrong one may be right by chance."""
    secret = {}
    for check, other in zip(asked, of_another_class, strict=False):
        if repr((check.args, check.methods)) != repr((other.args, other.methods)):
            secret.setdefault(check.name, []).append(check)
    for name, checks in secret.items():
        if len(checks) == 1 and len(checks[0].methods or ()) < 2:
            yield (
                f"{where}: {name} is tried with a single secret input, for which a wrong function "
                "may be right by chance; draw more."
            )


def _mistakes_that_are_right(where, asked):
    """Most students never read what is said to a mistake, because it is right for them."""
    right = {}
    for check in (check for checks in asked for check in checks):
        for wrong, text in check.mistakes:
            is_right = comparison.compare(check, check.expected, wrong) is None
            right.setdefault(text.to("en"), []).append(is_right)
    for text, is_right in right.items():
        if 2 * sum(is_right) >= len(is_right):
            yield (
                f"{where}: the mistake {text!r} is the right answer for {sum(is_right)} of "
                f"{len(is_right)} students, who never read it."
            )


def _points(assignment):
    """The heading of a question may say its points."""
    worth = {row.name: row.points for row in assignment.questions}
    seen = set()
    for cell in assignment.cells:
        place = cell.question, cell.language
        if cell.role != "text" or cell.question not in worth or place in seen:
            continue
        heading = HEADING.search(cell.source)
        if heading and (said := POINTS.search(heading[0])):
            seen.add(place)
            if float(said[1]) != worth[cell.question]:
                yield (
                    f"{cell.where}: the heading says {said[1]} points, and question "
                    f"{cell.question} is worth {worth[cell.question]:g}."
                )


def _asked_twice(checks):
    """Two questions that ask for one variable pay for it twice."""
    owners = {}
    for question, asked in checks.items():
        for name in {check.name for check in asked}:
            if owner := owners.get(name):
                yield (
                    f"Questions {owner} and {question} both ask for {name}: one answer would "
                    "be paid twice."
                )
            owners[name] = question


def _telling_mistakes(assignment, checks):
    """What is said to a mistake is read by somebody who may hand in again."""
    for question, asked in checks.items():
        for check in asked:
            said = [text.to(language) for _, text in check.mistakes for language in LANGUAGES]
            if is_telling(check.expected) and any(stands_in(check.expected, text) for text in said):
                yield (
                    f"{assignment.file_of(question)}: question {question}: what is said to a "
                    f"mistake tells the answer {check.expected!r} of {check.name}."
                )


def _wide_tolerances(assignment, checks):
    """A number that another student should give, or a usual wrong one, is taken as right."""
    own, *others = checks
    for question, asked in own.items():
        for number, check in enumerate(asked):
            theirs = [of_student[question] for of_student in others if question in of_student]
            same_check = [of_student[number] for of_student in theirs if number < len(of_student)]
            what = _taken_as_right(check, same_check)
            if what:
                absolute = "" if check.absolute is None else f", absolute={check.absolute:g}"
                yield (
                    f"{assignment.file_of(question)}: question {question}: {check.name} takes "
                    f"{what} as right: relative={check.relative:g}{absolute} is too wide."
                )


def _taken_as_right(check, theirs):
    """The wrong answer that a check takes as right only because its tolerance is wide, in words;
    None without one. theirs: the same check of other students."""
    if check.accept or not _has_decimals(check.expected):
        return None
    wrong = {
        "0": _times(0, check.expected),
        "twice the answer": _times(2, check.expected),
        "the answer with another sign": _times(-1, check.expected),
    }
    if theirs:
        wrong["another student's answer"] = theirs[-1].expected
    strict = replace(check, relative=min(check.relative, RELATIVE), absolute=None)
    for what, answer in wrong.items():
        if _is_right(check, answer) and not _is_right(strict, answer):
            return what
    return None


def _is_right(check, answer):
    return comparison.judge(check, {"value": encode(answer)})[0]


def _has_decimals(expected):
    """Whether tolerances count for an expected answer, or a part of it."""
    if isinstance(expected, dict):
        return any(map(_has_decimals, expected.values()))
    if isinstance(expected, tuple):
        return any(map(_has_decimals, expected))
    return isinstance(expected, float | np.ndarray)


def _times(factor, expected):
    """An expected answer whose decimal numbers are multiplied."""
    if isinstance(expected, dict):
        return {name: _times(factor, part) for name, part in expected.items()}
    if isinstance(expected, tuple):
        return tuple(_times(factor, part) for part in expected)
    return factor * expected if isinstance(expected, float | np.ndarray) else expected


def _lazy_functions(assignment, checks):
    """A function that nobody has thought about is right for all its inputs, of every student."""
    for question in checks[0]:
        calls = [check for asked in checks for check in asked.get(question, ()) if check.args]
        for name in dict.fromkeys(check.name for check in calls if not check.methods):
            of_name = [check for check in calls if check.name == name and not check.accept]
            for what in _lazy_answers(of_name):
                yield (
                    f"{assignment.file_of(question)}: question {question}: a function {name} "
                    f"that {what} is right for all inputs; ask for inputs that tell it apart."
                )


def _lazy_answers(calls):
    """What functions that nobody has thought about do, in words, if they are right in all calls."""
    for what, function in LAZY.items():
        if calls and all(_is_right(check, function(*check.args)) for check in calls):
            yield what
