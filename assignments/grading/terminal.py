"""What a lecturer is told on the terminal: before grading, whose each file is and what counts;
after it, which published scores would change."""

from tabulate import tabulate


def plan(ready):
    """Prints, before anything is graded, whose each file is and why, what counts, and who handed in
    nothing."""
    rules, taken_in = ready.late_rules, ready.taken_in
    chosen = {id(submission) for name in ready.students for submission in ready.wanted(name)}
    missing = [name for name in ready.students if not ready.attempts(name)]
    rows = []
    for file in taken_in.graded:
        attempts = ready.attempts(file.student_id)
        state = "counts" if id(file) in chosen else f"another attempt counts ({rules.attempts})"
        if rules.refused(file, attempts):
            state = "too late"
        if file.note:
            state = f"cannot be read ({file.note['why']})"
        at = rules.time_of(file, attempts)
        days = rules.days_late(file, attempts)
        state += (f", handed in {at:%Y-%m-%d %H:%M %z}" if at else "") + (
            f", {days} day(s) late" if days else ""
        )
        rows.append((file.student_id, file.path, state, file.owner.why.to("en")))
    for file, why in taken_in.beside:
        rows.append(
            (file.student_id, file.path, f"not graded: {why.to('en')}", file.owner.why.to("en"))
        )
    rows += [("?", path, "not graded", why.to("en")) for path, why in taken_in.unmatched]
    rows += [(name, "–", "nothing handed in", "") for name in missing]
    head = ("student", "file", "what happens", "whose, and why")
    print(tabulate(rows, head, "plain", disable_numparse=True))
    print(
        f"Students: {len(ready.students)}, without a file: {len(missing)}. Files to "
        f"grade: {len(chosen)}, set aside: {len(taken_in.beside)}, without an owner: "
        f"{len(taken_in.unmatched)}. Nothing was graded."
    )


def changed(changes):
    """Prints the scores that were published and are now other ones: who, from, to, why."""
    changes = sorted(changes, key=lambda change: change[2] - change[1])
    rows = [
        (student.student_id, student.name, f"{old:g}", f"{new:g}", why)
        for student, old, new, why in changes
    ]
    print(tabulate(rows, ("student", "name", "from", "to", "why"), "plain", disable_numparse=True))
