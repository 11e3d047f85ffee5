"""The command `python -m assignments`: one sub-command for each thing a lecturer does."""

import argparse
import sys
import tempfile
from pathlib import Path

from assignments.authoring import class_key, compose, make, preview
from assignments.grading import export, grade_class
from assignments.grading.late_rules import ATTEMPTS
from assignments.sandbox.runner import Runner
from lib.text import LANGUAGES


def path(text):
    """A path of the command line, with ~ for the home folder: not every shell replaces it inside
    OUT=~/grades."""
    return Path(text).expanduser()


def parser():
    """All sub-commands with their help."""
    top = argparse.ArgumentParser(
        prog="python -m assignments", description="Make assignments and grade them safely."
    )
    commands = top.add_subparsers(dest="command", required=True)

    def command(run, name, about):
        added = commands.add_parser(name, help=about)
        added.set_defaults(run=run)
        return added.add_argument

    add = command(
        run_new, "new", "begin an assignment's folder: questions of the bank, or a template"
    )
    add("folder", type=path, help="where to: a folder of your own, outside the repository")
    add(
        "questions",
        nargs="*",
        help="rnn-step or rnn-step:3 (points), a file my.py, or a list my.txt",
    )

    add = command(
        run_make, "make", "an assignment's folder → student notebooks (Korean and English)"
    )
    add("master", type=path, help="a folder with questions.txt or master.ipynb")
    add(
        "--out",
        type=path,
        default=Path("handout"),
        help="folder for the student notebooks (default: handout)",
    )

    add = command(run_bank, "bank", "list the questions of the bank, or show what one student gets")
    add("questions", nargs="*", help="with --preview: these questions of the bank")
    add("--preview", metavar="ID", help="show text, numbers and right answers of this student")
    add("--assignment", type=path, help="with --preview: an assignment's folder, not the bank")
    add("--key", type=path, help="with --preview: the class key (default: a key of zeros)")
    add("--language", choices=LANGUAGES, default="ko", help="default: ko")

    command(run_check, "check", "say whether student code can be isolated on this machine")

    add = command(
        grade_class.grade,
        "grade",
        "grade a class; run the same command again to go on after a crash",
    )
    add("submissions", type=path, help="folder or zip as the LMS gives it")
    columns = "CSV: student_id, name[, language, canvas_id, moodle_id, email]"
    add("--roster", type=path, required=True, help=columns)
    add("--assignment", type=path, required=True, help="folder with questions.txt or master.ipynb")
    add(
        "--out",
        type=path,
        default=Path("grades"),
        help="folder for log, tables and pages (default: grades)",
    )
    add(
        "--key",
        type=path,
        help="class key (default: class.key beside the roster); written if there is none",
    )
    several = (
        "which of several submissions counts (default: last, or what the assignment's settings say)"
    )
    add("--attempts", choices=ATTEMPTS, help=several)
    add(
        "--due",
        nargs="+",
        help=(
            "2026-04-01T23:59, to the end of that minute; 2026-04-01T23:59+09:00 in another "
            "time zone"
        ),
    )
    add("--times", type=path, help="CSV from the LMS: student_id, submitted; a line per submission")
    add("--extensions", type=path, help="CSV: student_id, due; other due times for single students")
    add("--late-percent", metavar="P", help="deducted for each day begun after --due")
    add("--late-days", metavar="D", help="refuse what comes later than this many days")
    add("--dry", action="store_true", help="say whose each file is and what counts; grade nothing")
    add(
        "--accept",
        metavar="REASON",
        help="publish scores that rules, checks, points or key changed",
    )
    add("--by-hand", action="store_true", help="write by-hand.html, where points are given by hand")
    add("--again", metavar="ID", help="grade this student anew (with --reason)")
    add("--reason", help="stays on record with --again")
    add(
        "--language",
        choices=LANGUAGES,
        default="ko",
        help="language of the class report (default: ko)",
    )
    add(
        "--workers",
        type=int,
        help="submissions graded at the same time (default: one for each core)",
    )

    add = command(
        export.export, "export", "write each student's code of a question, for JPlag and the like"
    )
    add("submissions", type=path, help="folder or zip as the LMS gives it")
    add("questions", nargs="*", help="names of questions (default: all)")
    add("--roster", type=path, required=True, help=columns)
    add("--assignment", type=path, required=True, help="folder with questions.txt or master.ipynb")
    add("--out", type=path, default=Path("code"), help="folder to write into (default: code)")
    return top


def main(arguments=None):
    """Runs one sub-command. Errors that a lecturer can mend are one message and exit status 1."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except (ValueError, OSError, RuntimeError) as problem:
        sys.exit(f"{options.command}: {problem}")


def run_new(options):
    print(
        f"{compose.begin(options.folder, options.questions)}: add, take out and order "
        "questions here."
    )


def run_make(options):
    paths, notes = make.make(options.master, options.out)
    print(*notes, *paths, sep="\n")


def run_bank(options):
    if options.preview is None:
        print(preview.table(options.language))
        return
    if not options.questions and options.assignment is None:
        raise ValueError("name questions of the bank or an --assignment to preview")
    key = class_key.read_key(options.key) if options.key else bytes(32)
    with tempfile.TemporaryDirectory() as temporary:
        folder = (
            options.assignment
            or compose.begin(Path(temporary, "preview"), options.questions).parent
        )
        print(*preview.preview(folder, options.preview, key, options.language), sep="\n")


def run_check(options):
    with Runner(keras=False) as runner:
        runner.wait()
    print("Student code can be isolated on this machine.")
