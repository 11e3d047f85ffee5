"""Finds submissions that are strikingly alike, in two ways that the students' own numbers make telling.

Code: runs of tokens that few in the class share, with numbers and texts left out (they differ from student to
student anyway) and with the hand-out's own code taken away. Numbers: answers that are wrong for a student's own
numbers and right for another's.
"""

import io
import tokenize
from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from assignments import comparison, submission

RUN = 8  # tokens in a row
ENOUGH = 25  # rare runs that two submissions must share
ALIKE = 0.8  # share of rare runs in common
RARE = 0.05  # a run is rare if at most this share of the class wrote it (or three students)
LONGEST = 50_000  # letters of a cell that are compared
WORDS = {tokenize.NAME, tokenize.OP, tokenize.NUMBER, tokenize.STRING}


@dataclass(frozen=True)
class Pair:
    """Two students. `percent` of rare code in common; or `numbers`: the answers of the first that fit the second."""

    first: object
    second: object
    percent: int = 0
    numbers: tuple = ()


def tokens(source):
    """The tokens of a cell without comments and layout; numbers and texts count as just that."""
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source[:LONGEST]).readline):
            if token.type in WORDS:
                plain = {tokenize.NUMBER: "0", tokenize.STRING: "''"}
                found.append(plain.get(token.type, token.string))
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass  # what was read so far is compared
    return found


def runs(cells):
    """All runs of RUN tokens in the cells' sources, as a set."""
    found = set()
    for source in cells:
        words = tokens(source)
        found.update(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
    return found


def find(assignment, results, key):
    """[Pair], strikingly alike submissions among the `results`, most alike first."""
    own, handed_out = {}, runs(assignment.code)
    for result in results:
        if result.submission is not None and result.grade and not result.grade["reason"]:
            cells = submission.read(result.submission.content)
            own[result.student] = runs(cell["source"] for cell in cells) - handed_out
    counts = Counter(run for found in own.values() for run in found)
    most = max(3, RARE * len(own))
    rare = {student: {run for run in found if counts[run] <= most} for student, found in own.items()}
    pairs = []
    for first, second in combinations(rare, 2):
        common = len(rare[first] & rare[second])
        alike = common / max(len(rare[first] | rare[second]), 1)
        if common >= ENOUGH and alike >= ALIKE:
            pairs.append(Pair(first, second, round(100 * alike)))
    pairs.sort(key=lambda pair: -pair.percent)
    return _numbers(assignment, results, key) + pairs


def _numbers(assignment, results, key):
    """Pairs in which at least two of the first student's answers are right only for the second student's numbers."""
    expected, given = {}, {}
    for result in results:
        checks = assignment.checks(result.student.student_id, key)
        expected[result.student] = {
            check.name: comparison.shown(check.expected)
            for asks in checks.values()
            for check in asks
            if check.args is None and check.accept is None
        }
        given[result.student] = (result.grade or {}).get("answers", {})
    pairs = []
    for first, answers in given.items():
        wrong = {name: text for name, text in answers.items() if text != expected[first].get(name)}
        for second in expected if len(wrong) > 1 else ():
            fits = tuple(name for name, text in wrong.items() if text == expected[second].get(name))
            if second is not first and len(fits) > 1:
                pairs.append(Pair(first, second, numbers=fits))
    return pairs
