"""The command `export`: what each student wrote to one question, in folders as JPlag, MOSS and
others compare them."""

from urllib.parse import quote

from assignments.grading.author import opened
from assignments.grading.late_rules import LateRules
from assignments.intake import parts, roster, submissions


def export(options):
    """Writes OUT/QUESTION/ID/QUESTION.py for every student whose last submission answers a
    question. What everybody was handed out is left out. Raises ValueError for a question that is
    not asked."""
    students = roster.read(options.roster)
    with opened(options.assignment) as assignment:
        wanted = options.questions or list(assignment.headings)
        wanted = [name.replace("-", "_") for name in wanted]
        if unknown := [name for name in wanted if name not in assignment.headings]:
            known = ", ".join(assignment.headings)
            raise ValueError(f"question `{unknown[0]}`: one of {known} was expected.")
        taken_in = submissions.read(
            options.submissions, students, assignment.name, handed_out=assignment.code
        )
        count = 0
        for student_id in students:
            own = [work for work in taken_in.graded if work.student_id == student_id]
            for work in LateRules().wanted(own):
                count += 1
                content = b"" if work.note else work.content
                found = parts.by_question(content, assignment.headings, assignment.code)
                for name in wanted:
                    code = [part.source for part in found.get(name, ()) if part.kind == "code"]
                    if code:
                        folder = options.out / name / quote(student_id, safe="")
                        folder.mkdir(parents=True, exist_ok=True)
                        text = "\n\n".join(code) + "\n"
                        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    print(f"{count} submissions: {options.out}")
    print(f"JPlag, for example: java -jar jplag.jar -l python3 {options.out / wanted[0]}")
