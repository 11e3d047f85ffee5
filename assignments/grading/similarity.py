"""Finds submissions to look at side by side: code that is nearly the same, code that is nearly a solution which lies in
public, and answers that fit another student's numbers. None of it is proof.

Code is compared by runs of tokens, with comments, numbers and texts left out (they differ from student to student
anyway) and without what was handed out. A submission's grade keeps its runs.
"""

import re
import zlib
from collections import Counter
from itertools import combinations

from assignments.grading import comparison
from lib.text import Text

RUN = 8  # tokens in a row
ENOUGH = 25  # runs that a piece of code must have to be compared
ALIKE = 0.8  # share of runs in common
RARE = 0.05  # runs tell something if at most this share of the class's different solutions hold them, or three
LONGEST = 200_000  # characters of one submission that are compared
MOST = 3_000  # runs of one submission that are kept
TOKEN = re.compile(r"#.*|'[^'\n]*'|\"[^\"\n]*\"|\w+|[^\w\s]")  # every branch is read in linear time


def runs(sources):
    """The runs of RUN tokens in the sources of cells, as a set of numbers (CRC-32)."""
    text = "\n".join(sources)[:LONGEST]
    tokens = [_plain(token) for token in TOKEN.findall(text) if not token.startswith("#")]
    return {zlib.crc32(" ".join(tokens[n : n + RUN]).encode()) for n in range(len(tokens) - RUN + 1)}


def _plain(token):
    return "0" if token[0].isdigit() else "''" if token[0] in "'\"" else token


def kept(cells, assignment):
    """The runs of a submission, without those of the code that was handed out, as a list for the log."""
    return sorted(runs(cell["source"] for cell in cells) - runs(assignment.code))[:MOST]


def find(assignment, results, key):
    """[([student], what is alike, a Text)] among the `results`: other students' numbers first, then the assignment's
    own solution, which may lie in public, then pairs."""
    solution = [cell.source for cell in assignment.cells if cell.role == "solution"]
    known = runs(solution) - runs(assignment.code)
    readable = [result for result in results if result.grade and not result.grade["reason"]]
    code = {result.student: set(result.grade["code"]) for result in readable}
    copied = [student for student, runs_of in code.items() if len(runs_of & known) >= max(ENOUGH, ALIKE * len(runs_of))]
    others = {student: runs_of for student, runs_of in code.items() if student not in copied}
    text = Text("their code is nearly that of the master or of a public solution")
    return [*_numbers(assignment, results, key), *(([student], text) for student in copied), *_pairs(others)]


def _pairs(code):
    """Yields each student whose code is nearly another's, with the one whose is most like hers, most alike first.
    Equal solutions count once where it is asked how rare a run is: a run that a whole group copied stays rare."""
    different = set(map(frozenset, code.values()))
    holders = Counter(run for runs_of in different for run in runs_of)
    most = max(3, RARE * len(different))
    telling = {student: {run for run in runs_of if holders[run] <= most} for student, runs_of in code.items()}
    shares = {}
    for first, second in combinations([student for student, runs_of in telling.items() if len(runs_of) >= ENOUGH], 2):
        shares[first, second] = len(telling[first] & telling[second]) / len(telling[first] | telling[second])
    named = set()
    for pair, share in sorted(shares.items(), key=lambda item: -item[1]):
        if share >= ALIKE and not named.issuperset(pair):
            named.update(pair)
            yield [*pair], Text("their code is alike to {percent}%", percent=round(100 * share))


def _numbers(assignment, results, key):
    """Yields two students if at least two of the first one's answers are right for the second one only."""
    expected = {}
    for student in (result.student for result in results):
        asked = [check for checks in assignment.checks(student.student_id, key).values() for check in checks]
        asked = [check for check in asked if check.args is None and check.accept is None]
        expected[student] = {check.name: comparison.shown(check.expected) for check in asked}
    for result in results:
        answers, right = (result.grade or {}).get("answers", {}), expected[result.student]
        wrong = {name: text for name, text in answers.items() if text != right.get(name)}
        for other in expected if len(wrong) > 1 else ():
            names = [name for name, text in wrong.items() if text == expected[other].get(name)]
            if len(names) > 1:
                text = Text(
                    "the first student's answers fit the second student's numbers ({names})", names=", ".join(names)
                )
                yield [result.student, other], text
