"""Writes the feedback page of each student and the report on the class. Each page is one file without scripts."""

import statistics
from collections import Counter
from functools import partial
from pathlib import Path
from urllib.parse import quote

import jinja2

from assignments.reports.messages import label, pick, say, unit, word

BINS = 10
MISTAKES = 12
SHOWN = 3  # failed cells of one student in the report; the feedback page has them all


def _environment():
    """Returns a jinja2.Environment whose templates escape everything: names, errors and answers come from students."""
    loader = jinja2.FileSystemLoader(Path(__file__).with_name("templates"))
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)


def file_name(student):
    """Returns the name of a student's feedback page; two ids never share one."""
    return f"{quote(student.student_id, safe='')}.html"


def title(assignment, language, name):
    """Returns a question's heading in the master, or its name where it has none."""
    return pick(assignment.titles[name], language) if name in assignment.titles else name


def feedback(out, assignment, results):
    """Writes feedback/ID.html for every student, in the student's language, and returns the folder."""
    folder, template = Path(out) / "feedback", _environment().get_template("feedback.html")
    folder.mkdir(parents=True, exist_ok=True)
    for result in results:
        language = result.student.language
        page = template.render(
            result=result,
            grade=result.grade,
            assignment=assignment,
            language=language,
            title=partial(title, assignment, language),
            **{function.__name__: partial(_in, function, language) for function in (say, unit, label)},
        )
        (folder / file_name(result.student)).write_text(page, encoding="utf-8")
    return folder


def _in(function, language, name, **values):
    return function(name, language, **values)


def report(out, ready, results, alike, waiting, language="ko", torn=0):
    """Writes report.html, the class report, and returns its path.

    ready: a grading.Prepared; alike: the clusters that similarity.find returns; waiting: the students who have no grade
    yet; torn: the number of lines of the log that cannot be read.
    """
    assignment, scores = ready.assignment, [one.score for one in results]
    words = partial(_in, word, language)
    template = _environment().get_template("report.html")
    page = template.render(
        assignment=assignment,
        results=results,
        language=language,
        word=words,
        title=partial(title, assignment, language),
        bars=bars(scores, assignment.points),
        facts=facts(scores),
        questions=questions(assignment, results),
        mistakes=mistakes(results, language),
        alike=alike,
        likeness=partial(likeness, words),
        rules=rules(ready.rules, words),
        warnings=warnings(ready, waiting, torn, words),
        look=list(look(ready, results, language, words)),
        remarks=partial(remarks, language, words),
        person=lambda student: f"{student.name} ({student.student_id})",
        page_of=lambda student: f"feedback/{quote(file_name(student))}",
    )
    path = Path(out) / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


def likeness(words, cluster):
    """Returns what a cluster has in common, as a sentence."""
    if cluster.numbers:
        return words("alike_numbers", names=", ".join(cluster.numbers))
    return words("alike_public") if cluster.public else words("alike_code", percent=cluster.percent)


def rules(rule, words):
    """Yields the rules of the grading, as sentences."""
    yield words(rule.attempts)
    if rule.due:
        yield words("due", due=rule.due.astimezone(rule.zone).isoformat(sep=" ", timespec="minutes"))
    if rule.grace:
        yield words("grace", minutes=f"{rule.grace:g}")
    if rule.late_percent:
        yield words("late", percent=f"{rule.late_percent:g}")
    if rule.late_days is not None:
        yield words("refused", days=f"{rule.late_days:g}")


def warnings(ready, waiting, torn, words):
    """Yields what the lecturer must know before she uses the grades, as sentences."""
    if waiting:
        yield words("waiting", count=len(waiting))
    if torn:
        yield words("torn", count=torn)
    if not any(student.told for student in ready.students.values()):
        yield words("language")


def look(ready, results, language, words):
    """Yields (heading, student or path, text) of everything that needs the lecturer's eye."""
    for one in results:
        if one.submission is None:
            yield words("missing"), one.student, ""
    for one in results:
        if one.grade and one.grade["reason"]:
            yield "", one.student, say(one.grade["reason"], language)
        for cell in one.grade["cells"][:SHOWN] if one.grade else ():
            yield "", one.student, f"{unit(cell['cell'], language)}: {say(cell, language)}"
        if one.override:
            yield words("by_hand"), one.student, f"{one.override['score']:g}: {one.override['reason']}"
    for one in ready.taken_in.unmatched:
        yield words("unmatched"), one.path, pick(one.why, language)
    for one, why in ready.taken_in.beside:
        yield words("beside"), one.path, pick(why, language)


def remarks(language, words, result):
    """Returns what stands behind a student's score in the table: late, missing, set by hand."""
    notes = [note for note in (result.note, (result.grade or {}).get("reason")) if note]
    return [say(note, language) for note in notes] + [words("by_hand")] * bool(result.override)


def bars(scores, points):
    """Returns [(from, to, count, height in percent of the tallest)] over ten equal ranges of the score."""
    counts = [0] * BINS
    for score in scores:
        counts[min(BINS - 1, max(0, int(score / points * BINS)))] += 1
    tallest = max([*counts, 1])
    return [
        (points * n / BINS, points * (n + 1) / BINS, count, 100 * count / tallest) for n, count in enumerate(counts)
    ]


def facts(scores):
    """Returns number, mean, median, lowest and highest of the scores, rounded to two digits; None for an empty
    class."""
    if not scores:
        return None
    middle = {"mean": statistics.fmean(scores), "median": statistics.median(scores)}
    return {"students": len(scores)} | {
        name: round(value, 2) for name, value in (middle | {"lowest": min(scores), "highest": max(scores)}).items()
    }


def questions(assignment, results):
    """Returns [(name, points, mean score, share of full marks in percent)] over the students who handed something
    in."""
    grades = [one.grade for one in results if one.grade]
    rows = []
    for number, (name, points) in enumerate(assignment.questions):
        own = [grade["questions"][number]["score"] for grade in grades]
        full = sum(score == points for score in own)
        rows.append((name, points, round(statistics.fmean(own), 2) if own else 0, round(100 * full / max(len(own), 1))))
    return rows


def mistakes(results, language):
    """Returns [(question, what is said, number of students)], commonest first."""
    counts = Counter()
    for grade in (one.grade for one in results if one.grade and not one.grade["reason"]):
        for question in grade["questions"]:
            counts.update({(question["name"], say(note, language)) for note in question["notes"]})
    return [(question, text, count) for (question, text), count in counts.most_common(MISTAKES)]
