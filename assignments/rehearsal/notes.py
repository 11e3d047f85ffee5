"""Names what is no fault of an assignment and may be unwanted.

Each function of RULES looks at one question: `asked` are its checks for each student of a made-up
class, `of_another_class` those of the first student by another class key."""

import ast
import itertools
import re
from collections import Counter

import numpy as np

from assignments.authoring.checks import as_text, leaves
from assignments.grading import comparison
from assignments.rehearsal.everybody import CLASS, OTHER_KEY
from assignments.rehearsal.faults import is_right_by, texts_of
from assignments.rehearsal.lazy import GUESSES, LAZY, on_arguments

STUDENTS = 40  # of the made-up class
NUMBER = re.compile(r"\d+(?:\.\d+)?")
NAME = re.compile(r"`([A-Za-z_][\w.]*)`")  # a name of a program in a text
ROUNDED = re.compile(  # "two decimals", "소수점 아래 둘째 자리"
    r"\b(one|two|three|four|\d)[ -]decimal"
    r"|소수(?:점)?\s*(?:아래)?\s*(첫|둘|셋|넷|한|두|세|네|\d)\s*(?:번)?째?\s*자리",
    re.IGNORECASE,
)
DECIMALS = {"one": 1, "two": 2, "three": 3, "four": 4, "첫": 1, "둘": 2, "셋": 3, "넷": 4}
DECIMALS |= {"한": 1, "두": 2, "세": 3, "네": 4} | {str(number): number for number in range(10)}
FEW = 8  # different inputs of a function, of a whole class
WIDE = 0.05  # a relative tolerance above which a note says so
MOST = 0.5  # part of a question's points that easy calls may not carry unsaid
SHARED = 0.2  # chance that another student's answer is right, from which on a note says so


def find(assignment, key):
    """A sentence for each thing that may be unwanted in an Assignment."""
    of_students = [assignment.checks(student_id, key) for student_id in CLASS[:STUDENTS]]
    of_another_class = assignment.checks(CLASS[0], OTHER_KEY)
    sentences = [
        *_words_of_one_language(assignment),
        *promised_decimals(assignment, of_students),
        *built_on_others(assignment, of_students[0]),
    ]
    for question in of_students[0]:
        asked = [checks[question] for checks in of_students if question in checks]
        where = f"{assignment.file_of(question)}: question {question}"
        for rule in RULES:
            sentences += rule(where, asked, of_another_class[question])
    return sentences


def _words_of_one_language(assignment):
    """Both languages ask for the same, so they say the same numbers and names."""
    for question in dict.fromkeys(cell.question for cell in assignment.cells if cell.question):
        texts = texts_of(assignment, question)
        for what, pattern in (("numbers", NUMBER), ("names", NAME)):
            found = {language: set(pattern.findall(text)) for language, text in texts.items()}
            everywhere = set.intersection(*found.values())
            only = {language: words - everywhere for language, words in found.items()}
            if all(only.values()):  # one language alone may write a number as a word
                said = "; ".join(f"{name}: {', '.join(sorted(only[name]))}" for name in only)
                yield (
                    f"Question {question}: each language says {what} that the other does not "
                    f"({said})."
                )


def promised_decimals(assignment, of_students):
    """A text that asks for so many decimals promises that an answer of so many is right."""
    for question in of_students[0]:
        said = "\n".join(texts_of(assignment, question).values())
        found = ROUNDED.search(said)
        checks = [check for checks in of_students for check in checks.get(question, ())]
        number = DECIMALS[(found[1] or found[2]).lower()] if found else None
        names = [check.name for check in checks if found and not _takes_rounded(check, number)]
        if names:
            yield (
                f"{assignment.file_of(question)}: question {question}: the text says "
                f"`{found[0]}`, but {names[0]} rounded so is wrong; set "
                f"absolute={0.51 * 10.0**-number:g}, or ask without rounding."
            )


def _takes_rounded(check, number):
    """Whether a check takes a right answer, one decimal number, with so many decimals."""
    if check.accept or type(check.expected) is not float:
        return True
    return comparison.judge(check, {"value": round(check.expected, number)})[0]


def built_on_others(assignment, checks):
    """A solution that computes with the answer to another question: who has that wrong has both
    wrong."""
    owners = {check.name: question for question, asked in checks.items() for check in asked}
    said = set()
    for cell in assignment.cells:
        for name in _names_read(cell.source) if cell.role == "solution" else ():
            other = owners.get(name, cell.question)
            if other != cell.question and (cell.question, name) not in said:
                said.add((cell.question, name))
                yield (
                    f"Question {cell.question}: its solution reads {name}, the answer to {other}: "
                    "who has that wrong loses both; compute it from numbers of its own."
                )


def _names_read(source):
    """The names that code reads and does not assign, in their order."""
    try:
        nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]
    except SyntaxError:
        return []
    stored = {node.id for node in nodes if isinstance(node.ctx, ast.Store)}
    return [node.id for node in nodes if node.id not in stored]


def same_for_everybody(where, asked, of_another_class):
    """Answers that need no student's numbers."""
    is_known = asked[0] and not any(check.accept for check in asked[0])
    if is_known and len(set(map(as_text, asked))) == 1:
        yield (
            f"{where} has the same answers for every student, so they can be copied; draw numbers "
            "for each."
        )


def shared_answers(where, asked, of_another_class):
    """Values that many students share are worth a quarter of a question, or more."""
    chances = {}  # of another student's answer to be right, of each check that asks for a value
    for number, check in enumerate(asked[0]):
        if not (check.args or check.methods or check.accept):
            chances[number] = _chance_of_anothers([checks[number] for checks in asked])
    shared = [number for number, chance in chances.items() if chance >= SHARED]
    worth = sum(asked[0][number].weight for number in shared)
    everything = sum(check.weight for check in asked[0])
    is_same_for_all = worth == everything and all(chances[number] == 1 for number in shared)
    if 4 * worth < everything or is_same_for_all:  # same_for_everybody says the latter
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


def wide_tolerances(where, asked, of_another_class):
    """A tolerance of more than a few percent takes wrong ways to the answer as right, too."""
    found = {check.name: check.relative for check in asked[0] if check.relative > WIDE}
    for name, relative in found.items():
        yield (
            f"{where}: relative={relative:g} takes {name} as right that is {relative:.0%} off: is "
            "every common mistake further off than that?"
        )


def constant_inputs(where, asked, of_another_class):
    """Calls with inputs that never change carry most of a question's points."""
    inputs = [
        [repr((check.name, check.args, check.methods)) for check in checks]
        for checks in (*asked, of_another_class)
    ]
    worth = sum(
        check.weight
        for check, own in zip(asked[0], inputs[0], strict=True)
        if check.args is not None and all(own in of_one for of_one in inputs)
    )
    everything = sum(check.weight for check in asked[0])
    if MOST * everything <= worth < everything:  # known_inputs says it of all
        part = worth / everything
        yield (
            f"{where}: calls whose inputs are the same for everybody carry {part:.0%} of its "
            "points, so students can answer them from memory; give them less weight."
        )


def lazy_parts(where, asked, of_another_class):
    """A function that nobody has thought about is right for the calls that carry most points."""
    calls = _calls(asked)
    everything = sum(check.weight for checks in asked for check in checks)
    arguments = max((len(check.args) for check in calls), default=0)
    for what, function in (LAZY | dict(on_arguments(arguments))).items():
        right = [check for check in calls if is_right_by(function, check)]
        worth = sum(check.weight for check in right)
        if right and worth >= MOST * everything:
            part = worth / everything
            yield (
                f"{where}: a function that {what} earns {part:.0%} of its points; choose other "
                "inputs, or give these less weight."
            )
            return


def guesses(where, asked, of_another_class):
    """What is often written in the place of the right function is right for all inputs, of every
    student."""
    calls = _calls(asked)
    for name in dict.fromkeys(check.name for check in calls):
        of_name = [check for check in calls if check.name == name]
        right = [
            what
            for what, function in on_arguments(len(of_name[0].args), GUESSES)
            if all(is_right_by(function, check) for check in of_name)
        ]
        if right:
            yield (
                f"{where}: a function {name} that {' or one that '.join(right)} is right for all "
                "inputs; if that is not what you ask for, choose inputs that tell it apart."
            )


def inputs_of_one_sign(where, asked, of_another_class):
    """A function that goes wrong for numbers of the other sign is right for all inputs."""
    calls = _calls(asked)
    for name in dict.fromkeys(check.name for check in calls):
        inputs = tuple(check.args for check in calls if check.name == name)
        numbers = [leaf for leaf in map(np.asarray, leaves(inputs)) if leaf.dtype.kind == "f"]
        signs = {sign for leaf in numbers for sign in np.sign(leaf).ravel().tolist()}
        if len(signs - {0}) == 1:
            side = "below" if 1 in signs else "above"
            yield (
                f"{where}: {name} is never tried with a number {side} 0; if it may get one, draw "
                "some."
            )


def _calls(asked):
    """The Checks of all students that call a function and compare what it returns."""
    return [
        check
        for check in itertools.chain.from_iterable(asked)
        if check.args and not check.methods and not check.accept
    ]


def known_inputs(where, asked, of_another_class):
    """A function is tried with inputs that another class key does not change."""
    inputs = {}
    for check, other in zip(asked[0], of_another_class, strict=False):
        if check.args or check.methods:
            is_same = repr((check.args, check.methods)) == repr((other.args, other.methods))
            inputs.setdefault(check.name, []).append(is_same)
    for name, is_same in inputs.items():
        if all(is_same):
            yield (
                f"{where}: the inputs of {name} do not come from `hidden`, so students can know "
                "them and answer from memory."
            )


def few_inputs(where, asked, of_another_class):
    """The secret inputs of a function come from so few that a table of them is an answer."""
    inputs = {}
    secret = {
        check.name
        for check, other in zip(asked[0], of_another_class, strict=False)
        if repr(check.args) != repr(other.args)
    }
    for check in itertools.chain.from_iterable(asked):
        if check.name in secret and not check.methods:
            inputs.setdefault(check.name, []).append(repr(check.args))
    for name, of_all in inputs.items():
        different = len(set(of_all))
        if 1 < different < FEW <= len(of_all):
            yield (
                f"{where}: {name} is tried with only {different} different inputs in the whole "
                "class; draw from more."
            )


def single_inputs(where, asked, of_another_class):
    """A function is tried with one secret input, for which a wrong one may be right by chance."""
    secret = {}
    for check, other in zip(asked[0], of_another_class, strict=False):
        if repr((check.args, check.methods)) != repr((other.args, other.methods)):
            secret.setdefault(check.name, []).append(check)
    for name, checks in secret.items():
        if len(checks) == 1 and len(checks[0].methods or ()) < 2:
            yield (
                f"{where}: {name} is tried with a single secret input, for which a wrong function "
                "may be right by chance; draw more."
            )


def mistakes_that_are_right(where, asked, of_another_class):
    """Most students never read what is said to a mistake, because it is right for them."""
    right = {}
    for check in itertools.chain.from_iterable(asked):
        for wrong, text in check.mistakes:
            is_right = comparison.compare(check, check.expected, wrong) is None
            right.setdefault(text.to("en"), []).append(is_right)
    for text, is_right in right.items():
        if 2 * sum(is_right) >= len(is_right):
            yield (
                f"{where}: the mistake {text!r} is the right answer for {sum(is_right)} of "
                f"{len(is_right)} students, who never read it."
            )


RULES = (
    same_for_everybody,
    shared_answers,
    known_inputs,
    few_inputs,
    single_inputs,
    mistakes_that_are_right,
    wide_tolerances,
    constant_inputs,
    lazy_parts,
    guesses,
    inputs_of_one_sign,
)
