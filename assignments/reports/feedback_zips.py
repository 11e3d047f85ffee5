"""Writes the feedback pages as archives that an LMS takes back, under the names that it gave to the submissions.

Canvas finds a student by the user and submission numbers in the name of a file, Moodle by the number in the name of a
folder; so only students whose submission came from that LMS are in its archive.
"""

import zipfile
from pathlib import Path, PurePosixPath

from assignments.intake.owners import CANVAS, MOODLE
from assignments.reports.pages import file_name

TIME = (2000, 1, 1, 0, 0, 0)  # the same archive for the same pages


def write(out, results):
    """Writes feedback-canvas.zip and feedback-moodle.zip into the folder `out`, each if there is anything in it, and
    returns {path: number of pages}."""
    out, written = Path(out), {}
    for lms, name_of in (("canvas", canvas), ("moodle", moodle)):
        path, names = out / f"feedback-{lms}.zip", {}
        for one in results:
            if one.submission and (name := name_of(one.submission.path)):
                names[name] = out / "feedback" / file_name(one.student)
        path.unlink(missing_ok=True)
        if names:
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, page in names.items():
                    archive.writestr(zipfile.ZipInfo(name, TIME), page.read_bytes(), zipfile.ZIP_DEFLATED)
            written[path] = len(names)
    return written


def canvas(path):
    """Returns the name of the feedback file for the submission at `path`, or None if Canvas did not name it."""
    for part in PurePosixPath(path).parts:
        if MOODLE.match(part):
            return None
        if match := CANVAS.match(part):  # without the student's own name of the file: Canvas reads the two numbers
            return f"{match['name']}_{match['late'] or ''}{match['user']}_{match['submission']}_feedback.html"
    return None


def moodle(path):
    """Returns the path of the feedback file in the folder that Moodle named for the submission at `path`, or None."""
    for part in PurePosixPath(path).parts:
        if match := MOODLE.match(part):
            return f"{match['name']}_{match['user']}_assignsubmission_file_/feedback.html"
    return None
