"""What students ask to be looked at again, in requests.csv: the lecturer writes it, and an answer
beside it.

student_id,question,request,answer
20260001,gru_bias,I counted the biases twice on purpose,The task asks for Keras' count: see page 3.
20260002,rnn_step,my array has the right numbers,
"""

from dataclasses import dataclass
from pathlib import Path

from assignments.intake import roster

TABLE = "requests.csv"


@dataclass(frozen=True)
class Request:
    """One line; `question` is "" for the whole assignment, `answer` is "" while nothing is
    answered."""

    question: str
    request: str
    answer: str


def read(folders, students, assignment):
    """{student_id: [Request]} of the tables in these folders. Raises ValueError with the line."""
    known = {"", *assignment.names}
    requests = {}
    tables = [folder / TABLE for folder in folders]
    for path in filter(Path.exists, tables):
        for student_id, line, place in roster.of_students(
            path, students, "question", "request", "answer"
        ):
            question = line["question"].casefold().replace("-", "_")
            if question not in known:
                names = ", ".join(sorted(known - {""}))
                raise ValueError(
                    f"{place}: question `{question}`: {names} or nothing was expected."
                )
            request = Request(question, line["request"], line["answer"])
            requests.setdefault(student_id, []).append(request)
    return requests
