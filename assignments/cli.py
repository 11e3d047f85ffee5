"""The command `python -m assignments`: one sub-command for each thing a lecturer does."""

import argparse
import sys
import tempfile
from pathlib import Path

from assignments.authoring import class_key, compose, make, preview
from assignments.gradescope import archive
from assignments.grading import export, grade_class
from assignments.grading.late_rules import ATTEMPTS
from assignments.intake import roster
from assignments.rehearsal import proof
from assignments.sandbox.runner import Runner
from lib.text import LANGUAGES

ASSIGNMENT = "folder with questions.txt or master.ipynb"
ROSTER = "CSV: student_id, name[, language, canvas_id, moodle_id, email, github]"


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
    for add_command in COMMANDS:
        add_command(commands)
    return top


def add_new(commands):
    command = commands.add_parser(
        "new", help="begin an assignment's folder: questions of the bank, or a template"
    )
    command.set_defaults(run=run_new)
    command.add_argument(
        "folder", type=path, help="where to: a folder of your own, outside the repository"
    )
    command.add_argument(
        "questions",
        nargs="*",
        help="rnn-step or rnn-step:3 (points), a file my.py, or a list my.txt",
    )


def add_make(commands):
    command = commands.add_parser(
        "make", help="an assignment's folder → student notebooks (Korean and English)"
    )
    command.set_defaults(run=run_make)
    command.add_argument("master", type=path, help=ASSIGNMENT)
    add_out(command, "handout", "folder for the student notebooks")
    command.add_argument("--roster", type=path, help=f"{ROSTER}: each of them is tried, too")
    command.add_argument(
        "--classroom",
        action="store_true",
        help="add a workflow for GitHub Classroom that runs the open tests",
    )


def add_bank(commands):
    command = commands.add_parser(
        "bank", help="list the questions of the bank, show what one student gets, or prove them"
    )
    command.set_defaults(run=run_bank)
    command.add_argument(
        "questions", nargs="*", help="with --preview or --prove: these questions of the bank"
    )
    command.add_argument(
        "--preview", metavar="ID", help="show text, numbers and right answers of this student"
    )
    command.add_argument(
        "--prove", action="store_true", help="say what is wrong with each question for a class"
    )
    command.add_argument(
        "--assignment", type=path, help="with --preview: an assignment's folder, not the bank"
    )
    command.add_argument(
        "--key", type=path, help="with --preview: the class key (default: a key of zeros)"
    )
    add_language(command, "language of what is shown")


def add_check(commands):
    command = commands.add_parser(
        "check", help="say whether student code can be isolated on this machine"
    )
    command.set_defaults(run=run_check)


def add_grade(commands):
    command = commands.add_parser(
        "grade", help="grade a class; run the same command again to go on after a crash"
    )
    command.set_defaults(run=grade_class.grade)
    add_class(command)
    add_out(command, "grades", "folder for log, tables and pages")
    command.add_argument(
        "--key",
        type=path,
        help="class key (default: class.key beside the roster); written if there is none",
    )
    add_rules(command)
    command.add_argument(
        "--dry",
        action="store_true",
        help="say whose each file is and what counts; grade nothing",
    )
    command.add_argument(
        "--part",
        metavar="N/M",
        help="grade the N-th of M parts of the class and publish nothing: on several machines",
    )
    command.add_argument(
        "--accept",
        metavar="REASON",
        help="publish scores that rules, checks, points, limits or key changed",
    )
    command.add_argument(
        "--by-hand", action="store_true", help="write by-hand.html, where points are given by hand"
    )
    command.add_argument("--again", metavar="ID", help="grade this student anew (with --reason)")
    command.add_argument("--reason", help="stays on record with --again")
    add_language(command, "language of the class report")
    command.add_argument(
        "--workers",
        type=int,
        help="submissions graded at the same time (default: one for each core)",
    )


def add_rules(command):
    """The options for second and late submissions."""
    command.add_argument(
        "--attempts",
        choices=ATTEMPTS,
        help="which of several submissions counts (default: last, or what the assignment's "
        "settings say)",
    )
    command.add_argument(
        "--due",
        nargs="+",
        help="2026-04-01T23:59, to the end of that minute; 2026-04-01T23:59+09:00 in another "
        "time zone",
    )
    command.add_argument(
        "--times",
        type=path,
        nargs="+",
        help="CSV: student_id, submitted; a line per submission; or Canvas' list (.json)",
    )
    command.add_argument(
        "--extensions",
        type=path,
        help="CSV: student_id, due; other due times for single students",
    )
    command.add_argument(
        "--late-percent", metavar="P", help="deducted for each day begun after --due"
    )
    command.add_argument(
        "--late-days", metavar="D", help="refuse what comes later than this many days"
    )


def add_export(commands):
    command = commands.add_parser(
        "export", help="write each student's code of a question, for JPlag and the like"
    )
    command.set_defaults(run=export.export)
    add_class(command)
    command.add_argument("questions", nargs="*", help="names of questions (default: all)")
    add_out(command, "code", "folder to write into")


def add_gradescope(commands):
    command = commands.add_parser(
        "gradescope", help="write an autograder archive, which grades in Gradescope's container"
    )
    command.set_defaults(run=archive.write)
    command.add_argument("assignment", type=path, help=ASSIGNMENT)
    command.add_argument("--roster", type=path, required=True, help=ROSTER)
    command.add_argument(
        "--key",
        type=path,
        help="class key (default: class.key beside the roster); written if there is none",
    )
    command.add_argument(
        "--visibility",
        choices=archive.VISIBILITY,
        default="after_due_date",
        help="when students see the points of questions (default: after_due_date)",
    )
    add_out(command, "autograder.zip", "the archive")


def add_class(command):
    """What a class hands in, who is in it, and what it was asked."""
    command.add_argument("submissions", type=path, help="folder or zip as the LMS gives it")
    command.add_argument("--roster", type=path, required=True, help=ROSTER)
    command.add_argument("--assignment", type=path, required=True, help=ASSIGNMENT)


def add_out(command, folder, about):
    command.add_argument(
        "--out", type=path, default=Path(folder), help=f"{about} (default: {folder})"
    )


def add_language(command, about):
    command.add_argument(
        "--language", choices=LANGUAGES, default="ko", help=f"{about} (default: ko)"
    )


COMMANDS = (add_new, add_make, add_bank, add_check, add_grade, add_export, add_gradescope)


def main(arguments=None):
    """Runs one sub-command. Errors that a lecturer can mend are one message and exit status 1."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except (ValueError, OSError, RuntimeError) as problem:
        sys.exit(f"{options.command}: {problem}")


def run_new(options):
    begun = compose.begin(options.folder, options.questions)
    print(f"{begun}: add, take out and order questions here.")


def run_make(options):
    students = roster.read(options.roster) if options.roster else ()
    paths, notes = make.make(options.master, options.out, options.classroom, students)
    print(*notes, *paths, sep="\n")


def run_bank(options):
    if options.prove:
        print(*proof.report(options.questions), sep="\n")
    elif options.preview is None:
        print(preview.table(options.language))
    else:
        print(*previewed(options), sep="\n")


def previewed(options):
    """The lines of a preview of an assignment, or of questions of the bank."""
    if not options.questions and options.assignment is None:
        raise ValueError("name questions of the bank or an --assignment to preview")
    key = class_key.read_key(options.key) if options.key else bytes(32)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.assignment
        if folder is None:
            folder = compose.begin(Path(temporary, "preview"), options.questions).parent
        return preview.preview(folder, options.preview, key, options.language)


def run_check(options):
    with Runner(keras=False) as runner:
        runner.wait()
    print("Student code can be isolated on this machine.")
