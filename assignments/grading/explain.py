"""What a lecturer is told on the terminal before and after grading: whose each file is, how one student's score came
about, and which published scores would change."""

from assignments.reports.messages import say


def plan(ready):
    """Prints, before anything is graded, whose each file is and why, what counts, and who handed in nothing."""
    chosen = {id(one) for name in ready.students for one in _wanted(ready, name)}
    rows = []
    for one in ready.taken_in.graded:
        rules = ready.rules
        state = "counts" if id(one) in chosen else f"another attempt counts ({rules.attempts})"
        if rules.refused(one, ready.attempts(one.student_id)):
            state = "too late"
        if one.note:
            state = f"cannot be read ({one.note['why']})"
        rows.append((one.student_id, one.path, state + _lateness(ready, one), one.why.en))
    rows += [(one.student_id, one.path, f"not graded: {why.en}", one.why.en) for one, why in ready.taken_in.beside]
    rows += [("?", one.path, "not graded", one.why.en) for one in ready.taken_in.unmatched]
    missing = [name for name in ready.students if not ready.attempts(name)]
    rows += [(name, "–", "nothing handed in", "") for name in missing]
    _table(("student", "file", "what happens", "whose, and why"), rows)
    print(
        f"Students: {len(ready.students)}, without a file: {len(missing)}. Files to grade: {len(chosen)}, set aside: "
        f"{len(ready.taken_in.beside)}, without an owner: {len(ready.taken_in.unmatched)}. Nothing was graded."
    )


def student(ready, state, student_id, done):
    """Prints how one student's score comes about: files, times, the attempt that counts, points, what was deducted."""
    person, rules, attempts = ready.students[student_id], ready.rules, ready.attempts(student_id)
    print(f"{person.name} ({student_id}), feedback in {person.language}")
    due = rules.due_of(student_id)
    if due:
        extension = " (extension)" if student_id in (rules.extensions or {}) else ""
        print(f"due {_time(due, rules)}{extension}, {rules.grace:g} minutes of grace")
    chosen = _wanted(ready, student_id)
    for number, one in enumerate(attempts, 1):
        at = rules.time_of(one, attempts)
        when = f"handed in {_time(at, rules)}" if at else "no time from the LMS" + ", marked late" * one.late
        counts = "is graded" if one in chosen else "is not graded"
        print(f"attempt {number}: {one.path}\n  {one.why.en}; {when}{_lateness(ready, one)}; {counts}")
    for one, why in ready.taken_in.beside:
        if one.student_id == student_id:
            print(f"beside: {one.path}: {why.en}")
    if not attempts:
        print("no file was handed in")
    result = done.get(student_id)
    if result is None:
        print("There is no grade yet: run grade.")
        return
    if result.grade:
        print(f"Of {len(chosen)} graded, {result.submission.path} counts ({rules.attempts}):")
        for question in result.grade["questions"]:
            print(
                f"  {question['name']}: {question['passed']} of {question['asked']} checks passed, "
                f"{question['score']:g} of {question['points']:g} points"
            )
        print(f"  sum {result.grade['score']:g} of {result.points:g}")
    for note in (result.note, (result.grade or {}).get("reason")):
        if note:
            print(f"  {say(note, 'en')}")
    if result.override:
        print(f"  set by hand: {result.override['score']:g}, {result.override['reason']}")
    print(f"score {result.score:g}")
    old = state.published.get(student_id)
    if old and old["score"] != result.score:
        print(f"published: {old['score']:g}; the next grade shows the change")


def changed(found):
    """Prints the scores that were published and are now other ones: who, from, to, why."""
    rows = [
        (one.student.student_id, one.student.name, f"{one.old:g}", f"{one.new:g}", one.why)
        for one in sorted(found, key=lambda change: change.new - change.old)
    ]
    _table(("student", "name", "from", "to", "why"), rows)


def _wanted(ready, student_id):
    attempts = ready.attempts(student_id)
    return ready.rules.wanted(attempts) if attempts else []


def _lateness(ready, one):
    days = ready.rules.days_late(one, ready.attempts(one.student_id))
    return f", {days} day(s) late" if days else ""


def _time(at, rules):
    return at.astimezone(rules.zone).isoformat(sep=" ", timespec="seconds")


def _table(head, rows):
    """Prints rows in columns."""
    widths = [max(len(str(row[column])) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
