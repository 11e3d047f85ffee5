"""A learner uses <rnn-drills>: taps, uses the keyboard, shares ten questions with a class."""

import re

from tests.site.in_browser import run

# The mark on each option that was tapped: ✗ or ✓.
MARKS = "all => all.map(option => option.dataset.mark)"


def asked(box):
    return box.locator(".line-of-code").inner_text() + box.locator(".prompt").inner_text()


def solve(reader):
    """Tap options until one is right. Return the marks of those that were tapped."""
    box = reader.explorer("drills")
    for option in box.locator("[data-action=choose]").all():
        before = reader.says("drills")
        option.click()
        assert reader.says("drills") != before, "each tap is answered in words"
        if option.get_attribute("data-mark") == "✓":
            break
    return box.locator(".options [data-mark]").evaluate_all(MARKS)


def test_a_wrong_tap_names_the_mistake_and_what_is_missed_comes_back_after_three_others(reader):
    box = reader.open("?drills.chapter=rnn").explorer("drills")
    missed = asked(box)
    before = reader.says("drills")
    reader.button("drills", "give-up").click()
    assert reader.says("drills") != before, "the answer is said"
    reader.button("drills", "next").click()
    for _ in range(3):
        marks = solve(reader)
        assert sorted(marks) == ["✓"] + ["✗"] * (len(marks) - 1)
        next_one = reader.button("drills", "next")
        assert next_one.evaluate("e => e === document.activeElement")
        next_one.click()
    assert asked(box) != missed, "with other numbers"
    assert re.sub(r"\d", "", asked(box)) == re.sub(r"\d", "", missed)


def test_the_keyboard_alone_answers_and_goes_on(reader):
    box = reader.open(page="drills").explorer("drills")
    reader.button("drills", "choose").focus()
    for _ in range(3):
        before = box.locator(".number").inner_text()
        for key in "1234":
            reader.page.keyboard.press(key)
        assert "✓" in box.locator(".options [data-mark]").evaluate_all(MARKS)
        reader.page.keyboard.press("Enter")
        assert box.locator(".number").inner_text() != before
        assert box.locator(".view :focus").count() == 1


def test_a_word_gives_everyone_the_same_ten_questions_and_stands_in_the_address(reader):
    box = reader.open(page="drills").explorer("drills")
    reader.control("drills", "mode").select_option("ten")
    assert re.search(r"\d{4}-\d\d-\d\d", reader.says("drills")), "without a word the date counts"
    word = reader.control("drills", "word")
    word.fill("봄학기")
    word.press("Enter")
    assert reader.query() == "?drills.mode=ten&drills.word=봄학기"
    assert reader.page.url.endswith("#drills")
    first = run(box, "ten_questions", "봄학기")
    reader.page.reload()
    assert "‘봄학기’" in reader.says("drills")
    start = asked(box)
    for _ in range(10):
        solve(reader)
        reader.button("drills", "next").click()
    assert box.locator(".view li").count() == 10
    assert reader.numbers("drills")[0] == "10", "how many were right at the first try"
    reader.button("drills", "again").click()
    assert asked(box) == start
    assert run(box, "ten_questions", " 봄학기 ") == first != run(box, "ten_questions", "가을학기")
    for levels, questions in first:
        assert len(set(questions)) == 10
        assert levels == sorted(levels)
