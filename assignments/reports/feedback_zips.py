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
    """Writes feedback-canvas.zip and feedback-moodle.zip into the folder `out`, each if there is anything in it."""
    for lms, name_of in (("canvas", canvas), ("moodle", moodle)):
        path, pages = Path(out) / f"feedback-{lms}.zip", {}
        for result in results:
            if result.submission and (name := name_of(result.submission.path)):
                pages[name] = Path(out) / "feedback" / file_name(result.student)
        path.unlink(missing_ok=True)
        if pages:
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, page in pages.items():
                    archive.writestr(zipfile.ZipInfo(name, TIME), page.read_bytes(), zipfile.ZIP_DEFLATED)


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
    matches = filter(None, map(MOODLE.match, PurePosixPath(path).parts))
    if match := next(matches, None):
        return f"{match['name']}_{match['user']}_assignsubmission_file_/feedback.html"
    return None
