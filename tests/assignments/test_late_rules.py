"""Which attempt counts, what is late and what that costs: by the lecturer's rules."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from assignments.authoring.assignment import Assignment, QuestionRow
from assignments.grading import by_hand
from assignments.grading import late_rules as the_rules
from assignments.grading.late_rules import LateRules, due_time, moment
from assignments.grading.log import State
from assignments.grading.results import RULES, Result, changes, results
from assignments.intake import owners, roster, submissions
from assignments.reports import pages
from tests.assignments.tiny_class import CHECKS

TINY = Assignment("tiny", [QuestionRow("q1", 4.0), QuestionRow("q2", 6.0)], checks_source=CHECKS)
DUE = due_time("2026-04-01T23:59+09:00")


def submitted(student_id, digest, late=False):
    return submissions.Submission(owners.Owner(student_id, None, late), "a.ipynb", digest, (), None)


def attempts(*scores, late=()):
    """One student's submissions and the state of a log in which they earned `scores` of 10."""
    state = State()
    handed_in = []
    for n, score in enumerate(scores):
        handed_in.append(submitted("1", str(n), n in late))
        questions = [
            {"name": row.name, "score": score * row.points / 10, "points": row.points}
            for row in TINY.questions
        ]
        state.grades["1", str(n), "run"] = {"score": score, "points": 10, "questions": questions}
    return handed_in, state


def final(rules, handed_in, state, rows=()):
    ready = SimpleNamespace(late_rules=rules, run="run", assignment=TINY, by_hand={"1": rows})
    ready.students = {"1": roster.Student("1", "A")}
    ready.attempts = lambda _: handed_in
    ready.wanted = lambda _: rules.wanted(handed_in)
    ready.run_of = lambda _: "run"
    ready.numbers_of = lambda name: name
    ready.checks_of = lambda name: TINY.checks(name, bytes(32))
    return next(results(ready, state))


def at(text):
    return moment(f"2026-04-{text}", DUE)


@pytest.mark.parametrize(("rule", "score"), [("last", 4), ("first", 6), ("best", 9)])
def test_of_several_submissions_the_rule_picks_one(rule, score):
    handed_in, state = attempts(6, 9, 4)
    assert final(LateRules(attempts=rule), handed_in, state).score == score
    assert len(LateRules(attempts=rule).wanted(handed_in)) == (3 if rule == "best" else 1)


@pytest.mark.parametrize(
    ("rule", "times", "score"),
    [
        # the minute of the due time lasts to its end, and a day has 24 hours; more than two days
        # late is refused: an attempt before it counts then
        ("last", ["01T23:59:59"], 10),
        ("last", ["02T00:00:00"], 9),
        ("last", ["02T23:59:59"], 9),
        ("last", ["03T00:00:01"], 8),
        ("last", ["04T00:00:01"], 8),
        ("last", ["04T00:00:01", "04T00:00:02"], 0),
        # each attempt has its own time, and a single time is that of the last
        ("first", ["01T10:00", "03T10:00"], 8),
        ("last", ["01T10:00", "03T10:00"], 8),
        ("first", ["02T10:00"], 8),
    ],
)
def test_late_days_cost_what_the_lecturer_set_and_end_somewhere(rule, times, score):
    times = {"1": [at(time) for time in times]}
    rules = LateRules(attempts=rule, due=DUE, late_percent=10, late_days=2, times=times)
    result = final(rules, *attempts(8, 10))
    assert result.score == score
    assert score or result.note == {"code": "refused_late"}


def test_blackboards_time_stands_in_the_name_of_the_file_and_is_that_of_the_due_time():
    handed_in, _ = attempts(9)
    students = {"1": roster.Student("1", "A", email="minji@a.kr")}
    name = "HW_minji_attempt_2026-04-09-10-20-30_x.ipynb"
    owner = owners.Owners(students).whose(name)
    (late,) = (replace(work, owner=owner) for work in handed_in)
    assert LateRules(due=DUE).days_late(late, [late]) == 8
    assert not LateRules(due=DUE).untimed(late, [late])


def test_canvas_says_late_and_a_late_second_attempt_does_not_hide_the_first():
    handed_in, state = attempts(8, 10, late={1})
    assert final(LateRules(late_percent=10), handed_in, state).score == 9
    assert final(LateRules(late_days=0), handed_in, state).score == 8
    rules = LateRules(due=DUE, late_percent=60, times={"1": [at("01T10:00"), at("03T10:00")]})
    assert final(rules, handed_in, state).score == 0  # not less


def rows_of(folder, *lines):
    """The rows of student 1 in a table of these lines."""
    (folder / "points.csv").write_text(
        "\n".join(["student_id,question,points,comment", *lines]), encoding="utf-8"
    )
    return by_hand.read((folder / "absent", folder), {"1": None}, TINY)["1"]


@pytest.mark.parametrize(
    ("lines", "score", "of_nothing"),
    [
        (["1,q1,3.5,nearly"], 6.5, 3.5),
        (["1,q1,,see page 3"], 5, 0),
        (["1,q1,1,a", "1,q2,2,b"], 3, 3),
        (["1,Q2,excused,unclear", "1,q1,3,"], 7.5, 7.5),
        (["*,q2,excused,unclear", "1,q2,,see page 3", "1,q1,3,"], 7.5, 7.5),
        (["1,q1,4,a", "1,,9.5,oral exam"], 9.5, 9.5),
    ],
)
def test_points_comments_and_exceptions_by_hand_count_with_and_without_a_submission(
    tmp_path, lines, score, of_nothing
):
    rows = rows_of(tmp_path, *lines)
    assert final(LateRules(), *attempts(5), rows).score == score
    assert final(LateRules(), [], State(), rows).score == of_nothing


def test_an_id_is_kept_as_it_is_written(tmp_path):
    assert by_hand.numbers_of("1", rows_of(tmp_path, "1,,ID=S109Z,mistyped")) == "S109Z"


def test_a_student_may_be_excused_or_have_another_attempt_count(tmp_path):
    assert (
        final(LateRules(), *attempts(5), rows_of(tmp_path, "1,,excused,ill")).excused.comment
        == "ill"
    )
    assert by_hand.of_whole(rows_of(tmp_path, "1,,best,allowed"), by_hand.ATTEMPTS).points == "best"
    assert final(LateRules(attempts="first", chosen={"1": "best"}), *attempts(5, 8)).score == 8


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1,q3,1,", "question `q3`: q1, q2 or nothing .for the whole. was expected"),
        ("1,q1,5,", "points `5`: a number from 0 to 4, excused, full or nothing was expected"),
        ("1,q1,best,", "points `best`: a number from 0 to 4, excused"),
        ("1,q1,id=5,", "points `id=5`: a number from 0 to 4, excused"),
        (
            "*,,full,",
            "points `full`: a number from 0 to 10, excused, last, first, best, id=20260001 or",
        ),
        ("1,,nan,", "points `nan`: a number from 0 to 10, exc"),
        ("1,,70,oral exam", "points `70`: a number from 0 to 10, exc"),
        ("9,q1,1,", "has no student_id `9`"),
    ],
)
def test_a_row_that_makes_no_sense_names_its_line_its_value_and_what_was_expected(
    tmp_path, line, said
):
    with pytest.raises(ValueError, match=f"points.csv, line 3: .*{said}"):
        rows_of(tmp_path, "1,q1,1,", line)


def test_times_without_a_due_time_are_refused():
    with pytest.raises(ValueError, match="need --due"):
        LateRules(times={"1": []})


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"late_percent": "nan"}, "`late_percent: nan` must be a number from 0 to 100"),
        ({"late_percent": "101"}, "`late_percent: 101` must be a number from 0 to 100"),
        ({"late_days": "-1"}, "`late_days: -1` must be a number from 0"),
        ({"due": "soon"}, "place: `due`: 'soon' is not a time"),
    ],
)
def test_a_rule_that_makes_no_sense_names_its_place_its_value_and_what_was_expected(settings, said):
    with pytest.raises(ValueError, match=said):
        the_rules.parse(settings, "place")


SETTINGS = {"due": "2026-03-01", "late_percent": "10", "title": "x"}


def read(folder, times=None, extensions=None, due="2026-04-01 23:59+09:00", settings=SETTINGS):
    """The rules in tables of these texts: the times are named, the extensions lie in the
    assignment's folder."""
    for name, text in {"moments.csv": times, "extensions.csv": extensions}.items():
        (folder / name).write_text(text or "student_id,due\n")
    tables = {"times": times and [folder / "moments.csv"], "extensions": None}
    options = {
        "attempts": None,
        "due": due and due.split(),
        "late_percent": None,
        "late_days": None,
        **tables,
    }
    return the_rules.read(
        SimpleNamespace(assignment=folder, **options), {"1": None, "2": None}, settings
    )


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        (
            {"times": "student_id,submitted\n1,yesterday\n"},
            "moments.csv, line 2: 'yesterday' is not a time",
        ),
        (
            {"times": "student_id,submitted\n1,2026-04-01T10:00\n9,2026-04-01T10:00\n"},
            "line 3: the roster has no",
        ),
        (
            {"times": "id,submitted\n1,2026-04-01T10:00\n"},
            "needs the columns student_id and submitted",
        ),
        (
            {"settings": {"late_percent": "much"}},
            "`late_percent: much` must be a number from 0 to 100",
        ),
        ({"settings": {"attempts": "all"}}, "`attempts: all` must be one of last, first, best"),
    ],
)
def test_a_time_that_does_not_fit_names_its_line(tmp_path, tables, said):
    with pytest.raises(ValueError, match=said):
        read(tmp_path, **tables)


def test_times_are_read_in_the_time_zone_of_the_due_time_and_an_extension_moves_it_for_one_student(
    tmp_path,
):
    times = "student_id,submitted\n1,2026-04-03T00:10\n1,2026-04-01T10:00Z\n2,2026-04-02T10:00\n"
    rules = read(tmp_path, times, "student_id,due\n2,2026-04-03T23:59\n")
    assert rules.times["1"] == [at("03T00:10"), at("01T19:00")]
    handed_in, state = attempts(10)
    assert final(rules, handed_in, state).score == 8
    other = submitted("2", "0")
    assert rules.days_late(other, [other]) == 0
    assert (rules.late_percent, rules.attempts) == (10, "last")
    assert read(tmp_path, due=None).due == due_time("2026-03-01")
    assert [
        rules.untimed(work, [work]) for work in (other, submitted("1", "0"), submitted("3", "0"))
    ] == [0, 0, 1]


CANVAS = """while(1);[
 {"user_id": 7001, "submitted_at": "2026-04-02T00:10:00Z", "late": true, "submission_history": [
  {"attempt": 1, "submitted_at": "2026-04-01T14:00:00Z", "attachments": [{"id": 90001}]},
  {"attempt": 2, "submitted_at": "2026-04-02T00:10:00Z", "attachments": [{"id": 90002}]}]},
 {"user_id": 7002, "submitted_at": null, "workflow_state": "unsubmitted"},
 {"user_id": 999, "submitted_at": "2026-04-09T00:00:00Z"}]"""


def test_canvas_list_of_submissions_says_when_each_attempt_came(tmp_path):
    students = {name: roster.Student(name, "A", canvas_id=f"700{name}") for name in ("1", "2")}
    (tmp_path / "times-1.json").write_text(CANVAS)
    options = {"attempts": None, "late_percent": None, "late_days": None, "extensions": None}
    options |= {"times": None, "due": ["2026-04-01", "23:59+09:00"], "assignment": tmp_path}
    rules = the_rules.read(SimpleNamespace(**options), students, {"late_percent": "10"})
    assert rules.times == {"1": [at("01T23:00"), at("02T09:10")]}
    handed_in, state = attempts(9, 10, late={0, 1})
    assert final(rules, handed_in, state).score == 9  # a day late, as the time says
    assert rules.days_late(handed_in[0], handed_in) == 0  # Canvas' mark is of the last attempt only
    late, early = (
        replace(work, owner=owners.Owner("1", None, number=number))
        for work, number in zip(handed_in, (90002, 90001), strict=True)
    )
    assert rules.time_of(late, [late, early]) == at("02T09:10")  # the file decides, not its place
    assert rules.time_of(early, [late, early]) == at("01T23:00")
    (tmp_path / "times-2.json").write_text('{"errors": "unauthorized"}')
    with pytest.raises(ValueError, match=r"times-2\.json is no list of submissions of Canvas"):
        the_rules.read(SimpleNamespace(**options), students, {})


def scored(score, digest="aa", rows=()):
    submission = submitted("1", digest)
    return Result(roster.Student("1", "A"), score, 10, submission, {"score": score}, None, rows)


@pytest.mark.parametrize(
    ("new", "again", "why"),
    [
        (scored(5), (), []),
        (scored(5, rows=[by_hand.Row("", by_hand.EXCUSED, "ill", "")]), (), ["set by hand"]),
        (scored(6), (), [RULES]),
        (scored(6), {"1"}, ["graded again"]),
        (scored(6, "bb"), (), ["new submission"]),
        (scored(6, "bb", [by_hand.Row("q1", 6.0, "", "")]), (), ["set by hand"]),
        (scored(6, rows=[by_hand.Row("", 6.0, "oral exam", "")]), (), ["set by hand"]),
        (scored(6, rows=[by_hand.Row("q1", "", "nice figure", "")]), (), [RULES]),
    ],
)
def test_a_changed_score_says_what_changed_it(new, again, why):
    assert [change[-1] for change in changes([new], {"1": scored(5).counted}, again)] == why


def test_a_rule_changes_no_published_score_unseen_because_a_row_stood_there_before():
    rows = [by_hand.Row("q1", 2.0, "half", ""), by_hand.Row("q2", "", "nice figure", "")]
    published = json.loads(json.dumps({"1": scored(5, rows=rows).counted}))
    assert [change[-1] for change in changes([scored(4, rows=rows)], published)] == [RULES]
    assert [change[-1] for change in changes([scored(4, rows=rows[1:])], published)] == [
        "set by hand"
    ]


def test_who_is_excused_is_in_no_mean_of_the_report():
    def earned(points, rows=()):
        question = {"name": "q1", "score": points, "notes": []}
        grade = {"score": points, "questions": [question], "reason": None}
        return replace(scored(points, rows=rows), grade=grade)

    excused = earned(0, [by_hand.Row("", by_hand.EXCUSED, "ill", "")])
    assignment = SimpleNamespace(questions=[SimpleNamespace(points=2, names=["q1"])])
    assert pages.questions(assignment, [earned(2), excused]) == [("q1", 2, 2, 100)]
