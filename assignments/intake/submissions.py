"""Takes in what a class handed in: whose each file is, and which of them are graded. Where their
bytes are: files.py."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from assignments.intake import files, gradescope, roster
from assignments.intake.owners import Owner, Owners
from assignments.intake.submission import answered, marked
from lib.text import Text

BETTER = Text("a notebook that fits better was handed in beside it")
SAME_ATTEMPT = Text("another notebook was handed in in the same attempt")
DOUBTFUL = Text(
    "several answered notebooks have this student's name and no more; write into unmatched.csv "
    "whose each is"
)
UNTOUCHED = Text("nothing is answered in it; another notebook was handed in with it")


class Rank(IntEnum):
    """How well a file fits: of what one student handed in, only files of the best rank count."""

    UNREADABLE = 0
    OTHER_FILE = 1
    OTHER_ASSIGNMENT = 2
    NOTEBOOK = 3


@dataclass(frozen=True)
class Submission:
    """One file of one student that may be graded. `order` sorts a student's files from first to
    last; `note` says why the content cannot be read, if it cannot."""

    owner: Owner
    path: str
    hash: str
    order: tuple
    place: files.Place
    note: dict | None = None

    @property
    def student_id(self):
        return self.owner.student_id

    @property
    def content(self):
        """The bytes of the file, read anew. Raises RuntimeError if they are no longer those that
        `hash` names, or a grade would be filed under a file that did not earn it."""
        content = self.place.read()
        if hashlib.sha256(content).hexdigest() != self.hash:
            raise RuntimeError(f"{self.path} was changed while the class was graded")
        return content


@dataclass(frozen=True)
class TakenIn:
    """`graded`: [Submission]; `unmatched`: [(path, why it has no owner)]; `beside`: [(Submission,
    why it is not graded)]; `by_hand`: {path: student_id}, the owners that the lecturer has told;
    `cut`: {path of an archive: the number of notebooks in it that were not looked at}."""

    graded: tuple
    unmatched: tuple
    beside: tuple
    by_hand: dict
    cut: dict


def read(source, students, assignment="", table=None, handed_out=()):
    """The TakenIn of a folder or zip.

    students: {student_id: Student}; assignment: its name, by which notebooks of another assignment
    are known; table: an unmatched.csv in which the lecturer has told whose a file is; handed_out:
    the code cells that everybody got, by which answered notebooks are known."""
    lines = roster.of_students(table, students, "file")
    by_hand = {line["file"]: student_id for student_id, line, _ in lines}
    given = sorted(files.every_file(Path(source)), key=lambda file: file[0])
    owners = _owners(given, students)
    candidates = defaultdict(list)
    unmatched = []
    cut = {}
    for path, at, place in given:
        for owner in owners.get(path, ()):
            if student_id := by_hand.get(roster.safe(path), by_hand.get(path)):
                why = Text("told in unmatched.csv")
                owner = replace(owner, student_id=student_id, why=why, of_file_name=False)
            if owner.student_id is None:
                unmatched.append((path, owner.why))
            else:
                candidates[owner.student_id] += _opened(
                    path, at, place, owner, assignment, handed_out
                )
                if more := files.not_looked_at(path, place):
                    cut[path] = more
    graded = []
    beside = []
    for student_id in students:
        own, doubtful = _believed(candidates[student_id])
        unmatched += [(file.submission.path, DOUBTFUL) for file in doubtful]
        attempts, others = _choose(own)
        graded += attempts
        beside += others
    return TakenIn(tuple(graded), tuple(unmatched), tuple(beside), by_hand, cut)


def of_one(folder, owner, assignment="", handed_out=()):
    """The Submission that counts of what one Owner handed in, a folder; None without a file."""
    opened = [
        found
        for path, at, place in sorted(files.every_file(Path(folder)), key=lambda file: file[0])
        for found in _opened(path, at, place, owner, assignment, handed_out)
    ]
    attempts, _ = _choose(opened)
    return attempts[-1] if attempts else None


def _owners(given, students):
    """{path: [Owner]} of the files that may be submissions: in an export of Gradescope a file
    belongs to each member of a group, and one file says to whom."""
    known = Owners(students)
    paths = [path for path, _, _ in given]
    groups = {}
    for path, _, place in given:
        # One that a student may have handed in says nothing, and must not stop the others.
        if gradescope.is_of_export(path, paths) and not known.is_named(path):
            groups |= gradescope.owners(path, place.read(), known)
            paths.remove(path)
    alone = known.of_all(paths)
    return {path: gradescope.of_path(path, groups) or [alone[path]] for path in paths}


@dataclass(frozen=True)
class Opened:
    """A file of one student, opened. Files with the same `attempt` were handed in together;
    `is_marked` says whether it has this assignment's mark, `answered` how many of its cells the
    student has changed."""

    rank: Rank
    attempt: str
    is_marked: bool
    answered: int
    submission: Submission

    @property
    def fitness(self):
        """What decides between files of one attempt."""
        return (self.is_marked, self.answered, *self.submission.order)


def _believed(opened):
    """([Opened] that are hers, [Opened] that may be somebody else's) of what bears one student's
    name: of several different notebooks with answers, a name that anybody may have written into
    that of a file says nothing."""
    named = [file for file in opened if file.submission.owner.of_file_name]
    answers = {file.submission.hash for file in named if file.is_marked and file.answered}
    others = [file for file in opened if file not in named]
    if len(answers) > 1 or (answers and any(file.answered for file in others)):
        return others, named
    return opened, []


def _choose(opened):
    """([Submission] in the order of attempts, [(Submission, why not)]) of what one student handed
    in: of each attempt one with this assignment's mark before one without, then the one with the
    most answers, then the last."""
    best = max((file.rank for file in opened), default=None)
    together = defaultdict(list)
    beside = []
    for file in opened:
        if file.rank < best:
            beside.append((file.submission, BETTER))
        else:
            together[file.attempt].append(file)
    attempts = []
    for files_of_one in together.values():
        *others, chosen = sorted(files_of_one, key=lambda file: file.fitness)
        attempts.append(chosen.submission)
        for other in others:
            is_untouched = other.is_marked and not other.answered and chosen.answered
            beside.append((other.submission, UNTOUCHED if is_untouched else SAME_ATTEMPT))
    return sorted(attempts, key=lambda submission: submission.order), beside


def _opened(path, at, place, owner, assignment, handed_out):
    """Yields an Opened of a file or, if it is an archive with notebooks, of each notebook in it.
    What lies in one archive was handed in together."""
    notebooks = files.notebooks_inside(path, place)
    for name, where in notebooks or [(path, place)]:
        content, note = files.content(name, where)
        mark = marked(content, assignment)
        digest = hashlib.sha256(content).hexdigest()
        order = (owner.number, at, name)
        submission = Submission(owner, name, digest, order, where, note)
        attempt = path if owner.attempt is None else owner.attempt
        count = answered(content, handed_out)
        yield Opened(_rank(name, note, mark), attempt, mark is True, count, submission)


def _rank(name, note, mark):
    """The Rank of a file. mark: whether it holds this assignment's mark, None if it holds none."""
    if note:
        return Rank.UNREADABLE
    if not name.casefold().endswith(".ipynb"):
        return Rank.OTHER_FILE
    return Rank.OTHER_ASSIGNMENT if mark is False else Rank.NOTEBOOK
