"""Writes the feedback page of each student and the report on the class. Each page is one file
without scripts."""

import statistics
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import quote

import jinja2

from assignments.intake import parts
from assignments.reports import messages
from lib.text import Text

TEMPLATES = Path(__file__).with_name("templates")
TIME = (2000, 1, 1, 0, 0, 0)  # the same archive for the same pages
BINS = 10
MISTAKES = 12
ABSENT = ("missing_submission", "awaited")
SHOWN = 3  # failed cells of one student in the report; the feedback page has them all


def _render(name, assignment, language, **values):
    """A page. Templates escape everything: names, errors and answers come from students."""
    settings = {"autoescape": True, "undefined": jinja2.StrictUndefined, "trim_blocks": True}
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), **settings)

    def translated(message, **values):
        return (message if isinstance(message, Text) else Text(message, **values)).to(language)

    return environment.get_template(name).render(
        assignment=assignment,
        language=language,
        _=translated,
        say=lambda note: messages.say(note, language),
        unit=lambda cell: messages.unit(cell, language),
        title=lambda name: assignment.titles[name].to(language),
        **values,
    )


def file_name(student):
    """The name of a student's feedback page; two ids never share one."""
    return f"{quote(student.student_id, safe='')}.html"


def feedback(out, ready, results):
    """Writes feedback/ID.html for every student, in the student's language, and the archives
    feedback-canvas.zip and feedback-moodle.zip: pages under the names by which the LMS that named a
    submission takes them back."""
    assignment = ready.assignment
    (out / "feedback").mkdir(parents=True, exist_ok=True)
    for lms in ("canvas", "moodle"):
        (out / f"feedback-{lms}.zip").unlink(missing_ok=True)
    for result in results:
        page = _render(
            "feedback.html",
            assignment,
            result.student.language,
            result=result,
            grade=result.grade,
            requests=ready.requests.get(result.student.student_id, ()),
        )
        (out / "feedback" / file_name(result.student)).write_text(page, encoding="utf-8")
        if result.submission and result.submission.owner.feedback:
            lms, name = result.submission.owner.feedback
            with zipfile.ZipFile(out / f"feedback-{lms}.zip", "a") as archive:
                archive.writestr(zipfile.ZipInfo(name, TIME), page, zipfile.ZIP_DEFLATED)


def report(out, ready, results, alike, language="ko", torn=0):
    """Writes report.html, the class report.

    ready: a grade_class.Prepared; alike: what similarity.find returns; torn: the number of lines of
    the log that cannot be read."""
    scores = [result.score for result in results if not (result.excused or result.awaited)]
    shown = {
        "results": results,
        "scores": scores,
        "bars": bars(scores, ready.assignment.points),
        "mean": statistics.fmean,
        "median": statistics.median,
        "questions": questions(ready.assignment, results),
        "mistakes": mistakes(results, language),
        "most": MISTAKES,
        "alike": alike,
    }
    told = {
        "rules": ready.late_rules,
        "waiting": len(ready.students) - len(results),
        "untimed": _untimed(ready),
        "torn": torn,
        "look": list(look(ready, results, language)),
        "requests": _requests(ready, results),
        "page_of": lambda student: f"feedback/{quote(file_name(student))}",
    }
    page = _render("report.html", ready.assignment, language, **shown, **told)
    (out / "report.html").write_text(page, encoding="utf-8")


def _untimed(ready):
    """The number of submissions whose time nothing says."""
    return sum(
        ready.late_rules.untimed(work, ready.attempts(work.student_id))
        for work in ready.taken_in.graded
    )


def _requests(ready, results):
    """[(student, request)] of all who ask for a second look."""
    return [
        (result.student, request)
        for result in results
        for request in ready.requests.get(result.student.student_id, ())
    ]


def by_hand(out, ready, results, language="ko"):
    """Writes by-hand.html: what each student wrote to each question, its figures and answers beside
    a place for points and a comment. Its button saves them as points.csv, with the other rows of
    the lecturer."""
    contents = {
        result.student.student_id: parts.by_question(
            result.submission.content, ready.assignment.headings, ready.assignment.code
        )
        for result in results
        if result.submission and not result.submission.note
    }
    questions = []
    for name in ready.assignment.names:
        entries = [
            _entry(result, question, contents.get(result.student.student_id, {}))
            for result in results
            for question in (result.grade or {}).get("questions", ())
            if question["name"] == name
        ]
        questions.append({"name": name, "entries": entries})
    kept = [[who, row.question, _of_row(row), row.comment] for who, row in _kept(ready)]
    page = _render("by-hand.html", ready.assignment, language, questions=questions, kept=kept)
    (out / "by-hand.html").write_text(page, encoding="utf-8")


def _kept(ready):
    """(student_id or *, Row) of the rows that the page does not show as fields."""
    seen = set()
    for student_id, rows in ready.by_hand.items():
        for row in rows:
            if row.is_for_everybody and row not in seen:
                seen.add(row)
                yield "*", row
            elif not row.question and not row.is_for_everybody:
                yield student_id, row


def _of_row(row):
    """The points of a Row as points.csv has them."""
    return f"{row.points:g}" if type(row.points) is float else row.points


def _entry(result, question, found):
    """What the page shows of one student's answer to one question."""
    own = [row for row in result.rows if row.question == question["name"]]
    own = [row for row in own if not row.is_for_everybody]
    given = [_of_row(row) for row in own if row.points != ""]
    names = set(question.get("names", ()))
    return {
        "student": result.student,
        "parts": found.get(question["name"], ()),
        "answers": [pair for pair in result.grade["answers"].items() if pair[0] in names],
        "notes": question["notes"],
        "points": question["points"],
        "score": question["score"],
        "given": given[-1] if given else "",
        "comment": "; ".join(row.comment for row in own if row.comment),
    }


def look(ready, results, language):
    """Yields (students or paths, sentence) of everything that needs the lecturer's eye: files
    without a grade, students without a file share a line."""
    for sentence, students in _missing(results, language):
        yield ", ".join(students), sentence
    for sentence, paths in _files_without_a_grade(ready, results, language):
        yield ", ".join(paths), sentence
    for path, count in ready.taken_in.cut.items():
        yield (
            path,
            Text("{count} more notebooks in it were not looked at.", count=count).to(language),
        )
    for student_id, why in ready.untold.items():
        sentence = Text("What is asked of this student cannot be told: {why}", why=why)
        yield ready.students[student_id], sentence.to(language)
    for who, row in _kept(ready):
        if row.is_for_everybody:
            yield who, Text("By hand: {what}", what=str(row)).to(language)
    for result in results:
        for sentence in _of_student(result, language):
            yield result.student, sentence
    for path, why in ready.taken_in.unmatched:
        yield path, Text("File without an owner: {why}", why=why).to(language)


def _of_student(result, language):
    """Yields the sentences on one student: notes, failed cells, what no check judged, by hand."""
    for note in result.notes:
        if note["code"] not in ("late", *ABSENT):
            yield messages.say(note, language)
    if result.grade:
        for cell in result.grade["cells"][:SHOWN]:
            yield f"{messages.unit(cell['cell'], language)}: {messages.say(cell, language)}"
        if (more := len(result.grade["cells"]) - SHOWN) > 0:
            yield Text("{count} more of this kind, on the feedback page.", count=more).to(language)
        for question in result.grade["questions"]:
            for note in question.get("notes", ()):
                if note["code"] == "unjudged":
                    yield messages.say(note, language)
    for row in result.rows:
        if not row.is_for_everybody:
            yield Text("By hand: {what}", what=str(row)).to(language)


def _missing(results, language):
    """[(sentence, [student])] of those who handed in nothing."""
    students = defaultdict(list)
    for result in results:
        if result.note and result.note["code"] in ABSENT:
            students[messages.say(result.note, language)].append(str(result.student))
    return students.items()


def _files_without_a_grade(ready, results, language):
    """[(sentence, [path])] of the files that somebody handed in and that do not count."""
    paths = defaultdict(list)
    for file, why in ready.taken_in.beside:
        paths[Text("File that was not graded: {why}", why=why).to(language)].append(file.path)
    other = Text("Another attempt counts.").to(language)
    for result in results:
        attempts = ready.attempts(result.student.student_id)
        paths[other] += [file.path for file in attempts if file != result.submission]
    return [(sentence, files) for sentence, files in paths.items() if files]


def bars(scores, points):
    """[(from, to, count, height in percent of the tallest)] over ten equal ranges of the score."""
    counts = Counter(min(BINS - 1, max(0, int(score / points * BINS))) for score in scores)
    tallest = max([*counts.values(), 1])
    return [
        (
            points * place / BINS,
            points * (place + 1) / BINS,
            counts[place],
            100 * counts[place] / tallest,
        )
        for place in range(BINS)
    ]


def questions(assignment, results):
    """[(name, points, mean score, share of full marks in percent)] over the students who count and,
    in a pool, drew the question."""
    rows = []
    grades = _counted(results)
    for name, points in _all_questions(assignment):
        scores = [
            question["score"]
            for grade in grades
            for question in grade["questions"]
            if question["name"] == name
        ]
        if grades and not scores:
            continue  # nobody drew this question of a pool
        scores = scores or [0]
        rows.append(
            (
                name,
                points,
                round(statistics.fmean(scores), 2),
                round(100 * scores.count(points) / len(scores)),
            )
        )
    return rows


def _all_questions(assignment):
    """Yields (name, points) of every question, of a pool each of its own."""
    for row in assignment.questions:
        for name in row.names:
            yield name, row.points


def _counted(results):
    """The grades of the students who count."""
    return [result.grade for result in results if result.grade and not result.excused]


def mistakes(results, language):
    """[(question, what is said, number of students)], commonest first; the page shows MISTAKES."""
    counts = Counter()
    for grade in _counted(result for result in results if not result.is_missing):
        if grade["reason"]:
            continue
        for question in grade["questions"]:
            counts.update(
                {(question["name"], messages.say(note, language)) for note in question["notes"]}
            )
    return [(question, text, count) for (question, text), count in counts.most_common()]
