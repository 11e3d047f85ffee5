"""A learner uses the drills: taps, uses the keyboard, shares ten questions with a class."""

import re

# Of the ten questions of a word, in each topic: levels, and what is asked.
TENS = """(drills, word) => ["all", "sequences", "rnn", "lstm", "gru"].map((chapter) => {
  drills.set({ chapter, mode: "ten", word });
  const asked = [drills.asked, ...drills.queue];
  return [
    asked.map(({ skill }) => skill.level),
    asked.map(({ prompt, line }) => prompt + line),
  ];
})"""


def asked(box):
    return box.locator(".line-of-code").inner_text() + box.locator(".prompt").inner_text()


def solve(box):
    """Tap options until one is right. Return what was said."""
    said = []
    for option in box.locator(".options button").all():
        option.click()
        said.append(box.locator(".sentence").inner_text())
        if said[-1].startswith("정답"):
            break
    verdicts = [re.match(r"(.+?)\. \S", words)[1] for words in said]
    assert verdicts == ["아직 정답이 아닙니다"] * len(said[1:]) + ["정답입니다"]
    return said


def go_on(box):
    box.get_by_role("button", name=re.compile("다음 문제|결과 보기")).click()


def test_a_wrong_tap_names_the_mistake_and_what_is_missed_comes_back_after_three_others(reader):
    box = reader.open("?drills.chapter=rnn").explorer("drills")
    missed = asked(box)
    box.get_by_role("button", name="답 보기").click()
    assert re.match(r"답은 .+입니다\.$", reader.says("drills"))
    go_on(box)
    for _ in range(3):
        said = solve(box)
        marks = box.locator(".options [data-mark]").evaluate_all(
            "all => all.map(option => option.dataset.mark)"
        )
        assert marks == ["✗"] * (len(said) - 1) + ["✓"]
        assert box.get_by_role("button", name="다음 문제").evaluate(
            "e => e === document.activeElement"
        )
        go_on(box)
    assert asked(box) != missed and re.sub(r"\d", "", asked(box)) == re.sub(r"\d", "", missed), (
        "with other numbers"
    )


def test_the_keyboard_alone_answers_and_goes_on(reader):
    box = reader.open(page="drills").explorer("drills")
    box.locator(".options button").first.focus()
    for _ in range(3):
        before = box.locator(".number").inner_text()
        for key in "1234":
            reader.page.keyboard.press(key)
        assert reader.says("drills").startswith("정답입니다.")
        reader.page.keyboard.press("Enter")
        assert box.locator(".number").inner_text() != before
        assert box.locator(".view :focus").count() == 1


def test_a_word_gives_everyone_the_same_ten_questions_and_stands_in_the_address(reader):
    box = reader.open(page="drills").explorer("drills")
    reader.control("drills", "문제").select_option("ten")
    assert re.match(r"‘\d{4}-\d\d-\d\d’의 열 문제입니다\.", reader.says("drills")), (
        "without a word the date counts"
    )
    word = reader.control("drills", "함께 쓸 낱말 (비우면 오늘 날짜)")
    word.fill("봄학기")
    word.press("Enter")
    assert reader.query() == "?drills.mode=ten&drills.word=봄학기" and reader.page.url.endswith(
        "#drills"
    )
    first = box.evaluate(TENS, "봄학기")
    reader.page.reload()
    assert reader.says("drills").startswith("‘봄학기’의 열 문제입니다.")
    start = asked(box)
    for _ in range(10):
        solve(box)
        go_on(box)
    assert box.locator(".view li").count() == 10
    assert re.match(r"10문제 가운데 \d+문제를 한 번에 맞혔습니다\.", reader.says("drills"))
    box.get_by_role("button", name="다시 풀기").click()
    assert asked(box) == start
    assert box.evaluate(TENS, " 봄학기 ") == first != box.evaluate(TENS, "가을학기")
    for levels, questions in first:
        assert len(set(questions)) == 10 and levels == sorted(levels)
