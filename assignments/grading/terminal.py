"""What a lecturer is told on the terminal: before grading, the due time, whose each file is and
what counts; after it, which published scores would change."""

from tabulate import tabulate


def plan(ready):
    """Prints, before anything is graded, whose each file is and why, what counts, and who handed in
    nothing."""
    taken_in = ready.taken_in
    chosen = {id(submission) for name in ready.students for submission in ready.wanted(name)}
    missing = [name for name in ready.students if not ready.attempts(name)]
    rows = []
    for file in taken_in.graded:
        said = [state_of(file, ready, id(file) in chosen), *when(file, ready)]
        rows.append((file.student_id, file.path, ", ".join(said), file.owner.why.to("en")))
    for file, why in taken_in.beside:
        rows.append(
            (file.student_id, file.path, f"not graded: {why.to('en')}", file.owner.why.to("en"))
        )
    for name in ready.students:
        ready.checks_of(name)
    rows += [(name, "?", "cannot be graded", why) for name, why in ready.untold.items()]
    rows += [("?", path, "not graded", why.to("en")) for path, why in taken_in.unmatched]
    rows += [(name, "–", "nothing handed in", "") for name in missing]
    head = ("student", "file", "what happens", "whose, and why")
    print(tabulate(rows, head, "plain", disable_numparse=True))
    print(
        f"Students: {len(ready.students)}, without a file: {len(missing)}. "
        f"Files to grade: {len(chosen)}, set aside: {len(taken_in.beside)}, "
        f"without an owner: {len(taken_in.unmatched)}. Nothing was graded."
    )


def state_of(file, ready, counts):
    """What happens to a file that was taken in. counts: whether it is to be graded."""
    if file.note:
        return f"cannot be read ({file.note['why']})"
    if ready.late_rules.refused(file, ready.attempts(file.student_id)):
        return "too late"
    return "counts" if counts else f"another attempt counts ({ready.late_rules.attempts})"


def when(file, ready):
    """Yields when a file was handed in, and how late that was, as far as it is known."""
    attempts = ready.attempts(file.student_id)
    if at := ready.late_rules.time_of(file, attempts):
        yield f"handed in {at:%Y-%m-%d %H:%M %z}"
    if days := ready.late_rules.days_late(file, attempts):
        yield f"{days} day(s) late"


def due(rules):
    """Prints the due time of LateRules in its time zone, if there is one."""
    if rules.due:
        print(
            f"Due {rules.due.isoformat(sep=' ', timespec='minutes')}. Another time zone: "
            "--due 2026-04-01T23:59+09:00"
        )


def changed(changes):
    """Prints the scores that were published and are now other ones: who, from, to, why."""
    changes = sorted(changes, key=lambda change: (change[2][0] or 0) - (change[1][0] or 0))
    rows = [
        (student.student_id, student.name, *_scores(old, new), why)
        for student, old, new, why in changes
    ]
    print(tabulate(rows, ("student", "name", "from", "to", "why"), "plain", disable_numparse=True))


def _scores(*scores):
    """The texts of (score, of how many points); these stand there if they are not the same."""
    is_of_others = len({points for _, points in scores}) > 1
    for score, points in scores:
        text = "excused" if score is None else f"{score:g}"
        yield f"{text}/{points:g}" if is_of_others else text
