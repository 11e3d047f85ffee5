"""Which attempt counts, what is late and what that costs: by the lecturer's rules, in her time zone."""

from datetime import timedelta

import pytest

from assignments.grading.log import State
from assignments.grading.results import RULES, Result, changes, results
from assignments.grading.rules import Rules, due_time, moment, read_extensions, read_times, zone_of
from assignments.intake import roster, submissions

SEOUL = zone_of("Asia/Seoul")
DUE = due_time("2026-04-01T23:59", SEOUL)


def attempts(*scores, late=()):
    """Returns one student's submissions and the state of a log in which they earned `scores` of 10."""
    state, own = State(), []
    for n, score in enumerate(scores):
        one = submissions.Submission("1", f"{n}.ipynb", str(n), (n,), None, n in late)
        own.append(one)
        state.grades["1", one.hash, "run"] = {"score": score}
    return own, state


def final(rules, own, state):
    student = roster.Student("1", "A")
    return next(results({"1": student}, own, state, "run", rules, 10))


def at(text):
    return moment(f"2026-04-{text}", SEOUL)


def times(*moments):
    return {"1": [("", one) for one in moments]}


@pytest.mark.parametrize(("rule", "score"), [("last", 4), ("first", 6), ("best", 9)])
def test_of_several_submissions_the_rule_picks_one(rule, score):
    own, state = attempts(6, 9, 4)
    assert final(Rules(rule), own, state).score == score
    assert len(Rules(rule).wanted(own)) == (3 if rule == "best" else 1)


def test_late_days_cost_what_the_lecturer_set_and_end_somewhere():
    own, state = attempts(10)
    for hours, score in ((-1, 10), (0, 10), (1, 9), (25, 8), (49, 0), (5000, 0)):
        rules = Rules(due=DUE, zone=SEOUL, late_percent=10, late_days=2, times=times(DUE + timedelta(hours=hours)))
        assert final(rules, own, state).score == score
    refused = final(rules, own, state)
    assert refused.note == {"code": "refused_late"}


def test_each_attempt_has_its_own_time():
    own, state = attempts(9, 10)
    for rule, score in (("first", 9), ("best", 9), ("last", 5)):
        rules = Rules(rule, DUE, SEOUL, late_percent=50, times=times(at("01T10:00"), at("02T10:00")))
        assert final(rules, own, state).score == score
    files = {"1": [("1.ipynb", at("01T10:00")), ("0.ipynb", at("02T10:00"))]}  # a line that names a file belongs to it
    assert final(Rules("last", DUE, SEOUL, late_percent=50, times=files), own, state).score == 10
    one_line = Rules("first", DUE, SEOUL, late_percent=50, times=times(at("02T10:00")))
    assert final(one_line, own, state).score == 9  # the one time that is known is that of the last attempt
    assert final(Rules("last", DUE, SEOUL, 0, 50, times=times(at("02T10:00"))), own, state).score == 5


def test_a_late_attempt_is_graded_only_if_it_is_accepted():
    own, _ = attempts(9, 10)
    rules = Rules("last", DUE, SEOUL, late_days=0, times=times(at("01T10:00"), at("02T10:00")))
    assert rules.wanted(own) == own[:1] and rules.refused(own[1], own)


@pytest.mark.parametrize(
    ("handed_in", "grace", "days"),
    [("01T23:59:30", 0, 0), ("01T23:59:59", 0, 0), ("02T00:00:00", 0, 1), ("02T00:04:00", 5, 0), ("02T00:06:00", 5, 1),
     ("02T23:59:59", 5, 1), ("03T00:00:01", 5, 2)],
)  # fmt: skip
def test_a_minute_lasts_to_its_end_and_grace_is_minutes_on_top(handed_in, grace, days):
    own, _ = attempts(1)
    rules = Rules("last", DUE, SEOUL, grace=grace, times=times(at(handed_in)))
    assert rules.days_late(own[0], own) == days


@pytest.mark.parametrize(
    ("due", "handed_in"),
    [("2026-10-24T23:59", "2026-10-25T23:59"), ("2026-03-28T23:59", "2026-03-29T23:59")],  # 25 and 23 hours later
)
def test_a_day_on_which_the_clock_changes_is_one_day(due, handed_in):
    berlin, (own, _) = zone_of("Europe/Berlin"), attempts(1)
    rules = Rules("last", due_time(due, berlin), berlin, times=times(moment(handed_in, berlin)))
    assert rules.days_late(own[0], own) == 1


def test_a_time_without_offset_is_read_in_the_zone_that_was_given():
    assert moment("2026-04-01T23:59", SEOUL) == moment("2026-04-01T14:59Z", None)
    assert moment("2026-04-01T23:59+09:00", zone_of("UTC")) == moment("2026-04-01T23:59", SEOUL)
    with pytest.raises(ValueError, match="Asia/Seoull is not a time zone"):
        zone_of("Asia/Seoull")
    with pytest.raises(ValueError, match="'tomorrow' is not a time"):
        moment("tomorrow", SEOUL)


def test_canvas_says_late_and_a_late_second_attempt_does_not_hide_the_first():
    own, state = attempts(8, 10, late={1})
    assert final(Rules("last", late_percent=10), own, state).score == 9
    assert final(Rules("last", late_days=0), own, state).score == 8
    assert final(Rules("best", late_percent=50), own, state).score == 8


def test_an_extension_moves_the_due_time_of_one_student():
    own, state = attempts(10)
    rules = {"due": DUE, "zone": SEOUL, "late_percent": 10, "times": times(at("03T10:00"))}
    assert final(Rules(**rules), own, state).score == 8
    assert final(Rules(**rules, extensions={"1": due_time("2026-04-03T23:59", SEOUL)}), own, state).score == 10


def test_an_override_counts_and_nothing_handed_in_earns_nothing():
    own, state = attempts(3)
    state.overrides = {"1": {"score": 7.5, "reason": "oral exam"}}
    assert final(Rules(), own, state).score == 7.5
    state.overrides = {"1": {"score": None, "reason": "mistake"}}
    assert final(Rules(), own, state).score == 3
    missing = final(Rules(), [], state)
    assert (missing.score, missing.note) == (0, {"code": "missing_submission"})


@pytest.mark.parametrize(
    ("rules", "said"),
    [({"late_percent": -50}, "from 0 to 100"), ({"late_percent": float("nan")}, "from 0 to 100"),
     ({"late_days": -1}, "at least 0"), ({"due": DUE, "grace": -1}, "minutes from 0"),
     ({"times": {"1": []}}, "need --due"),
     ({"extensions": {"1": DUE}}, "need --due"), ({"grace": 5}, "need --due")],
)  # fmt: skip
def test_a_rule_that_makes_no_sense_is_refused(rules, said):
    with pytest.raises(ValueError, match=said):
        Rules(**rules)


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (read_times, "student_id,submitted\n1,yesterday\n", "line 2: 'yesterday' is not a time"),
        (read_times, "student_id,submitted\n1,2026-04-01T10:00\n9,2026-04-01T10:00\n", "line 3: the roster has no"),
        (read_times, "id,submitted\n1,2026-04-01T10:00\n", "needs the columns student_id and submitted"),
        (read_extensions, "student_id,due\n9,2026-04-01T10:00\n", "line 2: the roster has no student_id `9`"),
        (read_extensions, "student_id,due\n1,\n", "line 2: '' is not a time"),
    ],
)
def test_a_table_of_times_that_does_not_fit_names_its_line(tmp_path, read, text, said):
    (tmp_path / "times.csv").write_text(text)
    with pytest.raises(ValueError, match=said):
        read(tmp_path / "times.csv", {"1": None}, SEOUL)


def test_times_of_the_lms_are_read_one_for_each_submission(tmp_path):
    path = tmp_path / "times.csv"
    path.write_text(
        "student_id,submitted,file\n1,2026-04-02T00:10,a.ipynb\n1,2026-04-01T10:00Z,\n2,2026-04-01T10:00,\n"
    )
    found = read_times(path, {"1": None, "2": None}, SEOUL)
    assert found["1"] == [("a.ipynb", at("02T00:10")), ("", at("01T19:00"))] and len(found["2"]) == 1


def scored(score, digest="aa", override=None):
    submission = submissions.Submission("1", "a.ipynb", digest, (), None)
    return Result(roster.Student("1", "A"), score, 10, submission, {"score": score}, None, override)


@pytest.mark.parametrize(
    ("old", "new", "again", "why"),
    [
        (scored(5), scored(5), (), None),
        (scored(5), scored(6), (), RULES),
        (scored(5), scored(6), {"1"}, "graded again"),
        (scored(5), scored(6, "bb"), (), "new submission"),
        (scored(5), scored(6, override={"score": 6}), (), "set by hand"),
        (scored(6, override={"score": 6}), scored(5), (), "set by hand"),
    ],
)
def test_a_changed_score_says_what_changed_it(old, new, again, why):
    found = changes([new], {"1": old.counted}, again)
    assert [change.why for change in found] == ([why] if why else [])
