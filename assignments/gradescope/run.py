"""Grades one submission in Gradescope's container: `python -m assignments.gradescope.run
/autograder`. Its folders `submission` and `source` and the file submission_metadata.json come in,
results/results.json goes out."""

import json
import sys
from pathlib import Path

from assignments.authoring import about, class_key
from assignments.authoring.folder import load
from assignments.grading import judge
from assignments.intake import roster, submissions
from assignments.intake.owners import Owners
from assignments.reports import messages
from assignments.sandbox.bwrap import NoIsolation
from assignments.sandbox.runner import Runner
from lib.text import Text

NOBODY = "The class list has nobody with this name, e-mail or id. Tell your lecturer."
FAILED = "Grading failed, and not by your fault. Tell your lecturer."


def main(root):
    """Writes results.json whatever happens: Gradescope shows nothing without it."""
    root = Path(root)
    try:
        results = graded(root)
    except Exception:
        _write(root, {"score": 0.0, "output": FAILED, "stdout_visibility": "hidden"})
        raise  # the lecturer sees it among the outputs
    _write(root, results)


def graded(root):
    """The results of one submission, as Gradescope reads them."""
    given = root / "source/class"
    settings = json.loads((given / "settings.json").read_text(encoding="utf-8"))
    students = roster.read(given / "roster.csv")
    owner = owner_of(root / "submission_metadata.json", students)
    if owner is None:
        return {"score": 0.0, "output": NOBODY, "stdout_visibility": "hidden"}
    assignment = load(given / "assignment")
    key = class_key.read_key(given / "class.key")
    work = submissions.of_one(root / "submission", owner, assignment.name, about.code(assignment))
    content = b"" if work is None or work.note else work.content
    note = {"code": "missing_submission"} if work is None else work.note
    with runner_of(assignment) as runner:
        grade = judge.grade(assignment, owner.student_id, content, runner, key, note)
    language = students[owner.student_id].language
    return results_of(assignment, grade, language, settings["visibility"])


def owner_of(path, students):
    """The Owner of a submission, by its metadata; of a group the first member who is known."""
    users = json.loads(path.read_text(encoding="utf-8")).get("users", ())
    known = Owners(students)
    for user in users:
        submitter = {f":{field}": user.get(field, "") for field in ("sid", "email", "name")}
        owner = known.of_submitter(submitter, path.name, None)
        if owner.student_id is not None:
            return owner
    return None


def runner_of(assignment):
    """A Runner: in the sandbox where the container admits one, else with a user for each run in
    this container, which ends with the submission."""
    keras = about.needs_keras(about.code(assignment))
    runner = None
    try:
        runner = Runner(keras, assignment.limits)
        runner.wait()
        return runner
    except NoIsolation:
        if runner is not None:
            runner.close()
        return Runner(keras, assignment.limits, bare=True)


def results_of(assignment, grade, language, visibility):
    """results.json of a grade. What went wrong in cells is visible at once, the points of questions
    as `visibility` says; points that are given by hand are given in Gradescope."""
    by_hand = {row.name for row in assignment.questions if row.is_by_hand}
    titles = about.titles(assignment)
    reason = grade["reason"]
    whole = [messages.say(reason, language)] if reason else []
    cells = [
        f"{messages.unit(note['cell'], language)}: {messages.say(note, language)}"
        for note in grade["cells"]
    ]
    first = {
        "name": Text("The whole notebook").to(language),
        "number": "0",
        "output": "\n".join([*whole, *cells]),
        "visibility": "visible",
    }
    tests = [
        {
            "name": titles[question["name"]].to(language),
            "number": str(number),
            "score": question["score"],
            "max_score": question["points"],
            "status": "passed" if question["score"] == question["points"] else "failed",
            "output": "\n".join(messages.say(note, language) for note in question["notes"]),
            "visibility": visibility,
        }
        for number, question in enumerate(grade["questions"], 1)
        if question["name"] not in by_hand
    ]
    return {
        "execution_time": round(grade["seconds"]),
        "stdout_visibility": "hidden",
        "tests": [first, *tests],
    }


def _write(root, results):
    path = root / "results/results.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
