"""Writes the feedback pages as archives that an LMS takes back, under the names that it gave to the submissions.

Canvas finds a student by the user and submission numbers in the name of a file, Moodle by the number in the name of a
folder; so only students whose submission came from that LMS are in its archive.
"""

import zipfile

from assignments.reports.pages import file_name

TIME = (2000, 1, 1, 0, 0, 0)  # the same archive for the same pages


def write(out, results):
    """Writes feedback-canvas.zip and feedback-moodle.zip into the folder `out`, each if there is anything in it."""
    for lms in ("canvas", "moodle"):
        path = out / f"feedback-{lms}.zip"
        path.unlink(missing_ok=True)
        named = [result for result in results if result.submission and result.submission.owner.feedback]
        for result in named:
            if result.submission.owner.feedback[0] == lms:
                page = (out / "feedback" / file_name(result.student)).read_bytes()
                with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
                    name = zipfile.ZipInfo(result.submission.owner.feedback[1], TIME)
                    archive.writestr(name, page, zipfile.ZIP_DEFLATED)
