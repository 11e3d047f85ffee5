"""Public numbers follow from the id alone, on every Python; hidden ones need the class key, which
stays private."""

import pytest

from assignments.authoring import student_setup
from assignments.authoring.class_key import hidden, make_key, read_key
from assignments.authoring.student_setup import variant
from lib.questions import compare, draw

KEY = bytes(range(32))
RECORDED = 419692, "f", [72, 88, 37, 60]


def test_the_same_id_gives_the_same_numbers_on_every_python():
    numbers = variant("20260000")
    drawn = numbers.randint(0, 10**6), numbers.choice("abcdefgh"), numbers.sample(range(100), 4)
    assert drawn == RECORDED


def test_a_notebook_draws_and_compares_as_the_library_does():
    """It holds a copy of what it needs, since students have no lib."""
    ours = draw.numbers("variant:rnn_2026:rnn_step:20260000")
    assert variant("20260000", "rnn_step", "rnn_2026").random() == ours.random()
    copied = student_setup.RELATIVE, student_setup.ABSOLUTE
    assert copied == (compare.RELATIVE, compare.ABSOLUTE)


def test_spaces_around_an_id_do_not_matter_and_ids_differ():
    assert variant(" 20260000 ").random() == variant("20260000").random()
    terms = {variant("20260000", assignment=name).random() for name in ("spring", "autumn")}
    assert len(terms) == 2  # who repeats a course gets other numbers
    assert len({variant(str(n)).randint(0, 10**9) for n in range(500)}) == 500


def test_hidden_numbers_depend_on_key_assignment_question_and_id():
    asked = [(KEY, "gates", "q1", "1"), (bytes(32), "gates", "q1", "1"), (KEY, "other", "q1", "1")]
    asked += [(KEY, "gates", "q2", "1"), (KEY, "gates", "q1", "2")]
    assert len({hidden(*arguments).random() for arguments in asked * 2}) == len(asked)


def test_a_class_key_is_random_private_and_never_replaced(tmp_path):
    path = make_key(tmp_path / "class.key")
    assert len(read_key(path)) == 32
    assert read_key(make_key(tmp_path / "other.key")) != read_key(path)
    with pytest.raises(FileExistsError):
        make_key(path)
    (tmp_path / "no.key").write_text("1234")
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        read_key(tmp_path / "no.key")
