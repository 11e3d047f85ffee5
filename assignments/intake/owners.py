"""Finds out whose a file is, from its path alone: what stands inside a file never says whose it is.

conventions.py knows how each LMS names files. The outermost level of the path that names a student
decides, because the LMS or the lecturer wrote it; what a student may have written further inside
(the name of her file, folders in her archive) is not looked at, and is not believed where an outer
level names nobody but the levels beside it name students."""

from collections import Counter, defaultdict

from assignments.intake.conventions import CONVENTIONS, Known, Owner, key, levels
from lib.text import Text


class Owners:
    """Tells whose a file is. students: {student_id: Student}."""

    def __init__(self, students):
        self.known = Known(students)

    def of_all(self, paths):
        """{path: Owner} of all files, each as in `whose`; but a level that names nobody, beside
        others that name students, is taken for a person whom the roster does not know."""
        owners = {path: self.whose(path) for path in paths}
        parts = {path: tuple(level.part for level in levels(path)) for path in paths}
        decided = {path: owner.level for path, owner in owners.items() if owner.level is not None}
        telling = {
            parts[path][:level] for path, level in decided.items() if level < len(parts[path]) - 1
        }
        for path, decided_at in decided.items():
            unknown = [level for level in range(decided_at) if parts[path][:level] in telling]
            if unknown:
                reason = Text(
                    "{part} names nobody on the roster, but what is beside it names students",
                    part=parts[path][unknown[0]],
                )
                owners[path] = Owner(None, reason)
        places = {path: _place(parts[path], owner.level) for path, owner in owners.items()}
        return owners | dict(_doubtful(owners, places, self.known))

    def whose(self, path):
        """The Owner of the file at `path`, a POSIX path in NFC below the folder or zip of
        submissions."""
        reason = Text("no student id or name of the roster in the path")
        for level in levels(path):
            found = self._at(level)
            if isinstance(found, Owner):
                return found
            reason = found or reason
        return Owner(None, reason)

    def is_named(self, path):
        """Whether a convention names anybody for a file, also somebody who is not on the roster."""
        return any(self._at(level) is not None for level in levels(path))

    def _at(self, level):
        """What the first convention that knows this level says, or None."""
        answers = (convention(level, self.known) for convention in CONVENTIONS)
        return next((answer for answer in answers if answer is not None), None)

    def of_submitter(self, submitter, folder, at):
        """The Owner of a folder of Gradescope, whose export says who handed it in. Who writes
        another student's id or name into her account is nobody."""
        sid = str(submitter.get(":sid", "")).strip()
        email = str(submitter.get(":email", "")).strip()
        name = str(submitter.get(":name", "")).strip()
        told = [
            self.known.ids.get(sid.casefold()),
            self.known.emails.get(email.casefold()) if email else None,
            self.known.names.get(key(name)),
        ]
        pointed_to = sorted({student_id for student_id in told if student_id})
        if not pointed_to:
            why = Text("the roster has nobody like {name} of {part}", name=name, part=folder)
            return Owner(None, why)
        if len(pointed_to) > 1:
            several = ", ".join(pointed_to)
            why = Text(
                "id, e-mail and name in {part} belong to different students: {several}",
                part=folder,
                several=several,
            )
            return Owner(None, why)
        (student_id,) = pointed_to
        of_roster = self.known.students[student_id].email
        if email and of_roster and email.casefold() != of_roster.casefold():
            why = Text(
                "the roster has another e-mail address for {name} of {part} than {email}",
                name=name,
                part=folder,
                email=email,
            )
            return Owner(None, why)
        why = Text("{name} in submission_metadata.yml of Gradescope", name=name)
        # Anybody may choose a name and type an id: only an address of the roster is no mere claim.
        claimant = None if email and of_roster else email.casefold() or sid or folder
        return Owner(student_id, why, attempt=folder, at=at, claimant=claimant)


def _place(parts, level):
    """(the parts above, the part) of the level that named an owner, of the file where an LMS
    did."""
    number = len(parts) - 1 if level is None else level
    return parts[:number], parts[number]


def _doubtful(owners, places, known):
    """Yields (path, Owner who is nobody) of each file that may be somebody else's than its name
    says, seen beside the others. owners: {path: Owner}; places: {path: (the parts above the one
    that named its owner, that part)}; known: a Known."""
    claimants = defaultdict(set)
    for owner in owners.values():
        if owner.claimant:
            claimants[owner.student_id].add(owner.claimant)
    usual = _usual_beginnings(owners, places)
    whole = {(above, known.by_whole(part)) for above, part in places.values()}
    for path, owner in owners.items():
        above, part = places[path]
        place = "/".join([*above, part])
        is_whole = known.by_whole(part) is not None or place == path
        if owner.claimant and len(claimants[owner.student_id]) > 1:
            several = ", ".join(sorted(claimants[owner.student_id]))
            reason = Text(
                "several users have the name in {part} ({several}); add their LMS ids to the "
                "roster",
                part=path,
                several=several,
            )
            yield path, Owner(None, reason)
        # hw1-eve-kim beside hw1-bob: the user is eve-kim, not the kim of the roster.
        elif owner.before and owner.before != usual[above]:
            reason = Text(
                "{part} does not begin as what is beside it: the user may be another one",
                part=place,
            )
            yield path, Owner(None, reason)
        elif owner.student_id and not is_whole and (above, owner.student_id) in whole:
            reason = Text("{part} only contains what a folder beside it is called", part=place)
            yield path, Owner(None, reason)


def _usual_beginnings(owners, places):
    """{parts above: what stands before the user in most of the names there}; of two that are as
    common, the shorter. A beginning that begins with another one counts for that."""
    found = defaultdict(set)
    for path, owner in owners.items():
        if owner.before is not None:
            above, part = places[path]
            found[above].add((owner.before, part))
    return {above: _usual({before for before, _ in names}, names) for above, names in found.items()}


def _usual(beginnings, names):
    shortest_first = sorted(filter(None, beginnings), key=len)
    counts = Counter(
        next((one for one in shortest_first if before.startswith(one)), "") for before, _ in names
    )
    return min(counts, key=lambda one: (-counts[one], len(one)))
