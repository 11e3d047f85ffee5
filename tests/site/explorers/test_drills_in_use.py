"""A learner uses the drills: taps, uses the keyboard, shares ten questions with a class."""

import re

# What a word gives in each topic: [topic, levels, what is asked, …].
TENS = """(drills, word) => ["all", "sequences", "rnn", "lstm", "gru"].map((chapter) => {
  drills.set({ chapter, mode: "ten", word });
  const asked = [drills.asked, ...drills.queue];
  return [asked.map(({ skill }) => skill.level), asked.map(({ prompt, line }) => prompt + line)]; })"""


def solve(box):
    """Tap options until one is right, and go on. Return what is asked, and what was said."""
    asked = box.locator(".line-of-code").inner_text(), box.locator(".prompt").inner_text()
    said = []
    for option in box.locator(".options button").all():
        option.click()
        said.append(box.locator(".sentence").inner_text())
        if said[-1].startswith("정답입니다."):
            break
    assert all(words.startswith("아직 정답이 아닙니다.") for words in said[:-1])
    return asked, said


def go_on(box):
    box.get_by_role("button", name=re.compile("다음 문제|결과 보기")).click()


def test_a_wrong_tap_names_the_mistake_and_a_right_one_says_why(reader):
    box = reader.open("?drills.chapter=rnn").explorer("drills")
    _, said = solve(box)
    assert re.match(r"정답입니다\. (outputs \(\d, \d(, \d)?\)|.*\) = \d+)$", said[-1])
    marks = box.locator(".options [data-mark]").evaluate_all("all => all.map(option => option.dataset.mark)")
    assert marks == ["✗"] * (len(said) - 1) + ["✓"]
    assert box.get_by_role("button", name="다음 문제").evaluate("e => e === document.activeElement")
    assert not box.get_by_role("button", name="답 보기").is_visible()


def test_what_is_missed_comes_back_after_three_others_with_other_numbers(reader):
    box = reader.open("?drills.chapter=gru").explorer("drills")
    code, prompt = box.locator(".line-of-code").inner_text(), box.locator(".prompt").inner_text()
    box.get_by_role("button", name="답 보기").click()
    assert re.match(r"답은 .+입니다\.$", reader.says("drills"))
    go_on(box)
    for _ in range(3):
        solve(box)
        go_on(box)
    (code_again, prompt_again), _ = solve(box)
    without_sizes = [re.sub(r"\d+", "", text) for text in (code, prompt, code_again, prompt_again)]
    assert without_sizes[:2] == without_sizes[2:] and code_again != code


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
    assert re.match(r"‘\d{4}-\d\d-\d\d’의 열 문제입니다\.", reader.says("drills")), "without a word the date counts"
    word = reader.control("drills", "함께 쓸 낱말 (비우면 오늘 날짜)")
    word.fill("봄학기")
    word.press("Enter")
    assert reader.query() == "?drills.mode=ten&drills.word=봄학기" and reader.page.url.endswith("#drills")
    first = box.evaluate(TENS, "봄학기")
    reader.page.reload()
    assert reader.says("drills").startswith("‘봄학기’의 열 문제입니다.")
    asked = []
    for _ in range(10):
        asked.append(solve(box)[0])
        go_on(box)
    assert box.locator(".view li").count() == 10
    assert re.match(r"10문제 가운데 \d+문제를 한 번에 맞혔습니다\.", reader.says("drills"))
    box.get_by_role("button", name="다시 풀기").click()
    assert solve(box)[0] == asked[0]
    assert box.evaluate(TENS, " 봄학기 ") == first != box.evaluate(TENS, "가을학기")
    for levels, questions in first:
        assert len(set(questions)) == 10 and levels == sorted(levels)
