"""Writes the feedback pages as archives that an LMS takes back, under the names that it gave to the submissions.

Canvas finds a student by the user and submission numbers in the name of a file, Moodle by the number in the name of a
folder; so only students whose submission came from that LMS are in its archive.
"""

import zipfile
from pathlib import PurePosixPath

from assignments.intake.owners import CANVAS, MOODLE
from assignments.reports.pages import file_name

TIME = (2000, 1, 1, 0, 0, 0)  # the same archive for the same pages


def write(out, results):
    """Writes feedback-canvas.zip and feedback-moodle.zip into the folder `out`, each if there is anything in it."""
    for lms, name_of in (("canvas", canvas), ("moodle", moodle)):
        path = out / f"feedback-{lms}.zip"
        path.unlink(missing_ok=True)
        handed_in = [(result.student, name_of(result.submission.path)) for result in results if result.submission]
        for student, name in handed_in:
            if name:
                page = (out / "feedback" / file_name(student)).read_bytes()
                with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
                    archive.writestr(zipfile.ZipInfo(name, TIME), page, zipfile.ZIP_DEFLATED)


def canvas(path):
    """The name of the feedback file for the submission at `path`, or None if Canvas did not name it."""
    for part in PurePosixPath(path).parts:
        if MOODLE.match(part):
            return None
        if match := CANVAS.match(part):  # without the student's own name of the file: Canvas reads the two numbers
            return f"{match['name']}_{match['late'] or ''}{match['user']}_{match['submission']}_feedback.html"
    return None


def moodle(path):
    """The path of the feedback file in the folder that Moodle named for the submission at `path`, or None."""
    for part in PurePosixPath(path).parts:
        if match := MOODLE.match(part):
            return f"{match['name']}_{match['user']}_assignsubmission_file_/feedback.html"
    return None
