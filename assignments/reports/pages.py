"""Writes the feedback page of each student and the report on the class. Each page is one file without scripts."""

import statistics
from collections import Counter
from functools import partial
from pathlib import Path
from urllib.parse import quote

import jinja2

from assignments.reports import messages

BINS = 10
MISTAKES = 12
SHOWN = 3  # failed cells of one student in the report; the feedback page has them all


def _render(name, assignment, language, **values):
    """A page. Templates escape everything: names, errors and answers come from students."""
    loader = jinja2.FileSystemLoader(Path(__file__).with_name("templates"))
    settings = {"autoescape": True, "undefined": jinja2.StrictUndefined, "trim_blocks": True}
    words = {word: partial(_in, getattr(messages, word), language) for word in ("say", "unit", "label")}
    template = jinja2.Environment(loader=loader, **settings).get_template(name)
    title = partial(_title, assignment, language)
    return template.render(assignment=assignment, language=language, title=title, **words, **values)


def _in(function, language, name, **values):
    return function(name, language, **values)


def _title(assignment, language, name):
    """A question's heading in the master, or its name where it has none."""
    return assignment.titles[name].to(language) if name in assignment.titles else name


def file_name(student):
    """The name of a student's feedback page; two ids never share one."""
    return f"{quote(student.student_id, safe='')}.html"


def feedback(out, assignment, results):
    """Writes feedback/ID.html for every student, in the student's language, and returns the folder."""
    folder = Path(out) / "feedback"
    folder.mkdir(parents=True, exist_ok=True)
    for result in results:
        page = _render("feedback.html", assignment, result.student.language, result=result, grade=result.grade)
        (folder / file_name(result.student)).write_text(page, encoding="utf-8")
    return folder


def report(out, ready, results, alike, language="ko", torn=0):
    """Writes report.html, the class report, and returns its path.

    ready: a grade_class.Prepared; alike: what similarity.find returns; torn: the number of lines of the log that cannot
    be read.
    """
    assignment, words = ready.assignment, partial(_in, messages.label, language)
    scores = [result.score for result in results]
    page = _render(
        "report.html",
        assignment,
        language,
        results=results,
        bars=bars(scores, assignment.points),
        facts=facts(scores),
        questions=questions(assignment, results),
        mistakes=mistakes(results, language),
        alike=alike,
        likeness=partial(likeness, words),
        rules=rules(ready.rules, words),
        warnings=warnings(ready, results, torn, words),
        look=list(look(ready, results, language, words)),
        person=lambda student: f"{student.name} ({student.student_id})",
        page_of=lambda student: f"feedback/{quote(file_name(student))}",
    )
    path = Path(out) / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


def likeness(words, alike):
    """What students have in common, as a sentence."""
    if alike.names:
        return words("alike_numbers", names=", ".join(alike.names))
    return words("alike_public") if alike.public else words("alike_code", percent=alike.percent)


def rules(rule, words):
    """Yields the rules of the grading, as sentences."""
    yield words(rule.attempts)
    if rule.due:
        yield words("due", due=rule.due.isoformat(sep=" ", timespec="minutes"))
    if rule.grace:
        yield words("grace", minutes=f"{rule.grace:g}")
    if rule.late_percent:
        yield words("late", percent=f"{rule.late_percent:g}")
    if rule.late_days is not None:
        yield words("refused", days=f"{rule.late_days:g}")


def warnings(ready, results, torn, words):
    """Yields what the lecturer must know before she uses the grades, as sentences."""
    if waiting := len(ready.students) - len(results):
        yield words("waiting", count=waiting)
    if torn:
        yield words("torn", count=torn)
    if not any(student.told for student in ready.students.values()):
        yield words("language")


def look(ready, results, language, words):
    """Yields (heading, student or path, text) of everything that needs the lecturer's eye."""
    for result in results:
        if result.submission is None:
            yield words("missing"), result.student, ""
    for result in results:
        if reason := result.grade and result.grade["reason"]:
            yield "", result.student, messages.say(reason, language)
        for cell in result.grade["cells"][:SHOWN] if result.grade else ():
            yield "", result.student, f"{messages.unit(cell['cell'], language)}: {messages.say(cell, language)}"
        if result.override:
            yield words("by_hand"), result.student, f"{result.override['score']:g}: {result.override['reason']}"
    for file in ready.taken_in.unmatched:
        yield words("unmatched"), file.path, file.why.to(language)
    for file, why in ready.taken_in.beside:
        yield words("beside"), file.path, why.to(language)


def bars(scores, points):
    """[(from, to, count, height in percent of the tallest)] over ten equal ranges of the score."""
    counts = Counter(min(BINS - 1, max(0, int(score / points * BINS))) for score in scores)
    tallest = max([*counts.values(), 1])
    return [(points * n / BINS, points * (n + 1) / BINS, counts[n], 100 * counts[n] / tallest) for n in range(BINS)]


def facts(scores):
    """Number, mean, median, lowest and highest of the scores, rounded to two digits; None for an empty class."""
    if not scores:
        return None
    told = {"mean": statistics.fmean(scores), "median": statistics.median(scores)}
    told |= {"lowest": min(scores), "highest": max(scores)}
    return {"students": len(scores)} | {name: round(value, 2) for name, value in told.items()}


def questions(assignment, results):
    """[(name, points, mean score, share of full marks in percent)] over the students who handed something in."""
    rows, grades = [], [result.grade for result in results if result.grade]
    for number, (name, points) in enumerate(assignment.questions):
        scores = [grade["questions"][number]["score"] for grade in grades] or [0]
        full = 100 * sum(score == points for score in scores) / len(scores)
        rows.append((name, points, round(statistics.fmean(scores), 2), round(full)))
    return rows


def mistakes(results, language):
    """[(question, what is said, number of students)], commonest first."""
    counts = Counter()
    for grade in (result.grade for result in results if result.grade and not result.grade["reason"]):
        for question in grade["questions"]:
            counts.update({(question["name"], messages.say(note, language)) for note in question["notes"]})
    return [(question, text, count) for (question, text), count in counts.most_common(MISTAKES)]
