"""A learner uses the drills: taps, uses the keyboard, comes back, shares ten questions with a class."""

import re

REFUSED = """Object.defineProperty(window, "localStorage", {
  configurable: true,
  get() { throw new DOMException("refused", "SecurityError"); },
});"""


def drills(reader, query=""):
    """Open the page with the drills. Return them."""
    return reader.open(query, page="drills").explorer("drills")


def press(box, name):
    box.get_by_role("button", name=name, exact=True).click()


def solve(box):
    """Tap options until one is right. Return what was said first."""
    first = None
    for option in box.locator(".options button").all():
        option.click()
        said = box.locator(".sentence").inner_text()
        first = first or said
        assert said.startswith(("정답입니다.", "아직 정답이 아닙니다."))
        if said.startswith("정답"):
            break
    return first


def prompts(box, count):
    """Answer questions. Return their texts."""
    seen = []
    for _ in range(count):
        seen.append(box.locator(".view").inner_text())
        solve(box)
        box.get_by_role("button", name=re.compile("다음 문제|결과 보기")).click()
    return seen


def test_a_wrong_tap_names_the_mistake_and_a_right_one_says_why(reader):
    box = drills(reader, "?drills.chapter=rnn")
    solve(box)
    assert re.match(r"정답입니다\. outputs \(\d, \d\)$", reader.says("drills"))
    marks = box.locator(".options [data-mark]").evaluate_all("all => all.map(option => option.dataset.mark)")
    assert marks[-1] == "✓" and set(marks[:-1]) <= {"✗"}
    assert box.get_by_role("button", name="다음 문제").evaluate("e => e === document.activeElement")
    assert not box.get_by_role("button", name="답 보기").is_visible()


def test_the_keyboard_alone_answers_and_goes_on(reader):
    box = drills(reader)
    box.locator(".options button").first.focus()
    for _ in range(3):
        before = box.locator(".number").inner_text()
        for key in "1234":
            reader.page.keyboard.press(key)
        assert reader.says("drills").startswith("정답입니다.")
        reader.page.keyboard.press("Enter")
        assert box.locator(".number").inner_text() != before
        assert box.locator(".view :focus").count() == 1


def test_a_word_gives_ten_questions_and_a_result_and_stands_in_the_address(reader):
    box = drills(reader)
    reader.control("drills", "문제").select_option("ten")
    assert re.match(r"‘\d{4}-\d\d-\d\d’의 열 문제입니다\.", reader.says("drills")), "without a word the date counts"
    word = reader.control("drills", "함께 쓸 낱말 (비우면 오늘 날짜)")
    word.fill("봄학기")
    word.press("Enter")
    assert reader.query() == "?drills.mode=ten&drills.word=봄학기" and reader.page.url.endswith("#drills")
    reader.page.reload()
    assert reader.says("drills").startswith("‘봄학기’의 열 문제입니다.")
    asked = prompts(box, 10)
    assert len(set(asked)) == 10 and box.locator(".view li").count() == 10
    assert re.match(r"10문제 가운데 \d+문제를 한 번에 맞혔습니다\.", reader.says("drills"))
    press(box, "다시 풀기")
    assert box.locator(".view").inner_text() == asked[0]


def test_progress_stays_in_the_browser_until_it_is_deleted(reader):
    box = drills(reader)
    prompts(box, 3)
    reader.open(page="drills")
    assert box.locator(".number").inner_text() == "문제 4"
    press(box, "기록 지우기")
    assert box.locator(".number").inner_text() == "문제 1"
    assert "지웠습니다" in reader.says("drills")
    reader.open(page="drills")
    assert box.locator(".number").inner_text() == "문제 1"


def test_where_storage_is_refused_the_drills_say_so_and_go_on(reader):
    reader.page.add_init_script(REFUSED)
    box = drills(reader)
    assert "저장을 막아서" in reader.says("drills")
    assert len(set(prompts(box, 4))) == 4
