"""Finds submissions that are strikingly alike: clusters of students whose code is nearly the same, students whose code
is nearly that of a solution which lies in public, and answers that are right only for another student's numbers.

Code is compared by runs of tokens, with numbers and texts left out (they differ from student to student anyway) and
without what was handed out. The worker that grades a submission keeps its runs as numbers in the grade, so that nobody
reads notebooks again to compare them.
"""

import base64
import io
import tokenize
import zlib
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from assignments.grading import comparison

RUN = 8  # tokens in a row
ENOUGH = 25  # runs that two pieces of code must share
ALIKE = 0.8  # share of runs in common
RARE = 0.05  # runs tell something if at most this share of the class's different solutions hold them, or three
LONGEST = 200_000  # characters of one submission that are compared
MOST = 3_000  # runs of one submission that are kept
WORDS = {tokenize.NAME, tokenize.OP, tokenize.NUMBER, tokenize.STRING}


@dataclass(frozen=True)
class Cluster:
    """Students whose code is alike to `percent`; or who are alike to a public solution; or two students, of whom the
    first gave answers (`numbers`) that fit the second's."""

    students: tuple
    percent: int = 0
    numbers: tuple = ()
    public: bool = False


def tokens(source):
    """Returns the tokens of a cell without comments and layout; numbers and texts count as just that."""
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in WORDS:
                plain = {tokenize.NUMBER: "0", tokenize.STRING: "''"}
                found.append(plain.get(token.type, token.string))
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass  # what was read so far is compared
    return found


def runs(sources):
    """Returns a number for each run of RUN tokens in the sources of cells, as a set."""
    found, left = set(), LONGEST
    for source in sources:
        words, left = tokens(source[: max(left, 0)]), left - len(source)
        found.update(zlib.crc32(" ".join(words[n : n + RUN]).encode()) for n in range(len(words) - RUN + 1))
    return found


def pack(found):
    """Returns at most MOST runs as short text, for the log."""
    return base64.b64encode(array("I", sorted(found)[:MOST]).tobytes()).decode()


def unpack(text):
    """Returns the set of runs in a text that `pack` made."""
    return set(array("I", base64.b64decode(text or "")))


def find(assignment, results, key, public=()):
    """Returns [Cluster] of striking likeness among the `results`: wrong numbers first, then public solutions, then
    clusters.

    public: the sources of solutions that lie in public, beside the assignment's own.
    """
    known = runs([*assignment.solution, *public]) - runs(assignment.code)
    own = {one.student: unpack(one.grade.get("code")) for one in results if one.grade and not one.grade["reason"]}
    copied = [
        student for student, found in own.items() if len(found & known) >= max(ENOUGH, ALIKE * max(len(found), 1))
    ]
    clusters = _clusters({student: found for student, found in own.items() if student not in copied})
    return _numbers(assignment, results, key) + ([Cluster(tuple(copied), public=True)] if copied else []) + clusters


def _clusters(own):
    """Returns [Cluster] of students with nearly the same code, most alike first. Equal solutions count once where it is
    asked how rare a run is: a ring of any size stays as rare as one solution."""
    same = defaultdict(list)
    for student, found in own.items():
        same[frozenset(found)].append(student)
    counts = Counter(run for found in same for run in found)
    most = max(3, RARE * len(same))
    rare = {found: {run for run in found if counts[run] <= most} for found in same}
    holders = defaultdict(list)
    for found, telling in rare.items():
        for run in telling:
            holders[run].append(found)
    common = Counter(pair for together in holders.values() for pair in combinations(together, 2))
    shares = {pair: shared / len(rare[pair[0]] | rare[pair[1]]) for pair, shared in common.items() if shared >= ENOUGH}
    edges = {pair: share for pair, share in shares.items() if share >= ALIKE}
    clusters = []
    for joined in _components([found for found in same if len(rare[found]) >= ENOUGH], edges):
        members = tuple(student for student, found in own.items() if frozenset(found) in joined)
        if len(members) > 1:
            least = min([share for pair, share in edges.items() if pair[0] in joined], default=1.0)
            clusters.append(Cluster(members, round(100 * least)))
    return sorted(clusters, key=lambda cluster: (-len(cluster.students), -cluster.percent))


def _components(items, edges):
    """Returns the sets of `items` that the pairs in `edges` join, directly or through others."""
    joined = {item: {item} for item in items}
    for first, second in edges:
        together = joined[first] | joined[second]
        joined |= dict.fromkeys(together, together)
    return {id(group): group for group in joined.values()}.values()


def _numbers(assignment, results, key):
    """Returns pairs in which at least two of the first student's answers are right only for the second student's
    numbers."""
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
                pairs.append(Cluster((first, second), numbers=fits))
    return pairs
