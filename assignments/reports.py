"""Writes the feedback page of each student and the report on the class. Each page is one file without scripts."""

import statistics
from collections import Counter
from pathlib import Path

import jinja2

from assignments.messages import label, say, unit

BINS = 10
MISTAKES = 12
SHOWN = 3  # failed cells of one student in the report; the feedback page has them all


def _environment():
    """Templates that escape everything: names, errors and answers come from students."""
    loader = jinja2.FileSystemLoader(Path(__file__).with_name("templates"))
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)


def feedback(out, assignment, results):
    """Writes feedback/ID.html for every student, in the student's language, and returns the folder."""
    folder, template = Path(out) / "feedback", _environment().get_template("feedback.html")
    folder.mkdir(parents=True, exist_ok=True)
    for result in results:
        language = result.student.language
        page = template.render(
            result=result,
            grade=result.grade,
            assignment=assignment.name,
            language=language,
            say=lambda note, language=language: say(note, language),
            unit=lambda name, language=language: unit(name, language),
            label=lambda name, language=language, **values: label(name, language, **values),
        )
        name = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in result.student.student_id)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return folder


def report(out, assignment, results, alike, unmatched, rules, waiting, language="ko"):
    """Writes report.html, the class report, and returns its path.

    alike: the pairs that similarity.find returns; waiting: the students who have no grade yet.
    """
    scores = [one.score for one in results]
    page = (
        _environment()
        .get_template("report.html")
        .render(
            assignment=assignment,
            results=results,
            language=language,
            korean=language == "ko",
            bars=bars(scores, assignment.points),
            facts=facts(scores),
            questions=questions(assignment, results),
            mistakes=mistakes(results, language),
            alike=alike,
            unmatched=unmatched,
            rules=rules,
            waiting=waiting,
            missing=[one.student for one in results if one.submission is None],
            overridden=[one for one in results if one.override],
            unread=[(one, say(one.grade["reason"], language)) for one in results if one.grade and one.grade["reason"]],
            cells=[
                (one, cell, say(cell, language)) for one in results if one.grade for cell in one.grade["cells"][:SHOWN]
            ],
            unit=lambda name: unit(name, language),
        )
    )
    path = Path(out) / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


def bars(scores, points):
    """[(from, to, count, height in percent of the tallest)] over ten equal ranges of the score."""
    counts = [0] * BINS
    for score in scores:
        counts[min(BINS - 1, max(0, int(score / points * BINS)))] += 1
    tallest = max([*counts, 1])
    return [
        (points * n / BINS, points * (n + 1) / BINS, count, 100 * count / tallest) for n, count in enumerate(counts)
    ]


def facts(scores):
    """Number, mean, median, lowest and highest of the scores, rounded to two digits; None for an empty class."""
    if not scores:
        return None
    middle = {"mean": statistics.fmean(scores), "median": statistics.median(scores)}
    return {"students": len(scores)} | {
        name: round(value, 2) for name, value in (middle | {"lowest": min(scores), "highest": max(scores)}).items()
    }


def questions(assignment, results):
    """[(name, points, mean score, share of full marks in percent)] over the students who handed something in."""
    grades = [one.grade for one in results if one.grade]
    rows = []
    for number, (name, points) in enumerate(assignment.questions):
        own = [grade["questions"][number]["score"] for grade in grades]
        full = sum(score == points for score in own)
        rows.append((name, points, round(statistics.fmean(own), 2) if own else 0, round(100 * full / max(len(own), 1))))
    return rows


def mistakes(results, language):
    """[(question, what is said, number of students)], commonest first."""
    counts = Counter()
    for grade in (one.grade for one in results if one.grade and not one.grade["reason"]):
        for question in grade["questions"]:
            counts.update({(question["name"], say(note, language)) for note in question["notes"]})
    return [(question, text, count) for (question, text), count in counts.most_common(MISTAKES)]
