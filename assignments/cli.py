"""The command `python -m assignments`: one sub-command for each thing a lecturer does."""

import argparse
import sys
from pathlib import Path

from assignments.authoring import variant
from lib.text import LANGUAGES


def path(text):
    """A path of the command line, with ~ for the home folder: not every shell replaces it inside OUT=~/grades."""
    return Path(text).expanduser()


def parser():
    """All sub-commands with their help."""
    top = argparse.ArgumentParser(prog="python -m assignments", description="Make assignments and grade them safely.")
    commands = top.add_subparsers(dest="command", required=True)

    one = commands.add_parser("new", help="begin an assignment's folder: questions of the bank, or a template")
    one.add_argument("folder", type=path, help="where to: a folder of your own, outside the repository")
    one.add_argument("questions", nargs="*", help="rnn-step or rnn-step:3 (points), a file my.py, or a list my.txt")

    one = commands.add_parser("make", help="an assignment's folder → student notebooks (Korean and English)")
    one.add_argument("master", type=path, help="a folder with questions.txt or master.ipynb")
    one.add_argument(
        "--out", type=path, default=Path("handout"), help="folder for the student notebooks (default: handout)"
    )

    one = commands.add_parser("bank", help="list the questions of the bank, or show what one student gets")
    one.add_argument("questions", nargs="*", help="with --preview: these questions of the bank")
    one.add_argument("--preview", metavar="ID", help="show text, numbers and right answers of this student")
    one.add_argument("--assignment", type=path, help="with --preview: an assignment's folder, not the bank")
    one.add_argument("--key", type=path, help="with --preview: the class key (default: a key of zeros)")
    one.add_argument("--language", choices=LANGUAGES, default="ko", help="default: ko")

    one = commands.add_parser("key", help="write a new class key: the secret behind the hidden inputs")
    one.add_argument("file", type=path, help="where to; keep it private and keep it as long as the grades")

    one = commands.add_parser("check", help="say whether student code can be isolated on this machine")

    one = commands.add_parser("grade", help="grade a class; run the same command again to go on after a crash")
    one.add_argument("submissions", type=path, help="folder or zip as the LMS gives it")
    one.add_argument(
        "--roster", type=path, required=True, help="CSV: student_id, name[, language, canvas_id, moodle_id, email]"
    )
    one.add_argument("--assignment", type=path, required=True, help="folder with questions.txt or master.ipynb")
    one.add_argument(
        "--out", type=path, default=Path("grades"), help="folder for log, tables and pages (default: grades)"
    )
    one.add_argument(
        "--key", type=path, help="class key (default: class.key beside the roster, written if there is none)"
    )
    one.add_argument(
        "--attempts", choices=("last", "first", "best"), default="last", help="which of several submissions counts"
    )
    one.add_argument("--due", help="2026-04-01T23:59: to the end of that minute, in --zone if it has no offset")
    one.add_argument("--zone", help="time zone, such as Asia/Seoul (default: this machine's)")
    one.add_argument("--grace", type=float, default=0.0, metavar="M", help="minutes after --due that are in time")
    one.add_argument(
        "--times", type=path, help="CSV from the LMS: student_id, submitted[, file]; a line per submission"
    )
    one.add_argument("--extensions", type=path, help="CSV: student_id, due; other due times for single students")
    one.add_argument(
        "--late-percent", type=float, default=0.0, metavar="P", help="deducted for each day begun after --due"
    )
    one.add_argument("--late-days", type=float, metavar="D", help="refuse what comes later than this many days")
    one.add_argument("--dry", action="store_true", help="say whose each file is and what counts; grade nothing")
    one.add_argument("--explain", metavar="ID", help="say how this student's score comes about; grade nothing")
    one.add_argument("--accept", metavar="REASON", help="publish scores that rules, checks, points or key changed")
    one.add_argument("--again", metavar="ID", help="grade this student anew (with --reason)")
    one.add_argument("--reason", help="stays on record with --again")
    one.add_argument("--language", choices=LANGUAGES, default="ko", help="language of the class report (default: ko)")
    one.add_argument("--workers", type=int, help="processes on this machine (default: one for each core)")
    one.add_argument("--scheduler", metavar="tcp://…", help="an existing Dask scheduler instead of this machine")

    one = commands.add_parser("override", help="set one student's score by hand, with a reason that stays on record")
    one.add_argument("student", help="student_id")
    one.add_argument("score", help="the new score, or `none` to take the last override back")
    one.add_argument("--reason", required=True)
    one.add_argument("--out", type=path, default=Path("grades"), help="the folder that grade wrote (default: grades)")

    one = commands.add_parser("demo-class", help="make up a class for the demo assignment, to try all this out")
    one.add_argument("--out", type=path, default=Path("demo-class"), help="folder (default: demo-class)")
    one.add_argument("--students", type=int, default=60)
    return top


def main(arguments=None):
    """Runs one sub-command. Errors that a lecturer can mend are one message and exit status 1."""
    options = parser().parse_args(arguments)
    try:
        commands = {
            "new": new,
            "make": make_,
            "bank": bank,
            "key": key,
            "check": check,
            "grade": grade,
            "override": override,
            "demo-class": demo,
        }
        commands[options.command](options)
    except (ValueError, OSError, RuntimeError) as problem:
        sys.exit(f"{options.command}: {problem}")


def new(options):
    from assignments.authoring import compose

    print(f"{compose.begin(options.folder, options.questions)}: add, take out and order questions here.")


def bank(options):
    from assignments.authoring import preview

    if options.preview is None:
        print(*preview.table(options.language), sep="\n")
        return
    if not options.questions and options.assignment is None:
        raise ValueError("name questions of the bank or an --assignment to preview")
    secret = variant.read_key(options.key) if options.key else bytes(32)
    print(*preview.preview(options.assignment, options.questions, options.preview, secret, options.language), sep="\n")


def make_(options):
    from assignments.authoring.make import make

    paths, notes = make(options.master, options.out)
    print(*notes, *paths, sep="\n")


def key(options):
    print(f"{variant.make_key(options.file)}: keep it private; grades can be repeated only with it.")


def check(options):
    from assignments.sandbox.runner import Runner

    with Runner(keras=False) as runner:
        runner.wait()
    print("Student code can be isolated on this machine.")


def demo(options):
    from assignments.demo import demo_class

    students, files = demo_class.write(options.out, options.students)
    print(f"{options.out}: roster.csv with {students} students, submissions.zip with {files} files.")


def override(options):
    from assignments.grading.log import Log

    score = None if options.score == "none" else float(options.score)
    record = options.out / "log.jsonl"
    if not record.exists():
        raise ValueError(f"{record} is not there; --out must name the folder that grade wrote.")
    with Log(record) as log:
        log.override(options.student, score, options.reason)
    print("On record. Run grade again to write the tables and pages anew.")


def grade(options):
    from assignments.grading.grade_class import grade

    grade(options)
