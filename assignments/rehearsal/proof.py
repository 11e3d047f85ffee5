"""What every question of the bank promises, tried for a made-up class with the code that students
and the judge run. No sandbox is needed: what stands in the repository is trusted.

Each function of RULES is one promise. `make bank PROVE=name` says which a question breaks, and
tests/assignments/test_bank.py asks it of them all."""

import json
from dataclasses import dataclass

import numpy as np

from assignments.authoring import class_key, compose, question_cells, student_setup
from assignments.authoring.checks import encode
from assignments.authoring.question import read_question
from assignments.grading import comparison
from assignments.rehearsal.lazy import LAZY
from assignments.sandbox import student_process
from assignments.sandbox.limits import USUAL
from lib.text import LANGUAGES

STUDENTS = 10
DIFFERENT = 0.6  # of the students have other numbers than all before them
SENTENCES = 3  # about different mistakes
NAME = "proof"  # of the made-up assignment


@dataclass(frozen=True)
class AskedStudent:
    """What one student of the made-up class is asked."""

    question: object
    student_id: str
    checks: list

    def judged(self, names):
        """[(right?, note)] of the judge for the answers in `names`, asked as the sandbox asks."""
        asks = list(enumerate(check.ask() for check in self.checks))
        replies = {
            message["number"]: message
            for message in student_process.answers(names, self.question.name, asks, vars(USUAL))
        }
        return [comparison.judge(check, replies[at]) for at, check in enumerate(self.checks)]

    def notebook(self, answer):
        """The names that her notebook defines when its answer cell holds `answer`."""
        names = {"np": np, "student_id": self.student_id}
        names["variant"] = lambda student_id, name: student_setup.variant(student_id, name, NAME)
        for quiet in ("print", "form", "open_tests"):
            names[quiet] = lambda *_, **__: None
        for source in (question_cells.given_cell(self.question) or "", answer):
            exec(compile(source, "cell", "exec"), names)
        return names

    def said(self):
        """[(sentence, note)]: what the mistakes stand for, and what the judge says to them; None
        where a mistake is taken as right."""
        pairs = []
        for check in self.checks:
            for wrong, sentence in check.mistakes:
                data = json.loads(json.dumps(encode(wrong)))
                pairs.append((_words(sentence), comparison.judge(check, {"value": data})[1]))
        return pairs


def asked_of(question, number):
    """The AskedStudent of student number `number`."""
    student_id = str(20260000 + number)
    hidden = class_key.hidden(number.to_bytes(32, "big"), NAME, question.name, student_id)
    return AskedStudent(question, student_id, question.checks(NAME, student_id, hidden))


def find(question, students=STUDENTS):
    """A sentence for each promise that a question breaks for any of the students."""
    everybody = [asked_of(question, number) for number in range(students)]
    wrong = [sentence for rule in RULES for sentence in rule(question, everybody)]
    return list(dict.fromkeys(wrong))


def report(names):
    """The lines of `make bank PROVE=…`. Raises ValueError if a question breaks a promise."""
    if not names:
        raise ValueError("name the questions to prove, as in rnn-step")
    wrong = []
    for name in names:
        path = compose.path_of(name)
        wrong += [f"{path}: {sentence}" for sentence in find(read_question(path))]
    if wrong:
        raise ValueError("\n".join(wrong))
    return [f"{name}: right for {STUDENTS} students" for name in names]


def solution_is_right(question, everybody):
    """The solution earns all points from every student."""
    solution, _, _ = question_cells.answer_cell(question)
    for asked in everybody:
        for right, note in asked.judged(asked.notebook(solution)):
            if not right:
                yield f"the solution is refused: {note}"


def no_lazy_function_is_right(question, everybody):
    """No secret input is so easy that a function which nobody thought about gets it right."""
    if question.kind != "function":
        return
    for asked in everybody:
        for what, function in LAZY.items():
            if any(right for right, _ in asked.judged({question.asked[0]: function})):
                yield f"a function that {what} is right for an input"


def no_mistake_is_right(question, everybody):
    """Every listed mistake is wrong for every student."""
    known = {_words(sentence) for _, sentence in question.mistakes}
    for asked in everybody:
        caught = {sentence for sentence, note in asked.said() if note}
        for sentence in known - caught:
            yield f"a mistake is taken as right: {sentence}"


def mistakes_have_sentences(question, everybody):
    """There are three different sentences for mistakes, and each of them is said to somebody."""
    known = {_words(sentence) for _, sentence in question.mistakes}
    notes = [note for asked in everybody for _, note in asked.said() if note]
    said = {
        tuple(note[language] for language in LANGUAGES) for note in notes if note["code"] == "said"
    }
    if len(known) < SENTENCES:
        yield f"{SENTENCES} different sentences for mistakes are needed, not {len(known)}"
    for sentence in known - said:
        yield f"nobody hears what is said to a mistake: {sentence}"


def students_differ(question, everybody):
    """What students are asked differs, so that copying earns little."""
    variants = {repr([(check.ask(), check.expected) for check in one.checks]) for one in everybody}
    if len(variants) < DIFFERENT * len(everybody):
        yield f"only {len(variants)} of {len(everybody)} variants differ"


def text_names_what_is_asked(question, everybody):
    """The text of either edition names each variable or function that a student has to define."""
    for language in LANGUAGES:
        text = question.text.to(language)
        for name in question.asked:
            if name not in text:
                yield f"the text in {language} does not name {name}"


RULES = (
    solution_is_right,
    no_lazy_function_is_right,
    no_mistake_is_right,
    mistakes_have_sentences,
    students_differ,
    text_names_what_is_asked,
)


def _words(text):
    return tuple(text.to(language) for language in LANGUAGES)
