"""An author cannot go wrong unseen: what would cost her class points is refused before anything is
handed out, in a sentence that names the place and says what to do."""

import re

import nbformat
import pytest

from assignments.authoring import compose, make, notebooks
from assignments.authoring.assignment import Assignment, Cell
from assignments.authoring.checks import value
from assignments.authoring.folder import load
from assignments.authoring.master import read_master
from assignments.authoring.remove_solutions import remove_solutions
from assignments.intake.submission import MARK
from assignments.rehearsal import leaks, steady, texts
from assignments.rehearsal.notes import built_on_others, promised_decimals, shared_answers
from assignments.rehearsal.students import OTHERS
from assignments.sandbox.limits import USUAL, Limits
from tests.assignments import authoring

RANDOM = authoring.CHECKS.replace("def total", "import random\n\ndef total").replace(
    "hidden.sample", "random.sample"
)
CONFIG = authoring.PARTS["config"]
NUMBERS = authoring.PARTS["numbers"]
ANSWER = authoring.PARTS["answer"]
BLOCK = "# BEGIN SOLUTION\ntotal = 3 * number\n"
LOOP = "total = 0\nfor n in range(3):\n    total += number  # SOLUTION"
FIRST = [  # the numbers of those who are tried first
    notebooks.student_setup.variant(student_id, None, "small").randint(1000, 9999)
    for student_id in ("20260000", *OTHERS)
]
SOME = min({0, 1, 2, 3, 4} - {number % 5 for number in FIRST})  # a remainder of none of them
OF_ACCEPT = "checks.py: question total: `accept` of total"


def accept(condition):
    """The checks with an `accept` in the place of an answer."""
    check = f'value("total", accept=lambda a: {condition})'
    return {
        "checks": "import random\n" + authoring.CHECKS.replace('value("total", 3 * number)', check)
    }


REFUSED = {  # what is changed, and what is said
    "a notebook that runs too long": (
        {"config": CONFIG + "\ncell_seconds: 0.3", "form": "n = 0\nwhile n < 10**9:\n    n += 1"},
        [r"cell 10 \(form: n = 0\)", "did not finish in time", USUAL.raised("cell_seconds")],
    ),
    "too much memory": (
        {
            "config": CONFIG + "\nmemory_mb: 60",
            "numbers": NUMBERS + "\nimport numpy as np\nbig = np.ones(3 * 10**8)",
        },
        [r"cell 2 \(numbers", "60 MB", USUAL.raised("memory_mb")],
    ),
    "a file beside the master": (
        {"numbers": NUMBERS + '\ndata = open("data.csv").read()'},
        [r"cell 2 \(numbers", "FileNotFoundError", "put the data into the notebook"],
    ),
    "an id without quotes": (
        {"numbers": NUMBERS.replace('"', "")},
        [r"cell 2 \(numbers", "between quotes"],
    ),
    "numbers drawn in another order": (
        {"numbers": NUMBERS + " + 1"},
        [
            "Question total: the solved notebook, id 20260000, earns 1.5 of 2",
            "value is wrong",
            "same order",
        ],
    ),
    "an unanswered notebook that fails": (
        {"form": "print(total + 1)"},
        [r"cell 10 \(form: print", "in the unanswered notebook, edition ko", "TypeError"],
    ),
    "points for nothing": (
        {"form": "total = 3 * number"},
        ["the unanswered notebook, edition ko, earns 0.5"],
    ),
    "checks that differ each time": (
        {"checks": RANDOM},
        ["checks.py: the checks of total differ each time", "`hidden`"],
    ),
    "checks that hang on the day": (
        {
            "checks": "import datetime\n"
            + authoring.CHECKS.replace("3 * n", "datetime.datetime.now().year * n")
        },
        [r"checks.py, line \d+: datetime.datetime.now differs each time or each day"],
    ),
    "an accept without sense": (
        accept("not abs(a - 3 * number) > 1e-4"),
        [f"{OF_ACCEPT} takes nan as right; say"],
    ),
    "an accept without end": (accept("a >= 3 * number"), [f"{OF_ACCEPT} takes 1000000 as right"]),
    "an accept of any number": (
        accept("type(a) is int and a > 0"),
        [f"{OF_ACCEPT} takes 1 as right"],
    ),
    "an accept that never ends": (
        accept("sum(1 for _ in range(int(a))) == 3 * number")
        | {"config": CONFIG + "\ncell_seconds: 0.5"},
        [f"{OF_ACCEPT} does not come to an end for 1"],
    ),
    "an accept that runs texts": (
        accept("abs(eval(str(a)) - 3 * number) < 1e-4"),
        [f"{OF_ACCEPT} runs the text of an answer as code"],
    ),
    "an accept that ends in 2033": (
        accept("__import__('time').time() < 2e9 and a == 3 * number"),
        [r"checks.py, line \d+: __import__\('time'\).time differs each time or each day"],
    ),
    "an accept that nearly always says the same": (
        accept("random.SystemRandom().random() < 0.999999 and a == 3 * number"),
        [r"checks.py, line \d+: random.SystemRandom differs each time"],
    ),
    "an accept of another student's answer": (
        accept("a % 3 == 0 and 3000 <= a <= 30000"),
        [f"{OF_ACCEPT} takes another student's answer as right"],
    ),
    "an accept that remembers": (
        {
            "checks": "SEEN = []\n"
            + authoring.CHECKS.replace(
                "3 * number)", "accept=lambda a: SEEN.append(a) or a == 3 * number > len(SEEN))"
            ).replace("len(SEEN)", "len(SEEN) ** 9")
        },
        [f"{OF_ACCEPT} (decides by luck|refuses the solution after other answers)"],
    ),
    "an accept of a word in a longer text": (
        {
            "checks": authoring.CHECKS.replace(
                "3 * number)", "accept=lambda a: isinstance(a, str) and str(3 * number) in a)"
            ),
            "answer": ANSWER.replace("number + number + number", "str(number + number + number)"),
            "form": 'form("total", total, str)',
        },
        [f"{OF_ACCEPT} takes a longer text that holds the answer as right"],
    ),
    "a small number beside a large one in an array": (
        {
            "numbers": NUMBERS + "\nimport numpy as np",
            "checks": "import numpy as np\n"
            + authoring.CHECKS.replace("3 * number)", "np.array([4e6, number / 10_000]))"),
            "answer": ANSWER.replace(
                "number + number + number", "np.array([4e6, number / 10_000])"
            ),
            "form": 'form("total", total, np.ndarray)',
        },
        ["question total: total takes any small number in the place of .* set absolute="],
    ),
    "checks that hang on the order of a set": (
        {
            "checks": authoring.CHECKS.replace(
                "3 * number)", "3 * number + sum(map(ord, list({'lstm', 'gru', 'rnn'})[0])) * 0.0)"
            ).replace("3 * n)", "len(list({'lstm', 'gru', 'transformer'})[0]) * n)")
        },
        ["the checks of total hang on the order of a set or on a hash"],
    ),
    "checks that ask the clock and the machine's luck": (
        {
            "checks": "import secrets\n"
            + authoring.CHECKS.replace("3 * number)", "3 * number + secrets.randbelow(1))")
        },
        [r"checks.py, line \d+: secrets.randbelow differs each time or each day"],
    ),
    "a tolerance that takes everything": (
        {"checks": authoring.CHECKS.replace("3 * number)", "3.0 * number, relative=1.0)")},
        ["checks.py: question total: total takes 0 as right: relative=1 is too wide"],
    ),
    "a tolerance that takes the answers of others": (
        {"checks": authoring.CHECKS.replace("3 * number)", "3.0 * number, absolute=29000)")},
        ["total takes .* as right: relative=0.0001, absolute=29000 is too wide"],
    ),
    "a tolerance that takes everything in a tuple": (
        {"checks": authoring.CHECKS.replace("3 * number)", "(3.0 * number, 1.0), relative=1.0)")},
        ["checks.py: question total: total takes 0 as right: relative=1 is too wide"],
    ),
    "inputs on which a function that does nothing is right": (
        {"checks": authoring.CHECKS.replace("3 * n)", "n)")},
        ["a function triple that returns its first argument is right for all inputs"],
    ),
    "an accept in which every part of a text is right": (
        accept("a == 3 * number or type(a) is str and a in 'tomato'"),
        [f"{OF_ACCEPT} takes '' as right"],
    ),
    "an answer that is printed": (
        {"numbers": NUMBERS + "\nprint('half of it is', number * 3)"},
        ["Question total: the unanswered notebook shows the right total: it prints it"],
    ),
    "an answer that is echoed": (
        {"numbers": NUMBERS + "\nnumber * 3"},
        ["Question total: the unanswered notebook shows the right total: it prints it"],
    ),
    "half a solution without a mark": (
        {
            "numbers": NUMBERS + "\nhalf = number * 3",
            "answer": ANSWER.replace("number + number + number", "half"),
        },
        ["it computes it as `half`. Mark the line as a solution"],
    ),
    "half a solution in a list": (
        {"numbers": NUMBERS + "\nhalf = [number, (1, number * 3)]"},
        [r"it computes it as `half\[1\]\[1\]`. Mark the line as a solution"],
    ),
    "half a solution to the base 16": (
        {"numbers": NUMBERS + "\nkey = 'key ' + hex(number * 3)"},
        ["it computes it as `key`. Mark the line as a solution"],
    ),
    "a cell of tests that tells the formula": (
        {"form": "assert total is ... or total // number == 3"},
        [r"cell 10 \(form.*students read this cell, and `total // number` tells"],
    ),
    "inputs whose second argument is the answer": (
        {"checks": authoring.CHECKS.replace("(n,), 3 * n", "(0, 3 * n), 3 * n")},
        ["a function triple that returns its second argument is right for all inputs"],
    ),
    "inputs that never end for one student in five": (
        {
            "config": CONFIG + "\ncell_seconds: 0.5",
            "checks": authoring.CHECKS.replace(
                "    return", "    while not secret[0] % 5: pass\n    return"
            ),
        },
        [r"student_id \d+: .*did not finish in 0.5 s.*mend it for this id"],
    ),
    "a script in the text": (
        {"en": authoring.PARTS["en"] + "\n\n<script>alert(1)</script> `<script>`"},
        [r"cell 5 \(en.*the text holds `<script`: a text runs no script"],
    ),
    "an event handler in the text": (
        {"en": authoring.PARTS["en"] + "\n\n<b class='x' onclick=f()>"},
        [r'the text holds `<b onclick="f\(\)"'],
    ),
    "a picture of another server": (
        {"en": authoring.PARTS["en"] + "\n\n![](https://example.org/a.png)"},
        [r'the text holds `<img src="https://example.org/a.png"'],
    ),
    "a name that the text does not say": (
        {"en": authoring.PARTS["en"].replace("`triple`", "a function")},
        ["question total: the text in en does not name triple, which is asked for"],
    ),
    "a question that fails for one student in fifty": (
        {
            "checks": authoring.CHECKS.replace(
                "    secret", "    assert number % 50 != 1\n    secret"
            )
        },
        [r"student_id 20260\d+: checks.py: question total failed: AssertionError"],
    ),
    "a right answer that is nan for one student in fifty": (
        {
            "checks": authoring.CHECKS.replace(
                "3 * number", "3 * (number % 50 and number or math.nan)"
            ).replace("def total", "import math\n\ndef total")
        },
        [r"student_id 20260\d+: .* holds nan, which no answer equals"],
    ),
    "checks that the notebook does not share for one student in five": (
        {
            "checks": authoring.CHECKS.replace(
                "3 * number", "3 * number + (number % 5 == SOME)"
            ).replace("def total", f"SOME = {SOME}\n\ndef total")
        },
        [r"Question total: the solved notebook, id 202601\d\d, earns 1.5 of 2", "same order"],
    ),
    "inputs on which a function always returns the same": (
        {"checks": authoring.CHECKS.replace("3 * n)", "n > 0)")},
        ["a function triple that always returns True is right for all inputs"],
    ),
    "inputs whose length is the answer": (
        {"checks": authoring.CHECKS.replace("(n,), 3 * n", "([2] * (n % 50),), n % 50")},
        ["a function triple that returns the length of its first argument is right"],
    ),
    "a generator that all students share": (
        {"checks": "import random\n\nLUCK = random.Random(7)\n" + authoring.CHECKS},
        [r"checks.py, line 3: LUCK = random.Random\(7\) differs each time"],
    ),
    "a heading with other points": (
        {"en": authoring.PARTS["en"].replace("times\n", "times (5 points)\n", 1)},
        [r"cell 5 \(en: .*the heading says 5 points, and question total is worth 2"],
    ),
    "two questions for one variable": (
        {
            "begin again": "# BEGIN QUESTION\nname: again\npoints: 1",
            "solution again": "# BEGIN SOLUTION",
            "answer again": "total = 3 * number  # SOLUTION",
            "solved again": "# END SOLUTION",
            "end again": "# END QUESTION",
            "checks": authoring.CHECKS + "\ndef again(*both):\n    return total(*both)[:1]\n",
        },
        ["Questions total and again both ask for total"],
    ),
    "a mistake that tells the answer": (
        {
            "checks": authoring.CHECKS.replace(
                "3 * number)",
                '3 * number, [(1, {"ko": "더하십시오.", "en": f"It is {3 * number}."})])',
            )
        },
        [r"what is said to a mistake tells the answer \d+ of total"],
    ),
    "an accept by luck": (accept("random.random() < 0.999"), [f"{OF_ACCEPT} decides by luck"]),
    "a text in one language": (
        {"en": "<!-- ko -->\n영어 글이 없습니다."},
        ["total has no text for the edition en"],
    ),
    "a blank text": ({"ko": ""}, ["total has no text for the edition ko"]),
    "a mistake in one language": (
        {"checks": authoring.CHECKS.replace("3 * number)", '3 * number, [(1, {"en": "No."})])')},
        ["question total failed", "both of them written"],
    ),
    "a value in the text": (
        {"en": authoring.PARTS["en"] + "\n\nThe answer is {answer}."},
        [r"cell 5 \(en: .* in the en edition: the expected value \d+ of total is left"],
    ),
    "a solution line in the text": (
        {"en": authoring.PARTS["en"] + "\n\n`total = number+number + number`"},
        [r"cell 5 \(en: .* a solution line of cell 7 \(answer"],
    ),
    "a line of the hidden checks": (
        {"en": authoring.PARTS["en"] + "\n\n" + authoring.CHECKS.splitlines()[5]},
        [r"cell 5 \(en: .* a line of the hidden checks is left"],
    ),
    "checks without the function": (
        {"checks": authoring.CHECKS.replace("total(", "other(")},
        ["question total failed"],
    ),
    "a setting that nothing reads": (
        {"config": CONFIG + "\nlate_percnt: 10"},
        [r"cell 1 \(config", "unknown setting `late_percnt`; known are name, title,"],
    ),
    "a setting that nobody can read": (
        {"config": CONFIG + "\ndue: next friday"},
        [r"cell 1 \(config.*`due`: 'next friday' is not a time such as 2026"],
    ),
    "a percentage that is none": (
        {"config": CONFIG + "\nlate_percent: lots"},
        ["`late_percent: lots` must be a number from 0 to 100"],
    ),
    "a setting of a question that nothing reads": (
        {"begin": authoring.PARTS["begin"] + "\nweight: 3"},
        [r"cell 3 \(begin", "unknown setting `weight`; known are name, points"],
    ),
    # what is wrong in the notebook itself
    "no config": (
        {"config": "# BEGIN QUESTION\nname: q9\npoints: 1"},
        ["no raw cell `# ASSIGNMENT CONFIG`"],
    ),
    "points without end": (
        {"begin": "# BEGIN QUESTION\nname: total\npoints: .inf"},
        ["must be a number above 0"],
    ),
    "question not ended": (
        {"end": "# END TESTS"},
        [r"\(end.*does not fit", "QUESTION is begun and never ended"],
    ),
    "marker in a code cell": (
        {"numbers": "# BEGIN QUESTION"},
        [r"\(numbers.*must stand in a raw cell"],
    ),
    "solution outside": (
        {"numbers": "x = 1  # SOLUTION"},
        [r"\(numbers.*a solution marker outside"],
    ),
    "unknown language": ({"ko": "<!-- de -->\nAufgabe"}, [r"\(ko.*language `de`"]),
    "nothing marked": ({"answer": "total = 3 * number"}, [r"\(answer.*no line is marked"]),
    "block not ended": ({"answer": BLOCK}, [r"\(answer.*begun and never ended"]),
    "marker mistyped": (
        {"answer": ANSWER.replace("# SOLUTION", "# SOLUTIONS")},
        [r"\(answer.*not one of Otter's"],
    ),
    "only part of a loop": ({"answer": LOOP}, [r"\(answer.*the `for` around it in line 2"]),
    "what is left is not Python": (
        {"answer": ANSWER.replace("\n\n", "\nx = (1,  # SOLUTION\n2)\n", 1)},
        [r"\(answer.*SyntaxError"],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_cost_a_class_points_is_refused_with_its_place_and_what_to_do(tmp_path, name):
    changed, sentences = REFUSED[name]
    answer = str(3 * notebooks.student_setup.variant("20260000", None, "small").randint(1000, 9999))
    changed = {part: text.replace("{answer}", answer) for part, text in changed.items()}
    with pytest.raises(ValueError) as wrong:
        make.make(authoring.folder(tmp_path, **changed), tmp_path / "out")
    for sentence in sentences:
        assert re.search(sentence, str(wrong.value)), str(wrong.value)
    assert "'code'" not in str(wrong.value)
    assert not (tmp_path / "out").exists()


def test_a_good_assignment_is_made_and_its_time_is_said(tmp_path):
    paths, notes = make.make(authoring.folder(tmp_path), tmp_path / "out")
    assert [path.name for path in paths] == ["small.ko.ipynb", "small.en.ipynb"]
    assert len(notes) == 2
    assert "slowest run" in notes[0]
    assert "is worth 2 points" in notes[1]


def test_what_is_no_fault_and_may_be_unwanted_is_said(tmp_path):
    few = {
        part: text.replace("(1000, 9999)", "(1000, 1001)") for part, text in authoring.PARTS.items()
    }
    few["checks"] = (
        few["checks"]
        .replace("hidden.sample(range(100, 10**6), 3)", "[100]")
        .replace("3 * number)", '3 * number, [(3003, {"ko": "아닙니다.", "en": "No."})])')
    )
    few["ko"] += " 답은 77, `x`입니다."
    few["en"] += " The answer is 88, `y`; `<script>` is code, [a page](https://example.org)."
    few["config"] += "\ndue: 2020-04-01 23:59"
    _, notes = make.make(authoring.folder(tmp_path, **few), tmp_path / "out")
    said = " ".join(notes)
    shared = r"question total: answers worth 50% of its points are so few that .* chance of [45]\d%"
    assert re.search(shared, said)
    assert "the inputs of triple do not come from `hidden`" in said
    assert "each language says numbers that the other does not (ko: 77; en: 88)" in said
    assert "each language says names that the other does not (ko: x; en: y)" in said
    assert re.search(r"the mistake 'No.' is the right answer for \d+ of 40", said)
    assert "The due time 2020-04-01 23:59" in said
    assert "is over" in said


@pytest.mark.parametrize(
    "source",
    [
        "<video poster='https://a.org/x'>",
        "<style>@import 'https://a.org/x'</style>",
        "<svg><image href='//a.org/x'/></svg>",
        "![a][r]\n\n[r]: https://a.org/x",
        "<table background='https://a.org/x'>",
        "<form action='https://a.org/x'>",
        "<img src='&#104;ttps://a.org/x'>",
        "<a href='java&#115;cript:f()'>a</a>",
    ],
)
def test_whatever_in_a_text_runs_or_loads_something_is_found(source):
    assert texts.find(f"Words.\n\n{source}\n")
    assert not texts.find(f"Words.\n\n```\n{source}\n```\n\n[a](https://a.org), ![](a.png)\n")


def test_notes_name_easy_ways_to_points(tmp_path):
    numbers = "[[3.0, float(k), 2.0 * k - 3.0] for k in hidden.sample(range(9, 99), 3)]"
    checks = f"""
from assignments.authoring.checks import call, value

def total(student, hidden):
    number = student.randint(1000, 9999)
    return [
        value("total", 3.0 * number, relative=0.3),
        *(call("triple", (n,), sorted(n)[1]) for n in {numbers}),
        call("triple", ([1.0, 5.0, 9.0],), 5.0, weight=9),
    ]
"""
    answer = authoring.PARTS["answer"]
    answer = answer.replace("number + number + number", "3.0 * number")
    changed = {"checks": checks, "answer": answer.replace("n + n + n", "sorted(n)[1]")}
    changed["form"] = 'form("total", total, float)'
    _, notes = make.make(authoring.folder(tmp_path, **changed), tmp_path / "out")
    said = " ".join(notes)
    assert "relative=0.3 takes total as right that is 30% off" in said
    assert "calls whose inputs are the same for everybody carry" in said
    assert "a function triple that returns the mean of its first argument" in said
    assert "triple is never tried with a number below 0" in said


@pytest.mark.parametrize(
    "promise",
    ["rounded to one decimal", "소수 첫째 자리까지", "소수점 아래 한 자리", "to 1 decimal place"],
)
def test_a_promise_to_take_rounded_answers_that_no_check_keeps_is_said(promise):
    cell = Cell("", "text", f"`share` {promise}", "text", question="q")
    assignment = Assignment("small", cells=[cell])
    for absolute, notes in ((None, 1), (0.051, 0)):
        checks = {"q": [value("share", 12.34567, absolute=absolute)]}
        said = list(promised_decimals(assignment, [checks]))
        assert len(said) == notes and all("absolute=0.051" in sentence for sentence in said)


def test_a_question_that_builds_on_the_answer_to_another_is_said():
    cell = Cell("", "solution", "double = size * 2", "solution", question="q2")
    assignment = Assignment("small", cells=[cell])
    checks = {"q1": [value("size", 3)], "q2": [value("double", 6)]}
    (said,) = built_on_others(assignment, checks)
    assert "its solution reads size, the answer to q1" in said
    assert not list(built_on_others(assignment, {"q2": checks["q2"]}))


def test_the_points_are_those_of_one_student_and_other_notebooks_in_the_folder_are_named(tmp_path):
    compose.begin(tmp_path / "new", ["gru-bias"])
    path = tmp_path / "new/questions.txt"
    path.write_text(path.read_text().replace("gru_bias", "gru_bias | rnn_step"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out/old.ko.ipynb").write_text("{}")
    _, notes = make.make(tmp_path / "new", tmp_path / "out")
    points = load(tmp_path / "new").points
    assert f"The assignment is worth {points:g} points." in notes
    assert load(tmp_path / "new").with_whole_pools.points > points
    assert "old.ko.ipynb was not written now" in notes[-1]


def test_a_function_that_is_tried_with_one_secret_input_is_said(tmp_path):
    checks = authoring.CHECKS.replace("range(100, 10**6), 3)", "range(100, 10**6), 1)")
    _, notes = make.make(authoring.folder(tmp_path, checks=checks), tmp_path / "out")
    assert "triple is tried with a single secret input" in notes[-1]


def test_an_answer_that_everybody_shares_and_that_is_worth_most_is_said(tmp_path):
    checks = authoring.CHECKS.replace('"total", 3', '"flag", 1, weight=99), value("total", 3')
    answer = authoring.PARTS["answer"] + "\nflag = 1  # SOLUTION"
    texts = {name: f"{authoring.PARTS[name]} `flag`" for name in ("ko", "en")}
    folder = authoring.folder(tmp_path, checks=checks, answer=answer, **texts)
    _, notes = make.make(folder, tmp_path / "out")
    assert "answers worth 96% of its points are so few" in notes[-1]
    assert "of 100%" in notes[-1]


def test_answers_drawn_from_three_values_are_said_and_from_six_are_not():
    def said(values):
        asked = [[value("total", number % values)] for number in range(40)]
        return list(shared_answers("checks.py: question total", asked, asked[0]))

    assert "with a chance of 32%" in said(3)[0]
    assert said(6) == []


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("from time import time_ns", ["time.time_ns"]),
        ("clock = datetime.date.today", ["datetime.date.today"]),
        ("np.random.default_rng()", ["np.random.default_rng()"]),
        ("random.Random(7); time = 3; datetime.date(2026, 1, 2)", []),
    ],
)
def test_lines_that_ask_a_clock_or_luck_are_found(source, asked):
    assert [what for _, what in steady.unsteady_lines(source)] == asked


def test_tests_that_are_hidden_do_not_reach_students(tmp_path):
    master = read_master(
        authoring.folder(tmp_path, form="# HIDDEN\nassert total == 5") / "master.ipynb"
    )
    assert "form" not in {cell.id for cell in notebooks.build(master)["ko"].cells}


def test_solution_markers_are_taken_out_as_otter_does():
    lines = "a = 1  # SOLUTION\nprint(a)  # SOLUTION\nkept = 2\n"
    block = "def f():\n    # BEGIN SOLUTION\n    return 5\n    # END SOLUTION"
    handed_out, secret = remove_solutions(lines + block)
    assert handed_out == "a = ...\n...\nkept = 2\ndef f():\n    ..."
    assert sorted(line.strip() for line in secret) == ["a = 1", "print(a)", "return 5"]


def test_the_mark_is_the_makers_whatever_the_author_wrote(tmp_path):
    numbers = "# assignment: older\n" + authoring.PARTS["numbers"]
    master = read_master(authoring.folder(tmp_path, numbers=numbers) / "master.ipynb")
    for student in notebooks.build(master).values():
        assert MARK.findall("\n".join(cell.source for cell in student.cells)) == ["small"]


def test_a_picture_in_a_text_reaches_the_students(tmp_path):
    picture = {"cell.png": {"image/png": "iVBORw0KGgo="}}
    master = read_master(authoring.folder(tmp_path, attachments=picture) / "master.ipynb")
    student = notebooks.build(master)["ko"]
    assert next(cell for cell in student.cells if cell.id == "ko").attachments == picture
    nbformat.validate(student)


@pytest.mark.parametrize(
    ("answer", "text", "stands"),
    [
        (0.0422, "The answer is 0.0422 here", True),
        (170, "version 170.2", False),
        ((4, 22, 11), "(4, 22, 11)", True),
        ("토마토를", 'print("토마토를")', True),
        ("LSTM", "an LSTM layer", False),
    ],
)
def test_a_value_is_found_as_python_writes_it_and_not_by_chance(answer, text, stands):
    assert leaks.stands_in(answer, text) is stands


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('x = [\n    value(\n        "last_shape",\n        (batch, units),\n    ),\n]', False),
        ("batch = student.randint(2, 9)\nreturn True", False),
        ("return [\n    3 * batch + 12,  # sizes\n]", True),
        ("%time total = 3 * number", False),
        ("%time\ntotal = (\n    3 * number\n)", True),
    ],
)
def test_a_statement_gives_something_away_and_a_line_of_names_does_not(source, told):
    parts = leaks.telling(source)
    text = (
        "batch = student.randint(2, 9)\nreturn True\nlast_shape = ..., (batch, units), "
        "(batch, units,)"
    )
    text += "\n# 3*batch+12 or total=(3*number)"
    assert any(part in leaks._plain(text) for part in parts) is told


def test_limits_are_the_assignments_own(tmp_path):
    config = "# ASSIGNMENT CONFIG\nname: small\ncell_seconds: 4\nmemory_mb: 3000\nseconds: 300"
    authoring.folder(tmp_path, config=config)
    assert load(tmp_path).limits == Limits(cell_seconds=4, memory=3000 << 20, seconds=300)
