"""Names what an author did not mean and what would cost a class points: no sandbox is needed to see
it. Each function of RULES finds one kind of it."""

import ast
import builtins
import re
import warnings
from dataclasses import replace

import numpy as np

from assignments.authoring import about
from assignments.authoring.checks import encode, leaves
from assignments.grading import comparison
from assignments.rehearsal import texts
from assignments.rehearsal.everybody import CLASS
from assignments.rehearsal.lazy import LAZY, on_arguments
from assignments.rehearsal.leaks import is_telling, stands_in
from assignments.rehearsal.nearly import times
from lib.questions.compare import RELATIVE
from lib.text import LANGUAGES

POINTS = re.compile(r"\(\s*(\d+(?:\.\d+)?)\s*(?:points?|pts?|점)\s*\)")
COMPARED = 12  # students of the made-up class


def find(assignment, ids, key):
    """A sentence for each fault of an Assignment. ids: the first of several students, whose checks
    are compared, with those of a part of a made-up class."""
    students = [*ids, *CLASS[:COMPARED]]
    checks = [assignment.checks(student_id, key) for student_id in students]
    return [sentence for rule in RULES for sentence in rule(assignment, checks)]


def points_of_headings(assignment, checks):
    """The heading of a question may say its points."""
    worth = {row.name: row.points for row in assignment.questions}
    seen = set()
    for cell in assignment.cells:
        place = cell.question, cell.language
        if cell.role != "text" or cell.question not in worth or place in seen:
            continue
        heading = about.HEADING.search(cell.source)
        if heading and (said := POINTS.search(heading[0])):
            seen.add(place)
            if float(said[1]) != worth[cell.question]:
                yield (
                    f"{cell.where}: the heading says {said[1]} points, and question "
                    f"{cell.question} is worth {worth[cell.question]:g}."
                )


def variables_asked_twice(assignment, checks):
    """Two questions that ask for one variable pay for it twice."""
    owners = {}
    for question, asked in checks[0].items():
        for name in {check.name for check in asked}:
            if owner := owners.get(name):
                yield (
                    f"Questions {owner} and {question} both ask for {name}: one answer would "
                    "be paid twice."
                )
            owners[name] = question


def telling_mistakes(assignment, checks):
    """What is said to a mistake is read by somebody who may hand in again."""
    for question, asked in checks[0].items():
        for check in asked:
            said = [text.to(language) for _, text in check.mistakes for language in LANGUAGES]
            if is_telling(check.expected) and any(stands_in(check.expected, text) for text in said):
                yield (
                    f"{assignment.file_of(question)}: question {question}: what is said to a "
                    f"mistake tells the answer {check.expected!r} of {check.name}."
                )


def wide_tolerances(assignment, checks):
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
        "0": times(0, check.expected),
        "twice the answer": times(2, check.expected),
        "the answer with another sign": times(-1, check.expected),
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
    return any(isinstance(leaf, float | np.ndarray) for leaf in leaves(expected))


def entries_that_count_for_nothing(assignment, checks):
    """Beside a large number in an array, the usual tolerance is wider than a small one."""
    for question, asked in checks[0].items():
        for number, check in enumerate(asked):
            same_check = [
                of_student[question][number]
                for of_student in checks
                if number < len(of_student.get(question, ()))
            ]
            # Who sets `absolute` has said how much an entry may be off.
            if not check.accept and check.absolute is None and (entry := _untold(same_check)):
                yield (
                    f"{assignment.file_of(question)}: question {question}: {check.name} takes any "
                    f"small number in the place of {entry:g}, beside larger ones in one array; "
                    "set absolute= to what an error may be, or ask for it apart."
                )


def _untold(same_check):
    """An entry of an array in which 0 and another student's entry are right, for every student;
    None without one. same_check: the check of each student."""
    arrays = [
        [leaf for leaf in leaves(check.expected) if isinstance(leaf, np.ndarray)]
        for check in same_check
    ]
    for number, first in enumerate(arrays[0]):
        of_all = [own[number] for own in arrays if number < len(own)]
        of_all = np.stack([array for array in of_all if array.shape == first.shape])
        others = np.roll(of_all, 1, axis=0)
        absolute = comparison.ZERO * np.max(np.abs(of_all), axis=tuple(range(1, of_all.ndim)))
        absolute = absolute.reshape(-1, *[1] * first.ndim)
        allowed = same_check[0].relative * np.abs(of_all) + absolute
        is_untold = (np.abs(of_all) <= allowed) & (np.abs(of_all - others) <= allowed)
        found = of_all[0][is_untold.all(axis=0) & of_all.any(axis=0)]
        if found.size:
            return found[0]
    return None


def lazy_functions(assignment, checks):
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
    arguments = max((len(check.args) for check in calls), default=0)
    for what, function in (LAZY | dict(on_arguments(arguments))).items():
        if calls and all(is_right_by(function, check) for check in calls):
            yield what
    are_asked = {repr(check.args) for check in calls}
    are_right = {repr(check.expected) for check in calls}
    if len(are_asked) > 1 and len(are_right) == 1:
        yield f"always returns {are_right.pop()}"


def is_right_by(function, check):
    """Whether a function gives what a call asks for."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the mean of nothing
            return _is_right(check, function(*check.args))
    except Exception:  # it does not take such arguments
        return False


def names_that_no_text_says(assignment, checks):
    """Students must know what to call their answer."""
    for question, asked in checks[0].items():
        for language, text in texts_of(assignment, question).items():
            for name in dict.fromkeys(check.name for check in asked):
                if name not in text:
                    yield (
                        f"{assignment.file_of(question)}: question {question}: the text in "
                        f"{language} does not name {name}, which is asked for."
                    )


def texts_of(assignment, question):
    """{language: the text of a question}."""
    return about.texts(cell for cell in assignment.cells if cell.question == question)


def texts_that_act(assignment, checks):
    """A text is read in Colab and elsewhere by whoever opens it: it runs nothing, and what it shows
    comes with it."""
    for cell in assignment.cells:
        found = texts.find(cell.source) if cell.role == "text" else None
        if found:
            yield (
                f"{cell.where}: the text holds `{found}`: a text runs no script and loads "
                "nothing from another server; take it out, and put a picture into the notebook."
            )


def tests_that_tell(assignment, checks):
    """Students read the TESTS cells, which may look at the form of an answer only."""
    for cell in assignment.cells:
        asked = {check.name for check in checks[0].get(cell.question, ()) if check.args is None}
        if cell.role == "test" and asked:
            for line in _lines_that_compute(cell.source, asked):
                yield (
                    f"{cell.where}: students read this cell, and `{line}` tells how the answer is "
                    "computed; look at its form only, as with form(…)."
                )


def _lines_that_compute(source, asked):
    """Yields each expression that computes or compares one of the names `asked` with another
    variable."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp):
            sides = [node.left, node.right]
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        else:
            continue
        answers = [side for side in sides if isinstance(side, ast.Name) and side.id in asked]
        others = [side for side in sides if side not in answers]
        if answers and any(_variables(side) - asked for side in others):
            yield ast.unparse(node)


def _variables(node):
    """The names in an expression, without those of Python."""
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return names - set(dir(builtins))


RULES = (
    points_of_headings,
    variables_asked_twice,
    telling_mistakes,
    wide_tolerances,
    entries_that_count_for_nothing,
    lazy_functions,
    names_that_no_text_says,
    texts_that_act,
    tests_that_tell,
)
